using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;

namespace Retention.App.Tests.Merchant;

/// <summary>Three ways in, one check: whoever is not the merchant of this very shop gets nothing.</summary>
[Collection("Azurite")]
public sealed class MerchantDoorTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Shopify_s_token_opens_the_shop_in_the_first_document_and_in_every_fetch_and_only_its_admin_may_frame_it()
    {
        await using var app = await StartAsync();
        await app.AddShopifyAsync();
        var token = PageTokens.Shopify(app.Clock.Now);

        using var document = await app.Http.GetAsync(At($"/app?embedded=1&shop=demo.myshopify.com&id_token={token}"));
        (document.StatusCode, await document.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(
            one => one.Item1.ShouldBe(HttpStatusCode.OK), one => one.Item2.ShouldContain("<h1>Blue Mugs</h1>"), one => one.Item2.ShouldContain(PagePolicy.AppBridge), one => one.Item2.ShouldContain(PageTokens.ClientId));
        Policy(document).ShouldContain("frame-ancestors https://demo.myshopify.com https://admin.shopify.com");
        using var fetched = await FetchAsync(app, "/app", token);
        fetched.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public static TheoryData<string> Forgeries => ["another secret", "no signature", "another algorithm", "for another app", "a minute old", "not yet valid", "issued by another shop", "no shop of Shopify's", "no expiry", "not a token", "signed with a public key", "a domain that ends otherwise", "a domain behind a name", "a domain on two lines"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_token_that_is_not_genuine_opens_nothing(string forgery)
    {
        await using var app = await StartAsync();
        await app.AddShopifyAsync();
        var now = app.Clock.Now;
        var token = forgery switch
        {
            "another secret" => PageTokens.Shopify(now, secret: "somebody-else"),
            "no signature" => PageTokens.Signed(Claims(now), "hush", "none"),
            "another algorithm" => PageTokens.Signed(Claims(now), "hush", "HS512"),
            "for another app" => PageTokens.Shopify(now, change: claims => claims["aud"] = "another"),
            "a minute old" => PageTokens.Shopify(now.AddSeconds(-71)),
            "not yet valid" => PageTokens.Shopify(now.AddSeconds(11)),
            "issued by another shop" => PageTokens.Shopify(now, change: claims => claims["iss"] = "https://evil.myshopify.com/admin"),
            "no shop of Shopify's" => PageTokens.Shopify(now, "demo.myshopify.com.evil.example"),
            "signed with a public key" => PageTokens.Signed(Claims(now), "hush", "RS256"),
            "a domain that ends otherwise" => PageTokens.Shopify(now, "demo.myshopify.com."),
            "a domain behind a name" => PageTokens.Shopify(now, "demo.myshopify.com@evil.example"),
            "a domain on two lines" => PageTokens.Shopify(now, "demo.myshopify.com\n"),
            "no expiry" => PageTokens.Shopify(now, change: claims => claims.Remove("exp")),
            _ => "eyJhbGciOiJIUzI1NiJ9.e30.x",
        };

        using var fetched = await FetchAsync(app, "/app", token);
        fetched.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        fetched.Headers.GetValues("X-Shopify-Retry-Invalid-Session-Request").ShouldBe(["1"]);
        (await fetched.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-69)]
    [InlineData(9)]
    public async Task Ten_seconds_of_leeway_are_given(int seconds)
    {
        await using var app = await StartAsync();
        await app.AddShopifyAsync();
        using var fetched = await FetchAsync(app, "/app", PageTokens.Shopify(app.Clock.Now.AddSeconds(seconds)));
        fetched.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_secret_that_is_being_rotated_counts_too()
    {
        await using var app = await StartAsync();
        await app.AddShopifyAsync();
        foreach (var secret in TestApp.ShopifySecrets)
        {
            using var fetched = await FetchAsync(app, "/app", PageTokens.Shopify(app.Clock.Now, secret: secret));
            fetched.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_stale_document_goes_to_the_bounce_page_and_comes_back_to_where_it_was()
    {
        await using var app = await StartAsync();
        await app.AddShopifyAsync();
        var stale = PageTokens.Shopify(app.Clock.Now.AddHours(-1));
        using var document = await app.Http.GetAsync(At($"/app/flows/thank-you?embedded=1&shop=demo.myshopify.com&host=abc&id_token={stale}"));

        document.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var bounce = document.Headers.Location!.OriginalString;
        bounce.ShouldStartWith("/app/bounce?shop=demo.myshopify.com&shopify-reload=");
        Uri.UnescapeDataString(bounce).ShouldEndWith($"shopify-reload={app.Settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/app/flows/thank-you?embedded=1&shop=demo.myshopify.com&host=abc");
        using var page = await app.Http.GetAsync(At(bounce));
        (await page.Content.ReadAsStringAsync()).ShouldContain($"data-api-key=\"{PageTokens.ClientId}\"");
        Policy(page).ShouldContain("frame-ancestors https://demo.myshopify.com https://admin.shopify.com");
    }

    [Fact]
    public async Task The_bounce_page_lets_nobody_write_into_its_policy()
    {
        await using var app = await StartAsync();
        using var page = await app.Http.GetAsync(At("/app/bounce?shop=evil.example%3B%20script-src%20*"));
        Policy(page).ShouldContain("frame-ancestors https://*.myshopify.com https://admin.shopify.com");
        Policy(page).ShouldNotContain("evil");
    }

    [Fact]
    public async Task WordPress_s_token_opens_its_shop_and_no_other_key_does()
    {
        await using var app = await StartAsync();
        var (mine, key) = await WooCommerceAsync(app);
        using var document = await app.Http.GetAsync(At($"/app?token={PageTokens.WordPress(app.Clock.Now, mine.Connection!, key)}"));
        document.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await document.Content.ReadAsStringAsync()).ShouldContain("name=\"retention-frame\" content=\"http://127.0.0.1:18080\"");
        Policy(document).ShouldContain("frame-ancestors http://127.0.0.1:18080");

        foreach (var wrong in new[] { TestApp.WooSecret, "", key[..^1], TestApp.ShopifySecrets[0] })
        {
            using var refused = await FetchAsync(app, "/app", PageTokens.WordPress(app.Clock.Now, mine.Connection!, wrong));
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            refused.Headers.Contains("X-Retention-Retry").ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_one_time_link_opens_the_page_once_and_its_cookie_from_then_on()
    {
        await using var app = await StartAsync();
        var shop = await app.AddShopifyAsync();
        var link = await app.Get<OneTimeLinks>().MakeAsync(shop.Shop.Id, CancellationToken.None);
        using (var peek = await app.Http.SendAsync(new(HttpMethod.Head, link)))
            peek.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed); // A link checker uses nothing up.

        using var first = await app.Http.GetAsync(link);
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookie = first.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        using var page = await WithCookieAsync(app, HttpMethod.Get, "/app", cookie);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        Policy(page).ShouldContain("frame-ancestors 'none'");

        using var again = await app.Http.GetAsync(link);
        again.StatusCode.ShouldBe(HttpStatusCode.Gone);
        again.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task A_link_that_waited_a_day_and_one_that_was_made_up_open_nothing()
    {
        await using var app = await StartAsync();
        var shop = await app.AddShopifyAsync();
        var link = await app.Get<OneTimeLinks>().MakeAsync(shop.Shop.Id, CancellationToken.None);
        app.Clock.Now += OneTimeLinks.Lasts;
        foreach (var path in new[] { link.PathAndQuery, $"/enter/{shop.Shop.Id}.{new string('a', 48)}", $"/enter/{shop.Shop.Id}", "/enter/a%7Cb.c" })
        {
            using var refused = await app.Http.GetAsync(At(path));
            refused.StatusCode.ShouldBe(HttpStatusCode.Gone, path);
        }
    }

    [Fact]
    public async Task A_cookie_runs_out_and_can_not_be_made_up()
    {
        await using var app = await StartAsync();
        var shop = await app.AddShopifyAsync();
        var cookie = await CookieAsync(app, shop.Shop.Id);
        using (var altered = await WithCookieAsync(app, HttpMethod.Get, "/app", cookie.Replace("retention-session=", "retention-session=x", StringComparison.Ordinal)))
            altered.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        app.Clock.Now += SessionCookie.Lasts;
        using var late = await WithCookieAsync(app, HttpMethod.Get, "/app", cookie);
        late.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Another_site_s_form_is_not_taken_though_the_cookie_came_along()
    {
        await using var app = await StartAsync();
        var shop = await app.AddShopifyAsync();
        var cookie = await CookieAsync(app, shop.Shop.Id);
        foreach (var origin in new[] { "https://evil.example", null, "null" })
        {
            using var foreign = await WithCookieAsync(app, HttpMethod.Post, "/app/brake", cookie, origin);
            foreign.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        (await app.Get<ShopStore>().FindAsync(shop.Shop.Id, CancellationToken.None))!.Shop.IsPaused.ShouldBeFalse();
        using var own = await WithCookieAsync(app, HttpMethod.Post, "/app/brake", cookie, app.Settings.PublicUrl.GetLeftPart(UriPartial.Authority));
        own.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Get<ShopStore>().FindAsync(shop.Shop.Id, CancellationToken.None))!.Shop.IsPaused.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_any_of_them_the_door_says_where_to_go()
    {
        await using var app = await StartAsync();
        using var page = await app.Http.GetAsync(At("/app"));
        page.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await page.Content.ReadAsStringAsync()).ShouldContain("Open Retention from your shop");
    }

    private Task<TestApp> StartAsync() => TestApp.StartAsync(azurite, change: settings => settings with { ShopifyClientId = PageTokens.ClientId }, works: false);

    private static async Task<(ShopRecord Shop, string Key)> WooCommerceAsync(TestApp app)
    {
        var shop = await app.AddWooCommerceAsync();
        return (shop, (await app.Get<ShopStore>().FindConnectionAsync(shop.Connection!, again: false, CancellationToken.None))!.PageKey!);
    }

    private static async Task<string> CookieAsync(TestApp app, string shop)
    {
        using var entered = await app.Http.GetAsync(await app.Get<OneTimeLinks>().MakeAsync(shop, CancellationToken.None));
        return entered.Headers.GetValues("Set-Cookie").Single();
    }

    private static async Task<HttpResponseMessage> WithCookieAsync(TestApp app, HttpMethod method, string path, string cookie, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent([]);
        return await app.Http.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> FetchAsync(TestApp app, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return await app.Http.SendAsync(request);
    }

    private static JsonObject Claims(DateTimeOffset now) => new()
    {
        ["iss"] = "https://demo.myshopify.com/admin",
        ["dest"] = "https://demo.myshopify.com",
        ["aud"] = PageTokens.ClientId,
        ["exp"] = now.AddSeconds(60).ToUnixTimeSeconds(),
    };

    private static string Policy(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();

    private static Uri At(string path) => new(path, UriKind.Relative);
}
