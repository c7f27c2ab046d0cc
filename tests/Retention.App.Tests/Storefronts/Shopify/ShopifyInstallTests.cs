using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Road;
using Retention.Shops;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>A shop is installed by opening its page, before anything of it is shown; it may leave, and come back.</summary>
[Collection("Azurite")]
public sealed class ShopifyInstallTests(AzuriteFixture azurite)
{
    private const string Domain = "new-mugs.myshopify.com";
    private static readonly string Id = Keys.Shop("shopify", Domain);

    [Fact]
    public async Task The_first_page_that_is_opened_installs_the_shop_and_shows_what_it_says_of_itself()
    {
        await using var set = await StartAsync();
        using var page = await OpenAsync(set);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).ShouldContain("<h1>Blue Mugs</h1>");

        var shop = (await ShopAsync(set))!;
        (shop.Brand.Url, shop.Brand.PolicyUrl, shop.Brand.PostalAddress).ShouldBe(("https://mugs.test", "https://mugs.test/policies/refund-policy", "1 Kiln Lane\n10115 Berlin\nGermany"));
        (shop.ReplyTo, shop.Locale, shop.Country, shop.TimeZone).ShouldBe(("hello@mugs.test", "de", "DE", "Europe/Berlin"));
        (shop.Details!.Currency, shop.Details.Stage, shop.Details.HasStoreCredit).ShouldBe(("EUR", ShopStage.Paying, true));
        shop.FlowsOn.ShouldBeEmpty();
        shop.IsTrusted.ShouldBeFalse();
        var import = (await set.App.Get<HistoryImport>().FindAsync(Id, CancellationToken.None))!;
        (import.Source.Kind, import.Source.HasAllOrders, import.IsUnderWay).ShouldBe((HistorySource.Shopify, true, true));

        using var again = await FetchAsync(set);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        set.Shopify.TokenCalls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_browsers_at_once_install_it_once()
    {
        await using var set = await StartAsync();
        var pages = await Task.WhenAll(OpenAsync(set), FetchAsync(set), OpenAsync(set));
        pages.ShouldAllBe(page => page.StatusCode == HttpStatusCode.OK);
        set.Shopify.TokenCalls.Count.ShouldBe(1);
        (await ShopAsync(set))!.ConnectedAt.ShouldBe(set.App.Clock.Now);
    }

    [Fact]
    public async Task A_token_that_is_stale_to_Shopify_is_fetched_anew_and_nothing_is_made()
    {
        await using var set = await StartAsync();
        set.Shopify.FailTokens(Stale, Stale);
        using var fetched = await FetchAsync(set);
        fetched.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        fetched.Headers.GetValues("X-Shopify-Retry-Invalid-Session-Request").ShouldBe(["1"]);
        using var page = await OpenAsync(set);
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.OriginalString.ShouldStartWith("/app/bounce?shop=");
        (await ShopAsync(set)).ShouldBeNull();
    }

    [Fact]
    public async Task While_Shopify_is_down_the_page_says_so_and_the_next_one_installs()
    {
        await using var set = await StartAsync();
        set.Shopify.FailTokens(ShopifyFailure.Http(503));
        using var down = await OpenAsync(set);
        down.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await down.Content.ReadAsStringAsync()).ShouldContain("shopifystatus.com");
        (await ShopAsync(set)).ShouldBeNull();
        using var up = await OpenAsync(set);
        up.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_shop_that_says_nothing_of_itself_is_in_all_the_same_and_asked_again()
    {
        await using var set = await StartAsync();
        set.Shopify.Fail("ShopDetails", ShopifyFailure.Http(500));
        using var page = await OpenAsync(set);
        (await page.Content.ReadAsStringAsync()).ShouldContain("<h1>New-mugs</h1>");
        await set.App.Get<ShopifyDetails>().RefreshAllAsync(CancellationToken.None);
        (await ShopAsync(set))!.Brand.Name.ShouldBe("Blue Mugs");
        await set.App.Get<ShopifyDetails>().RefreshAllAsync(CancellationToken.None);
        set.Shopify.CallsOf("ShopDetails").Count.ShouldBe(2);
        set.App.Clock.Now += TimeSpan.FromHours(23.1);
        await set.App.Get<ShopifyDetails>().RefreshAllAsync(CancellationToken.None);
        set.Shopify.CallsOf("ShopDetails").Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_shop_that_whoever_runs_the_program_added_gets_its_access_when_it_is_first_opened()
    {
        await using var set = await StartAsync();
        await set.App.AddShopifyAsync(shop => shop with { Scopes = null, FlowsOn = ["thank-you"], Brand = shop.Brand with { Name = "Own Name" } }, Domain);
        using var page = await OpenAsync(set);
        (await page.Content.ReadAsStringAsync()).ShouldContain("<h1>Own Name</h1>");
        (await ShopAsync(set))!.ShouldSatisfyAllConditions(shop => shop.FlowsOn.ShouldBe(["thank-you"]), shop => shop.Country.ShouldBe("DE"), shop => shop.ConnectedAt.ShouldBe(set.App.Clock.Now.AddDays(-30)));
    }

    [Fact]
    public async Task A_shop_that_left_takes_its_tokens_along_and_comes_back_with_what_it_had()
    {
        await using var set = await StartAsync();
        using (await OpenAsync(set))
        {
        }

        await set.App.Get<ShopStore>().ChangeAsync(Id, shop => shop with { FlowsOn = ["thank-you"], Halt = new("phishing", set.App.Clock.Now) }, CancellationToken.None);
        set.App.Clock.Now += TimeSpan.FromDays(2);
        var gone = set.App.Clock.Now;
        await UninstallAsync(set, gone);
        (await ShopAsync(set))!.UninstalledAt.ShouldBe(gone);
        (await set.App.Get<ShopifyTokens>().StateAsync(Id, CancellationToken.None)).ShouldBeNull();

        set.App.Clock.Now += TimeSpan.FromDays(1);
        using var back = await OpenAsync(set);
        back.StatusCode.ShouldBe(HttpStatusCode.OK);
        var shop = (await ShopAsync(set))!;
        (shop.UninstalledAt, shop.ConnectedAt, shop.FlowsOn.Single(), shop.Halt?.Reason).ShouldBe((null, set.App.Clock.Now, "thank-you", "phishing"));

        await UninstallAsync(set, gone); // Told once more, and late: of an earlier life.
        (await ShopAsync(set))!.UninstalledAt.ShouldBeNull();
        (await set.App.Get<ShopifyTokens>().StateAsync(Id, CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_shop_that_was_stopped_comes_back_stopped_though_all_of_it_was_erased()
    {
        await using var set = await StartAsync();
        foreach (var isStopped in new[] { true, false })
        {
            using (await OpenAsync(set))
            {
            }

            // The second time whoever runs the program has let it send again.
            await set.App.Get<ShopStore>().ChangeAsync(Id, shop => shop with { Halt = isStopped ? new("phishing by ann@example.test", set.App.Clock.Now) : null }, CancellationToken.None);
            set.App.Clock.Now += TimeSpan.FromDays(2);
            await UninstallAsync(set, set.App.Clock.Now);
            set.App.Clock.Now += TimeSpan.FromDays(2);
            await HearAsync(set, "shop/redact", Deliveries.ShopifySample("shop/redact"));
            while (await set.App.ReceiveAsync(set.App.Storage.EventQueue) > 0)
            {
            }

            (await ShopAsync(set)).ShouldBeNull();
            (await TestApp.RowsAsync(set.App.Storage.Requests)).ShouldAllBe(row => !row.Json().Contains("phishing", StringComparison.Ordinal));
            set.App.Clock.Now += TimeSpan.FromDays(1);
            using var back = await OpenAsync(set);
            ((await ShopAsync(set))!.Halt is not null).ShouldBe(isStopped);
        }
    }

    [Fact]
    public async Task Opening_the_app_connects_a_shop_again_whose_tokens_count_no_more()
    {
        await using var set = await StartAsync();
        using (await OpenAsync(set))
        {
        }

        await set.App.Get<ShopStore>().ChangeAsync(Id, shop => shop with { Trouble = ShopifyTroubles.ShopTroubleKey }, CancellationToken.None);
        using var page = await OpenAsync(set, "/app/setup");
        (await page.Content.ReadAsStringAsync()).ShouldContain(">Connected<");
        (await ShopAsync(set))!.Trouble.ShouldBeNull();
        set.Shopify.TokenCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_shop_does_not_allow_is_told_and_asked_for_again_when_the_app_is_opened()
    {
        await using var set = await StartAsync();
        set.Shopify.Scopes = string.Join(',', ShopifyScopes.Wanted.Where(scope => scope != "write_discounts"));
        set.Shopify.On("ShopDetails", (_, _) => ShopValues.Allowing(set.Shopify.Scopes.Split(',')));
        using (await OpenAsync(set))
        {
        }

        using var fetched = await FetchAsync(set, "/app/setup");
        (await fetched.Content.ReadAsStringAsync()).ShouldContain("Discount codes of their own for shoppers");
        set.Shopify.TokenCalls.Count.ShouldBe(1);

        set.Shopify.Scopes = string.Join(',', ShopifyScopes.Wanted);
        set.App.Clock.Now += TimeSpan.FromMinutes(2);
        using var opened = await OpenAsync(set, "/app/setup");
        (await opened.Content.ReadAsStringAsync()).ShouldNotContain("Not allowed yet");
        set.Shopify.TokenCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_shop_tells_of_itself_and_of_its_plan_is_shown()
    {
        await using var set = await StartAsync();
        using (await OpenAsync(set))
        {
        }

        set.Shopify.On("ShopDetails", (_, _) => ShopValues.Of(shop => shop["plan"] = new JsonObject { ["publicDisplayName"] = "Development", ["partnerDevelopment"] = true }, all => all["currentAppInstallation"]!["activeSubscriptions"] = new JsonArray(new JsonObject { ["name"] = "Small", ["status"] = "ACTIVE" })));
        await HearAsync(set, "shop/update", new JsonObject { ["id"] = 1, ["name"] = "Red Mugs" });
        using var page = await FetchAsync(set, "/app/setup");
        var html = await page.Content.ReadAsStringAsync();
        html.ShouldContain("Your plan at Shopify: Development.");
        html.ShouldContain("Your plan here: Small (active).");
        (await ShopAsync(set))!.Details!.Stage.ShouldBe(ShopStage.Development);

        await HearAsync(set, "app_subscriptions/update", new JsonObject { ["app_subscription"] = new JsonObject { ["name"] = "Small", ["status"] = "CANCELLED", ["updated_at"] = $"{set.App.Clock.Now.AddMinutes(1):O}" } });
        (await ShopAsync(set))!.Subscription.ShouldBe(new("Small", "cancelled", set.App.Clock.Now.AddMinutes(1)));
    }

    [Fact]
    public async Task Looking_again_says_what_hinders_it()
    {
        await using var set = await StartAsync();
        using (await OpenAsync(set))
        {
        }

        set.Shopify.Fail("ShopDetails", ShopifyFailure.Http(402));
        using var refused = await FetchAsync(set, "/app/setup/shopify/check", HttpMethod.Post);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Pay what is open under Settings &gt; Billing");
        using var looked = await FetchAsync(set, "/app/setup/shopify/check", HttpMethod.Post);
        looked.Headers.Location!.OriginalString.ShouldEndWith("told=shopify-checked");
    }

    private static ShopifyFailure Stale { get; } = new() { Status = 400, Body = """{"error":"invalid_subject_token"}""" };

    private static Task UninstallAsync(Set set, DateTimeOffset at) => HearAsync(set, "app/uninstalled", new JsonObject { ["id"] = 1 }, at);

    // What waits in the queue, the shop's past to be read, is not what these tests are about.
    private static async Task HearAsync(Set set, string topic, JsonObject body, DateTimeOffset? at = null)
    {
        await set.App.Storage.EventQueue.ClearMessagesAsync();
        await LoopbackShopify.DeliverAsync(set.App, topic, body, Domain, at);
        (await set.App.ReceiveAsync(set.App.Storage.EventQueue)).ShouldBe(1);
    }

    private static async Task<Shop?> ShopAsync(Set set) => (await set.App.Get<ShopStore>().ListAsync(CancellationToken.None)).SingleOrDefault(shop => shop.Shop.Id == Id)?.Shop;

    private static Task<HttpResponseMessage> OpenAsync(Set set, string path = "/app") =>
        set.App.Http.GetAsync(new Uri($"{path}?embedded=1&shop={Domain}&id_token={set.Shopify.IdToken(Domain)}", UriKind.Relative));

    private static async Task<HttpResponseMessage> FetchAsync(Set set, string path = "/app", HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path) { Content = method == HttpMethod.Post ? new FormUrlEncodedContent([]) : null };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", set.Shopify.IdToken(Domain));
        return await set.App.Http.SendAsync(request);
    }

    private async Task<Set> StartAsync()
    {
        var shopify = await LoopbackShopify.StartAsync();
        var app = await TestApp.StartAsync(azurite, change: known => ShopifyTestShop.Settings(known, shopify), works: false);
        (shopify.Time, shopify.Scopes) = (app.Clock, string.Join(',', ShopifyScopes.Wanted));
        shopify.On("ShopDetails", (_, _) => ShopValues.Allowing(ShopifyScopes.Wanted));
        return new(app, shopify);
    }

    private sealed record Set(TestApp App, LoopbackShopify Shopify) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Shopify.DisposeAsync();
        }
    }
}
