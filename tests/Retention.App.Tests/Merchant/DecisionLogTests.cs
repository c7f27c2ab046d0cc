using Retention.App.Merchant.LogPages;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.App.Tests.Merchant;

/// <summary>The decision log, against the whole journal filtered by hand.</summary>
[Collection("Azurite")]
public sealed class DecisionLogTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = Reported.At;
    private static readonly string[] Flows = ["thank-you", "thank-you/help", "abandoned-cart", "nps"];

    [Fact]
    public async Task Page_by_page_it_is_the_whole_journal_backwards_whatever_is_asked_for_and_each_page_costs_few_requests()
    {
        var (dice, counted) = (new Random(3), new CountedRequests());
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var other = (await app.AddShopifyAsync(domain: "other.myshopify.com")).Shop.Id;
        for (var round = 0; round < 8; round++)
        {
            app.Clock.Now = At.AddHours(6 * round);
            foreach (var entry in Enumerable.Range(0, 30).Select(_ => Entry(dice, app.Clock.Now)))
                await app.Get<Journal>().WriteAsync(shop, $"{dice.Next(4):x16}", [entry], CancellationToken.None);
            await app.Get<Journal>().WriteAsync(other, new string('a', 16), [Entry(dice, app.Clock.Now) with { About = "theirs" }], CancellationToken.None);
            if (round < 7)
                await app.Get<JournalCompaction>().CompactAsync(CancellationToken.None);
        }

        var all = await app.JournalAsync(shop);
        all.Count.ShouldBe(240);
        foreach (var filter in new LogFilter[] { new(null, null, null, null), new("thank-you", null, null, null), new(null, "sent", null, null), new("nps", "not-sent", null, null), new(null, "held-out", null, null), new(null, null, "quiet-hours", null), new(null, "put-off", "frequency-cap", null) })
        {
            var (read, before, pages) = (new List<JournalLine>(), (string?)null, 0);
            do
            {
                counted.Take();
                var page = await app.Get<LogReader>().ReadAsync(shop, filter, before, app.Clock.Now, CancellationToken.None);
                counted.Take().Length.ShouldBeLessThanOrEqualTo(LogReader.MostRequests);
                page.Lines.Count.ShouldBeLessThanOrEqualTo(LogReader.PerPage);
                read.AddRange(page.Lines);
                before = page.Older;
            }
            while (before is not null && ++pages < 50);
            read.ShouldBe(all.Where(line => filter.Takes(line.Entry)).OrderByDescending(line => Journal.KeyOf(line.Shopper, line.Entry), StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task From_home_it_takes_three_clicks_to_see_why_a_shopper_got_nothing()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = (await app.AddShopifyAsync()).Shop;
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(101, At, "ann@example.test").With("test", true)));
        await app.RestAtAsync(At.AddHours(2));
        using var merchant = await Visitor.InAsync(app, shop.Id);

        var home = await merchant.OpenAsync("/app");
        var log = await merchant.OpenAsync(home.QuerySelector("nav a[href='/app/log']")!.GetAttribute("href")!);
        var row = log.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("A test order", StringComparison.Ordinal));
        var why = await merchant.OpenAsync(row.QuerySelector("a[href^='/app/why/']")!.GetAttribute("href")!);
        why.QuerySelector(".timeline")!.TextContent.ShouldContain("Not sent: A test order");
        why.QuerySelector(".timeline")!.TextContent.ShouldContain("The shop told of an order");
        why.QuerySelectorAll("tbody tr").Single(rule => rule.TextContent.Contains("Does the order stand?", StringComparison.Ordinal)).TextContent.ShouldContain("A test order: the flow ends");
        why.Body!.TextContent.ShouldNotContain("ann@example.test");

        var ofAnn = await merchant.OpenAsync("/app/log?person=Ann@example.test");
        ofAnn.QuerySelectorAll("tbody tr").Length.ShouldBe((await app.JournalAsync(shop.Id)).Count);
        (await merchant.OpenAsync("/app/log?person=ben@example.test")).Body!.TextContent.ShouldContain("Nobody is known");
        (await merchant.OpenAsync("/app/log?flow=abandoned-cart")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        (await merchant.OpenAsync("/app/log?flow=nonsense&outcome=x&reason=y&before=z")).Title!.ShouldContain("Decisions");
    }

    private static Entry Entry(Random dice, DateTimeOffset now)
    {
        var outcome = Enum.GetValues<Outcome>()[dice.Next(5)];
        Reason[] reasons = [Reason.Holdout, Reason.QuietHours, Reason.FrequencyCap, Reason.Cancelled];
        return new(now.AddSeconds(-dice.Next(6 * 3600)), Flows[dice.Next(Flows.Length)], $"{dice.Next(99)}", 0, outcome)
        {
            Reason = outcome is Outcome.NotSent or Outcome.Deferred ? reasons[dice.Next(reasons.Length)].Key : null,
            Turn = dice.Next(),
        };
    }
}
