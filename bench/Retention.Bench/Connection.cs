using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Retention.Bench;

/// <summary>One kept-alive connection over a bare socket: a client that costs little beside the server it asks.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _answer = new byte[8 * 1024];

    private Connection(Socket socket) => _socket = socket;

    /// <summary>Connects.</summary>
    public static async Task<Connection> OpenAsync(int port, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return new(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a whole request and waits for the whole answer. It must have a Content-Length, and fit into 8 KB.</summary>
    /// <returns>Its status; 0 when the server closed the connection.</returns>
    public async ValueTask<int> AskAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation)
    {
        while (request.Length > 0)
            request = request[await _socket.SendAsync(request, cancellation)..];
        for (var length = 0; ;)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(length), cancellation);
            if (read == 0)
                return 0;
            length += read;
            if (IsWhole(_answer.AsSpan(0, length)))
                return (100 * (_answer[9] - '0')) + (10 * (_answer[10] - '0')) + _answer[11] - '0';
        }
    }

    /// <summary>The body of the last answer.</summary>
    public string LastBody
    {
        get
        {
            var body = _answer.AsSpan()[(_answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..];
            return System.Text.Encoding.UTF8.GetString(body[..Length(_answer)]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer) => answer.IndexOf("\r\n\r\n"u8) is > 0 and var end && answer.Length >= end + 4 + Length(answer);

    private static int Length(ReadOnlySpan<byte> answer)
    {
        var name = "\r\nContent-Length: "u8;
        var at = answer.IndexOf(name);
        return at > 0 && Utf8Parser.TryParse(answer[(at + name.Length)..], out int length, out _) ? length : throw new InvalidDataException("An answer without Content-Length.");
    }
}
