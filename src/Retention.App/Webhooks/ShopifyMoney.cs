using System.Globalization;
using System.Text.Json;

namespace Retention.App.Webhooks;

/// <summary>Shopify's amounts: as the shopper saw them (<c>presentment_money</c>), never in the shop's own currency under the shopper's name.</summary>
internal static class ShopifyMoney
{
    /// <summary>The amount that the shopper saw, of a <c>*_set</c>; of the plain field only where that can be in no other currency.</summary>
    /// <param name="json">What holds both fields.</param>
    /// <param name="set">The field with both moneys.</param>
    /// <param name="plain">The field with the bare amount.</param>
    /// <param name="currency">What the shopper saw and paid in.</param>
    public static Money? Read(JsonElement json, string set, string plain, Currency currency) =>
        Seen(json, set) ?? (string.Equals(json.Text("currency") ?? currency.Code, currency.Code, StringComparison.OrdinalIgnoreCase)
            ? Money.Read(json.Decimal(plain), currency)
            : null); // Without the set the plain amount is in the shop's currency: named as the shopper's it would be wrong.

    /// <summary>The amount that the shopper saw, of a <c>*_set</c>; null when it is not told.</summary>
    public static Money? Seen(JsonElement json, string set)
    {
        var money = json.At(set).At("presentment_money");
        return Currency.Read(money.Text("currency_code")) is { } currency ? Money.Read(money.Decimal("amount"), currency) : null;
    }

    /// <summary>Whether a refund's transaction gives money back: Shopify tells refunds "independent from the movement of money".</summary>
    public static bool IsBack(JsonElement transaction) =>
        transaction.Text("kind") is "refund" or null && transaction.Text("status") is "success" or "pending" or null
        && decimal.TryParse(transaction.Decimal("amount"), CultureInfo.InvariantCulture, out var amount) && amount > 0;

    /// <summary>
    /// What the shop keeps of an order, in its own currency: the total less what went back, and never more than what Shopify says it costs by now.
    /// A refund in the shopper's currency is taken at the order's own rate. Null where the shop's own amount is not told.
    /// </summary>
    public static Money? Kept(JsonElement json)
    {
        if (Currency.Read(json.Text("currency")) is not { } own || Own(json, "total_price", own) is not { } total)
            return null;
        var seen = Seen(json, "total_price_set");
        var kept = (decimal)total.Minor;
        foreach (var back in json.List("refunds").SelectMany(refund => refund.List("transactions")).Where(IsBack))
        {
            var currency = Currency.Read(back.Text("currency")) ?? own;
            if (Money.Read(back.Decimal("amount"), currency) is not { } amount)
                continue;
            kept -= currency == own ? amount.Minor : seen is { Minor: > 0 } whole && whole.Currency == currency ? (decimal)amount.Minor * total.Minor / whole.Minor : total.Minor;
        }

        var left = Math.Max(0, (long)Math.Round(kept, MidpointRounding.AwayFromZero));
        return total with { Minor = Own(json, "current_total_price", own) is { } current ? Math.Min(left, Math.Max(0, current.Minor)) : left };
    }

    private static Money? Own(JsonElement json, string field, Currency own) => Money.Read(json.At($"{field}_set").At("shop_money").Decimal("amount") ?? json.Decimal(field), own);
}
