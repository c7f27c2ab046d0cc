using System.Collections.Immutable;
using System.Text.Json;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Retention.App.Queues;
using Retention.App.Seeding.Memory;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Bench.Storage;

namespace Retention.Bench.Ingress;

/// <summary>Where the door's time goes.</summary>
internal sealed class DoorStepsMeasurement : IMeasurement
{
    private const int Times = 20_000;

    /// <inheritdoc/>
    public string Name => "door-steps";

    /// <inheritdoc/>
    public string Measures => "The steps of the Shopify door one by one, without a server, each on one thread in a loop: the same delivery and the same stub as the ingress measurement.";

    /// <inheritdoc/>
    public string ComparedWith => "nothing: it says where the ingress measurement's time goes.";

    /// <inheritdoc/>
    public async Task<Finding> RunAsync(Effort effort, CancellationToken cancellation)
    {
        var body = ShopifyOrders.Body(7);
        var (secrets, signature) = (ImmutableArray.Create(ShopifyOrders.Secret), Signature.Of(body, ShopifyOrders.Secret));
        var at = new DateTimeOffset(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);
        var understood = (Translated.Understood)ShopifyTranslation.Read("orders/create", body, at);
        var seal = new Seal(new RootKey(new byte[32]));
        var shop = Keys.Shop("shopify", ShopifyOrders.Domain);
        var message = EventMessage.Write(shop, "key", at, understood.Happened, "orders/create");
        var text = seal.Close(message.Span);
        var storage = AppStorage.Open(new AppSettings { IsDevelopment = true, StorageConnection = MemoryStorage.ConnectionString, DataDirectory = "", PublicUrl = new("http://127.0.0.1") }, new CountingMemory());
        var queue = storage.EventQueue;
        var steps = new (string Name, Func<Task> Run)[]
        {
            ("read the delivery", async () => await Delivery.ReadAsync(Request(body, signature), cancellation)),
            ("verify the signature", Sync(() => Signature.Verifies(body, signature, secrets))),
            ("parse the JSON only", Sync(() => Parse(body))),
            ("parse and translate", Sync(() => ShopifyTranslation.Read("orders/create", body, at))),
            ("the event's key", Sync(() => Translated.KeyOf(understood, body))),
            ("write the message", Sync(() => EventMessage.Write(shop, "key", at, understood.Happened, "orders/create"))),
            ("seal it", Sync(() => seal.Close(message.Span))),
            ("put it", () => PutAsync(queue, text, cancellation)),
        };
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (name, run) in steps)
        {
            var (times, allocated) = (new List<double>(), 0.0);
            for (var round = -2; round < effort.Rounds; round++)
            {
                var (before, begun) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
                for (var time = 0; time < Times; time++)
                    await run();
                times.Add((Environment.CpuUsage.TotalTime - begun).TotalMicroseconds / Times);
                allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Times / 1024;
            }

            rows.Add([name, times.Skip(2).Median().Text(), allocated.Text()]);
        }

        return new(["step", "processor time, µs", "KB allocated"], rows, [], []);
    }

    private static Func<Task> Sync<T>(Func<T> step) => () =>
    {
        step();
        return Task.CompletedTask;
    };

    private static bool Parse(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.ValueKind == JsonValueKind.Object;
    }

    private static Task PutAsync(QueueClient queue, string text, CancellationToken cancellation) => queue.SendMessageAsync(text, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellation);

    private static HttpRequest Request(byte[] body, string signature)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(body, writable: false);
        request.ContentLength = body.Length;
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("X-Shopify-Hmac-Sha256", signature), ("X-Shopify-Topic", "orders/create"), ("X-Shopify-Shop-Domain", ShopifyOrders.Domain), ("Content-Type", "application/json")])
            request.Headers[name] = value;
        return request;
    }
}
