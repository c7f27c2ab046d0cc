using System.Globalization;

namespace Retention.Bench.Ingress;

/// <summary>How many deliveries a door takes.</summary>
internal sealed class IngressMeasurement : IMeasurement
{
    private const string Path = "/webhooks/shopify";

    /// <inheritdoc/>
    public string Name => "ingress";

    /// <inheritdoc/>
    public string Measures =>
        "The Shopify door of the real program on Kestrel with all its middleware, its log at Information written to /dev/null: signature over the raw bytes, "
        + "translation, the event's key, sealing, and the put through the real Azure.Storage.Queues client up to its pipeline, where a policy serialises the "
        + "message, counts it and answers 201. Left out are what comes after: signing the storage request, the network, the service. "
        + $"{Load.Connections.ToString(CultureInfo.InvariantCulture)} kept-alive connections in a closed loop over plain HTTP/1.1.";

    /// <inheritdoc/>
    public string ComparedWith => "an endpoint on Kestrel that reads the body, checks the signature and does nothing else; and Shopify's own library for Node (`webhooks.validate` of @shopify/shopify-api) in Express, which does the same.";

    /// <inheritdoc/>
    public async Task<Finding> RunAsync(Effort effort, CancellationToken cancellation)
    {
        var requests = ShopifyOrders.Requests(64, Path);
        var own = Environment.ProcessPath!;
        var (doorPort, barePort, nodePort) = (RunningServer.FreePort(), RunningServer.FreePort(), RunningServer.FreePort());
        using var door = RunningServer.Start("door", doorPort, Settings, own, "serve-door", Text(doorPort));
        using var bare = RunningServer.Start("bare Kestrel", barePort, Settings, own, "serve-bare", Text(barePort));
        using var node = RunningServer.Start("Node", nodePort, new Dictionary<string, string>(StringComparer.Ordinal) { ["NODE_ENV"] = "production" }, "node", "bench/node/server.mjs", Text(nodePort), ShopifyOrders.Secret);
        RunningServer[] servers = [door, bare, node];
        foreach (var server in servers)
            await server.AnswersAsync("/bench/state", cancellation);
        for (var warming = 0; warming < 3; warming++)
        {
            foreach (var server in servers)
                await Load.RunAsync(server, requests, TimeSpan.FromSeconds(effort.Seconds), cancellation);
        }

        var turns = servers.ToDictionary(server => server.Name, _ => new List<Turn>(), StringComparer.Ordinal);
        var before = await StateAsync(door, cancellation);
        for (var round = 0; round < effort.Rounds; round++)
        {
            foreach (var server in servers)
                turns[server.Name].Add(await Load.RunAsync(server, requests, TimeSpan.FromSeconds(effort.Seconds), cancellation));
        }

        var after = await StateAsync(door, cancellation);
        var (taken, put) = (turns[door.Name].Sum(turn => turn.Requests), after.Put - before.Put);
        if (put != taken)
            throw new InvalidOperationException($"The door answered {taken} deliveries with 200 and put {put} messages.");
        return Found(servers, turns, requests, (after.Allocated - before.Allocated) / (double)taken);
    }

    private static Finding Found(RunningServer[] servers, Dictionary<string, List<Turn>> turns, IReadOnlyList<byte[]> requests, double allocated)
    {
        var (door, bare, node) = (turns[servers[0].Name], turns[servers[1].Name], turns[servers[2].Name]);
        IReadOnlyList<double> Each(List<Turn> these, List<Turn> those, Func<Turn, Turn, double> ratio) => [.. these.Zip(those, ratio)];
        return new(
            ["server", "requests a second", "server's processor time for one, µs", "requests a second of processor time", "memory, MB"],
            [
                .. servers.Select(server => (IReadOnlyList<string>)[
                    server.Name,
                    turns[server.Name].Select(turn => turn.PerSecond).Median().Text(),
                    turns[server.Name].Select(turn => turn.ServerMicroseconds).Median().Text(),
                    turns[server.Name].Select(turn => 1_000_000 / turn.ServerMicroseconds).Median().Text(),
                    server.WorkingSet.Text()]),
            ],
            [
                Ratio.Of("door to bare Kestrel, requests a second", Each(door, bare, (one, other) => one.PerSecond / other.PerSecond), atLeast: 0.6),
                Ratio.Of("door to bare Kestrel, requests a second of the server's processor time", Each(door, bare, (one, other) => other.ServerMicroseconds / one.ServerMicroseconds), atLeast: 0.6),
                Ratio.Of("door to Shopify's library, requests a second", Each(door, node, (one, other) => one.PerSecond / other.PerSecond), atLeast: 12),
                Ratio.Of("door to Shopify's library, requests a second of the server's processor time", Each(door, node, (one, other) => other.ServerMicroseconds / one.ServerMicroseconds)),
                Ratio.Of("bare Kestrel to Shopify's library, requests a second", Each(bare, node, (one, other) => one.PerSecond / other.PerSecond)),
                Ratio.Of("bare Kestrel to Shopify's library, requests a second of the server's processor time", Each(bare, node, (one, other) => other.ServerMicroseconds / one.ServerMicroseconds)),
            ],
            [
                $"a delivery has {Body(requests[0]).ToString("N0", CultureInfo.InvariantCulture)} bytes: the documentation's sample of orders/create as a paid order, without spaces, its lines repeated up to 15 KB; 64 orders in turn",
                $"client and servers share the machine's cores, so a second on the clock holds the client's work too ({turns.Values.SelectMany(these => these).Select(turn => turn.ClientSeconds / turn.Requests * 1_000_000).Median().Text()} µs of processor time for a request), and the servers' own processor time is the fairer figure; Node serves on one core, as it does",
                $"the door allocates {(allocated / 1024).Text()} KB for one delivery; each of its 200s was counted as one message put",
            ]);
    }

    private static async Task<(long Allocated, long Put)> StateAsync(RunningServer server, CancellationToken cancellation)
    {
        using var connection = await Connection.OpenAsync(server.Port, cancellation);
        await connection.AskAsync("GET /bench/state HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray(), cancellation);
        var numbers = connection.LastBody.Split(' ');
        return (long.Parse(numbers[0], CultureInfo.InvariantCulture), long.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    private static int Body(byte[] request) => request.Length - request.AsSpan().IndexOf("\r\n\r\n"u8) - 4;

    private static Dictionary<string, string> Settings => new(StringComparer.Ordinal) { ["DOTNET_ENVIRONMENT"] = "Production" };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
