using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>Shopify's <c>orders/*</c>: the same object under every topic.</summary>
internal static class ShopifyOrders
{
    /// <summary>Reads an order.</summary>
    /// <param name="json">The order.</param>
    /// <param name="isPayment">Whether it came as the news of its payment.</param>
    public static Translated.Understood Read(JsonElement json, bool isPayment)
    {
        var order = Order(json, isPayment);
        return new(new OrderReported(order), order.Id);
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
        var lines = KeptLines.Of(json.List("line_items").Select(line => Line(line, currency)).OfType<OrderLine>());
        var buyer = ShopifyBuyer.Read(json);
        return new()
        {
            Id = id,
            Number = json.Text("name") ?? $"#{json.Id("order_number") ?? id}",
            Stage = json.Time("cancelled_at") is not null || status == "voided" ? OrderStage.Cancelled : isPaid ? OrderStage.Paid : OrderStage.Unpaid,
            PlacedAt = placed,
            UpdatedAt = updated,
            // Shopify names no time of payment: the message "paid" comes with it.
            PaidAt = isPaid && isPayment ? updated : null,
            IsRefunded = status is "partially_refunded" or "refunded" || json.List("refunds").Any(refund => refund.List("transactions").Any(ShopifyMoney.IsBack)),
            IsTest = json.IsTrue("test"),
            CustomerId = buyer.CustomerId,
            Email = Usable(json, "contact_email") ?? Usable(json, "email"),
            Phone = buyer.Phone,
            FirstName = buyer.FirstName,
            Locale = json.Locale("customer_locale"),
            Country = buyer.Country,
            Region = buyer.Region,
            Street = buyer.Street,
            PostalCode = buyer.PostalCode,
            Consents = buyer.Consents,
            CheckoutToken = json.Text("checkout_token"),
            CartToken = ShopifyCarts.Token(json, "cart_token"),
            FulfilledAt = ShopifyShipments.SentAt(json),
            DeliveredAt = ShopifyShipments.DeliveredAt(json),
            Total = ShopifyMoney.Read(json, "total_price_set", "total_price", currency),
            Kept = ShopifyMoney.Kept(json),
            Coupons = ShopifyDiscounts.Read(json),
            GaveCouponsBack = json.Time("cancelled_at") is not null || status == "voided",
            Lines = lines.Lines,
            LinesLeftOut = lines.LeftOut,
        };
    }

    private static string? Usable(JsonElement json, string field) => json.Email(field) is { } email && Name.OfEmail(email) is not null ? email : null;

    private static OrderLine? Line(JsonElement line, Currency currency)
    {
        // What is left of it after the shop edited the order.
        var quantity = line.Count("current_quantity", line.Count("quantity", 1));
        if (quantity <= 0)
            return null;
        var each = ShopifyMoney.Read(line, "price_set", "price", currency);
        return new(line.Text("title") ?? line.Text("name") ?? "", line.Text("variant_title"), quantity, each?.Times(quantity), Image: null)
        {
            IsFree = each is { Minor: > 0 } one && TakenOff(line, currency) >= one.Times(line.Count("quantity", 1)).Minor,
            ProductId = line.Id("product_id"),
            VariantId = line.Id("variant_id") ?? line.Id("product_id"),
        };
    }

    // The line's price stands before discounts, whether of the line or the line's share in one of the whole order.
    private static long TakenOff(JsonElement line, Currency currency) =>
        line.List("discount_allocations").Sum(off => ShopifyMoney.Read(off, "amount_set", "amount", currency)?.Minor ?? 0);
}
