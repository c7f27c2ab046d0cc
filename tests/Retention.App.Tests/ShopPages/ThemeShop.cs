using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts.Shopify;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Tests.ShopPages;

/// <summary>A Shopify shop whose visitors ask for our pages at the shop's own address. The road is walked by hand.</summary>
internal sealed class ThemeShop : IAsyncDisposable
{
    public const string Ann = "ann@example.test";
    public const string List = "AbCdEfGhIjKlMnOpQrStUv";

    private ThemeShop(ShopifyTestShop shop) => Connected = shop;

    public ShopifyTestShop Connected { get; }

    public TestApp App => Connected.App;

    public string Shop => Connected.Id;

    /// <summary>The variants that the shop sells, by id: what Shopify answers of them.</summary>
    public Dictionary<string, JsonObject?> Variants { get; } = new(StringComparer.Ordinal) { ["12"] = Mug("Milk Jug", "9.00"), ["13"] = Mug("Red Bowl", "12.50"), ["14"] = Mug("Tea Pot", "41.00", stock: 0) };

    public static async Task<ThemeShop> StartAsync(AzuriteFixture azurite, Func<Shop, Shop>? change = null)
    {
        var shop = new ThemeShop(await ShopifyTestShop.StartAsync(azurite, one => (change ?? (same => same))(one with
        {
            Brand = one.Brand with { Url = "https://shop.test/" },
            ReplyTo = "hello@shop.test",
            Country = "DE",
            FlowsOn = [.. AllFlows.Switches.Select(flow => flow.Family)],
        })));
        shop.Connected.Shopify.On("SavedVariant", (variables, _) => new JsonObject
        {
            ["productVariant"] = shop.Variants.GetValueOrDefault(((string)variables["id"]!).Split('/')[^1])?.DeepClone(),
            ["shop"] = new JsonObject { ["currencyCode"] = "EUR" },
        });
        return shop;
    }

    public static JsonObject Mug(string title, string price, int stock = 3, string? page = "https://shop.test/products/mug") => new()
    {
        ["title"] = "large",
        ["price"] = price,
        ["availableForSale"] = stock > 0,
        ["inventoryQuantity"] = stock,
        ["media"] = new JsonObject { ["nodes"] = new JsonArray() },
        ["product"] = new JsonObject
        {
            ["legacyResourceId"] = "11",
            ["title"] = title,
            ["status"] = "ACTIVE",
            ["onlineStoreUrl"] = page,
            ["featuredMedia"] = new JsonObject { ["__typename"] = "MediaImage", ["preview"] = new JsonObject { ["image"] = new JsonObject { ["url"] = "https://cdn.shopify.com/s/mug.jpg?v=1" } } },
        },
    };

    /// <summary>Asks for a page of ours, as Shopify passes it on.</summary>
    public async Task<Answered> GetAsync(string name, string customer = "", params (string Name, string Value)[] parameters) =>
        await SendAsync(new(HttpMethod.Get, Query(name, customer, parameters)));

    /// <summary>Posts a form, as Shopify passes it on.</summary>
    public async Task<Answered> PostAsync(string name, string customer, params (string Name, string Value)[] fields) => await PostAsync(name, customer, visitor: null, fields);

    /// <summary>Posts a form from that address of the internet.</summary>
    public async Task<Answered> PostAsync(string name, string customer, string? visitor, params (string Name, string Value)[] fields)
    {
        App.Clock.Now += TimeSpan.FromSeconds(1); // People take their time.
        var request = new HttpRequestMessage(HttpMethod.Post, Query(name, customer)) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        if (visitor is not null)
            request.Headers.Add("X-Forwarded-For", $"{visitor}, 10.0.0.1");
        return await SendAsync(request);
    }

    public string Query(string name, string customer = "", params (string Name, string Value)[] parameters) =>
        LoopbackShopify.ProxyQuery($"/storefront/shopify/{name}", App.Clock.Now, ShopifyTestShop.Domain, customer, parameters);

    public async Task<Answered> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await App.Http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return new(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, text, answer.Headers.Location?.OriginalString);
        }
    }

    /// <summary>Follows a link of a letter.</summary>
    public Task<Answered> OpenAsync(Uri link) => SendAsync(new(HttpMethod.Get, link.PathAndQuery));

    /// <summary>Presses the button of a page that a letter leads to.</summary>
    public Task<Answered> PressAsync(Uri link) => SendAsync(new(HttpMethod.Post, link.PathAndQuery) { Content = new FormUrlEncodedContent([]) });

    /// <summary>Does what lies in the queues, until nothing does.</summary>
    public async Task ArriveAsync()
    {
        while (await App.ReceiveAsync(App.Storage.EventQueue, 32) + await App.ReceiveAsync(App.Storage.StepQueue, 32) > 0)
        {
        }
    }

    /// <summary>The link in the letter that asks whether a list is its reader's.</summary>
    public async Task<Uri> LinkAsync()
    {
        var letter = (await App.LettersAsync()).First(one => one.Flow == "confirm-list");
        return new(letter.Text.Split([' ', '\n', '\r', '<', '>', '(', ')'], StringSplitOptions.RemoveEmptyEntries).First(word => word.EndsWith("/list", StringComparison.Ordinal)));
    }

    public ValueTask DisposeAsync() => Connected.DisposeAsync();

    /// <summary>An answer.</summary>
    internal sealed record Answered(HttpStatusCode Status, string? Type, string Text, string? LeadsTo)
    {
        public IHtmlDocument Page => new HtmlParser().ParseDocument(Text);

        public JsonNode Json => JsonNode.Parse(Text)!;

        public string[] Items => [.. Page.QuerySelectorAll(".retention-name").Select(name => name.TextContent)];
    }
}
