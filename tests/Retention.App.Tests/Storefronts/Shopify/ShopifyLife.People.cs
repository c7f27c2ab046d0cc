using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.Shopify;

// Who buys there, and what they do.
internal sealed partial class ShopifyLife
{
    /// <summary>Who buys, reviews, is rewarded, and asks to be erased.</summary>
    public static Buyer Ann { get; } = new(6_940_095_564_801, "ann.alife@example.test", "+14155550143", "Annabella", "12 Traced Lane");

    /// <summary>Who buys what he left in his cart, without a webhook.</summary>
    public static Buyer Ben { get; } = new(6_940_095_564_802, "ben.alife@example.test", "+14155550144", "Benedict", "14 Other Lane");

    /// <summary>Who leaves carts.</summary>
    public static Buyer Cleo { get; } = new(6_940_095_564_803, "cleo.alife@example.test", "+14155550145", "Cleopatra", "16 Third Lane");

    /// <summary>An order of theirs at Shopify. Nobody is told.</summary>
    public JsonObject Place(Buyer buyer, long id, DateTimeOffset? at = null, string? checkout = null) => _selling.Place(id, at ?? Now, buyer.Email, buyer.Id, order =>
    {
        order["phone"] = buyer.Phone;
        order["source_name"] = "web";
        (order["customer"]!["email"], order["customer"]!["first_name"], order["customer"]!["phone"]) = (buyer.Email, buyer.Name, buyer.Phone);
        foreach (var address in new[] { order["shipping_address"]!, order["billing_address"]! })
            (address["first_name"], address["address1"], address["phone"]) = (buyer.Name, buyer.Street, buyer.Phone);
        order["checkout_token"] = checkout ?? $"checkout{id}";
    });

    /// <summary>A customer's record at Shopify. Nobody is told.</summary>
    public JsonObject Know(Buyer buyer, DateTimeOffset? at = null)
    {
        var customer = _selling.Know(buyer.Id, at ?? Now, buyer.Email);
        (customer["first_name"], customer["phone"]) = (buyer.Name, buyer.Phone);
        if (customer["default_address"] is JsonObject address)
            (address["first_name"], address["address1"], address["phone"]) = (buyer.Name, buyer.Street, buyer.Phone);
        return customer;
    }

    /// <summary>They become a customer and buy; what names them can be found then.</summary>
    public async Task BuyAsync(long order, Buyer buyer)
    {
        await HearAsync("customers/create", Know(buyer));
        await HearAsync("orders/paid", Place(buyer, order));
        (await FindAsync(buyer.Words)).ShouldNotBeEmpty("what is searched for can be found");
    }

    /// <summary>They agree to letters, as Shopify tells it.</summary>
    public Task AgreeAsync(Buyer buyer) => TellAsync("customers_email_marketing_consent/update", new JsonObject
    {
        ["customer_id"] = buyer.Id,
        ["email_address"] = buyer.Email,
        ["email_marketing_consent"] = new JsonObject { ["state"] = "subscribed", ["opt_in_level"] = "single_opt_in", ["consent_updated_at"] = SellingShopify.Text(Now.AddMinutes(-1)) },
    });

    /// <summary>They leave a checkout, and Shopify tells of it.</summary>
    public async Task LeaveAsync(Buyer buyer, string token, int times = 1)
    {
        var checkout = _selling.Leave(token, Now, buyer.Email, buyer.Id, number: $"{700 + _selling.Checkouts.Count}");
        (checkout["customer"]!["email"], checkout["customer"]!["first_name"]) = (buyer.Email, buyer.Name);
        await TellAsync("checkouts/create", checkout, times);
        await TellAsync("checkouts/update", checkout, times);
    }

    /// <summary>The parcel of an order, as Shopify tells of it.</summary>
    public static JsonObject Parcel(long order, long parcel, DateTimeOffset at, string? carrier = null) => Deliveries.ShopifySample("fulfillments/create")
        .With("id", parcel).With("order_id", order).With("status", "success").With("shipment_status", carrier).With("created_at", SellingShopify.Text(at)).With("updated_at", SellingShopify.Text(at)).With("email", null).With("destination", null);

    /// <summary>The carrier hands the parcel over.</summary>
    public static JsonObject Delivered(long order, long parcel, DateTimeOffset at) => Deliveries.ShopifySample("fulfillment_events/create")
        .With("order_id", order).With("fulfillment_id", parcel).With("status", "delivered").With("happened_at", SellingShopify.Text(at)).With("created_at", SellingShopify.Text(at));

    /// <summary>What Shopify asks to have erased of them.</summary>
    public static JsonObject Redact(Buyer buyer, params long[] orders) => new()
    {
        ["shop_id"] = 548380009,
        ["shop_domain"] = Domain,
        ["customer"] = new JsonObject { ["id"] = buyer.Id, ["email"] = buyer.Email, ["phone"] = buyer.Phone },
        ["orders_to_redact"] = new JsonArray([.. orders.Select(order => JsonValue.Create(order))]),
    };

    /// <summary>They ask what is kept of them.</summary>
    public static JsonObject Asks(Buyer buyer, long request = 9999) => new()
    {
        ["shop_id"] = 548380009,
        ["shop_domain"] = Domain,
        ["customer"] = new JsonObject { ["id"] = buyer.Id, ["email"] = buyer.Email, ["phone"] = buyer.Phone },
        ["orders_requested"] = new JsonArray(),
        ["data_request"] = new JsonObject { ["id"] = request },
    };

    /// <summary>The shop removes the app: tokens die at once, and Shopify tells it, perhaps twice.</summary>
    public async Task LeaveShopifyAsync(int times = 1)
    {
        Server.Uninstall(Domain);
        await TellAsync("app/uninstalled", Deliveries.ShopifySample("app/uninstalled"), times);
        await WorkAsync();
    }

    /// <summary>Shopify asks to have everything of the shop erased.</summary>
    public Task RedactShopAsync(DateTimeOffset? at = null) => HearAsync("shop/redact", Deliveries.ShopifySample("shop/redact"), at);

    /// <summary>Somebody who buys.</summary>
    /// <param name="Id">The customer's id at Shopify.</param>
    /// <param name="Email">The address.</param>
    /// <param name="Phone">The telephone number.</param>
    /// <param name="Name">The first name.</param>
    /// <param name="Street">The street.</param>
    internal sealed record Buyer(long Id, string Email, string Phone, string Name, string Street)
    {
        /// <summary>All by which they can be named. Their number at Shopify stays in the journal for its 90 days (docs/privacy.md).</summary>
        public string[] Words => [Email, Phone[1..], Name, Street];
    }
}
