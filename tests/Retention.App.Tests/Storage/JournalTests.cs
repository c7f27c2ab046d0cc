using System.Text.Json;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Shoppers;
using Xunit.Abstractions;

namespace Retention.App.Tests.Storage;

/// <summary>The journal: what it holds, and that past hours in blobs read as before.</summary>
[Collection("Azurite")]
public sealed class JournalTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private static readonly DateTimeOffset At = Reported.At;

    [Fact]
    public async Task An_event_is_kept_with_all_that_it_was_applied_with_and_without_an_address()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var order = new OrderReported(Reported.Order("1", customer: "7", token: "t", phone: "+49 30 1234567").Order with { Country = "DE", Region = "BE", Street = "Kiln Lane 1", PostalCode = "12345" });
        await app.HandleAsync(shop, order, "key");
        var (shopper, recorded) = (await EventsAsync(app, shop)).ShouldHaveSingleItem();
        shopper.ShouldBe((await app.ShoppersAsync(shop)).Single().Id);
        (recorded.Key, recorded.Kind, recorded.ArrivedAt, recorded.AppliedAt).ShouldBe(("key", nameof(OrderReported), At.AddMinutes(1), At.AddMinutes(1)));
        recorded.Names.Select(name => name.Kind).ShouldBe([NameKind.Customer, NameKind.Email, NameKind.Checkout, NameKind.Cart, NameKind.Order, NameKind.Phone, NameKind.Street]);
        var kept = recorded.Open().ShouldBeOfType<OrderReported>().Order;
        (kept.Id, kept.Stage, kept.PaidAt, kept.Total, kept.Country, kept.Region).ShouldBe((order.Order.Id, order.Order.Stage, order.Order.PaidAt, order.Order.Total, "DE", "BE"));
        foreach (var row in await TestApp.RowsAsync(app.Storage.Journal))
        {
            foreach (var personal in new[] { "ann@", "Ann", "1234567", "Kiln", "12345\"" })
                string.Join(" ", row.Select(property => property.Value)).ShouldNotContain(personal);
        }

        // Applied again, it makes of nobody what it made of somebody.
        var again = Knowledge.Apply(new() { Id = shopper }, recorded.Open(), recorded.Key, recorded.Names, (await app.Get<ShopStore>().FindAsync(shop, default))!.Shop, recorded.AppliedAt).Shopper;
        JsonSerializer.Serialize(again, Stored.Default.Shopper).ShouldBe(JsonSerializer.Serialize((await app.ShoppersAsync(shop)).Single(), Stored.Default.Shopper));
    }

    [Fact]
    public async Task Past_hours_go_into_blobs_and_read_as_before_wherever_the_compaction_dies_and_whoever_comes_late()
    {
        for (var (call, finished) = (0, false); !finished; call++)
        {
            var counted = new CountedRequests();
            await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false, policy: counted);
            var shop = (await app.AddShopifyAsync()).Shop.Id;
            await app.HandleAsync(shop, Reported.Order("1"));
            app.Clock.Now = At.AddMinutes(70);
            await app.HandleAsync(shop, Reported.Order("2", "ben@example.test", at: At.AddMinutes(69)));
            var (events, decisions) = await ReadAsync(app, shop);

            app.Clock.Now = At.AddHours(3).AddMinutes(5); // The first hour is past, the second not yet.
            counted.DieAfter(call);
            finished = await CompactsAsync(app);
            counted.DieAfter(null);
            (await ReadAsync(app, shop)).ShouldBe((events, decisions), $"killed after call {call}");

            // Somebody whose clock stood still writes into the past hour; then everything is compacted, twice.
            await app.Get<Journal>().WriteAsync(shop, "late", Recorded.Of("late", new RefundReported("1"), [], At.AddMinutes(2), At.AddMinutes(2)), [], CancellationToken.None);
            for (var again = 0; again < 2; again++)
                await app.Get<JournalCompaction>().CompactAsync(CancellationToken.None);
            (await ReadAsync(app, shop)).ShouldBe(($"{events} late", decisions), $"killed after call {call}, and compacted");
            (await TestApp.RowsAsync(app.Storage.Journal)).ShouldAllBe(row => row.PartitionKey == Keys.JournalHour(shop, At.AddMinutes(70)));
            (await app.Storage.JournalHours.NamesAsync()).ShouldBe([JournalBlob.NameOf(Keys.JournalHour(shop, At))]);
        }
    }

    [Fact]
    public async Task Two_who_compact_at_once_lose_nothing()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        for (var round = 0; round < 4; round++)
        {
            for (var number = 0; number < 8; number++)
                await app.Get<Journal>().WriteAsync(shop, "s", Recorded.Of($"{round}-{number}", new RefundReported("1"), [], At, At), [], CancellationToken.None);
            app.Clock.Now = At.AddHours(4);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Get<JournalCompaction>().CompactAsync(CancellationToken.None)));
            (await EventsAsync(app, shop)).Count.ShouldBe((round + 1) * 8);
        }

        await app.Get<JournalCompaction>().CompactAsync(CancellationToken.None);
        (await TestApp.RowsAsync(app.Storage.Journal)).ShouldBeEmpty();
        (await EventsAsync(app, shop)).Count.ShouldBe(32);
    }

    [Fact]
    public async Task A_blob_that_somebody_else_wrote_since_it_was_read_is_not_written_over()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var hours = app.Storage.JournalHours;
        (await hours.AddAsync("s/h", BinaryData.FromString("one"), CancellationToken.None)).ShouldBeTrue();
        (await hours.AddAsync("s/h", BinaryData.FromString("other"), CancellationToken.None)).ShouldBeFalse();
        var (_, mark) = (await hours.ReadAsync("s/h", CancellationToken.None)).ShouldNotBeNull();
        (await hours.ReplaceAsync("s/h", BinaryData.FromString("two"), mark, CancellationToken.None)).ShouldBeTrue();
        (await hours.ReplaceAsync("s/h", BinaryData.FromString("three"), mark, CancellationToken.None)).ShouldBeFalse();
        (await hours.FindAsync("s/h", CancellationToken.None))!.ToString().ShouldBe("two");
    }

    [Fact]
    public async Task The_journal_is_forgotten_after_90_days_in_rows_and_in_blobs()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Reported.Order("1"));
        app.Clock.Now = At.AddHours(4);
        await app.Get<JournalCompaction>().CompactAsync(CancellationToken.None);
        await app.HandleAsync(shop, Reported.Order("2"));
        foreach (var (day, events, blobs) in new[] { (89, 2, 1), (91, 0, 0) })
        {
            app.Clock.Now = At.AddDays(day);
            await app.Get<JournalCleaning>().CleanAsync(CancellationToken.None);
            (await EventsAsync(app, shop)).Count.ShouldBe(events, $"after {day} days");
            (await app.Storage.JournalHours.NamesAsync()).Count.ShouldBe(blobs, $"after {day} days");
        }
    }

    [Fact]
    public async Task A_compacted_event_takes_a_fraction_of_its_row()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var random = new Random(3);
        for (var number = 0; number < 300; number++)
        {
            var told = Reported.Order($"{8_209_829_119_461 + number}", $"shopper{random.Next(200)}@example.test", random.Next(3) == 0 ? $"{random.Next(200)}" : null, token: $"{Guid.NewGuid():N}").Order;
            var lines = Enumerable.Range(0, random.Next(1, 5)).Select(line => new OrderLine($"Blue Mug no. {random.Next(90)}", "large", 1 + random.Next(3), told.Total, "https://shop.test/mug.jpg") { ProductId = $"{random.Next(90_000)}", VariantId = $"{random.Next(90_000)}" });
            var happened = new OrderReported(told with { Lines = [.. lines], Locale = "de-DE", Country = "DE" });
            var names = happened.Names.Select(name => app.Get<NameDirectory>().Hash(shop, name));
            await app.Get<Journal>().WriteAsync(shop, Keys.Hash($"{number}"), Recorded.Of(Keys.Hash($"{number}", 24), happened, names, At, At.AddSeconds(number)), [], CancellationToken.None);
        }

        var rows = await TestApp.RowsAsync(app.Storage.Journal);
        // What storage counts: two bytes a character of names and values, and some for each property.
        var raw = rows.Average(row => 4 + (2 * (row.PartitionKey.Length + row.RowKey.Length)) + row.Keys.Where(key => key is not ("PartitionKey" or "RowKey" or "odata.etag")).Sum(key => 8 + (2 * key.Length) + (row[key] is string text ? 4 + (2 * text.Length) : 8)));
        var json = rows.Average(row => row.Json().Length);
        app.Clock.Now = At.AddHours(4);
        await app.Get<JournalCompaction>().CompactAsync(CancellationToken.None);
        long packed = 0;
        await foreach (var blob in app.Storage.JournalHours.GetBlobsAsync())
            packed += blob.Properties.ContentLength!.Value;
        output.WriteLine($"an event's row takes {raw:F0} bytes ({json:F0} of JSON), compacted {packed / (double)rows.Count:F0}");
        (packed / (double)rows.Count).ShouldBeLessThan(raw / 4);
    }

    private static async Task<bool> CompactsAsync(TestApp app)
    {
        try
        {
            await app.Get<JournalCompaction>().CompactAsync(CancellationToken.None);
            return true;
        }
        catch (DeadException)
        {
            return false;
        }
    }

    private static Task<IReadOnlyList<(string Shopper, Recorded Event)>> EventsAsync(TestApp app, string shop) =>
        app.Get<Journal>().EventsAsync(shop, At.AddDays(-1), At.AddDays(2), CancellationToken.None);

    private static async Task<(string Events, string Decisions)> ReadAsync(TestApp app, string shop) => (
        string.Join(' ', (await EventsAsync(app, shop)).Select(told => told.Event.Key).Where(key => key != "late").Append((await EventsAsync(app, shop)).Any(told => told.Event.Key == "late") ? "late" : "").Where(key => key.Length > 0)),
        string.Join(' ', (await app.JournalAsync(shop)).Select(line => $"{line.Entry.Subject}:{line.Entry.Outcome}:{line.Shopper}")));
}
