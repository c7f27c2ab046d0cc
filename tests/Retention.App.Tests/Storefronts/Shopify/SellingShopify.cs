using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Retention.Shops;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>
/// A Shopify shop that sells, connected to a program: its orders, checkouts, customers and products are kept as webhooks tell them, and answered as
/// the Admin API has them. Bulk queries are executed over the real schema, and left as files.
/// </summary>
internal sealed partial class SellingShopify : IAsyncDisposable
{
    private SellingShopify(ShopifyTestShop shop)
    {
        Shop = shop;
        Answer();
    }

    public ShopifyTestShop Shop { get; }

    public TestApp App => Shop.App;

    public LoopbackShopify Server => Shop.Shopify;

    /// <summary>Our id of the shop.</summary>
    public string Id => Shop.Id;

    public ConcurrentDictionary<long, JsonObject> Orders { get; } = new();

    public ConcurrentDictionary<string, JsonObject> Checkouts { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<long, JsonObject> Customers { get; } = new();

    public ConcurrentDictionary<long, JsonObject> Products { get; } = new();

    /// <summary>What Shopify's own mail about a checkout is at, by its token.</summary>
    public ConcurrentDictionary<string, string> Mails { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a checkout's id is not its number.</summary>
    public bool HasOtherIds { get; set; }

    /// <summary>Starts the program, and connects the shop.</summary>
    public static async Task<SellingShopify> StartAsync(AzuriteFixture azurite, Func<Shop, Shop>? change = null, bool works = false, bool seesAll = true)
    {
        var shop = await ShopifyTestShop.StartAsync(azurite, change, works);
        shop.Shopify.Scopes = $"read_orders{(seesAll ? ",read_all_orders" : "")},read_customers,read_products";
        (await shop.Tokens.ExchangeAsync(shop.Id, ShopifyTestShop.Domain, shop.Shopify.IdToken(), CancellationToken.None)).ShouldBeOfType<App.Storefronts.Answer<App.Storefronts.Shopify.GrantedScopes>.Said>();
        return new(shop);
    }

    /// <summary>Starts the program, with a shop that sells, and that nobody has installed yet.</summary>
    public static async Task<SellingShopify> NotInstalledAsync(AzuriteFixture azurite) => new(await ShopifyTestShop.NotInstalledAsync(azurite));

    public ValueTask DisposeAsync() => Shop.DisposeAsync();

    /// <summary>An order is placed.</summary>
    public JsonObject Place(long id, DateTimeOffset at, string? email = "ann@example.test", long? customer = null, Action<JsonObject>? change = null)
    {
        var order = Deliveries.ShopifyOrder(id, at, email, customer);
        change?.Invoke(order);
        return Orders[id] = order;
    }

    /// <summary>An order changes.</summary>
    public void Change(long id, DateTimeOffset at, Action<JsonObject> change)
    {
        var order = Orders[id].DeepClone().AsObject();
        order["updated_at"] = Text(at);
        change(order);
        Orders[id] = order;
    }

    /// <summary>A checkout is begun, and left.</summary>
    public JsonObject Leave(string token, DateTimeOffset at, string? email = "ann@example.test", long? customer = null, string number = "55")
    {
        var checkout = Deliveries.ShopifySample("checkouts/create");
        checkout["token"] = token;
        checkout["cart_token"] = $"cart-{token}";
        checkout["name"] = $"#{number}";
        checkout["email"] = email;
        checkout["created_at"] = Text(at);
        checkout["updated_at"] = Text(at);
        checkout["abandoned_checkout_url"] = $"https://demo.myshopify.com/1/checkouts/{token}/recover?key=secret";
        checkout["phone"] = null;
        checkout["billing_address"] = null;
        checkout["shipping_address"] = null;
        if (customer is { } id)
            checkout["customer"]!["id"] = id;
        else
            checkout["customer"] = null;
        return Checkouts[token] = checkout;
    }

    /// <summary>A customer's record.</summary>
    public JsonObject Know(long id, DateTimeOffset at, string? email, string? mail = null)
    {
        var customer = Deliveries.ShopifySample("customers/update");
        customer["id"] = id;
        customer["email"] = email;
        customer["created_at"] = Text(at);
        customer["updated_at"] = Text(at);
        customer["marketing"] = mail; // Webhooks do not tell it.
        return Customers[id] = customer;
    }

    /// <summary>The webhook about an order as it stands.</summary>
    public HttpRequestMessage Webhook(string topic, long id) => Deliveries.Shopify(topic, Orders[id]);

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private IEnumerable<JsonObject> Told(string resource) => resource switch
    {
        "orders" => Orders.OrderBy(one => one.Key).Select(one => GraphQlNodes.Order(one.Value)),
        "abandonedCheckouts" => Checkouts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => Checkout(one.Value)),
        "customers" => Customers.OrderBy(one => one.Key).Select(one => GraphQlNodes.Customer(one.Value, (string?)one.Value["marketing"])),
        _ => Products.OrderBy(one => one.Key).Select(one => GraphQlNodes.Product(one.Value)),
    };

    private JsonObject Checkout(JsonObject checkout)
    {
        var node = GraphQlNodes.Checkout(checkout);
        if (HasOtherIds)
            node["id"] = $"gid://shopify/AbandonedCheckout/9{((string)checkout["name"]!)[1..]}";
        return node;
    }

    private static DateTimeOffset Moment(JsonNode? value) => DateTimeOffset.Parse((string)value!, CultureInfo.InvariantCulture);
}
