using Retention.App.Reports;
using Retention.App.Reputation;
using Retention.App.Storage;
using Retention.App.Tests.Merchant;
using Retention.Reputation;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Tests.Reputation;

/// <summary>Bounces and complaints are counted once, hold marketing back, and let it go on; the merchant sees why.</summary>
[Collection("Azurite")]
public sealed class StandingsTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_report_is_counted_once_whoever_brings_it_and_however_often()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await SentAsync(app, shop, 1_000);
        await Task.WhenAll(Enumerable.Range(0, 120).Select(number => CountAsync(app, shop, ReportKind.Bounced, number % 30)));
        foreach (var kind in new[] { ReportKind.Accepted, ReportKind.Delivered, ReportKind.Deferred, ReportKind.Blocked, ReportKind.Dropped, ReportKind.Unsubscribed })
            await CountAsync(app, shop, kind, 999);
        await app.Get<Standings>().CountAsync(shop, domain: null, new Report("SendGrid", Channel.Email, ReportKind.Bounced, At), CancellationToken.None);
        await app.Get<Standings>().CountAsync(shop, domain: null, new Report("Twilio", Channel.Text, ReportKind.Bounced, At) { Message = "text" }, CancellationToken.None);
        var week = (await app.Get<Standings>().ReadAsync(await ShopAsync(app, shop), CancellationToken.None)).Windows[0];
        week.ShouldBe(new Measured(7, 1_000, 30, 0));
    }

    [Fact]
    public async Task Too_many_bounces_hold_marketing_back_and_the_word_of_a_merchant_who_looked_lets_it_go_on()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await SentAsync(app, shop, 1_000);
        for (var number = 0; number < 52; number++)
            await CountAsync(app, shop, ReportKind.Bounced, number);
        (await ShopAsync(app, shop)).Standing.ShouldBeNull("the first alone was judged at once, and the others within the same minute");
        await app.Get<Standings>().JudgeAllAsync(CancellationToken.None);
        var standing = (await ShopAsync(app, shop)).Standing.ShouldNotBeNull();
        (standing.Level, standing.Kind, standing.Incidents, standing.Letters).ShouldBe((StandingLevel.MarketingWaits, IncidentKind.Bounce, 52, 1_000));

        using var visitor = await Visitor.InAsync(app, shop);
        (await TextAsync(visitor, "/app")).ShouldContain("Marketing waits: 5.2 % of your letters bounced in the last 7 days (52 of 1,000).");
        (await TextAsync(visitor, "/app/standing")).ShouldSatisfyAllConditions(page => page.ShouldContain("52 (5.2 %)"), page => page.ShouldContain("/app/messages/s/"), page => page.ShouldNotContain("Go on sending now"));
        (await visitor.PostAsync("/app/standing/lift", ("looked", "yes"))).Dispose();
        (await ShopAsync(app, shop)).Standing!.IsHold.ShouldBeTrue("a day has not passed");
        app.Clock.Now += TimeSpan.FromHours(25);
        (await TextAsync(visitor, "/app/standing")).ShouldContain("Go on sending now");
        (await visitor.PostAsync("/app/standing/lift")).Dispose();
        (await ShopAsync(app, shop)).Standing!.IsHold.ShouldBeTrue("nobody said that they looked");
        (await visitor.PostAsync("/app/standing/lift", ("looked", "yes"))).Dispose();
        (await ShopAsync(app, shop)).Standing!.IsHold.ShouldBeFalse();
        await app.Get<Standings>().JudgeAllAsync(CancellationToken.None);
        (await ShopAsync(app, shop)).Standing!.IsHold.ShouldBeFalse("what came before no longer counts");
    }

    [Fact]
    public async Task What_waits_goes_on_by_itself_when_the_month_is_over()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await SentAsync(app, shop, 2_000);
        for (var number = 0; number < 10; number++)
            await CountAsync(app, shop, ReportKind.Complained, number);
        await app.Get<Standings>().JudgeAllAsync(CancellationToken.None);
        (await ShopAsync(app, shop)).Standing!.Level.ShouldBe(StandingLevel.OnlyService);
        app.Clock.Now = At.AddDays(20);
        await app.Get<Standings>().JudgeAllAsync(CancellationToken.None);
        (await ShopAsync(app, shop)).Standing!.Level.ShouldBe(StandingLevel.OnlyService, "the month still holds it");
        app.Clock.Now = At.AddDays(31);
        await app.Get<Standings>().JudgeAllAsync(CancellationToken.None);
        (await ShopAsync(app, shop)).Standing!.Level.ShouldBe(StandingLevel.Good);
        await app.Get<Incidents>().CleanAsync(At.AddDays(46), CancellationToken.None);
        (await TestApp.RowsAsync(app.Storage.Incidents)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_shop_s_bounces_are_not_another_s_and_a_new_domain_begins_anew()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var (shop, other) = ((await app.AddShopifyAsync()).Shop.Id, (await app.AddShopifyAsync(domain: "other.myshopify.com")).Shop.Id);
        await SentAsync(app, shop, 500);
        await SentAsync(app, other, 500);
        for (var number = 0; number < 60; number++)
            await CountAsync(app, shop, ReportKind.Bounced, number, "news.shop.test");
        await app.Get<Standings>().JudgeAllAsync(CancellationToken.None);
        (await ShopAsync(app, shop)).Standing!.ShouldSatisfyAllConditions(it => it.IsHold.ShouldBeTrue(), it => it.Domain.ShouldBe("news.shop.test"));
        (await ShopAsync(app, other)).Standing.ShouldBeNull();

        app.Clock.Now += TimeSpan.FromHours(2);
        await app.Get<ShopStore>().ChangeAsync(shop, known => known.WithSender(Domain("mail.shop.test"), app.Clock.Now), CancellationToken.None);
        await app.Get<Standings>().JudgeAllAsync(CancellationToken.None);
        (await ShopAsync(app, shop)).Standing.ShouldBeNull("what bounced before the new domain is not its fault");
    }

    [Fact]
    public async Task A_new_domain_s_day_is_counted_without_a_request_for_each_letter()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false, policy: counted);
        var record = await app.AddShopifyAsync(shop => shop.WithSender(Domain("mail.shop.test"), At.AddHours(-3)));
        await SentAsync(app, record.Shop.Id, 40);
        var warmUps = app.Get<WarmUps>();
        (await warmUps.OfAsync(record.Shop, At, CancellationToken.None)).ShouldBe(new WarmUp(Day: 1, Sent: 40));
        counted.Take();
        for (var letter = 0; letter < 10; letter++)
            warmUps.Count(record.Shop.Id);
        (await warmUps.OfAsync(record.Shop, At, CancellationToken.None))!.IsFull.ShouldBeTrue();
        counted.Take().ShouldBeEmpty();
        (await warmUps.OfAsync(record.Shop, At.AddDays(1), CancellationToken.None)).ShouldBe(new WarmUp(Day: 2, Sent: 0));
        (await warmUps.OfAsync(record.Shop, At.AddDays(20), CancellationToken.None)).ShouldBeNull();
        (await warmUps.OfAsync(record.Shop.WithSender(sender: null, At), At, CancellationToken.None)).ShouldBeNull("the shared sender is known");
    }

    [Fact]
    public void A_domain_is_new_once_from_when_it_counts()
    {
        var shop = new Shop { Id = "s", Brand = new("Blue Mugs"), ConnectedAt = At }.WithSender(Domain("mail.shop.test") with { IsValid = false }, At);
        shop.DomainSince.ShouldBeNull("its rows are not in DNS yet");
        shop = shop.WithSender(Domain("mail.shop.test"), At.AddDays(1));
        shop = shop.WithSender(Domain("mail.shop.test") with { IsValid = false }, At.AddDays(2)).WithSender(Domain("mail.shop.test"), At.AddDays(3));
        shop.DomainSince.ShouldBe(At.AddDays(1));
        shop.WithSender(Domain("other.test"), At.AddDays(4)).DomainSince.ShouldBe(At.AddDays(4));
    }

    private static SenderDomain Domain(string domain) => new(domain, "hello") { ProviderId = domain, AskedAt = At, IsValid = true };

    private static async Task<string> TextAsync(Visitor visitor, string path) => (await visitor.OpenAsync(path)).DocumentElement.OuterHtml;

    private static async Task<Shop> ShopAsync(TestApp app, string shop)
    {
        var rows = (await TestApp.RowsAsync(app.Storage.Shops)).Single(row => row.PartitionKey == shop && row.RowKey == Keys.Settings);
        return rows.Read(Stored.Default.Shop); // Not from memory, which is up to a second old.
    }

    private static Task CountAsync(TestApp app, string shop, ReportKind kind, int number, string? domain = null) =>
        app.Get<Standings>().CountAsync(shop, domain, new Report("SendGrid", Channel.Email, kind, app.Clock.Now.AddMinutes(-1)) { Message = $"{number:D24}", Shopper = "s" }, CancellationToken.None);

    private static Task SentAsync(TestApp app, string shop, int count) => app.Get<Journal>().WriteAsync(
        shop, "s", [.. Enumerable.Range(0, count).Select(number => new Entry(At.AddMinutes(-10).AddTicks(number), "thank-you", $"{number}", 0, Outcome.Sent) { Message = $"{number:D24}", FlowVersion = 1 })], CancellationToken.None);
}
