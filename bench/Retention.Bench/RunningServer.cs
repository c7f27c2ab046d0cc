using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Retention.Bench;

/// <summary>A server that is measured, in a process of its own, so that its time and memory are its own.</summary>
internal sealed class RunningServer : IDisposable
{
    private readonly Process _process;

    private RunningServer(string name, Process process, int port) => (Name, _process, Port) = (name, process, port);

    /// <summary>What it is called in tables.</summary>
    public string Name { get; }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The processor time that it has taken since its start, in the kernel too.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What it holds in memory now, in MB.</summary>
    public double WorkingSet => Status("VmRSS:");

    /// <summary>The most that it ever held, in MB.</summary>
    public double PeakWorkingSet => Status("VmHWM:");

    /// <summary>Starts one. What it logs to its standard output is written, and goes nowhere.</summary>
    /// <param name="name">What it is called in tables.</param>
    /// <param name="port">Where it will listen.</param>
    /// <param name="environment">Its settings.</param>
    /// <param name="command">The program, and its arguments.</param>
    public static RunningServer Start(string name, int port, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> command)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null", "sh", .. command]);
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        return new(name, Process.Start(start)!, port);
    }

    /// <summary>Waits until it answers this address with 200.</summary>
    public async Task AnswersAsync(string path, CancellationToken cancellation)
    {
        var request = System.Text.Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(TimeSpan.FromMilliseconds(1), cancellation))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"{Name} ended with {_process.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
            try
            {
                using var connection = await Connection.OpenAsync(Port, cancellation);
                if (await connection.AskAsync(request, cancellation) == 200)
                    return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }

        throw new TimeoutException($"{Name} did not answer {path} within a minute.");
    }

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private double Status(string name) =>
        double.Parse(
            File.ReadLines($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal),
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) / 1024;
}
