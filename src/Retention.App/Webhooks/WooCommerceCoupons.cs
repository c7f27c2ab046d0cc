using System.Collections.Immutable;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>The coupons of WooCommerce's orders (facts/woocommerce.md 4).</summary>
internal static class WooCommerceCoupons
{
    private const int Most = 20;

    /// <summary>Reads them; of very many the first.</summary>
    public static ImmutableArray<OrderCoupon> Read(JsonElement json, Currency currency) =>
    [
        .. from line in json.List("coupon_lines").Take(Most)
           let code = line.Text("code")
           where code is { Length: > 0 and <= 100 }
           select new OrderCoupon(code.ToLowerInvariant(), Discount(line, currency, json.IsTrue("prices_include_tax"))),
    ];

    // A coupon's worth is counted in the prices that shoppers see: what it takes off those with tax stands in two parts.
    private static Money? Discount(JsonElement line, Currency currency, bool pricesIncludeTax)
    {
        var (net, tax) = (Money.Read(line.Decimal("discount"), currency), Money.Read(line.Decimal("discount_tax"), currency));
        return net is { } off && tax is { } on && pricesIncludeTax ? off with { Minor = checked(off.Minor + on.Minor) } : net;
    }
}
