using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;

namespace Retention.App.Tests.Storefronts;

/// <summary>How many may be written to is counted once a day and after an import, and read by one point.</summary>
[Collection("Azurite")]
public sealed class ReachCountingTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task After_an_import_everybody_is_counted_by_country_and_purpose()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        (await app.Get<ReachRows>().LastAsync(shop, CancellationToken.None)).ShouldBeNull();
        var yes = ("Accepts Marketing", "yes");
        var file = string.Join("\r\n", OrderCsv.Header, OrderCsv.Order(1001, yes), OrderCsv.Order(1002), OrderCsv.Order(1003, yes, ("Billing Country", "FR")), OrderCsv.Order(1004, ("Email", "")), "");
        await app.Get<Retention.App.Storefronts.HistoryImport>().StartAsync(shop, await app.KeepAsync(shop, file), isQueued: true, CancellationToken.None);
        await app.IdleAsync();
        var counts = (await app.Get<ReachRows>().LastAsync(shop, CancellationToken.None)).ShouldNotBeNull();
        counts.People.ShouldBe(3, "whoever left no address is nobody who could be written to");
        (counts.Of(Channel.Email, Purpose.Service), counts.Of(Channel.Email, Purpose.Marketing)).ShouldBe((3, 2));
        counts.Counts.Single(count => count is { Country: "FR", Purpose: Purpose.Marketing }).People.ShouldBe(1);

        // Of another shop nothing is in it, and who refuses is not counted the next time.
        await app.AddShopifyAsync(domain: "other.myshopify.com");
        await app.PutAsync(shop, new ConsentReported(new(Channel.Email, Purpose.Marketing, IsGranted: false, Now, "test")) { Email = "shopper1001@example.test" });
        await app.IdleAsync();
        app.Clock.Now = Now.AddDays(1);
        await app.Get<ReachCounting>().StartAsync(CancellationToken.None);
        await app.IdleAsync();
        var later = (await app.Get<ReachRows>().LastAsync(shop, CancellationToken.None)).ShouldNotBeNull();
        (later.At, later.Of(Channel.Email, Purpose.Marketing)).ShouldBe((Now.AddDays(1), 1));
        (await app.Get<ReachRows>().LastAsync(Keys.Shop("shopify", "other.myshopify.com"), CancellationToken.None))!.People.ShouldBe(0);
    }

    [Theory]
    [InlineData("yes", "no", false, 0)]
    [InlineData("yes", "no", true, 0)]
    [InlineData("no", "yes", false, 1)]
    [InlineData("no", "yes", true, 1)]
    [InlineData("yes", "", false, 1)]
    [InlineData("", "", false, 0)]
    public async Task Of_the_words_in_an_export_the_latest_counts_in_whatever_order_its_rows_stand(string older, string newer, bool isNewestFirst, int reached)
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        string Order(int number, string word, DateTimeOffset at) => OrderCsv.Order(number, ("Email", "ann@example.test"), ("Accepts Marketing", word), ("Created at", OrderCsv.Time(at)), ("Paid at", OrderCsv.Time(at)));
        string[] rows = [Order(1001, older, new(2024, 5, 1, 9, 0, 0, TimeSpan.Zero)), Order(1002, newer, new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero))];
        await app.ImportAsync(shop, await app.KeepAsync(shop, string.Join("\r\n", [OrderCsv.Header, .. isNewestFirst ? rows.Reverse() : rows, ""])));
        await app.CountAllAsync();
        var counts = (await app.Get<ReachRows>().LastAsync(shop, CancellationToken.None)).ShouldNotBeNull();
        (counts.People, counts.Of(Channel.Email, Purpose.Service), counts.Of(Channel.Email, Purpose.Marketing)).ShouldBe((1, 1, reached));
    }

    [Fact]
    public async Task A_count_that_is_under_way_goes_on_where_it_was_and_counts_nobody_twice()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.ImportAsync(shop, await app.KeepAsync(shop, OrderCsv.File(9)));
        var rows = app.Get<ReachRows>();
        var (reach, etag) = await rows.FindAsync(shop, CancellationToken.None);
        // As if the first turn had ended after four.
        var after = (await app.ShoppersAsync(shop)).Select(shopper => shopper.Id).Order(StringComparer.Ordinal).ElementAt(3);
        var scan = reach.Scan.ShouldNotBeNull() with { Turn = 1, After = after, Counted = new(Now, People: 4, [new("US", Channel.Email, Purpose.Service, 4)]) };
        (await rows.CommitAsync(shop, reach with { Scan = scan }, etag, CancellationToken.None)).ShouldBeTrue();
        while (await app.ReceiveAsync(app.Storage.EventQueue) > 0)
        {
            // The message of the first turn is out of date: it changes nothing.
        }

        (await rows.LastAsync(shop, CancellationToken.None)).ShouldBeNull();
        (await app.Get<ReachCounting>().TurnAsync(shop, CancellationToken.None)).ShouldBeNull("it is done");
        var last = (await rows.LastAsync(shop, CancellationToken.None)).ShouldNotBeNull();
        (last.People, last.Of(Channel.Email, Purpose.Service)).ShouldBe((9, 9));
    }
}
