using System.Net;
using AngleSharp.Html.Dom;
using Retention.App.Tests.Merchant;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>What a merchant sees of the connection, and does to it.</summary>
[Collection("Azurite")]
public sealed class WooCommerceCardTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_sender_that_was_found_is_named_by_the_checks_and_yields_at_the_press_of_a_button()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite, server =>
        {
            server.HasPlugin = true;
            server.Finds("woocommerce-review-request", "WooCommerce review requests", "review");
            server.Finds("mailpoet", "MailPoet", "newsletter", canYield: false);
        });
        using var visitor = await Visitor.InAsync(shop.App, shop.Record.Shop.Id);
        var page = await visitor.OpenAsync("/app/setup");
        var check = page.QuerySelector("[aria-labelledby='check-others']")!.TextContent;
        check.ShouldContain("Found in your shop, and writing to the same shoppers: WooCommerce review requests.");
        check.ShouldNotContain("MailPoet");

        var yields = page.QuerySelectorAll("#woocommerce form").OfType<IHtmlFormElement>().Single(form => form.Action.EndsWith("/yield", StringComparison.Ordinal));
        var after = await visitor.PressAsync(yields);
        ((bool)shop.Server.Others[0]!["yields"]!).ShouldBeTrue();
        after.QuerySelector("[aria-labelledby='check-others']")!.TextContent.ShouldNotContain("Found in your shop");
        after.QuerySelector("#woocommerce")!.TextContent.ShouldContain("silent because of us");
        (await visitor.PostAsync("/app/setup/woocommerce/yield", ("sender", "mailpoet"), ("yields", "yes"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Keys_that_were_revoked_are_told_on_every_page_until_others_are_given()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        shop.Server.Keys.Clear();
        using var visitor = await Visitor.InAsync(shop.App, shop.Record.Shop.Id);
        using (var checkedNow = await visitor.PostAsync("/app/setup/woocommerce/check"))
            checkedNow.Headers.Location!.OriginalString.ShouldEndWith("told=woo-checked");
        var home = await visitor.OpenAsync("/app");
        home.QuerySelector(".notice.bad")!.TextContent.ShouldContain("Your shop no longer lets us in (keys-gone)");
        home.QuerySelector(".notice.bad a")!.GetAttribute("href").ShouldBe("/app/setup#woocommerce");

        shop.Server.Keys["ck_new"] = ("cs_new", "read_write");
        using (var wrong = await visitor.PostAsync("/app/setup/woocommerce/keys", ("key", "ck_new"), ("secret", "cs_typo")))
        {
            wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var text = await wrong.Content.ReadAsStringAsync();
            text.ShouldContain("The secret does not fit the key.");
            text.ShouldNotContain("cs_typo");
        }

        using (var kept = await visitor.PostAsync("/app/setup/woocommerce/keys", ("key", "ck_new"), ("secret", "cs_new")))
            kept.Headers.Location!.OriginalString.ShouldEndWith("told=connected");
        (await visitor.OpenAsync("/app")).QuerySelector(".notice.bad").ShouldBeNull();
        (await shop.NowAsync()).Id.ShouldBe(shop.Record.Shop.Id);
    }

    [Fact]
    public async Task A_shop_is_disconnected_by_whoever_says_that_they_are_sure()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        using var visitor = await Visitor.InAsync(shop.App, shop.Record.Shop.Id);
        (await visitor.PostAsync("/app/setup/woocommerce/disconnect")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        shop.Server.Webhooks.Items.ShouldNotBeEmpty();
        using (var gone = await visitor.PostAsync("/app/setup/woocommerce/disconnect", ("sure", "yes")))
            gone.Headers.Location!.OriginalString.ShouldEndWith("told=woo-gone");
        shop.Server.Webhooks.Items.ShouldBeEmpty();
        (await visitor.OpenAsync("/app/setup")).QuerySelector("#woocommerce")!.TextContent.ShouldContain("It is disconnected");
    }
}
