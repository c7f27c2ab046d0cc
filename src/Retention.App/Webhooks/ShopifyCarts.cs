using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>
/// Shopify's <c>carts/*</c> and <c>checkouts/*</c>. A cart and the checkout begun with it share the cart's token, and so are one cart to us; a
/// checkout without one (a link straight to it) goes by its own token.
/// </summary>
internal static class ShopifyCarts
{
    /// <summary>A cart of the online store. It names no address and no customer: only a checkout with its token does.</summary>
    public static Translated.Understood Cart(JsonElement json, DateTimeOffset? triggeredAt)
    {
        var token = Token(json, "token") ?? Token(json, "id") ?? throw new MissingFieldException("token");
        var updated = json.Time("updated_at") ?? triggeredAt ?? throw new MissingFieldException("updated_at");
        var lines = KeptLines.Of(json.List("line_items").Select(line => Line(line, ShopifyMoney.Seen(line, "line_price_set"))).OfType<OrderLine>());
        return Reported(new()
        {
            Id = token,
            CartToken = token,
            CreatedAt = json.Time("created_at") ?? updated,
            UpdatedAt = updated,
            Total = Sum(lines),
            Lines = lines.Lines,
            LinesLeftOut = lines.LeftOut,
        });
    }

    /// <summary>A checkout. Since 2026-04 it has no id; its token is what the order names.</summary>
    public static Translated.Understood Checkout(JsonElement json, DateTimeOffset? triggeredAt)
    {
        var token = json.Text("token") ?? throw new MissingFieldException("token");
        var updated = json.Time("updated_at") ?? triggeredAt ?? throw new MissingFieldException("updated_at");
        var currency = OneCurrency(json);
        var lines = KeptLines.Of(json.List("line_items").Select(line => Line(line, Price(line, "line_price", currency))).OfType<OrderLine>());
        var buyer = ShopifyBuyer.Read(json);
        return Reported(new()
        {
            Id = Token(json, "cart_token") ?? token,
            Number = json.Text("name"),
            CartToken = Token(json, "cart_token"),
            CheckoutToken = token,
            CreatedAt = json.Time("created_at") ?? updated,
            UpdatedAt = updated,
            CompletedAt = json.Time("completed_at"),
            CustomerId = buyer.CustomerId,
            Email = json.Email("email"),
            Phone = buyer.Phone,
            FirstName = buyer.FirstName,
            Locale = json.Locale("customer_locale"),
            Country = buyer.Country,
            Region = buyer.Region,
            Street = buyer.Street,
            PostalCode = buyer.PostalCode,
            Url = json.Url("abandoned_checkout_url"),
            Total = Price(json, "total_price", currency),
            Lines = lines.Lines,
            LinesLeftOut = lines.LeftOut,
            Consents = buyer.Consents,
        });
    }

    /// <summary>
    /// A checkout that is gone: nothing lies in it any more. The sample has neither the checkout's own token nor any time, so Shopify's moment of
    /// the delivery counts, and without a cart's token it can't be said whose it was.
    /// </summary>
    public static Translated Deleted(JsonElement json, DateTimeOffset? triggeredAt)
    {
        var (cart, checkout) = (Token(json, "cart_token"), json.Text("token"));
        if ((cart ?? checkout) is not { } id)
            return new Translated.Ignored("a deleted checkout without a token");
        var at = triggeredAt ?? throw new MissingFieldException("X-Shopify-Triggered-At");
        return Reported(new() { Id = id, CartToken = cart, CheckoutToken = checkout, CreatedAt = at, UpdatedAt = at });
    }

    /// <summary>
    /// A cart's token without its <c>?key=...</c>, which Shopify adds in some places and not in others, and which opens the cart to whoever
    /// holds it (shopify.dev/changelog/cart-cookie-value-now-includes-key-param).
    /// </summary>
    public static string? Token(JsonElement json, string field) => json.Text(field)?.Split('?')[0] is { Length: > 0 } token ? token : null;

    private static Translated.Understood Reported(Cart cart) => new(new CartReported(cart), cart.Id);

    // A checkout's amounts name no currency. That they are in the shop's or the shopper's is unconfirmed: only where both are one it is sure.
    private static Currency? OneCurrency(JsonElement json)
    {
        var (shop, seen) = (Currency.Read(json.Text("currency")), Currency.Read(json.Text("presentment_currency")));
        return shop is null || seen is null || shop == seen ? shop ?? seen : null;
    }

    private static Money? Price(JsonElement json, string field, Currency? currency) => currency is { } known ? Money.Read(json.Decimal(field), known) : null;

    private static OrderLine? Line(JsonElement line, Money? price)
    {
        var quantity = line.Count("quantity", 1);
        if (quantity <= 0)
            return null;
        var title = line.Text("presentment_title") ?? line.Text("title") ?? "";
        return new(title, line.Text("presentment_variant_title") ?? line.Text("variant_title"), quantity, price, Image: null)
        {
            ProductId = line.Id("product_id"),
            VariantId = line.Id("variant_id") ?? line.Id("product_id"),
        };
    }

    // A cart tells no total. Where a price or a line is missing, there is none either.
    private static Money? Sum(KeptLines lines)
    {
        if (lines.LeftOut > 0 || lines.Lines.Any(line => line.Price is null))
            return null;
        var totals = new Totals();
        foreach (var line in lines.Lines)
            totals.Add(line.Price!.Value);
        return totals.Sums.ToArray() is [var total] ? total : null;
    }
}
