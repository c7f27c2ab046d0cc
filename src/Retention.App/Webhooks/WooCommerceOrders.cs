using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>WooCommerce's <c>order.*</c> (facts/woocommerce.md 1.7).</summary>
internal static class WooCommerceOrders
{
    /// <summary>An order, or what becomes one.</summary>
    public static Translated Read(JsonElement json)
    {
        var id = json.Id("id") ?? throw new MissingFieldException("id");
        var status = json.Text("status") ?? throw new MissingFieldException("status");
        if (status == "trash")
            return new Translated.Understood(new OrderRemoved(id), id);
        if (IsAnonymised(json))
            return new Translated.Understood(new ShopperErased(CustomerId: null, Email: null, id), id);
        return status switch
        {
            "checkout-draft" => WooCommerceCarts.Draft(json, id),
            "auto-draft" or "draft" or "new" => new Translated.Ignored($"status {status} is no order yet"),
            _ => new Translated.Understood(new OrderReported(Order(json, id, status)), id),
        };
    }

    /// <summary>Whether the shop has erased whose order it was (facts/woocommerce.md 6.6).</summary>
    public static bool IsAnonymised(JsonElement json) =>
        string.Equals(json.At("billing").Email("email"), "deleted@site.invalid", StringComparison.OrdinalIgnoreCase)
        || json.Meta("_anonymized").Text("value") == "yes";

    private static Order Order(JsonElement json, string id, string status)
    {
        var placed = json.Time("date_created_gmt") ?? throw new MissingFieldException("date_created_gmt");
        var currency = Currency.Read(json.Text("currency")) ?? throw new MissingFieldException("currency");
        var paid = json.Time("date_paid_gmt");
        var lines = WooCommerceLines.Read(json, currency);
        var buyer = WooCommerceBuyer.Read(json);
        return new()
        {
            Id = id,
            Number = $"#{json.Text("number") ?? id}",
            Stage = StageOf(status, paid),
            PlacedAt = placed,
            UpdatedAt = json.Time("date_modified_gmt") ?? placed,
            PaidAt = paid,
            IsRefunded = status == "refunded" || json.List("refunds").Any(),
            CustomerId = buyer.CustomerId,
            Email = buyer.Email,
            Phone = buyer.Phone,
            FirstName = buyer.FirstName,
            Locale = buyer.Locale,
            Country = buyer.Country,
            Region = buyer.Region,
            Street = buyer.Street,
            PostalCode = buyer.PostalCode,
            Consents = buyer.Consents,
            CheckoutToken = WooCommerceCarts.DraftOf(json, id),
            CartToken = WooCommercePlugin.CartOf(json),
            FulfilledAt = WooCommerceShipping.SentAt(json, status),
            DeliveredAt = WooCommerceShipping.DeliveredAt(json, status),
            // By hand in the admin, or by a program: an import, a marketplace, a till.
            IsEnteredByShop = json.Text("created_via") is "admin" or "rest-api",
            Total = Money.Read(json.Decimal("total"), currency),
            Kept = Kept(json, currency, isAllBack: status == "refunded"),
            Lines = lines.Lines,
            LinesLeftOut = lines.LeftOut,
            Coupons = WooCommerceCoupons.Read(json, currency),
            GaveCouponsBack = status is "cancelled" or "failed",
        };
    }

    // Each refund's total is negative (facts/woocommerce.md 1.6).
    private static Money? Kept(JsonElement json, Currency currency, bool isAllBack)
    {
        if (Money.Read(json.Decimal("total"), currency) is not { } total)
            return null;
        var back = json.List("refunds").Sum(refund => Math.Abs(Money.Read(refund.Decimal("total"), currency)?.Minor ?? 0));
        return total with { Minor = isAllBack ? 0 : Math.Max(0, total.Minor - back) };
    }

    private static OrderStage StageOf(string status, DateTimeOffset? paid) => status switch
    {
        // Cash on delivery is "processing" long before its money comes.
        "processing" or "completed" or "refunded" => OrderStage.Paid,
        _ when WooCommerceShipping.IsOnItsWay(status) => OrderStage.Paid,
        "cancelled" => OrderStage.Cancelled,
        "pending" or "on-hold" or "failed" => OrderStage.Unpaid,
        // A plugin's own status ("quote-requested", say): the shop's time of payment decides.
        _ => paid is null ? OrderStage.Unpaid : OrderStage.Paid,
    };
}
