using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.App.Tests.Crediting;
using Retention.App.Tests.PersonalData;
using Retention.App.Tests.Road;
using Retention.Shops;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>
/// What happens between a Shopify shop, its merchant, its shoppers and the program, as sentences: everything comes by the real doors, and two instances of the
/// program share one storage. Queues are worked by hand, so that a test says when what is done, and by whom.
/// </summary>
internal sealed partial class ShopifyLife : IAsyncDisposable
{
    public const string Domain = ShopifyTestShop.Domain;

    private readonly SellingShopify _selling;

    private ShopifyLife(SellingShopify selling, TestApp other) => (_selling, Other, Accounts) = (selling, other, new(selling.App, selling.Server, Ann.Id));

    public SellingShopify Selling => _selling;

    public LoopbackShopify Server => _selling.Server;

    public TestApp App => _selling.App;

    /// <summary>Another instance of the program, on the same storage.</summary>
    public TestApp Other { get; }

    /// <summary>Ann's store credit at Shopify.</summary>
    public ShopifyAccounts Accounts { get; }

    /// <summary>Our id of the shop.</summary>
    public string Id => _selling.Id;

    /// <summary>The time, in both instances and at Shopify.</summary>
    public DateTimeOffset Now
    {
        get => App.Clock.Now;
        set => (App.Clock.Now, Other.Clock.Now) = (value, value);
    }

    public static async Task<ShopifyLife> BeginAsync(AzuriteFixture azurite)
    {
        var selling = await SellingShopify.NotInstalledAsync(azurite);
        var shop = selling.Server.Defaults["shop"]!.AsObject();
        (shop["ianaTimezone"], shop["shopAddress"]!["countryCodeV2"]) = ("America/New_York", "US");
        selling.Server.Defaults["shopLocales"]![0]!["locale"] = "en";
        var other = await TestApp.StartAsync(azurite, change: known => ShopifyTestShop.Settings(known, selling.Server), works: false, connection: selling.App.Settings.StorageConnection);
        return new(selling, other);
    }

    /// <summary>Installs, and imports to the end.</summary>
    public static async Task<ShopifyLife> SettledAsync(AzuriteFixture azurite)
    {
        var life = await BeginAsync(azurite);
        await life.SettleInAsync();
        return life;
    }

    /// <summary>The merchant opens a page in Shopify's admin, which adds a fresh ID token.</summary>
    public async Task<string> OpenAsync(string path = "/app")
    {
        using var page = await App.Http.GetAsync(new Uri($"{path}?embedded=1&shop={Domain}&id_token={Server.IdToken(Domain)}", UriKind.Relative));
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }

    /// <summary>The merchant sends a form of a page; it leads on.</summary>
    public async Task SendAsync(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Server.IdToken(Domain));
        using var answer = await App.Http.SendAsync(request);
        (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther).ShouldBeTrue($"{path}: {answer.StatusCode}");
    }

    /// <summary>The merchant installs the app, and sets up what this life is about. The shop's past waits to be imported.</summary>
    public async Task InstallAsync()
    {
        (await OpenAsync()).ShouldContain("<h1>Blue Mugs</h1>");
        // Holds nobody back, and knows no night: what lives are not about.
        await App.Get<ShopStore>().ChangeAsync(Id, shop => shop with { Settings = TestApp.Plain }, CancellationToken.None);
        await SendAsync("/app/setup/suppressions", ("none", "yes"));
        foreach (var flow in new[] { "abandoned-cart", "review-request" })
            await SendAsync($"/app/flows/{flow}/mode", ("mode", "on"));
    }

    /// <summary>Installs, and imports to the end.</summary>
    public async Task SettleInAsync()
    {
        await InstallAsync();
        await WorkAsync();
        (await App.ProgressAsync(Id))!.FinishedAt.ShouldNotBeNull();
    }

    /// <summary>Shopify delivers, signed, so often; nothing is worked yet.</summary>
    public async Task TellAsync(string topic, JsonNode body, int times = 1, DateTimeOffset? at = null)
    {
        for (var number = 0; number < times; number++)
            (await LoopbackShopify.DeliverAsync(App, topic, body, Domain, at ?? Now)).ShouldBe(HttpStatusCode.OK, topic);
    }

    /// <summary>Shopify delivers, and all that waits is worked.</summary>
    public async Task HearAsync(string topic, JsonNode body, DateTimeOffset? at = null)
    {
        await TellAsync(topic, body, at: at);
        await WorkAsync();
    }

    /// <summary>Works, by either instance in turn, until nothing is left that is due.</summary>
    public async Task WorkAsync()
    {
        for (var (some, app) = (1, App); some > 0; app = app == App ? Other : App)
        {
            await App.Get<Timetable>().TickAsync(CancellationToken.None);
            some = await app.Get<Schedule>().SweepAsync(Now, CancellationToken.None) + await app.ReceiveAsync(app.Storage.EventQueue, 32) + await app.ReceiveAsync(app.Storage.StepQueue, 32);
        }
    }

    /// <summary>Time passes, and what is due is done.</summary>
    public Task PassAsync(TimeSpan time)
    {
        Now += time;
        return WorkAsync();
    }

    /// <summary>The shop as it is known; null where none is.</summary>
    public async Task<Shop?> ShopAsync() => (await App.Get<ShopStore>().ListAsync(CancellationToken.None)).SingleOrDefault(shop => shop.Shop.Id == Id)?.Shop;

    /// <summary>The letters to an address, the newest first.</summary>
    public async Task<IReadOnlyList<OutboxLetter>> LettersToAsync(string email) => [.. (await App.LettersAsync()).Where(letter => letter.To == email)];

    /// <summary>Where any of these words stands in anything that is kept.</summary>
    public Task<IReadOnlyList<string>> FindAsync(params string[] words) => new Traces(App, words).FindAsync();

    public async ValueTask DisposeAsync()
    {
        await Other.DisposeAsync();
        await _selling.DisposeAsync(); // Ends with what Shopify's schema did not allow in any request: nothing.
    }
}
