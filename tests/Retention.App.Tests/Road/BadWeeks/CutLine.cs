using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Retention.App.Tests.Road.BadWeeks;

/// <summary>The line to a provider: while it is cut, nobody is there to connect to, and what was open breaks.</summary>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly Uri _to;
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private TcpListener? _listener;

    private CutLine(Uri to, int port) => (_to, Url) = (to, new Uri($"http://127.0.0.1:{port}"));

    /// <summary>Where the program believes the provider to be.</summary>
    public Uri Url { get; }

    public static CutLine To(Uri provider)
    {
        var line = new CutLine(provider, TestApp.FreePort());
        line.Mend();
        return line;
    }

    /// <summary>Opens the line; nothing when it is open.</summary>
    public void Mend()
    {
        if (_listener is not null)
            return;
        _listener = new TcpListener(IPAddress.Loopback, Url.Port);
        _listener.Start();
        _ = ListenAsync(_listener);
    }

    /// <summary>Cuts it.</summary>
    public void Cut()
    {
        _listener?.Dispose();
        _listener = null;
        foreach (var client in _open.Keys)
            client.Dispose();
        _open.Clear();
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task ListenAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = RelayAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It was cut.
        }
    }

    private async Task RelayAsync(TcpClient here)
    {
        using var there = new TcpClient();
        _open[here] = true;
        try
        {
            await there.ConnectAsync(_to.Host, _to.Port);
            await Task.WhenAny(here.GetStream().CopyToAsync(there.GetStream()), there.GetStream().CopyToAsync(here.GetStream()));
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One side hung up.
        }
        finally
        {
            _open.TryRemove(here, out _);
            here.Dispose();
        }
    }
}
