using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Storefronts.Shopify;

/// <summary>Orders of the Admin API in our words.</summary>
internal static class ShopifyPastOrders
{
    /// <summary>An order as it stands, its lines with it.</summary>
    public static Translated Read(JsonElement order) => Read(order, order.At("lineItems").List("nodes"));

    /// <summary>An order as it stands.</summary>
    /// <param name="order">The order.</param>
    /// <param name="lines">Its lines.</param>
    public static Translated Read(JsonElement order, IEnumerable<JsonElement> lines) => ShopifyPast.Read("orders/updated", Said(order, lines));

    /// <summary>
    /// An order's past: what it went through, each at its time, as far as that is rehearsed on; then how it stands, as a webhook would tell it.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="recent">Before this moment only the last state is told (UTC).</param>
    public static (Translated Told, IEnumerable<PastEvent> Events) Past(JsonElement order, IEnumerable<JsonElement> lines, DateTimeOffset recent)
    {
        var told = Read(order, lines);
        if (told is not Translated.Understood { Key: { } key, Happened: OrderReported(var last) })
            return (told, []);
        var before = OrderMoments.Before(last with { PaidAt = PaidAt(order) }, key, order.Time("cancelledAt"), recent);
        return (told, [.. before, new PastEvent(key, last.UpdatedAt, new OrderReported(last)), .. Deliveries(order, recent)]);
    }

    private static JsonObject Said(JsonElement order, IEnumerable<JsonElement> lines) => new()
    {
        ["id"] = order.Number(),
        ["name"] = order.Text("name"),
        ["created_at"] = order.Text("createdAt"),
        ["processed_at"] = order.Text("processedAt"),
        ["updated_at"] = order.Text("updatedAt"),
        ["cancelled_at"] = order.Text("cancelledAt"),
        ["test"] = order.IsTrue("test"),
        ["source_name"] = order.Text("sourceName"),
        ["cart_token"] = order.Text("cartToken"),
        ["checkout_token"] = order.Text("checkoutToken"),
        ["email"] = order.Email("email"),
        ["phone"] = order.Text("phone"),
        ["customer_locale"] = order.Text("customerLocale"),
        ["financial_status"] = order.Value("displayFinancialStatus"),
        ["fulfillment_status"] = order.Text("displayFulfillmentStatus") switch { "FULFILLED" => "fulfilled", "PARTIALLY_FULFILLED" => "partial", _ => null },
        ["currency"] = order.Text("currencyCode"),
        ["presentment_currency"] = order.Text("presentmentCurrencyCode"),
        ["discount_codes"] = new JsonArray([.. order.List("discountCodes").Where(code => code.ValueKind == JsonValueKind.String).Select(JsonNode (code) => new JsonObject { ["code"] = code.GetString() })]),
        ["total_price_set"] = order.MoneySet("totalPriceSet"),
        ["current_total_price_set"] = order.MoneySet("currentTotalPriceSet"),
        ["customer"] = order.Buyer(),
        ["billing_address"] = order.Address("billingAddress"),
        ["shipping_address"] = order.Address("shippingAddress"),
        ["line_items"] = ShopifyPast.Each(lines, Line),
        ["fulfillments"] = ShopifyPast.Each(order.List("fulfillments"), parcel => Parcel(order, parcel)),
        ["refunds"] = ShopifyPast.Each(order.List("refunds"), Refund),
    };

    private static JsonObject Line(JsonElement line) => new()
    {
        ["title"] = line.Text("title"),
        ["variant_title"] = line.Text("variantTitle"),
        ["quantity"] = line.Count("quantity", 1),
        ["current_quantity"] = line.Count("currentQuantity", line.Count("quantity", 1)),
        ["product_id"] = line.At("product").Number(),
        ["variant_id"] = line.At("variant").Number(),
        ["price_set"] = line.MoneySet("originalUnitPriceSet"),
        ["discount_allocations"] = ShopifyPast.Each(line.List("discountAllocations"), off => new() { ["amount_set"] = off.MoneySet("allocatedAmountSet") }),
    };

    private static JsonObject Parcel(JsonElement order, JsonElement parcel) => new()
    {
        ["id"] = parcel.Number(),
        ["order_id"] = order.Number(),
        ["status"] = parcel.Value("status"),
        // A parcel that nobody delivered "failed" in the webhook's words.
        ["shipment_status"] = parcel.Text("displayStatus") == "NOT_DELIVERED" ? "failure" : parcel.Value("displayStatus"),
        ["created_at"] = parcel.Text("createdAt"),
        ["updated_at"] = parcel.Text("updatedAt"),
    };

    // A refund's single payments can't be listed in bulk; how much went back in all says whether any did.
    private static JsonObject Refund(JsonElement refund)
    {
        var back = refund.At("totalRefundedSet").At("presentmentMoney");
        return new() { ["transactions"] = new JsonArray(new JsonObject { ["kind"] = "refund", ["status"] = "success", ["amount"] = back.Decimal("amount"), ["currency"] = back.Text("currencyCode") }) };
    }

    // Webhooks name no time of payment: the transactions do.
    private static DateTimeOffset? PaidAt(JsonElement order) =>
        order.List("transactions").Where(paid => paid.Text("kind") is "SALE" or "CAPTURE" && paid.Text("status") == "SUCCESS").Select(paid => paid.Time("processedAt")).Min();

    // The order itself tells only when its parcel was last changed; a webhook of its own tells the carrier's moment (fulfillment_events/create).
    private static IEnumerable<PastEvent> Deliveries(JsonElement order, DateTimeOffset recent) =>
        from parcel in order.List("fulfillments")
        let at = parcel.Time("deliveredAt")
        where at >= recent && parcel.Number() is not null
        let told = ShopifyPast.Read("fulfillment_events/create", new() { ["order_id"] = order.Number(), ["fulfillment_id"] = parcel.Number(), ["status"] = "delivered", ["happened_at"] = parcel.Text("deliveredAt") }) as Translated.Understood
        where told is not null
        select new PastEvent(told.Key!, at.Value, told.Happened);
}
