using System.Globalization;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>Shopify's webhooks (API 2026-10, facts/shopify.md 2.2) in our words. Ids have 18 digits; money is text.</summary>
internal static class ShopifyTranslation
{
    private const int MostLines = 60; // With texts of at most 200 letters, six characters each when escaped, all of it fits the order's row.

    /// <summary>Translates a body.</summary>
    /// <param name="topic">The topic header.</param>
    /// <param name="body">The body.</param>
    /// <param name="triggeredAt">When Shopify says that it happened; null when it does not say.</param>
    public static Translated Read(string topic, ReadOnlyMemory<byte> body, DateTimeOffset? triggeredAt) => Translated.FromJson(body, json => Read(topic, json, triggeredAt));

    private static Translated Read(string topic, JsonElement json, DateTimeOffset? triggeredAt)
    {
        switch (topic)
        {
            case "orders/create" or "orders/paid" or "orders/updated" or "orders/cancelled" or "orders/fulfilled" or "orders/partially_fulfilled":
                var order = Order(json, isPayment: topic == "orders/paid");
                return new Translated.Understood(new OrderReported(order), order.Id);
            case "orders/delete":
                return About(json, "id", id => new OrderRemoved(id));
            case "refunds/create":
                // Shopify sends it "independent from the movement of money": a restock alone is no refund.
                return json.List("transactions").Any(IsMoneyBack)
                    ? About(json, "order_id", id => new RefundReported(id))
                    : new Translated.Ignored("a refund of nothing");
            case "orders/risk_assessment_changed":
                // The level's place and values are unconfirmed (facts/shopify.md does not list the topic).
                return About(json, "order_id", id => new RiskReported(id, string.Equals(json.Text("risk_level"), "high", StringComparison.OrdinalIgnoreCase)));
            case "customers/create" or "customers/update":
                return About(json, "id", id => new CustomerReported(id, json.Email("email"), json.Text("first_name"), json.Time("updated_at") ?? triggeredAt ?? default));
            case "customers/redact":
                return Erasure(json);
            case "customers/data_request" or "shop/redact":
                return new Translated.NotUnderstood("a privacy request that a person has to answer within 30 days");
            case "app/uninstalled":
                return new Translated.Understood(new ShopUninstalled(triggeredAt ?? DateTimeOffset.MaxValue), "shop");
            default:
                return new Translated.Ignored($"topic {(topic.Length <= 60 ? topic : "too long")} not used");
        }
    }

    // "In some cases a customer record contains only the email" (facts/shopify.md 1.3).
    private static Translated.Understood Erasure(JsonElement json)
    {
        var (id, email) = (json.At("customer").Id("id"), json.At("customer").Email("email"));
        if (id is null && Name.OfEmail(email) is null)
            throw new MissingFieldException("customer.id");
        var orders = json.List("orders_to_redact").Select(order => order.ValueKind == JsonValueKind.Number && order.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null);
        return new(new ShopperErased(id, email, OrderId: null) { Orders = [.. orders.OfType<string>()] }, id ?? "by address");
    }

    private static Translated.Understood About(JsonElement json, string field, Func<string, Happened> happened)
    {
        var id = json.Id(field) ?? throw new MissingFieldException(field);
        return new(happened(id), id);
    }

    private static Order Order(JsonElement json, bool isPayment)
    {
        var id = json.Id("id") ?? throw new MissingFieldException("id");
        var placed = json.Time("processed_at") ?? json.Time("created_at") ?? throw new MissingFieldException("created_at");
        var updated = json.Time("updated_at") ?? placed;
        // What the shopper saw and paid in; the shop's own currency where Shopify does not tell.
        var currency = Currency.Read(json.Text("presentment_currency")) ?? Currency.Read(json.Text("currency")) ?? throw new MissingFieldException("currency");
        var status = json.Text("financial_status");
        var isPaid = status is "paid" or "partially_refunded" or "refunded";
        var lines = json.List("line_items").Select(line => Line(line, currency)).OfType<OrderLine>().ToArray();
        var billing = json.At("billing_address");
        return new()
        {
            Id = id,
            Number = json.Text("name") ?? $"#{json.Id("order_number") ?? id}",
            Stage = json.Time("cancelled_at") is not null || status == "voided" ? OrderStage.Cancelled : isPaid ? OrderStage.Paid : OrderStage.Unpaid,
            PlacedAt = placed,
            UpdatedAt = updated,
            // Shopify names no time of payment: the message "paid" comes with it.
            PaidAt = isPaid && isPayment ? updated : null,
            IsRefunded = status is "partially_refunded" or "refunded" || json.List("refunds").Any(refund => refund.List("transactions").Any(IsMoneyBack)),
            IsTest = json.IsTrue("test"),
            CustomerId = json.At("customer").Id("id"),
            Email = Usable(json, "contact_email") ?? Usable(json, "email"),
            FirstName = billing.Text("first_name") is { } first && json.At("customer").Text("first_name") is null ? first : json.At("customer").Text("first_name"),
            Locale = json.Locale("customer_locale"),
            Country = billing.Country("country_code") ?? json.At("shipping_address").Country("country_code"),
            CheckoutToken = json.Text("checkout_token"),
            CartToken = json.Text("cart_token"),
            Total = Presentment(json, "total_price_set", "total_price", currency),
            Lines = [.. lines.Take(MostLines)],
            LinesLeftOut = Math.Max(0, lines.Length - MostLines),
        };
    }

    private static string? Usable(JsonElement json, string field) => json.Email(field) is { } email && Name.OfEmail(email) is not null ? email : null;

    private static OrderLine? Line(JsonElement line, Currency currency)
    {
        // What is left of it after the shop edited the order.
        var quantity = line.Count("current_quantity", line.Count("quantity", 1));
        return quantity <= 0
            ? null
            : new(line.Text("title") ?? line.Text("name") ?? "", line.Text("variant_title"), quantity, Presentment(line, "price_set", "price", currency)?.Times(quantity), Image: null);
    }

    private static Money? Presentment(JsonElement json, string set, string plain, Currency currency)
    {
        var money = json.At(set).At("presentment_money");
        if (Currency.Read(money.Text("currency_code")) is { } presentment && Money.Read(money.Decimal("amount"), presentment) is { } seen)
            return seen;
        // Without the set the plain amount is in the shop's currency: named as the shopper's it would be wrong.
        return string.Equals(json.Text("currency") ?? currency.Code, currency.Code, StringComparison.OrdinalIgnoreCase) ? Money.Read(json.Decimal(plain), currency) : null;
    }

    private static bool IsMoneyBack(JsonElement transaction) =>
        transaction.Text("kind") is "refund" or null && transaction.Text("status") is "success" or "pending" or null
        && decimal.TryParse(transaction.Decimal("amount"), CultureInfo.InvariantCulture, out var amount) && amount > 0;
}
