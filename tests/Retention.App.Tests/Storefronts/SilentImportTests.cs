using Retention.App.Letters;
using Retention.App.Queues;
using Retention.App.Rehearsing;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Tests.Storefronts;

/// <summary>"We have sent nothing": a shop's past is known after its import, and nobody hears of it.</summary>
[Collection("Azurite")]
public sealed class SilentImportTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task With_all_flows_on_a_quarter_is_imported_and_nothing_is_sent_or_planned_or_put_into_the_log()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        var shop = (await app.AddShopifyAsync(AllOn)).Shop.Id;
        var progress = await app.ImportAsync(shop, Importing.Simulated(Now, orders: 40, days: 90));
        progress.Applied.ShouldBeGreaterThan(200);
        (progress.Read, progress.LeftToLive, progress.FaultCount, progress.Share).ShouldBe((progress.Applied, 0, 0, 1.0));
        (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!.Shop.KnowsAllOrders.ShouldBeTrue();

        var shoppers = await app.ShoppersAsync(shop);
        shoppers.Sum(shopper => shopper.Orders.Count(order => order.PlacedAt is not null)).ShouldBe(40);
        shoppers.ShouldAllBe(shopper => shopper.Journeys.IsEmpty && shopper.Arms.IsEmpty);
        await HasSaidNothingAsync(app, shop);

        // Nobody who is past the trigger is written to later, either: days later, with the flows off and on again.
        foreach (var isOn in new[] { false, true })
            await app.Get<ShopStore>().ChangeAsync(shop, known => isOn ? AllOn(known) : known.Silent, CancellationToken.None);
        foreach (var days in new[] { 1, 3, 10, 40 })
        {
            app.Clock.Now = Now.AddDays(days);
            await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None);
        }

        await HasSaidNothingAsync(app, shop);
        // And the same shop does speak, when something happens.
        await app.CountAllAsync();
        await app.HandleAsync(shop, Reported.Order("990", at: app.Clock.Now));
        (await TestApp.RowsAsync(app.Storage.Plan)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_rehearsal_on_an_imported_past_is_the_one_on_the_same_past_told_as_it_happened()
    {
        var source = Importing.Simulated(Now, orders: 25, days: 40, seed: 11);
        await using var imported = await TestApp.StartAsync(azurite, now: Now, works: false);
        var shop = (await imported.AddShopifyAsync(shop => AllOn(shop).Silent)).Shop;
        (await imported.ImportAsync(shop.Id, source)).FaultCount.ShouldBe(0);

        await using var live = await TestApp.StartAsync(azurite, now: Now, works: false);
        await live.AddShopifyAsync(known => AllOn(known).Silent);
        foreach (var one in await EventsAsync(live, shop.Id, source))
        {
            live.Clock.Now = one.At;
            await live.Get<EventArrived>().HandleAsync(EventMessage.Of(shop.Id, one.Key, one.At, one.Happened), CancellationToken.None);
        }

        // As the hourly job leaves it: past hours in blobs.
        await imported.Get<JournalCompaction>().CompactAsync(CancellationToken.None);
        foreach (var flow in AllFlows.Switches)
        {
            var (one, other) = (await RehearsedAsync(imported, shop, flow), await RehearsedAsync(live, shop, flow));
            one.ShouldBe(other, flow.Family);
        }

        (await RehearsedAsync(imported, shop, AllFlows.Find("abandoned-cart")!)).Messages.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task What_is_older_than_the_journal_is_known_and_not_kept_in_it()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var old = OrderCsv.Order(1001, ("Created at", OrderCsv.Time(Now.AddDays(-91))), ("Paid at", OrderCsv.Time(Now.AddDays(-91))));
        var recent = OrderCsv.Order(1002, ("Created at", OrderCsv.Time(Now.AddDays(-89))), ("Paid at", OrderCsv.Time(Now.AddDays(-89))));
        await app.ImportAsync(shop, await app.KeepAsync(shop, string.Join("\r\n", OrderCsv.Header, old, recent, "")));
        (await app.ShoppersAsync(shop)).Count.ShouldBe(2);
        var kept = (await app.Get<Journal>().EventsAsync(shop, Now.AddDays(-400), Now, CancellationToken.None)).ShouldHaveSingleItem().Event;
        kept.AppliedAt.ShouldBe(Now.AddDays(-89));
        kept.ImportedAt.ShouldBe(Now);
        (await TestApp.RowsAsync(app.Storage.Journal)).ShouldHaveSingleItem().PartitionKey.ShouldBe(Keys.JournalHour(shop, Now.AddDays(-89)));
    }

    private static Shop AllOn(Shop shop) => shop with { FlowsOn = [.. AllFlows.Switches.Select(flow => flow.Family)] };

    private static async Task HasSaidNothingAsync(TestApp app, string shop)
    {
        (await TestApp.RowsAsync(app.Storage.Plan)).ShouldBeEmpty();
        (await TestApp.RowsAsync(app.Storage.Alarms)).ShouldBeEmpty();
        // A rehearsal follows an import, and says nothing to anybody.
        foreach (var step in (await app.Storage.StepQueue.PeekMessagesAsync(32)).Value)
            app.Get<Seal>().Open(step.MessageText, Stored.Default.StepMessage).ShouldBe(RehearsalJob.StepOf(shop, RehearsalJob.All));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.JournalAsync(shop)).ShouldBeEmpty();
    }

    private static async Task<PastEvent[]> EventsAsync(TestApp app, string shop, HistorySource source)
    {
        var history = app.Get<Histories>().Open(shop, source, DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        var events = new List<PastEvent>();
        for (string? cursor = null; ;)
        {
            var page = (HistoryRead.Page)await history.ReadAsync(cursor, CancellationToken.None);
            events.AddRange(page.Events);
            if ((cursor = page.Next) is null)
                return [.. events];
        }
    }

    private static async Task<(int Candidates, int Messages, int People, int Waiting, string Days, string Silences, string Deferrals)> RehearsedAsync(TestApp app, Shop shop, Flow flow)
    {
        var history = await RecordedEvents.OfJournalAsync(shop.Id, app.Get<Journal>(), app.Get<Identity>(), Now.AddDays(-90), Now, CancellationToken.None);
        var report = Reporting.Tell(flow, AllOn(shop), AllOn(shop), [], history, Now.AddDays(-30), Now, new LetterRenderer()).Report;
        return (report.Candidates, report.Messages, report.People, report.Waiting, string.Join(' ', report.Days.Select(day => day.Messages)),
            string.Join(' ', report.Silences.Select(silence => $"{silence.Reason}={silence.Count}")), string.Join(' ', report.Deferrals.Select(reason => $"{reason.Reason}={reason.Count}")));
    }
}
