using System.Net;
using Retention.App.Storage;
using Retention.App.Tests.Storefronts.Shopify;

namespace Retention.App.Tests.ShopPages;

/// <summary>The door for what Shopify passes on: who is let in, and what a theme gets.</summary>
[Collection("Azurite")]
public sealed class ProxyDoorTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Nothing_is_read_or_kept_of_what_is_not_signed()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        var before = (await TestApp.RowsAsync(shop.App.Storage.Shops)).Count;
        foreach (var query in new[] { "/storefront/shopify/saved", "/storefront/shopify/contact?shop=demo.myshopify.com", shop.Query("saved").Replace("demo", "other", StringComparison.Ordinal) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, query) { Content = new FormUrlEncodedContent([KeyValuePair.Create("act", "save"), KeyValuePair.Create("variant", "12"), KeyValuePair.Create("list", ThemeShop.List)]) };
            (await shop.SendAsync(request)).Status.ShouldBe(HttpStatusCode.Unauthorized, query);
        }

        (await TestApp.RowsAsync(shop.App.Storage.Shops)).Count.ShouldBe(before);
        shop.Connected.Shopify.Calls.ShouldBeEmpty();
        (await shop.PostAsync("saved", "", ("act", "save"), ("variant", "12"), ("list", ThemeShop.List), ("as", "state"))).Status.ShouldBe(HttpStatusCode.OK, "the same, signed");
    }

    [Fact]
    public async Task A_call_from_two_minutes_ago_is_refused()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        var late = LoopbackShopify.ProxyQuery("/storefront/shopify/saved", shop.App.Clock.Now.AddMinutes(-2), ShopifyTestShop.Domain);
        (await shop.SendAsync(new(HttpMethod.Get, late))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Shops_that_are_not_known_or_have_gone_and_pages_that_are_none_are_not_found()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        var stranger = LoopbackShopify.ProxyQuery("/storefront/shopify/saved", shop.App.Clock.Now, "stranger.myshopify.com");
        (await shop.SendAsync(new(HttpMethod.Get, stranger))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await shop.GetAsync("nonsense")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await shop.GetAsync("saved")).Status.ShouldBe(HttpStatusCode.OK);
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop, one => one with { UninstalledAt = shop.App.Clock.Now }, CancellationToken.None);
        (await shop.GetAsync("saved")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_page_is_Liquid_of_which_nothing_that_anybody_wrote_can_run()
    {
        const string hostile = "{{ shop.email }}{% raw %}{%- include 'x' -%}}}{% endraw %}<script>alert(1)</script>";
        await using var shop = await ThemeShop.StartAsync(azurite, one => one with { Brand = one.Brand with { Name = $"Mugs {hostile}" } });
        shop.Variants["12"] = ThemeShop.Mug($"Mug {hostile}", "9.00");
        var saved = await shop.PostAsync("saved", "", ("act", "save"), ("variant", "12"), ("list", ThemeShop.List));
        saved.Status.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var (name, answer) in new[]
        {
            ("saved", await shop.GetAsync("saved", "", ("list", ThemeShop.List))),
            ("saved, done", await shop.GetAsync("saved", "", ("list", ThemeShop.List), ("done", hostile), ("locale", "{{x}}"))),
            ("contact", await shop.PostAsync("contact", "", ("email", "no address"), ("message", hostile), ("order", hostile), ("topic", hostile))),
            ("preferences", await shop.PostAsync("preferences", "", ("email", hostile))),
            ("reviews", await shop.GetAsync("reviews", "", ("product", "11"))),
        })
        {
            answer.Type.ShouldBe("application/liquid", name);
            answer.Text.ShouldNotContain('{', name);
            answer.Text.ShouldNotContain('}', name);
            answer.Page.QuerySelectorAll("script").ShouldHaveSingleItem(name).GetAttribute("src").ShouldBe("/apps/retain/retention.js");
        }

        var page = await shop.GetAsync("saved", "", ("list", ThemeShop.List));
        page.Items.ShouldHaveSingleItem().ShouldStartWith("Mug {{ shop.email }}", Case.Sensitive, "and people read it as it was written");
        page.Page.Body!.TextContent.ShouldContain("Mugs {{ shop.email }}");
    }

    [Fact]
    public async Task A_page_speaks_the_language_of_the_theme_and_a_part_of_one_is_plain_HTML()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        (await shop.GetAsync("saved", "", ("locale", "de"))).Page.QuerySelector("h1")!.TextContent.ShouldBe("Was Sie sich gemerkt haben");
        (await shop.GetAsync("saved", "", ("locale", "ja"))).Text.ShouldNotContain("What you saved");
        var part = await shop.GetAsync("saved", "", ("as", "part"));
        (part.Type, part.Page.QuerySelector("h1")).ShouldBe(("text/html", null));
    }

    [Fact]
    public async Task The_style_and_the_script_are_those_of_the_extension()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        foreach (var (name, type) in new[] { ("retention.js", "text/javascript"), ("retention.css", "text/css") })
        {
            var file = await shop.GetAsync(name);
            (file.Type, file.Text).ShouldBe((type, File.ReadAllText(Path.Combine(Architecture.Source.Root, "src/storefront/shopify-extension/extensions/retention/assets", name))));
        }
    }
}
