using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Retention.App.Merchant.ConnectPages;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>Connecting a shop from outside: who may, and who may not.</summary>
[Collection("Azurite")]
public sealed class ConnectTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_shop_that_calls_itself_otherwise_than_it_was_connected_is_no_copy_of_itself()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite, server => server.Home = "https://www.brand.example");
        async Task<long> IgnoredAsync(string source)
        {
            var delivery = Deliveries.WooCommerce(shop.Record.Connection!, "order.updated", "{\"id\":13}"u8.ToArray(), secret: (string)shop.Server.Webhooks.Items.Values.Single(webhook => (string)webhook["topic"]! == "order.updated")["secret"]!);
            delivery.Headers.Remove("X-WC-Webhook-Source");
            delivery.Headers.Add("X-WC-Webhook-Source", source);
            (await shop.App.DeliverAsync(delivery)).ShouldBe(HttpStatusCode.OK);
            return shop.App.Get<Counts>().Numbers.GetValueOrDefault("ignored.a copy of the shop");
        }

        (await IgnoredAsync("https://www.brand.example/")).ShouldBe(0);
        (await IgnoredAsync("https://brand.example/de/")).ShouldBe(0);
        (await IgnoredAsync($"{shop.Server.Address}/")).ShouldBe(0);
        (await IgnoredAsync("https://staging.brand.example/")).ShouldBe(1);
    }

    [Fact]
    public async Task A_plain_shop_that_was_typed_under_another_name_than_its_own_is_told_which_to_type()
    {
        await using var opened = await OpenedShop.StartAsync();
        var typed = opened.Server.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var trouble = (await ShopIdentity.ReadAsync(opened.Shops.At(typed, LoopbackWooCommerce.RestKeys), CancellationToken.None)).Trouble();
        (trouble.Key, trouble.What).ShouldBe((ShopTroubles.Redirected, $"The shop calls itself {opened.Server.Address}, not {typed}."));
        (await ShopIdentity.ReadAsync(opened.Shops.At(opened.Server.Address, new("ck_shop", "cs_wrong")), CancellationToken.None)).Trouble().Key.ShouldBe(ShopTroubles.KeysWrong);
    }

    [Fact]
    public async Task Whoever_approves_in_the_shop_s_admin_comes_back_signed_in_to_a_shop_that_is_set_up()
    {
        await using var app = await StartAsync();
        await using var shop = await LoopbackWooCommerce.StartAsync(app.Clock);
        using var browser = new Browser(app);
        var (answer, back) = await shop.ApproveAsync(await browser.BeginAsync(shop.Address), app.Http);
        answer.ShouldBe(HttpStatusCode.OK);
        using (var soon = await browser.GetAsync(back!))
            soon.Headers.GetValues("Refresh").ShouldBe(["2"]);
        app.Clock.Now += TimeSpan.FromSeconds(4);
        using (var done = await browser.GetAsync(back!))
            done.Headers.Location!.OriginalString.ShouldBe("/app/setup?told=connected");

        var record = (await app.Get<ShopStore>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        record.Shop.Brand.ShouldSatisfyAllConditions(
            brand => brand.Name.ShouldBe("Blue & White Mugs"), brand => brand.PostalAddress.ShouldBe("1 Kiln Lane\nPT1 1AA Potterton\nUnited Kingdom"), brand => brand.Url.ShouldBe(shop.Address));
        (record.Shop.Country, record.Shop.TimeZone, record.Shop.Locale, record.Shop.FlowsOn.Length).ShouldBe(("GB", "Europe/London", "en-GB", 0));
        shop.Webhooks.Items.Count.ShouldBe(WebhookPlan.OfWooCommerce.Length);
        shop.Webhooks.Items.Values.ShouldAllBe(webhook => ((string)webhook["delivery_url"]!).StartsWith($"https://retention.example/webhooks/woocommerce/{record.Connection}"));
        using (var page = await browser.GetAsync("/app/setup"))
            (await page.Content.ReadAsStringAsync()).ShouldContain("10 of 10 webhooks work.");
        (await TestApp.RowsAsync(app.Storage.Shops)).ShouldNotContain(row => row.RowKey.StartsWith("approve|"));
    }

    [Fact]
    public async Task A_browser_that_did_not_begin_is_not_let_in_and_ends_it_for_the_one_that_did()
    {
        await using var app = await StartAsync();
        await using var shop = await LoopbackWooCommerce.StartAsync(app.Clock);
        using var attacker = new Browser(app);
        using var merchant = new Browser(app);
        var (_, back) = await shop.ApproveAsync(await attacker.BeginAsync(shop.Address), app.Http);
        using (var refused = await merchant.GetAsync(back!))
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        app.Clock.Now += TimeSpan.FromSeconds(4);
        using (var late = await attacker.GetAsync(back!))
            late.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.Get<ShopStore>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_word_serves_one_call_of_the_shop_it_was_made_for_within_a_quarter_of_an_hour()
    {
        await using var app = await StartAsync();
        await using var shop = await LoopbackWooCommerce.StartAsync(app.Clock);
        await using var other = await LoopbackWooCommerce.StartAsync(app.Clock);
        using var browser = new Browser(app);

        var authorize = await browser.BeginAsync(shop.Address);
        (await shop.ApproveAsync(authorize, app.Http)).Answer.ShouldBe(HttpStatusCode.OK);
        (await shop.ApproveAsync(authorize, app.Http)).Answer.ShouldBe(HttpStatusCode.BadRequest);

        // Keys of another shop, whoever approved there.
        var stolen = await browser.BeginAsync(shop.Address);
        (await other.ApproveAsync(stolen, app.Http)).Answer.ShouldBe(HttpStatusCode.BadRequest);
        (await shop.ApproveAsync(stolen, app.Http)).Answer.ShouldBe(HttpStatusCode.BadRequest);

        (await shop.ApproveAsync(await browser.BeginAsync(shop.Address), app.Http, scope: "read")).Answer.ShouldBe(HttpStatusCode.BadRequest);
        var late = await browser.BeginAsync(shop.Address);
        app.Clock.Now += TimeSpan.FromMinutes(15);
        (await shop.ApproveAsync(late, app.Http)).Answer.ShouldBe(HttpStatusCode.BadRequest);
        var guessed = new Uri(authorize.AbsoluteUri.Replace("user_id=s", "user_id=s0"));
        (await shop.ApproveAsync(guessed, app.Http)).Answer.ShouldBe(HttpStatusCode.BadRequest);
        await app.Get<ConnectionChecks>().RunAsync(CancellationToken.None);
        (await TestApp.RowsAsync(app.Storage.Shops)).ShouldNotContain(row => row.RowKey.StartsWith("approve|"));
    }

    [Fact]
    public async Task Whoever_denies_it_comes_back_to_the_page_and_nothing_is_changed()
    {
        await using var app = await StartAsync();
        await using var shop = await LoopbackWooCommerce.StartAsync(app.Clock);
        using var browser = new Browser(app);
        var word = System.Web.HttpUtility.ParseQueryString((await browser.BeginAsync(shop.Address)).Query)["user_id"];
        using var back = await browser.GetAsync($"/connect/woocommerce/return?success=0&user_id={word}");
        (await back.Content.ReadAsStringAsync()).ShouldContain("It was not approved in your shop.");
        (await app.Get<ShopStore>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shop_that_was_here_before_keeps_its_data_and_its_connection_when_it_approves_again()
    {
        await using var app = await StartAsync();
        await using var shop = await LoopbackWooCommerce.StartAsync(app.Clock);
        using var browser = new Browser(app);
        var first = await browser.ConnectAsync(shop);
        await app.Get<ShopStore>().ChangeAsync(first.Shop.Id, known => known with { Brand = known.Brand with { Name = "Our own name" } }, CancellationToken.None);
        await app.Get<ShopConnecting>().DisconnectAsync(first, CancellationToken.None);
        app.Clock.Now += TimeSpan.FromDays(1);
        var second = await browser.ConnectAsync(shop);
        (second.Shop.Id, second.Connection, second.Shop.Brand.Name, second.Shop.UninstalledAt).ShouldBe((first.Shop.Id, first.Connection, "Our own name", null));
        second.Shop.ConnectedAt.ShouldBe(app.Clock.Now, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Pasted_keys_connect_a_new_shop_and_open_no_shop_that_is_here()
    {
        await using var app = await StartAsync();
        await using var shop = await LoopbackWooCommerce.StartAsync(app.Clock);
        using var browser = new Browser(app);
        async Task<string> PasteAsync(string secret)
        {
            using var answer = await browser.PostAsync("/connect/woocommerce/keys", ("shop", shop.Address), ("key", "ck_shop"), ("secret", secret));
            return answer.Headers.Location?.OriginalString ?? await answer.Content.ReadAsStringAsync();
        }

        (await PasteAsync("cs_wrong")).ShouldContain("The secret does not fit the key.");
        (await PasteAsync("<script>")).ShouldContain("These are no keys.");
        (await PasteAsync("cs_shop")).ShouldBe("/app/setup?told=connected");
        browser.Forget();
        (await PasteAsync("cs_shop")).ShouldContain("This shop was connected before.");
        browser.HasSession.ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_where_no_shop_can_approve_is_told_before_anybody_is_sent_there()
    {
        await using var app = await StartAsync();
        await using var shop = await LoopbackWooCommerce.StartAsync(app.Clock);
        using var browser = new Browser(app);
        async Task<string> SaysAsync(string address)
        {
            using var answer = await browser.PostAsync("/connect/woocommerce/approve", ("shop", address));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }

        (await SaysAsync("http://shop.example")).ShouldContain("The shop's address is not https.");
        (await SaysAsync("nonsense here")).ShouldContain("This is not a web address.");
        shop.HasPlainPermalinks = true;
        (await SaysAsync(shop.Address)).ShouldContain("The shop's permalinks are plain");
        shop.Next(ScriptedPages.To("https://www.shop.example/wp-json/wc/v3/settings/general"));
        (await SaysAsync(shop.Address)).ShouldContain("The shop answers at https://www.shop.example, not at");
    }

    [Fact]
    public async Task A_form_of_another_page_and_the_eleventh_try_are_refused()
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);
        using (var foreign = await browser.PostAsync("/connect/woocommerce/keys", from: "cross-site", ("shop", "https://shop.example"), ("key", "ck_a"), ("secret", "cs_a")))
            foreign.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        for (var tried = 0; tried < ConnectLimits.OfClient; tried++)
        {
            using var answer = await browser.PostAsync("/connect/woocommerce/approve", ("shop", "http://shop.example"));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        using var last = await browser.PostAsync("/connect/woocommerce/approve", ("shop", "http://shop.example"));
        last.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private Task<TestApp> StartAsync() => TestApp.StartAsync(azurite, works: false, change: settings => settings with { PublicUrl = new Uri("https://retention.example") });

    /// <summary>A browser with its cookies.</summary>
    private sealed class Browser(TestApp app) : IDisposable
    {
        private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

        public bool HasSession => _cookies.ContainsKey("retention-session");

        public void Forget() => _cookies.Clear();

        public async Task<Uri> BeginAsync(string address)
        {
            using var answer = await PostAsync("/connect/woocommerce/approve", ("shop", address));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
            return answer.Headers.Location!;
        }

        public async Task<ShopRecord> ConnectAsync(LoopbackWooCommerce shop)
        {
            var (_, back) = await shop.ApproveAsync(await BeginAsync(shop.Address), app.Http);
            app.Clock.Now += TimeSpan.FromSeconds(4);
            using var done = await GetAsync(back!);
            done.Headers.Location!.OriginalString.ShouldBe("/app/setup?told=connected");
            return (await app.Get<ShopStore>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        }

        public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

        public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => PostAsync(path, "same-origin", fields);

        public Task<HttpResponseMessage> PostAsync(string path, string from, params (string Name, string Value)[] fields) => SendAsync(new(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Headers = { { "Sec-Fetch-Site", from } },
        });

        public void Dispose() => _cookies.Clear();

        private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
        {
            if (_cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var answer = await app.Http.SendAsync(request);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                cookie.ShouldContain("secure", Case.Insensitive);
                cookie.ShouldContain("httponly", Case.Insensitive);
                var pair = cookie.Split(';')[0].Split('=', 2);
                _cookies[pair[0]] = pair[1];
            }

            return answer;
        }
    }
}
