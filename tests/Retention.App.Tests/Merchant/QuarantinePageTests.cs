using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Merchant;

/// <summary>What was not understood, as the shop itself sees it, and trying it again.</summary>
[Collection("Azurite")]
public sealed class QuarantinePageTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_shop_sees_its_own_with_the_reason_and_nothing_of_others_or_of_strangers()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var (shopify, woo) = (await app.AddShopifyAsync(), await app.AddWooCommerceAsync());
        var broken = Encoding.UTF8.GetBytes("{ \"email\": \"ann@example.test\"");
        await app.TellAsync(
            Deliveries.Shopify("orders/create", broken, webhookId: "w-1"), Deliveries.Shopify("orders/create", broken, domain: "nobody.myshopify.com"),
            Deliveries.WooCommerce(woo.Connection!, "order.created", broken, deliveryId: "d-1"));

        foreach (var (shop, topic) in new[] { (shopify, "orders/create"), (woo, "order.created") })
        {
            using var merchant = await Visitor.InAsync(app, shop.Shop.Id);
            var page = await merchant.OpenAsync("/app/quarantine");
            var row = page.QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
            row.TextContent.ShouldContain(topic);
            page.Body!.TextContent.ShouldNotContain("ann@example.test");
            var after = await merchant.PressAsync(row.QuerySelector<IHtmlFormElement>("form")!);
            after.QuerySelector("[role=status]")!.TextContent.ShouldContain("still not understood");
            after.QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
        }

        var foreign = (await app.Get<Quarantine>().ListAsync(CancellationToken.None)).Single(entry => entry.Delivery.Platform == "woocommerce").Name;
        using var other = await Visitor.InAsync(app, shopify.Shop.Id);
        foreach (var name in new[] { foreign, "", "../x", "privacy/" + foreign })
            (await other.PostAsync("/app/quarantine/replay", ("name", name))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Get<Quarantine>().ListAsync(CancellationToken.None)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_understood_now_becomes_its_event_and_leaves()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = await app.AddWooCommerceAsync();
        var delivery = new Delivery(Encoding.UTF8.GetBytes(Told.WooOrder(5, At).ToJsonString()), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-WC-Webhook-Topic"] = "order.created" });
        await app.Get<Quarantine>().KeepAsync("woocommerce", shop.Shop.Id, "order.created", "an older version", delivery, CancellationToken.None);
        using var merchant = await Visitor.InAsync(app, shop.Shop.Id);
        var page = await merchant.OpenAsync("/app/quarantine");
        page.QuerySelector("tbody")!.TextContent.ShouldContain("an older version");
        var after = await merchant.PressAsync(page.QuerySelector<IHtmlFormElement>("form[action$='/replay']")!);
        after.QuerySelector("[role=status]")!.TextContent.ShouldContain("It was understood now");
        after.QuerySelectorAll("tbody tr").ShouldBeEmpty();
        (await app.QueuedEventsAsync()).ShouldHaveSingleItem().Shop.ShouldBe(shop.Shop.Id);
    }
}
