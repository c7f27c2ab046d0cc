using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>What webhooks tell, as the Admin API has it: the same shop seen from its other side.</summary>
internal static class GraphQlNodes
{
    /// <summary>An order of a webhook's.</summary>
    public static JsonObject Order(JsonObject order) => new()
    {
        ["id"] = Gid("Order", order["id"]),
        ["name"] = Copy(order["name"]),
        ["createdAt"] = Copy(order["created_at"]),
        ["processedAt"] = Copy(order["processed_at"]),
        ["updatedAt"] = Copy(order["updated_at"]),
        ["cancelledAt"] = Copy(order["cancelled_at"]),
        ["test"] = Copy(order["test"]),
        ["sourceName"] = Copy(order["source_name"]),
        ["cartToken"] = Copy(order["cart_token"]),
        ["checkoutToken"] = Copy(order["checkout_token"]),
        ["email"] = Copy(order["email"]),
        ["phone"] = Copy(order["phone"]),
        ["customerLocale"] = Copy(order["customer_locale"]),
        ["displayFinancialStatus"] = Upper(order["financial_status"]),
        ["displayFulfillmentStatus"] = (string?)order["fulfillment_status"] switch { null => "UNFULFILLED", "partial" => "PARTIALLY_FULFILLED", var status => status.ToUpperInvariant() },
        ["currencyCode"] = Copy(order["currency"]),
        ["presentmentCurrencyCode"] = Copy(order["presentment_currency"]),
        ["discountCodes"] = new JsonArray([.. order["discount_codes"]!.AsArray().Select(code => Copy(code!["code"]))]),
        ["totalPriceSet"] = Set(order["total_price_set"]),
        ["currentTotalPriceSet"] = Set(order["current_total_price_set"]),
        ["customer"] = Buyer(order["customer"]),
        ["billingAddress"] = Address(order["billing_address"]),
        ["shippingAddress"] = Address(order["shipping_address"]),
        ["fulfillments"] = Each(order["fulfillments"], parcel => new()
        {
            ["id"] = Gid("Fulfillment", parcel["id"]),
            ["status"] = Upper(parcel["status"]),
            ["displayStatus"] = Upper(parcel["shipment_status"]) ?? "FULFILLED",
            ["createdAt"] = Copy(parcel["created_at"]),
            ["updatedAt"] = Copy(parcel["updated_at"]),
            ["deliveredAt"] = (string?)parcel["shipment_status"] == "delivered" ? Copy(parcel["updated_at"]) : null,
        }),
        ["refunds"] = Each(order["refunds"], refund => new() { ["totalRefundedSet"] = Money(refund["transactions"]!.AsArray().Sum(one => decimal.Parse((string)one!["amount"]!, System.Globalization.CultureInfo.InvariantCulture)), (string)order["presentment_currency"]!) }),
        ["transactions"] = (string?)order["financial_status"] is "paid" or "refunded" or "partially_refunded" ? new JsonArray(new JsonObject { ["kind"] = "SALE", ["status"] = "SUCCESS", ["processedAt"] = Copy(order["processed_at"]) }) : new JsonArray(),
        ["lineItems"] = List(order["line_items"], line => new()
        {
            ["id"] = Gid("LineItem", line["id"]),
            ["title"] = Copy(line["title"]),
            ["variantTitle"] = Copy(line["variant_title"]),
            ["quantity"] = Copy(line["quantity"]),
            ["currentQuantity"] = Copy(line["current_quantity"]),
            ["product"] = Ref("Product", line["product_id"]),
            ["variant"] = Ref("ProductVariant", line["variant_id"]),
            ["originalUnitPriceSet"] = Set(line["price_set"]),
            ["discountAllocations"] = Each(line["discount_allocations"] ?? new JsonArray(), off => new() { ["allocatedAmountSet"] = Set(off["amount_set"]) }),
        }),
    };

    /// <summary>A checkout of a webhook's, which was left.</summary>
    public static JsonObject Checkout(JsonObject checkout) => new()
    {
        ["id"] = Gid("AbandonedCheckout", ((string)checkout["name"]!)[1..]),
        ["name"] = Copy(checkout["name"]),
        ["createdAt"] = Copy(checkout["created_at"]),
        ["updatedAt"] = Copy(checkout["updated_at"]),
        ["completedAt"] = Copy(checkout["completed_at"]),
        ["abandonedCheckoutUrl"] = Copy(checkout["abandoned_checkout_url"]),
        ["totalPriceSet"] = Money(decimal.Parse((string)checkout["total_price"]!, System.Globalization.CultureInfo.InvariantCulture), (string)checkout["presentment_currency"]!),
        ["customer"] = Buyer(checkout["customer"], checkout["email"]),
        ["billingAddress"] = Address(checkout["billing_address"]),
        ["shippingAddress"] = Address(checkout["shipping_address"]),
        ["lineItems"] = List(checkout["line_items"], line => new()
        {
            ["id"] = Gid("AbandonedCheckoutLineItem", line["key"]),
            ["title"] = Copy(line["presentment_title"]),
            ["variantTitle"] = Copy(line["presentment_variant_title"]),
            ["quantity"] = Copy(line["quantity"]),
            ["product"] = Ref("Product", line["product_id"]),
            ["variant"] = Ref("ProductVariant", line["variant_id"]),
            ["originalTotalPriceSet"] = Money(decimal.Parse((string)line["line_price"]!, System.Globalization.CultureInfo.InvariantCulture), (string)checkout["presentment_currency"]!),
        }),
    };

    /// <summary>A customer of a webhook's, with what is said about being written to; null for nothing.</summary>
    public static JsonObject Customer(JsonObject customer, string? mail = null, string? texts = null) => new()
    {
        ["id"] = Gid("Customer", customer["id"]),
        ["firstName"] = Copy(customer["first_name"]),
        ["createdAt"] = Copy(customer["created_at"]),
        ["updatedAt"] = Copy(customer["updated_at"]),
        ["verifiedEmail"] = Copy(customer["verified_email"]),
        ["state"] = Upper(customer["state"]),
        ["defaultEmailAddress"] = customer["email"] is null ? null : new JsonObject
        {
            ["emailAddress"] = Copy(customer["email"]),
            ["marketingState"] = mail ?? "NOT_SUBSCRIBED",
            ["marketingOptInLevel"] = mail is null ? null : "SINGLE_OPT_IN",
            ["marketingUpdatedAt"] = mail is null ? null : Copy(customer["updated_at"]),
        },
        ["defaultPhoneNumber"] = customer["phone"] is null ? null : new JsonObject
        {
            ["phoneNumber"] = Copy(customer["phone"]),
            ["smsMarketingConsent"] = new JsonObject { ["state"] = texts ?? "NEVER_SUBSCRIBED", ["optInLevel"] = "SINGLE_OPT_IN", ["updatedAt"] = texts is null ? null : Copy(customer["updated_at"]) },
        },
        ["defaultAddress"] = Address(customer["default_address"]),
    };

    /// <summary>A product of a webhook's.</summary>
    public static JsonObject Product(JsonObject product) => new()
    {
        ["id"] = Gid("Product", product["id"]),
        ["title"] = Copy(product["title"]),
        ["status"] = Upper(product["status"]),
        ["publishedAt"] = Copy(product["published_at"]),
        ["updatedAt"] = Copy(product["updated_at"]),
        ["featuredMedia"] = null,
        ["variants"] = List(product["variants"], variant => new()
        {
            ["id"] = Gid("ProductVariant", variant["id"]),
            ["title"] = Copy(variant["title"]),
            ["price"] = Copy(variant["price"]),
            ["inventoryPolicy"] = Upper(variant["inventory_policy"]),
            ["inventoryQuantity"] = Copy(variant["inventory_quantity"]),
            ["inventoryItem"] = new JsonObject { ["tracked"] = true },
        }),
    };

    /// <summary>A connection, as nodes and as edges.</summary>
    public static JsonObject List(IEnumerable<JsonObject> nodes, bool hasNext = false, string? end = null)
    {
        JsonObject[] all = [.. nodes];
        return new()
        {
            ["nodes"] = new JsonArray([.. all.Select(node => node.DeepClone())]),
            ["edges"] = new JsonArray([.. all.Select(node => new JsonObject { ["node"] = node.DeepClone() })]),
            ["pageInfo"] = new JsonObject { ["hasNextPage"] = hasNext, ["endCursor"] = end },
        };
    }

    private static JsonObject List(JsonNode? items, Func<JsonNode, JsonObject> make) => List(items!.AsArray().Select(item => make(item!)));

    private static JsonArray Each(JsonNode? items, Func<JsonNode, JsonObject> make) => [.. items!.AsArray().Select(item => make(item!))];

    private static JsonObject? Buyer(JsonNode? customer, JsonNode? email = null) => customer is null ? null : new()
    {
        ["id"] = Gid("Customer", customer["id"]),
        ["firstName"] = Copy(customer["first_name"]),
        ["locale"] = "en",
        ["defaultEmailAddress"] = email is null ? null : new JsonObject { ["emailAddress"] = Copy(email) },
        ["defaultPhoneNumber"] = customer["phone"] is null ? null : new JsonObject { ["phoneNumber"] = Copy(customer["phone"]) },
    };

    private static JsonObject? Address(JsonNode? address) => address is null ? null : new()
    {
        ["firstName"] = Copy(address["first_name"]),
        ["address1"] = Copy(address["address1"]),
        ["zip"] = Copy(address["zip"]),
        ["phone"] = Copy(address["phone"]),
        ["countryCodeV2"] = Copy(address["country_code"]),
        ["provinceCode"] = Copy(address["province_code"]),
    };

    private static JsonObject? Set(JsonNode? set) => set is null ? null : new() { ["presentmentMoney"] = Money(set["presentment_money"]), ["shopMoney"] = Money(set["shop_money"]) };

    private static JsonObject? Money(JsonNode? money) => money is null ? null : new() { ["amount"] = Copy(money["amount"]), ["currencyCode"] = Copy(money["currency_code"]) };

    private static JsonObject Money(decimal amount, string currency) =>
        new() { ["presentmentMoney"] = new JsonObject { ["amount"] = amount.ToString(System.Globalization.CultureInfo.InvariantCulture), ["currencyCode"] = currency } };

    private static JsonObject? Ref(string kind, JsonNode? id) => id is null ? null : new() { ["id"] = Gid(kind, id) };

    private static string Gid(string kind, JsonNode? id) => $"gid://shopify/{kind}/{id}";

    private static JsonNode? Upper(JsonNode? value) => ((string?)value)?.ToUpperInvariant();

    private static JsonNode? Copy(JsonNode? value) => value?.DeepClone();
}
