using System.Net;
using System.Text;
using Retention.App.Observability;
using Retention.App.Tests.Architecture;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Webhooks;

/// <summary>Every sample of Shopify's documentation and every real shape that we have, and the outcome that docs/shopify-deliveries.md names.</summary>
[Collection("Azurite")]
public sealed class ShopifyDeliveriesTests(AzuriteFixture azurite, ShopifyDeliveriesTests.OneApp one) : IClassFixture<ShopifyDeliveriesTests.OneApp>
{
    private const string Ignored = "ignored: ";
    private const string Kept = "kept in quarantine: ";
    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "fixtures", "shopify");

    private static readonly Dictionary<string, string> Table = File.ReadLines(Path.Combine(Source.Root, "docs", "shopify-deliveries.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1].Trim('`'), cells => cells[3].Trim('`'), StringComparer.Ordinal);

    public static TheoryData<string> All => [.. Names()];

    [Fact]
    public void Every_sample_stands_in_the_table_and_nothing_else() => Table.Keys.ShouldBe(Names(), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_sample_passes_the_door_with_the_outcome_that_is_documented(string name)
    {
        var app = await one.StartedAsync(azurite);
        await app.Storage.EventQueue.ClearMessagesAsync();
        foreach (var blob in await app.Storage.Quarantine.NamesAsync())
            await app.Storage.Quarantine.DeleteBlobAsync(blob);
        var before = app.Get<Counts>().Numbers.ToDictionary(StringComparer.Ordinal);
        var delivery = Deliveries.Shopify(TopicOf(name), Encoding.UTF8.GetBytes(await File.ReadAllTextAsync(Path.Combine(Fixtures, $"{name}.json"))));
        delivery.Headers.Add("X-Shopify-Triggered-At", "2026-11-22T04:00:00.000000Z");
        (await app.DeliverAsync(delivery)).ShouldBe(HttpStatusCode.OK);

        var ignored = app.Get<Counts>().Numbers.Where(count => count.Key.StartsWith("ignored.", StringComparison.Ordinal) && count.Value > before.GetValueOrDefault(count.Key)).Select(count => Ignored + count.Key["ignored.".Length..]);
        var queued = (await app.QueuedEventsAsync()).Select(message => message.Kind);
        var kept = (await app.Get<Quarantine>().ListAsync(CancellationToken.None)).Select(entry => Kept + entry.Delivery.Reason);
        queued.Concat(ignored).Concat(kept).ShouldHaveSingleItem().ShouldBe(Table[name]);
    }

    [Fact]
    public void The_table_of_topics_lists_every_topic_that_becomes_an_event()
    {
        var listed = File.ReadAllText(Path.Combine(Source.Root, "docs", "webhooks.md"));
        var shopify = listed[listed.IndexOf("## Shopify", StringComparison.Ordinal)..listed.IndexOf("## WooCommerce", StringComparison.Ordinal)];
        foreach (var kind in Table.Values.Where(outcome => !outcome.Contains(':', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
            shopify.ShouldContain(kind);
    }

    // "orders__create.2026-07" and "exemplars-2025-04/orders__1": a real shape does not say under which of its topics it came.
    private static string TopicOf(string name)
    {
        var file = Path.GetFileName(name).Replace(".2026-07", "", StringComparison.Ordinal);
        var (resource, what) = (file.Split("__")[0], file.Split("__")[1]);
        if (file is "orders__2" or "orders__3")
            return file == "orders__2" ? "orders/edited" : "orders/risk_assessment_changed"; // As their fields tell.
        return $"{resource}/{(!char.IsAsciiDigit(what[0]) ? what : resource switch { "bulk_operations" => "finish", "fulfillment_events" or "refunds" => "create", "orders" => "updated", _ => "update" })}";
    }

    private static IEnumerable<string> Names() =>
        Directory.GetFiles(Fixtures, "*.json", SearchOption.AllDirectories).Select(file => Path.ChangeExtension(Path.GetRelativePath(Fixtures, file), null).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>One program for all of them.</summary>
    public sealed class OneApp : IAsyncLifetime
    {
        private TestApp? _app;

        internal async Task<TestApp> StartedAsync(AzuriteFixture azurite)
        {
            if (_app is null)
            {
                _app = await TestApp.StartAsync(azurite, works: false);
                await _app.AddShopifyAsync();
            }

            return _app;
        }

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            if (_app is not null)
                await _app.DisposeAsync();
        }
    }
}
