using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;

namespace Retention.App.Tests.Merchant;

/// <summary>Finding a shopper, the timeline, and what a merchant does about one shopper.</summary>
[Collection("Azurite")]
public sealed class PersonPageTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = Reported.At;

    [Theory]
    [InlineData("ann@example.test")]
    [InlineData(" Ann@Example.Test ")]
    [InlineData("5001")]
    [InlineData("#1001")]
    [InlineData("7")]
    [InlineData("+49 30 1234567")]
    public async Task A_shopper_is_found_by_what_a_merchant_has_at_hand_and_by_another_shop_not(string asked)
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var other = (await app.AddShopifyAsync(domain: "other.myshopify.com")).Shop.Id;
        var order = Reported.Order("5001", customer: "7", phone: "+49 30 1234567");
        await app.HandleAsync(shop, order with { Order = order.Order with { Number = "#1001" } });
        var shopper = (await app.ShoppersAsync(shop)).ShouldHaveSingleItem();
        using var merchant = await Visitor.InAsync(app, shop);
        using var stranger = await Visitor.InAsync(app, other);

        counted.Take();
        using var found = await merchant.GetAsync($"/app/shoppers?q={Uri.EscapeDataString(asked)}");
        counted.Take().Length.ShouldBeLessThanOrEqualTo(12);
        found.Headers.Location!.OriginalString.ShouldBe($"/app/shoppers/{shopper.Id}");
        (await stranger.OpenAsync($"/app/shoppers?q={Uri.EscapeDataString(asked)}")).Body!.TextContent.ShouldContain("Nobody is known by this");
    }

    [Fact]
    public async Task The_timeline_tells_all_that_is_kept_the_newest_first()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        for (var number = 0; number < 70; number++)
            await app.HandleAsync(shop, Reported.Order($"{number}", at: At.AddSeconds(number)));
        var shopper = (await app.ShoppersAsync(shop)).Single();
        using var merchant = await Visitor.InAsync(app, shop);
        var first = await merchant.OpenAsync($"/app/shoppers/{shopper.Id}");
        var second = await merchant.OpenAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var lines = first.QuerySelectorAll(".timeline li").Length + second.QuerySelectorAll(".timeline li").Length;
        lines.ShouldBe(70 + (await app.JournalAsync(shop)).Count);
        first.QuerySelectorAll(".timeline li").Length.ShouldBe(100);
        second.QuerySelector("a[rel=next]").ShouldBeNull();
        first.QuerySelector(".timeline")!.TextContent.ShouldContain("Not on then, of the flows that may begin with it");
        first.Body!.TextContent.ShouldNotContain("ann@example.test");
    }

    [Fact]
    public async Task A_paused_shopper_hears_nothing_and_what_waited_goes_on_when_resumed()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync(known => known with { FlowsOn = ["review-request"] })).Shop.Id;
        await app.HandleAsync(shop, Reported.Order("1"));
        await app.HandleAsync(shop, new ShipmentReported("1", "p1", ShipmentStage.Delivered, At.AddMinutes(1)));
        var shopper = (await app.ShoppersAsync(shop)).Single();
        var due = shopper.Journeys.Single().DueAt;
        app.Clock.Now = due.AddDays(-21);
        using (var earlier = await Visitor.InAsync(app, shop))
            (await earlier.PressAsync(Form(await earlier.OpenAsync($"/app/shoppers/{shopper.Id}"), "pause"))).Body!.TextContent.ShouldContain("Paused by you until");
        await WorkAsync(app, due);
        using var merchant = await Visitor.InAsync(app, shop);
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop)).ShouldBeEmpty();
        (await merchant.OpenAsync($"/app/shoppers/{shopper.Id}")).GetElementById("next")!.ParentElement!.ParentElement!.TextContent.ShouldContain("You paused this shopper");

        await merchant.PressAsync(Form(await merchant.OpenAsync($"/app/shoppers/{shopper.Id}"), "resume"));
        await WorkAsync(app, due.AddMinutes(1));
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Stopping_all_letters_refuses_every_address_of_the_person_with_the_merchant_as_the_source()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Reported.Order("1", customer: "7"));
        await app.HandleAsync(shop, Reported.Order("2", "ann@elsewhere.test", customer: "7", at: At.AddSeconds(1)));
        var shopper = (await app.ShoppersAsync(shop)).Single();
        using var merchant = await Visitor.InAsync(app, shop);
        for (var press = 0; press < 2; press++)
        {
            var page = await merchant.PressAsync(Form(await merchant.OpenAsync($"/app/shoppers/{shopper.Id}"), "stop"));
            page.Body!.TextContent.ShouldContain("Consent refused: everything by e-mail, at \"merchant\"");
        }

        (await TestApp.RowsAsync(app.Storage.Shoppers)).Count(row => row.RowKey.StartsWith("consent|", StringComparison.Ordinal)).ShouldBe(2);
        await WorkAsync(app, At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop)).ShouldBe(["unsubscribed", "unsubscribed"]);
    }

    private static IHtmlFormElement Form(IHtmlDocument page, string deed) => page.QuerySelector<IHtmlFormElement>($"form[action$='/{deed}']")!;

    private static async Task WorkAsync(TestApp app, DateTimeOffset at)
    {
        app.Clock.Now = at;
        await app.Get<Schedule>().SweepAsync(at, CancellationToken.None);
        while (await app.ReceiveAsync(app.Storage.StepQueue) > 0)
        {
        }
    }
}
