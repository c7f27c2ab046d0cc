using System.Diagnostics;

namespace Retention.Bench;

/// <summary>What a turn of load came to.</summary>
/// <param name="Requests">How many were answered with 200.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="ServerSeconds">The server's processor time.</param>
/// <param name="ClientSeconds">This process's processor time.</param>
internal sealed record Turn(long Requests, double Seconds, double ServerSeconds, double ClientSeconds)
{
    /// <summary>Requests a second, as the clock on the wall says. Client and server share the cores.</summary>
    public double PerSecond => Requests / Seconds;

    /// <summary>The server's processor time for one request, in microseconds. It does not count what the client took.</summary>
    public double ServerMicroseconds => ServerSeconds / Requests * 1_000_000;
}

/// <summary>Requests in a closed loop: each connection asks again as soon as it was answered.</summary>
internal static class Load
{
    /// <summary>The connections, all kept alive.</summary>
    public const int Connections = 16;

    /// <summary>Asks for so long.</summary>
    /// <exception cref="InvalidOperationException">An answer was not 200.</exception>
    public static async Task<Turn> RunAsync(RunningServer server, IReadOnlyList<byte[]> requests, TimeSpan time, CancellationToken cancellation, int connections = Connections)
    {
        using var self = Process.GetCurrentProcess();
        var (client, before, clock) = (self.TotalProcessorTime, server.ProcessorTime, Stopwatch.StartNew());
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(() => RepeatAsync(server, requests, number, clock, time, cancellation), cancellation)));
        var (seconds, after) = (clock.Elapsed.TotalSeconds, server.ProcessorTime);
        self.Refresh();
        return new(counts.Sum(), seconds, (after - before).TotalSeconds, (self.TotalProcessorTime - client).TotalSeconds);
    }

    private static async Task<long> RepeatAsync(RunningServer server, IReadOnlyList<byte[]> requests, int number, Stopwatch clock, TimeSpan time, CancellationToken cancellation)
    {
        using var connection = await Connection.OpenAsync(server.Port, cancellation);
        var count = 0L;
        for (var next = number; clock.Elapsed < time; next += Connections, count++)
        {
            if (await connection.AskAsync(requests[next % requests.Count], cancellation) is not 200 and var status)
                throw new InvalidOperationException($"{server.Name} answered {status}: {connection.LastBody}");
        }

        return count;
    }
}
