using System.Collections.Immutable;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>The discount codes of Shopify's orders. That their amounts are in the shop's own currency is unconfirmed; the samples have no others.</summary>
internal static class ShopifyDiscounts
{
    private const int Most = 20;

    /// <summary>Reads them; of very many the first.</summary>
    public static ImmutableArray<OrderCoupon> Read(JsonElement json) =>
    [
        .. from used in json.List("discount_codes").Take(Most)
           let code = used.Text("code")
           where code is { Length: > 0 and <= 100 }
           select new OrderCoupon(code.ToLowerInvariant(), Currency.Read(json.Text("currency")) is { } own ? Money.Read(used.Text("amount"), own) : null),
    ];
}
