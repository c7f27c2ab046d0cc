using System.Collections.Immutable;
using Azure.Data.Tables;
using Retention.App.Commands;
using Retention.App.Queues;
using Retention.App.Rehearsing;
using Retention.App.Seeding;
using Retention.App.Simulation;
using Retention.App.Storage;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Tests.Seeding;

/// <summary>A shop that was given a past: the road goes on from it as if it had made it.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class SeederTests(AzuriteFixture azurite)
{
    private static readonly SimulationSettings Few = new() { Orders = 14, Days = 6, Seed = 11 };
    private static readonly SimulationSettings Days = new() { Orders = 40, Days = 4, Seed = 11 };

    [Fact]
    public async Task What_is_seeded_is_row_for_row_what_the_road_makes_of_the_same_deliveries()
    {
        await using var seeded = await TestApp.StartAsync(azurite, now: Few.Until, works: false);
        var shop = (await seeded.AddShopifyAsync(Past)).Shop;
        var told = await SeedAsync(seeded, shop.Id, Few);
        told.Arrivals.ShouldBeGreaterThan(50);

        // The same keys and the same shop on another account, and every delivery through its queues.
        await using var lived = await TestApp.StartAsync(azurite, now: Few.Since, works: false, connection: await SameKeysAsync(seeded));
        await LiveAsync(lived, shop.Id);
        foreach (var (one, other) in Tables(seeded.Storage).Zip(Tables(lived.Storage)))
        {
            var (rows, expected) = (await RowsAsync(one), await RowsAsync(other));
            rows.Count.ShouldBe(expected.Count, one.Name);
            rows.ShouldBe(expected, one.Name);
            rows.Count.ShouldBeGreaterThan(one.Name == "tallies" ? 10 : 0, one.Name);
        }

        (await seeded.JournalAsync(shop.Id)).Select(line => line.ToString()).ShouldBe((await lived.JournalAsync(shop.Id)).Select(line => line.ToString()));
    }

    [Fact]
    public async Task The_road_goes_on_from_a_seeded_past_and_the_commands_tell_of_it()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Days.Until);
        var shop = (await app.AddShopifyAsync(Past)).Shop;
        await SeedAsync(app, shop.Id, Days);
        var known = await app.ShoppersAsync(shop.Id);
        var arrivals = new SimulatedShop(Days).Arrivals().ToList();
        var order = arrivals.Select(arrival => arrival.Happened).OfType<OrderReported>().Last(told => told.Order is { CustomerId: not null, IsTest: false } && told.Order.Stage == OrderStage.Paid).Order;

        var next = new OrderReported(order with { Id = "99001", Number = "#99001", PlacedAt = Days.Until, UpdatedAt = Days.Until, PaidAt = Days.Until, CartToken = null, CheckoutToken = null });
        await app.Get<Inbox>().PutAsync(shop.Id, "next", "orders/create", Days.Until, next, CancellationToken.None);
        await app.IdleAsync();
        var after = await app.ShoppersAsync(shop.Id);
        after.Count.ShouldBe(known.Count, "nobody new");
        after.ShouldContain(shopper => shopper.Order("99001") != null && shopper.Order(order.Id) != null);
        await app.RestAtAsync(Days.Until.AddDays(2)); // What was planned in the past is done too.

        (await MessagesCommand.LinesAsync(shop, app.Services, last: 3, CancellationToken.None))[0].ShouldContain("sent twice: 0 of ");
        var sent = (await app.JournalAsync(shop.Id)).Last(line => line.Entry.Outcome == Outcome.Sent);
        var explain = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<ExplainCommand>(app.Services);
        (await explain.MessageAsync(shop, sent.Entry.Message!, CancellationToken.None)).Fault.ShouldBeNull();
        (await explain.ShopperAsync(shop, order.Number, CancellationToken.None)).Lines!.ShouldContain(line => line.Contains("99001", StringComparison.Ordinal));
        foreach (var flow in AllFlows.Switches)
        {
            var stored = (await app.Get<Rehearsals>().FindAsync(shop.Id, flow.Family, CancellationToken.None)).ShouldNotBeNull(flow.Family);
            stored.Report.History.IsEnough.ShouldBeFalse("four days are no month");
        }

        (await app.Get<Rehearsals>().FindAsync(shop.Id, "abandoned-cart", CancellationToken.None))!.Report.Candidates.ShouldBeGreaterThan(0);
        (await new Seeder(app.Settings, app.Storage).SeedAsync(shop.Id, [], Days.Until, CancellationToken.None)).ShouldBeNull("it is no longer new");
    }

    private static Shop Past(Shop shop) => shop with
    {
        KnowsAllOrders = true,
        ConnectedAt = DateTimeOffset.UnixEpoch,
        Country = "US",
        FlowsOn = [.. AllFlows.Switches.Select(flow => flow.Family).Where(family => family != "abandoned-cart")],
        Settings = new(),
    };

    private static async Task<SeededShop> SeedAsync(TestApp app, string shop, SimulationSettings past) =>
        (await new Seeder(app.Settings, app.Storage).SeedAsync(shop, new SimulatedShop(past).Arrivals(), past.Until, CancellationToken.None)).ShouldNotBeNull();

    private async Task<string> SameKeysAsync(TestApp app)
    {
        var connection = azurite.NewAccount();
        var storage = AppStorage.Open(app.Settings with { StorageConnection = connection });
        await storage.PrepareAsync(CancellationToken.None);
        foreach (var name in await app.Storage.KeyRing.NamesAsync())
            await storage.KeyRing.PutAsync(name, (await app.Storage.KeyRing.FindAsync(name, CancellationToken.None))!, CancellationToken.None);
        foreach (var row in await TestApp.RowsAsync(app.Storage.Shops))
            await storage.Shops.AddEntityAsync(row);
        return connection;
    }

    // Each delivery and each wake-up at its own moment, one after the other, through the real queues.
    private static async Task LiveAsync(TestApp app, string shop)
    {
        foreach (var arrival in new SimulatedShop(Few).Arrivals().TakeWhile(arrival => arrival.ArrivedAt < Few.Until))
        {
            await WakeAsync(app, arrival.ArrivedAt);
            app.Clock.Now = arrival.ArrivedAt;
            await app.Get<Inbox>().PutAsync(shop, arrival.Key, arrival.Topic ?? "", arrival.ArrivedAt, arrival.Happened, CancellationToken.None);
            await WorkAsync(app);
        }

        await WakeAsync(app, Few.Until);
        app.Clock.Now = Few.Until;
        await app.Get<JournalCompaction>().CompactAsync(CancellationToken.None);
    }

    private static async Task WakeAsync(TestApp app, DateTimeOffset until)
    {
        while (await app.Get<Schedule>().NextAsync(CancellationToken.None) is { } due && due <= until)
        {
            app.Clock.Now = due;
            await app.Get<Schedule>().SweepAsync(due, CancellationToken.None);
            await WorkAsync(app);
        }

        await app.Get<Schedule>().SweepAsync(until, CancellationToken.None); // Alarms of minutes that are over.
    }

    private static async Task WorkAsync(TestApp app)
    {
        while (await TakeAsync(app.Storage.EventQueue) || await TakeAsync(app.Storage.StepQueue))
        {
        }

        async Task<bool> TakeAsync(Azure.Storage.Queues.QueueClient queue)
        {
            if ((await queue.ReceiveMessageAsync()).Value is not { } message)
                return false;
            await app.Get<Dispatch>().HandleAsync(queue, message.MessageText, isRepeated: false, CancellationToken.None);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            return true;
        }
    }

    private static TableClient[] Tables(AppStorage storage) => [storage.Shoppers, storage.Names, storage.Plan, storage.Alarms, storage.Items, storage.Tallies];

    // Without what the storage itself puts there.
    private static async Task<IReadOnlyList<string>> RowsAsync(TableClient table) =>
    [
        .. (await TestApp.RowsAsync(table)).Select(row => string.Join(' ', row.Where(property => property.Key is not ("odata.etag" or "Timestamp")).OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key}={property.Value}"))).Order(StringComparer.Ordinal),
    ];
}
