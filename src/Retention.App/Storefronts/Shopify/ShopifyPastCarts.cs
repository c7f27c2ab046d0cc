using System.Text.Json;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.Shopify;

/// <summary>Checkouts that were left, as the Admin API tells them, in our words.</summary>
internal static class ShopifyPastCarts
{
    /// <summary>A checkout as it was left. It names no cart, and its token only in its address.</summary>
    /// <param name="checkout">The checkout.</param>
    /// <param name="lines">Its lines.</param>
    public static Translated Read(JsonElement checkout, IEnumerable<JsonElement> lines)
    {
        if (Token(checkout.Url("abandonedCheckoutUrl")) is not { } token)
            return new Translated.Ignored("a checkout without a token");
        var money = checkout.At("totalPriceSet").At("presentmentMoney");
        return ShopifyPast.Read("checkouts/update", new()
        {
            ["token"] = token,
            ["name"] = checkout.Text("name"),
            ["created_at"] = checkout.Text("createdAt"),
            ["updated_at"] = checkout.Text("updatedAt"),
            ["completed_at"] = checkout.Text("completedAt"),
            ["abandoned_checkout_url"] = checkout.Url("abandonedCheckoutUrl"),
            // Told as the shopper saw it: both currencies of the webhook are that one.
            ["currency"] = money.Text("currencyCode"),
            ["presentment_currency"] = money.Text("currencyCode"),
            ["total_price"] = money.Decimal("amount"),
            ["email"] = checkout.At("customer").At("defaultEmailAddress").Email("emailAddress"),
            ["customer_locale"] = checkout.At("customer").Text("locale"),
            ["customer"] = checkout.Buyer(),
            ["billing_address"] = checkout.Address("billingAddress"),
            ["shipping_address"] = checkout.Address("shippingAddress"),
            ["line_items"] = ShopifyPast.Each(lines, line => new()
            {
                ["title"] = line.Text("title"),
                ["variant_title"] = line.Text("variantTitle"),
                ["quantity"] = line.Count("quantity", 1),
                ["line_price"] = line.At("originalTotalPriceSet").At("presentmentMoney").Decimal("amount"),
                ["product_id"] = line.At("product").Number(),
                ["variant_id"] = line.At("variant").Number(),
            }),
        });
    }

    /// <summary>
    /// The token in the address at which a checkout is found again, <c>/1/checkouts/TOKEN/recover?key=...</c> in the samples. That newer shops put
    /// two letters before it (<c>/checkouts/ac/TOKEN/recover</c>) is unconfirmed, and read too. Null where there is none.
    /// </summary>
    public static string? Token(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return null;
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(parts, "checkouts");
        var token = at < 0 ? null : parts[(at + 1)..].FirstOrDefault(part => part.Length > 2);
        return token is null or "recover" ? null : Uri.UnescapeDataString(token);
    }
}
