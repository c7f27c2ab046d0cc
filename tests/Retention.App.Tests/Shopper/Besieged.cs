using System.Text;
using AngleSharp.Html.Parser;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retention.App.ForShoppers;
using Retention.App.Merchant;
using Retention.App.Referrals;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts.Shopify;
using Retention.App.Webhooks;
using Retention.Flows;
using Retention.Reviews;
using Retention.Shops;

namespace Retention.App.Tests.ForShoppers;

/// <summary>
/// A program with a Shopify shop, a WooCommerce shop, and a third whose shopper has the same address, in which everything is turned on that shoppers can post to.
/// Its doors are found by asking the program for them: a page that is added is attacked without anybody thinking of it.
/// </summary>
internal sealed class Besieged : IAsyncDisposable
{
    /// <summary>What stands for each part of a path. A new route adds its parts here, or is found missing.</summary>
    private static readonly Dictionary<string, Func<Besieged, Hostile, string>> Parts = new(StringComparer.Ordinal)
    {
        ["{token}"] = (shop, _) => shop.Token(),
        ["{link}"] = (shop, _) => shop._invitation,
        ["{connection}"] = (shop, _) => shop._connection,
        ["{shop}"] = (shop, _) => shop.Box.Shop,
        ["{shopper}"] = (shop, _) => shop.Box.ShopperId,
        ["{message}"] = (_, hostile) => hostile.Of(new string('0', 24), "x", "é|", "..."),
        ["{attempt:int}"] = (_, _) => "1",
    };

    private static readonly string[] ProxyNames = ["saved", "contact", "preferences", "reviews", "collected", "early", "nothing", "..%2f"];
    private static readonly string[] PluginNames = ["contact", "preferences", "export", "reviews", "collected", "erase", "nothing"];
    private readonly Hostile _hostile;
    private string _connection = "", _key = "", _invitation = "", _earlier = "";
    private int _letters;

    private Besieged(Mailbox box, Hostile hostile) => (Box, _hostile) = (box, hostile);

    public Mailbox Box { get; }

    public TestApp App => Box.App;

    /// <summary>The shop that nobody posts to.</summary>
    public string Bystander { get; private set; } = "";

    public static async Task<Besieged> SetUpAsync(AzuriteFixture azurite, Hostile hostile)
    {
        var besieged = new Besieged(await Mailbox.SetUpAsync(azurite, Generous), hostile);
        var app = besieged.App;
        // Nobody is at its address: what follows from an invitation there waits.
        var woo = await app.AddWooCommerceAsync(shop => Generous(shop) with { FlowsOn = [.. AllFlows.Switches.Select(flow => flow.Family)] }, address: "http://127.0.0.1:9", keys: new("ck_besieged", "cs_besieged"));
        (besieged._connection, besieged._key) = (woo.Connection!, (await app.Get<ShopStore>().FindConnectionAsync(woo.Connection!, again: false, CancellationToken.None))!.PageKey!);
        besieged.Bystander = (await app.AddShopifyAsync(Generous, domain: "other.myshopify.com")).Shop.Id;
        await app.HandleAsync(besieged.Bystander, Reported.Order("5"));
        await app.HandleAsync(woo.Shop.Id, Reported.Order("5"));
        var shopper = (await app.ShoppersAsync(woo.Shop.Id)).ShouldHaveSingleItem();
        var links = app.Get<ReferralLinks>();
        await links.MakeAsync(woo.Shop, shopper, shopper.Orders[0].EmailKey!, app.Clock.Now, CancellationToken.None);
        besieged._invitation = $"{links.CodeOf(woo.Shop.Id, shopper.Id)}-{woo.Shop.Id}";
        besieged._earlier = app.Get<ShopperLinks>().EarlierUnsubscribe(new(besieged.Box.Shop, besieged.Box.ShopperId, besieged.Box.Address)).AbsolutePath;
        return besieged;
    }

    /// <summary>All addresses that take a post, but those behind the merchant's session and those of the Functions host.</summary>
    public IReadOnlyList<string> Routes
    {
        get => field ??=
        [
            .. from endpoint in App.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
               where endpoint.Metadata.GetMetadata<BehindTheDoor>() is null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST", StringComparer.Ordinal) == true
               select endpoint.RoutePattern.RawText!,
        ];
    }

    /// <summary>A post to a route by a link that was made here, or signed as the shop's platform signs.</summary>
    public HttpRequestMessage Right(string route)
    {
        var name = _hostile.Of(route.StartsWith("/storefront/shopify", StringComparison.Ordinal) ? ProxyNames : PluginNames);
        var path = route == "/u/{token}" ? _earlier : Filled(route).Replace("{name}", name, StringComparison.Ordinal);
        if (route.StartsWith("/storefront/shopify", StringComparison.Ordinal))
            return new(HttpMethod.Post, LoopbackShopify.ProxyQuery(path, App.Clock.Now, ShopifyTestShop.Domain, _hostile.Of("", "7", "x"), [("list", _hostile.Text()), ("x", _hostile.Text())])) { Content = _hostile.Body(), Headers = { { "X-Forwarded-For", $"10.0.{_letters++ % 250}.1, 10.0.0.1" } } };
        if (!route.StartsWith("/storefront/woocommerce", StringComparison.Ordinal))
            return new(HttpMethod.Post, path) { Content = _hostile.Body() };
        var body = _hostile.Json("name", "email", "topic", "message", "order", "locale", "visitor", "product", "page", "limit", "before", "customer_id", "language");
        var timestamp = $"{App.Clock.Now.ToUnixTimeSeconds()}";
        return new(HttpMethod.Post, path) { Content = new ByteArrayContent(body), Headers = { { PluginSignature.TimestampHeader, timestamp }, { PluginSignature.Header, PluginSignature.Of(body, timestamp, name, _key) } } };
    }

    /// <summary>A post to a route by a link that was not made here, or not signed.</summary>
    public HttpRequestMessage Wrong(string route)
    {
        var path = route.Replace("{token}", _hostile.Broken(Token(), Token()), StringComparison.Ordinal)
            .Replace("{link}", _hostile.Of(_invitation.Replace(_invitation[0], _invitation[0] == 'b' ? 'c' : 'b'), $"{_invitation.Split('-')[0]}-{Bystander}", $"{_invitation}x", "x", "-", Box.Shop, "%00"), StringComparison.Ordinal)
            .Replace("{name}", _hostile.Of([.. ProxyNames, .. PluginNames]), StringComparison.Ordinal);
        return new(HttpMethod.Post, Filled(path)) { Content = _hostile.Body() };
    }

    /// <summary>Every row of every table but that of followed links, every message and every blob, each by its key and its mark.</summary>
    public async Task<Dictionary<string, string>> EverythingAsync()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in App.Storage.Tables.Where(table => table.Name != App.Storage.Followed.Name))
        {
            foreach (var row in await TestApp.RowsAsync(table))
                all[$"{table.Name} {row.PartitionKey} {row.RowKey}"] = row.ETag.ToString();
        }

        foreach (var container in App.Storage.Containers)
        {
            await foreach (var blob in container.GetBlobsAsync())
                all[$"{container.Name} {blob.Name} "] = $"{blob.Properties.ETag}";
        }

        foreach (var queue in new[] { App.Storage.EventQueue, App.Storage.StepQueue, App.Storage.PoisonOf(App.Storage.EventQueue), App.Storage.PoisonOf(App.Storage.StepQueue) })
            all[$"queue {queue.Name} "] = await queue.ExistsAsync() ? $"{await queue.CountAsync()}" : "0";
        return all;
    }

    /// <summary>Whether a text stands in any row, as it is.</summary>
    public async Task<IReadOnlyList<string>> WhereAsync(string text)
    {
        var found = new List<string>();
        foreach (var table in App.Storage.Tables)
        {
            foreach (var row in await TestApp.RowsAsync(table))
            {
                if (row.Any(column => column.Key.Contains(text, StringComparison.Ordinal) || (column.Value is string words && words.Contains(text, StringComparison.Ordinal)) || (column.Value is byte[] bytes && Encoding.UTF8.GetString(bytes).Contains(text, StringComparison.Ordinal))))
                    found.Add($"{table.Name} {row.PartitionKey} {row.RowKey}");
            }
        }

        return found;
    }

    /// <summary>What is wrong with an answer; null for nothing.</summary>
    public static async Task<string?> FaultOfAsync(HttpResponseMessage answer)
    {
        var location = answer.Headers.Location?.OriginalString;
        if ((int)answer.StatusCode >= 500)
            return $"answers {(int)answer.StatusCode}";
        if (location is not null && (location.Contains("//", StringComparison.Ordinal) || location.Contains(':', StringComparison.Ordinal) || location.Contains('\\', StringComparison.Ordinal)))
            return $"leads to {location}";
        if (answer.Content.Headers.ContentType?.MediaType is not ("text/html" or "application/liquid"))
            return null;
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType.MediaType == "text/html" && !answer.Headers.Contains("Content-Security-Policy"))
            return "has no Content-Security-Policy";
        using var page = new HtmlParser().ParseDocument(text);
        return page.All.Any(one => one.LocalName is "script" && one.GetAttribute("src")?.StartsWith('/') != true) ? "has a script"
            : page.All.Any(one => one.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))) ? "has a handler"
            : page.All.Any(one => one.Attributes.Any(attribute => attribute.Name is "href" or "src" or "action" && attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))) ? "has a link that is a script"
            : answer.Content.Headers.ContentType.MediaType == "application/liquid" && (text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal)) ? "has a template in it"
            : null;
    }

    /// <summary>Does what lies in the queues, until nothing does.</summary>
    public async Task ArriveAsync()
    {
        while (await App.ReceiveAsync(App.Storage.EventQueue, 32) + await App.ReceiveAsync(App.Storage.StepQueue, 32) > 0)
        {
        }
    }

    public ValueTask DisposeAsync() => Box.DisposeAsync();

    private string Filled(string route) => string.Join('/', route.Split('/').Select(part => part is not ['{', .., '}'] || part == "{name}" ? part
        : Parts.TryGetValue(part, out var fill) ? fill(this, _hostile) : throw new InvalidOperationException($"Say in Parts what stands for {part} in {route}.")));

    // Of a letter of its own each time: what one letter may post in a day is little.
    private string Token()
    {
        var (flow, subject) = _hostile.Of(("review-request", "5"), ("review-request", "6"), ("thank-you", "5"), ("nps", "5"), ("survey", "5~nps"), ("settled", "5"), ("case", "5"), ("save-for-later", "19"), ("abandoned-cart", Box.Cart), ("confirm-list", "x"), ("confirm", "x"), ("credit", "x"), ("y|z", "|"), ("review-request", "404"));
        return App.Get<ShopperLinks>().Token(Box.Link(flow, subject, $"{_letters++:x24}"));
    }

    private static Shop Generous(Shop shop) => shop with
    {
        Settings = shop.Settings with
        {
            ShowReviews = ReviewShowing.AtOnce,
            ReviewCredit = new Money(500, new("EUR")),
            ReferralCredit = new Money(1000, new("EUR")),
            FriendCredit = new Money(1000, new("EUR")),
            PurchasePercent = 5,
        },
    };
}
