using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Retention.App.Demo;
using Retention.App.Merchant.Doors;
using Retention.App.Seeding;
using Retention.App.Simulation;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.Flows;
using Retention.Shops;

namespace Retention.Browser.Tests;

/// <summary>
/// The whole program with two shops that have a past, and a Chromium in which Shopify's admin and WordPress's are played: pages of their origin that
/// frame ours and hand out tokens, made here by hand.
/// </summary>
public sealed class AdminFixture : IAsyncLifetime
{
    public const string Domain = "pine-pottery.myshopify.com";
    public const string WordPress = "https://woo.example";
    public const string ClientId = "0123456789abcdef";
    private const string Secret = "the-app-s-secret-at-shopify";

    private ServedProgram? _program;
    private LaunchedChromium? _chromium;
    private ShopRecord? _wordPress;
    private string _key = "";

    /// <summary>The program's services.</summary>
    public IServiceProvider Services => _program!.Services;

    /// <summary>Its clock: it stands until a test lets it jump.</summary>
    internal DemoClock Clock { get; private set; } = null!;

    /// <summary>Where it listens.</summary>
    public Uri Url => _program!.Url;

    /// <summary>The Shopify shop.</summary>
    public ShopRecord Shop { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // A Wednesday on which it is day from New York to Hawaii: no shopper's night is in the way.
        Clock = new DemoClock(new DateTimeOffset(2026, 11, 18, 20, 0, 0, TimeSpan.Zero));
        _program = await ServedProgram.BuildAsync(
            new() { Time = Clock, Log = LogLevel.Error },
            settings => settings with { MasterKey = [.. RandomNumberGenerator.GetBytes(32)], ShopifyClientId = ClientId, ShopifySecrets = [Secret], ShopifyGateway = new("http://127.0.0.1:9") });
        var shops = Services.GetRequiredService<ShopStore>();
        Shop = await shops.AddAsync("shopify", Domain, _ => NewShop("Pine Pottery") with { Scopes = new([.. ShopifyScopes.Wanted], Clock.GetUtcNow()) }, connection: null, CancellationToken.None);
        _wordPress = await shops.AddAsync("woocommerce", WordPress, _ => NewShop("Woo Works"), ShopStore.NewConnectionId(), CancellationToken.None);
        await shops.SetConnectionAsync(_wordPress.Connection!, _wordPress.Shop.Id, new string('s', 43), consumerKey: null, consumerSecret: null, CancellationToken.None);
        _key = (await shops.FindConnectionAsync(_wordPress.Connection!, again: true, CancellationToken.None))!.PageKey!;
        var now = Clock.GetUtcNow();
        await new Seeder(_program.Settings, _program.Get<AppStorage>()).SeedAsync(Shop.Shop.Id, new SimulatedShop(new() { Orders = 120, Days = 60, Until = now }).Arrivals(), now, CancellationToken.None);
        await _program.ServeAsync();
        // The admins are played here: their origins are not of this machine, and ours is.
        _chromium = await LaunchedChromium.StartAsync("--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessForNavigations");
    }

    /// <summary>The merchant's page, come to by one of the three ways: the frame to work in, within a page to close.</summary>
    /// <param name="way">By which way.</param>
    /// <param name="width">How wide the frame is.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="path">Which page.</param>
    /// <param name="isStale">Whether the first token is an old one.</param>
    public async Task<(IPage Page, IFrame Frame)> OpenAsync(Way way, int width = 1280, ColorScheme scheme = ColorScheme.Light, string path = "/app", bool isStale = false)
    {
        var context = await _chromium!.ContextAsync(Url, width, scheme, height: 900);
        var page = await context.NewPageAsync();
        if (way == Way.Link)
        {
            await page.GotoAsync((await Services.GetRequiredService<OneTimeLinks>().MakeAsync(Shop.Shop.Id, CancellationToken.None)).AbsoluteUri);
            if (path != "/app")
                await page.GotoAsync(new Uri(Url, path).AbsoluteUri);
            return (page, page.MainFrame);
        }

        await context.ExposeFunctionAsync("mint", () => way == Way.Shopify ? ShopifyToken(Clock.GetUtcNow()) : WordPressToken());
        var admin = way == Way.Shopify ? "https://admin.shopify.com/store/pine-pottery/apps/retention" : $"{WordPress}/wp-admin/admin.php?page=retention";
        var first = way == Way.Shopify
            ? $"{new Uri(Url, path)}?embedded=1&shop={Domain}&host=YWRtaW4&id_token={ShopifyToken(Clock.GetUtcNow().AddHours(isStale ? -1 : 0))}"
            : $"{new Uri(Url, path)}?token={WordPressToken()}";
        await context.RouteAsync("https://cdn.shopify.com/shopifycloud/app-bridge.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = AppBridge }));
        await context.RouteAsync($"{new Uri(admin).GetLeftPart(UriPartial.Authority)}/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Admin(first) }));
        await page.GotoAsync(admin);
        var handle = await page.WaitForSelectorAsync("iframe");
        var frame = (await handle!.ContentFrameAsync())!;
        await frame.WaitForSelectorAsync("main");
        return (page, frame);
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        if (_program is not null)
            await _program.DisposeAsync();
    }

    // What the admin's page is: our frame, and somebody who answers when it asks for a token (the plugin's part; Shopify's is App Bridge's).
    private static string Admin(string url) => $$"""
        <!DOCTYPE html><html lang="en"><head><title>Admin</title><style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style></head>
        <body><iframe title="Retention" src="{{url.Replace("&", "&amp;", StringComparison.Ordinal)}}"></iframe>
        <script>addEventListener('message', async (message) => { if (message.data?.retention === 'token') message.ports[0].postMessage(await window.mint()); });</script></body></html>
        """;

    // The part of App Bridge that the page needs: it signs fetches, repeats one that was refused for a stale token, and reloads from the bounce page.
    private const string AppBridge = """
        (() => {
          const again = new URLSearchParams(location.search).get('shopify-reload');
          if (again) { window.mint().then((token) => { const url = new URL(again); url.searchParams.set('id_token', token); location.replace(url); }); return; }
          const plain = window.fetch.bind(window);
          window.fetch = async (url, request = {}) => {
            const signed = async () => plain(url, { ...request, headers: { ...Object.fromEntries(new Headers(request.headers)), Authorization: 'Bearer ' + await window.mint() } });
            const answer = await signed();
            return answer.status === 401 && answer.headers.has('X-Shopify-Retry-Invalid-Session-Request') ? signed() : answer;
          };
        })();
        """;

    private static Shop NewShop(string name) => new()
    {
        Id = "",
        Brand = new(name) { Url = "https://shop.example.com", Color = "#2f6b4f", PolicyUrl = "https://shop.example.com/policies/refund-policy" },
        ConnectedAt = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero),
        EarlierSuppressions = EarlierSuppressions.None,
        ReplyTo = "hello@pine.example",
        Country = "US",
        TimeZone = "America/New_York",
        FlowsOn = ["thank-you"],
        Settings = new() { Holdouts = AllFlows.Switches.ToImmutableDictionary(flow => flow.Family, _ => 0.0, StringComparer.Ordinal) },
    };

    private static string ShopifyToken(DateTimeOffset now) => Signed(new()
    {
        ["iss"] = $"https://{Domain}/admin",
        ["dest"] = $"https://{Domain}",
        ["aud"] = ClientId,
        ["sub"] = "42",
        ["exp"] = now.AddSeconds(60).ToUnixTimeSeconds(),
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["iat"] = now.ToUnixTimeSeconds(),
    }, Secret);

    private string WordPressToken() => Signed(new()
    {
        ["iss"] = $"{WordPress}/wp-admin",
        ["dest"] = WordPress,
        ["aud"] = _wordPress!.Connection,
        ["sub"] = "7",
        ["exp"] = Clock.GetUtcNow().AddSeconds(60).ToUnixTimeSeconds(),
        ["nbf"] = Clock.GetUtcNow().ToUnixTimeSeconds(),
        ["iat"] = Clock.GetUtcNow().ToUnixTimeSeconds(),
    }, _key);

    private static string Signed(JsonObject claims, string secret)
    {
        static string Text(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var words = $"{Text("""{"alg":"HS256","typ":"JWT"}"""u8.ToArray())}.{Text(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{words}.{Text(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(words)))}";
    }
}
