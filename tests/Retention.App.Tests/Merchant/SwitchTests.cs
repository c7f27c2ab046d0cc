using System.Net;
using System.Net.Http.Headers;
using Retention.App.Merchant.Staff;
using Retention.App.Storage;
using Retention.App.Tests.Wording;
using Retention.Shops;

namespace Retention.App.Tests.Merchant;

/// <summary>A flow's switch on its page: off, test to me, on.</summary>
[Collection("Azurite")]
public sealed class SwitchTests(AzuriteFixture azurite)
{
    private const string Thanks = "/app/flows/thank-you";

    [Fact]
    public async Task While_a_flow_is_tried_the_letter_goes_to_the_staff_and_never_to_the_shopper()
    {
        await using var app = await StartAsync();
        var shop = (await app.AddShopifyAsync(shop => shop with { FlowsOn = [] })).Shop;
        var member = await StaffTests.ConfirmedAsync(app, shop);
        (await PostAsync(app, $"{Thanks}/mode", ("mode", "test"), ("member", member))).ShouldBe(HttpStatusCode.Redirect);
        await OrderAsync(app, 1001);

        var copy = (await app.LettersAsync()).Single(letter => letter.Subject.StartsWith("[Test] ", StringComparison.Ordinal));
        copy.To.ShouldBe("staff@shop.test");
        copy.Text.ShouldNotContain("/u/");
        (await app.LettersAsync()).ShouldAllBe(letter => letter.To == "staff@shop.test");
        (await app.JournalAsync(shop.Id)).ShouldContain(line => line.Entry.Reason == "only-tested");
    }

    [Fact]
    public async Task Whoever_was_tried_on_hears_nothing_when_the_flow_is_turned_on_and_whoever_comes_after_does()
    {
        await using var app = await StartAsync();
        var shop = (await app.AddShopifyAsync(shop => shop with { FlowsOn = [] })).Shop;
        var member = await StaffTests.ConfirmedAsync(app, shop);
        await PostAsync(app, $"{Thanks}/mode", ("mode", "test"), ("member", member));
        await app.DeliverAsync(Deliveries.Shopify("orders/paid", Deliveries.ShopifyOrder(1001, app.Clock.Now, "early@example.test")));
        await app.IdleAsync();
        app.Clock.Now += TimeSpan.FromMinutes(30);
        await PostAsync(app, $"{Thanks}/mode", ("mode", "on"));
        app.Clock.Now += TimeSpan.FromMinutes(1);
        await OrderAsync(app, 1002, "late@example.test");

        (await app.LettersAsync()).Where(letter => letter.To != "staff@shop.test").Select(letter => letter.To).ShouldBe(["late@example.test"]);
        (await app.JournalAsync(shop.Id)).ShouldContain(line => line.Entry.Reason == "began-before");
    }

    [Fact]
    public async Task It_is_not_tried_on_an_address_that_nobody_confirmed()
    {
        await using var app = await StartAsync();
        var shop = (await app.AddShopifyAsync(shop => shop with { FlowsOn = [] })).Shop;
        var open = ((Invitation.CodeSent)await app.Get<StaffStore>().AddAsync(shop, "new@shop.test", app.Clock.Now, CancellationToken.None)).Member;
        await PostAsync(app, $"{Thanks}/mode", ("mode", "test"), ("member", open));
        (await ShopAsync(app, shop.Id)).ModeOf("thank-you").ShouldBe(FlowMode.Off);
    }

    [Fact]
    public async Task A_marketing_flow_without_a_postal_address_stays_off_and_says_why()
    {
        await using var app = await StartAsync();
        var shop = (await app.AddShopifyAsync(shop => shop with { FlowsOn = [], Brand = new("Blue Mugs") })).Shop;
        using var answer = await SendAsync(app, HttpMethod.Post, "/app/flows/abandoned-cart/mode", ("mode", "on"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("the law wants the shop's postal address");
        (await ShopAsync(app, shop.Id)).ModeOf("abandoned-cart").ShouldBe(FlowMode.Off);
    }

    [Fact]
    public async Task A_flow_whose_button_leads_to_a_shop_of_unknown_address_stays_off_and_says_why()
    {
        await using var app = await StartAsync();
        await app.AddShopifyAsync(shop => shop with { FlowsOn = [] });
        using var answer = await SendAsync(app, HttpMethod.Post, "/app/flows/win-back/mode", ("mode", "on"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("the shop's address is not known");
    }

    [Fact]
    public async Task The_postal_address_is_not_taken_away_while_advertising_is_on()
    {
        await using var app = await StartAsync();
        var shop = (await app.AddShopifyAsync(shop => shop with { FlowsOn = ["win-back"], Brand = shop.Brand with { Url = "https://shop.example" } })).Shop;
        using var answer = await SendAsync(app, HttpMethod.Post, "/app/setup/identity", ("name", "Blue Mugs"), ("address", ""));
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("Turn it off first, or write the address.");
        (await ShopAsync(app, shop.Id)).Brand.PostalAddress.ShouldNotBeNull();
    }

    [Fact]
    public async Task Pressing_on_asks_first_and_tells_that_nobody_already_past_the_start_is_written_to()
    {
        await using var app = await StartAsync();
        var shop = (await app.AddShopifyAsync(shop => shop with { FlowsOn = [] })).Shop;
        using var asked = await SendAsync(app, HttpMethod.Post, $"{Thanks}/mode", ("mode", "ask"));
        asked.Headers.Location!.OriginalString.ShouldBe($"{Thanks}/on");
        using var page = await SendAsync(app, HttpMethod.Get, $"{Thanks}/on");
        (await page.Content.ReadAsStringAsync()).ShouldContain("Nobody who is already past its start is written to");
        (await ShopAsync(app, shop.Id)).ModeOf("thank-you").ShouldBe(FlowMode.Off);
    }

    [Fact]
    public async Task Times_are_set_where_they_stand_and_a_wrong_one_is_named_and_nothing_typed_is_lost()
    {
        await using var app = await StartAsync();
        var shop = (await app.AddShopifyAsync()).Shop;
        const string Wait = "abandoned-cart/reminder/wait";
        (await PostAsync(app, "/app/flows/abandoned-cart/times", (Wait, "2"), ($"{Wait}/unit", "h"), ("holdout", "20"))).ShouldBe(HttpStatusCode.Redirect);
        var changed = await ShopAsync(app, shop.Id);
        (changed.Settings.Times[Wait], changed.HoldoutOf("abandoned-cart")).ShouldBe((TimeSpan.FromHours(2), 20));

        using var wrong = await SendAsync(app, HttpMethod.Post, "/app/flows/abandoned-cart/times", (Wait, "soon"), ($"{Wait}/unit", "h"), ("holdout", "30"));
        var text = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        text.ShouldContain(Wait);
        text.ShouldContain("value=\"soon\"");
        text.ShouldContain("value=\"30\"");
        (await ShopAsync(app, shop.Id)).Version.ShouldBe(changed.Version);
    }

    private Task<TestApp> StartAsync() => TestApp.StartAsync(azurite, change: settings => settings with { ShopifyClientId = PageTokens.ClientId });

    private static async Task OrderAsync(TestApp app, long id, string email = "ann@example.test")
    {
        await app.DeliverAsync(Deliveries.Shopify("orders/paid", Deliveries.ShopifyOrder(id, app.Clock.Now, email)));
        await app.IdleAsync();
        app.Clock.Now += TimeSpan.FromHours(2);
        await app.IdleAsync();
    }

    private static async Task<Shop> ShopAsync(TestApp app, string shop) => (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!.Shop;

    private static async Task<HttpStatusCode> PostAsync(TestApp app, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await SendAsync(app, HttpMethod.Post, path, fields);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(TestApp app, HttpMethod method, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", PageTokens.Shopify(app.Clock.Now)) } };
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await app.Http.SendAsync(request);
    }
}
