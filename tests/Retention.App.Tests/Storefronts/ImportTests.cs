using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Shoppers;
using Xunit.Abstractions;

namespace Retention.App.Tests.Storefronts;

/// <summary>An import is done once, whatever happens to it on its way.</summary>
[Collection("Azurite")]
public sealed class ImportTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Killed_again_and_again_it_ends_as_if_nothing_had_happened()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false, policy: counted);
        var calm = (await app.AddShopifyAsync(domain: "calm.myshopify.com")).Shop.Id;
        var killed = (await app.AddShopifyAsync(domain: "killed.myshopify.com")).Shop.Id;
        var expected = await app.ImportAsync(calm, await app.KeepAsync(calm, OrderCsv.File(90)));

        await app.Get<HistoryImport>().StartAsync(killed, await app.KeepAsync(killed, OrderCsv.File(90)), isQueued: true, CancellationToken.None);
        var (kills, text, isRepeated) = (0, (string?)null, false);
        for (var requests = 3; (await app.ProgressAsync(killed))!.IsUnderWay; requests += 17)
        {
            while (text is null || app.Get<Seal>().Open(text, Stored.Default.EventMessage).Shop != killed)
                text = (await app.Storage.EventQueue.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(5))).Value.ShouldHaveSingleItem("the chain is broken").MessageText;
            counted.DieAfter(requests);
            try
            {
                await app.Get<Dispatch>().HandleAsync(app.Storage.EventQueue, text, isRepeated, CancellationToken.None);
                (text, isRepeated) = (null, false);
            }
            catch (Exception death) when (death is DeadException or AggregateException { InnerException: DeadException })
            {
                (kills, isRepeated) = (kills + 1, true);
            }

            counted.DieAfter(null);
        }

        kills.ShouldBeGreaterThan(5);
        var found = (await app.ProgressAsync(killed))!;
        (found.Read, found.Applied, found.Page, found.FaultCount, found.Done).ShouldBe((expected.Read, expected.Applied, expected.Page, expected.FaultCount, expected.Done));
        found.Read.ShouldBe(90);
        (await KnowledgeAsync(app, killed)).ShouldBe(await KnowledgeAsync(app, calm));
        (await EventsAsync(app, killed)).ShouldBe(await EventsAsync(app, calm));
        output.WriteLine($"{kills} kills");
    }

    [Fact]
    public async Task Started_twice_and_told_twice_to_go_on_it_runs_once_and_its_file_is_forgotten()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var source = await app.KeepAsync(shop, OrderCsv.File(60));
        var import = app.Get<HistoryImport>();
        var starts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => import.StartAsync(shop, source, isQueued: true, CancellationToken.None)));
        var started = starts.OfType<ImportStart.Started>().ShouldHaveSingleItem().Progress;
        starts.OfType<ImportStart.UnderWay>().Count().ShouldBe(2);
        for (var page = 0; page < 2; page++)
            await app.Get<Inbox>().PutAsync(new EventMessage(StoredJson.Version, shop, $"{started.Id}|{page}", Now, "HistoryTurn", System.Text.Json.JsonSerializer.SerializeToElement(new HistoryTurn(started.Id, page), Stored.Default.HistoryTurn)), CancellationToken.None);
        await app.IdleAsync();
        var progress = (await app.ProgressAsync(shop))!;
        (progress.Read, progress.Applied, progress.Page, progress.FinishedAt is not null).ShouldBe((60, 60, 2, true));
        (await app.ShoppersAsync(shop)).Count.ShouldBe(60);
        (await app.Storage.ImportFiles.NamesAsync()).ShouldBeEmpty();
        (await app.Storage.PoisonOf(app.Storage.EventQueue).CountAsync()).ShouldBe(0);

        // The same file again adds nothing.
        var rows = (await TestApp.RowsAsync(app.Storage.Journal)).Count;
        (await app.ImportAsync(shop, await app.KeepAsync(shop, OrderCsv.File(60)))).Applied.ShouldBe(60);
        (await TestApp.RowsAsync(app.Storage.Journal)).Count.ShouldBe(rows);
        (await app.ShoppersAsync(shop)).ShouldAllBe(shopper => shopper.Orders.Length == 1);
    }

    [Fact]
    public async Task Called_off_it_stops_and_what_was_imported_stays_and_another_may_begin()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var import = app.Get<HistoryImport>();
        await import.StartAsync(shop, await app.KeepAsync(shop, OrderCsv.File(10)), isQueued: true, CancellationToken.None);
        (await import.CancelAsync(shop, CancellationToken.None)).ShouldBeTrue();
        (await import.CancelAsync(shop, CancellationToken.None)).ShouldBeFalse();
        await app.CountAllAsync();

        (await app.ShoppersAsync(shop)).ShouldBeEmpty();
        (await app.Storage.ImportFiles.NamesAsync()).ShouldBeEmpty();
        (await app.ImportAsync(shop, await app.KeepAsync(shop, OrderCsv.File(3)))).Applied.ShouldBe(3);
    }

    [Fact]
    public async Task One_that_got_stuck_goes_on_when_it_is_started_again()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var source = await app.KeepAsync(shop, OrderCsv.File(3));
        await app.Get<HistoryImport>().StartAsync(shop, source, isQueued: false, CancellationToken.None); // Died before the message was put.
        (await app.Get<HistoryImport>().StartAsync(shop, source, isQueued: true, CancellationToken.None)).ShouldBeOfType<ImportStart.UnderWay>();
        (await app.Storage.EventQueue.CountAsync()).ShouldBe(0, "it may be at work");
        app.Clock.Now = Now.AddMinutes(6);
        await app.Get<HistoryImport>().StartAsync(shop, source, isQueued: true, CancellationToken.None);
        (await app.ReceiveAsync(app.Storage.EventQueue)).ShouldBe(1);
        (await app.ProgressAsync(shop))!.FinishedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_live_delivery_of_the_same_order_wins_by_its_time_before_and_after_and_what_is_new_is_left_to_it()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        var shop = (await app.AddShopifyAsync(shop => shop with { ConnectedAt = Now.AddMinutes(-2) })).Shop.Id;
        Happened Live(int number, OrderStage stage, DateTimeOffset at) => new OrderReported(Reported.Order($"{5_000_000_000 + number}", $"shopper{number}@example.test", stage: stage, at: at).Order with { Number = $"#{number}", PlacedAt = OrderCsv.At.AddHours(number - 1000) });
        string Unpaid(int number) => OrderCsv.Order(number, ("Financial Status", "pending"), ("Paid at", ""));
        var justNow = OrderCsv.Order(1009, ("Created at", OrderCsv.Time(Now.AddMinutes(-1))), ("Paid at", OrderCsv.Time(Now.AddMinutes(-1))));

        await app.HandleAsync(shop, Live(1001, OrderStage.Cancelled, Now.AddMinutes(-1))); // Told before the import comes to it.
        var progress = await app.ImportAsync(shop, await app.KeepAsync(shop, string.Join("\r\n", OrderCsv.Header, Unpaid(1001), Unpaid(1002), OrderCsv.Order(1003), justNow, "")));
        (progress.Applied, progress.LeftToLive).ShouldBe((3, 1));
        await app.CountAllAsync();
        await app.HandleAsync(shop, Live(1002, OrderStage.Paid, Now)); // And after.
        await app.HandleAsync(shop, Live(1003, OrderStage.Paid, Now)); // It was paid for long: touched only.
        await app.HandleAsync(shop, new OrderReported(Reported.Order("5000001009", "shopper1009@example.test", at: Now.AddMinutes(-1)).Order));

        var orders = (await app.ShoppersAsync(shop)).SelectMany(shopper => shopper.Orders).ToDictionary(order => order.Id, StringComparer.Ordinal);
        orders.Count.ShouldBe(4);
        orders["5000001001"].Stage.ShouldBe(OrderStage.Cancelled);
        orders["5000001002"].Stage.ShouldBe(OrderStage.Paid);
        var started = (await app.JournalAsync(shop)).Where(line => line.Entry.Outcome == Outcome.Started).Select(line => line.Entry.Subject);
        started.Order(StringComparer.Ordinal).ShouldBe(["5000001002", "5000001009"]); // Thanked are those who paid since, and nobody who paid before.
    }

    [Fact]
    public async Task A_shop_that_removed_the_app_is_not_imported_and_a_file_that_is_gone_says_so()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var gone = await app.ImportAsync(shop, new HistorySource(HistorySource.OrderFile) { File = "none", Length = 1 });
        gone.FailedAt.ShouldNotBeNull();
        gone.Faults.ShouldHaveSingleItem().What.ShouldContain("gone");
        await app.Get<ShopStore>().ChangeAsync(shop, known => known with { UninstalledAt = Now }, CancellationToken.None);
        (await app.Get<HistoryImport>().StartAsync(shop, gone.Source, isQueued: false, CancellationToken.None)).ShouldBeOfType<ImportStart.NoShop>();
        (await app.Get<HistoryImport>().StartAsync("s0", gone.Source, isQueued: false, CancellationToken.None)).ShouldBeOfType<ImportStart.NoShop>();
    }

    [Fact]
    public async Task A_file_lies_sealed_and_one_that_is_too_large_is_not_kept()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        await app.KeepAsync("s1", OrderCsv.File(2_000));
        var names = await app.Storage.ImportFiles.NamesAsync();
        names.Count.ShouldBe(2);
        foreach (var name in names)
            System.Text.Encoding.UTF8.GetString((await app.Storage.ImportFiles.FindAsync(name, CancellationToken.None))!).ShouldNotContain("example.test");
        await using var endless = new Endless();
        (await app.Get<ImportFiles>().KeepAsync("s1", "large", endless, CancellationToken.None)).ShouldBeOfType<FileKept.TooLarge>();
        (await app.Storage.ImportFiles.NamesAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_imported_order_costs_no_more_than_one_that_is_told_live()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var source = await app.KeepAsync(shop, OrderCsv.File(200));
        counted.Take();
        var progress = await app.ImportAsync(shop, source);
        progress.Applied.ShouldBe(200);
        var kinds = counted.Take();
        output.WriteLine($"{CountedRequests.Summed(kinds)}: {(double)kinds.Length / progress.Applied:0.00} an event");
        // Read the state, put two names, commit, write the journal; and what each page costs.
        kinds.Length.ShouldBeLessThanOrEqualTo((5 * progress.Applied) + (6 * progress.Page) + 20);
    }

    private static async Task<string[]> KnowledgeAsync(TestApp app, string shop) =>
        [.. (await app.ShoppersAsync(shop)).SelectMany(shopper => shopper.Orders).Select(order => $"{order.Number} {order.Stage} {order.PaidAt:O}").Order(StringComparer.Ordinal)];

    private static async Task<string[]> EventsAsync(TestApp app, string shop) =>
        [.. (await app.Get<Journal>().EventsAsync(shop, Now.AddDays(-90), Now, CancellationToken.None)).Select(one => $"{one.Event.Key} {one.Event.AppliedAt:O}").Order(StringComparer.Ordinal)];

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => 0; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(buffer.Length);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
