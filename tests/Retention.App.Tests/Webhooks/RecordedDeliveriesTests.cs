using System.Net;
using Retention.App.Observability;
using Retention.App.Tests.Architecture;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Webhooks;

/// <summary>Every delivery that was recorded from a running WooCommerce shop, and the outcome that docs/woocommerce-deliveries.md names.</summary>
[Collection("Azurite")]
public sealed class RecordedDeliveriesTests(AzuriteFixture azurite, RecordedDeliveriesTests.OneApp one) : IClassFixture<RecordedDeliveriesTests.OneApp>
{
    private const string Ping = "answered; nothing is done";
    private const string NoDelivery = "refused: no delivery, but keys, which have a door of their own";
    private const string Ignored = "ignored: ";

    private static readonly Dictionary<string, string> Table = File.ReadLines(Path.Combine(Source.Root, "docs", "woocommerce-deliveries.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1].Trim('`'), cells => cells[2].Trim('`'), StringComparer.Ordinal);

    public static TheoryData<string> All => [.. Deliveries.AllRecorded];

    [Fact]
    public void Every_recording_stands_in_the_table_and_nothing_else() => Table.Keys.ShouldBe(Deliveries.AllRecorded, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_recorded_delivery_passes_the_door_with_the_outcome_that_is_documented(string name)
    {
        var outcome = Table[name];
        var (app, connection) = await one.StartedAsync(azurite);
        await app.Storage.EventQueue.ClearMessagesAsync();
        var before = IgnoredSoFar(app, outcome);
        (await app.DeliverAsync(Deliveries.Recorded(name, connection))).ShouldBe(outcome == NoDelivery ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);

        var queued = await app.QueuedEventsAsync();
        if (outcome is Ping or NoDelivery)
            queued.ShouldBeEmpty();
        else if (outcome.StartsWith(Ignored, StringComparison.Ordinal))
            (queued.Count, IgnoredSoFar(app, outcome) - before).ShouldBe((0, 1));
        else
            queued.ShouldHaveSingleItem().Kind.ShouldBe(outcome);
        (await app.Get<Quarantine>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    private static long IgnoredSoFar(TestApp app, string outcome) =>
        outcome.StartsWith(Ignored, StringComparison.Ordinal) ? app.Get<Counts>().Numbers.GetValueOrDefault($"ignored.{outcome[Ignored.Length..]}") : 0;

    /// <summary>One program for all of them.</summary>
    public sealed class OneApp : IAsyncLifetime
    {
        private TestApp? _app;
        private string _connection = "";

        internal async Task<(TestApp App, string Connection)> StartedAsync(AzuriteFixture azurite)
        {
            if (_app is null)
            {
                _app = await TestApp.StartAsync(azurite, works: false);
                _connection = (await _app.AddWooCommerceAsync()).Connection!;
            }

            return (_app, _connection);
        }

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            if (_app is not null)
                await _app.DisposeAsync();
        }
    }
}
