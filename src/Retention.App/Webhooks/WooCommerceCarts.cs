using System.Globalization;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>WooCommerce's carts: those that our plugin in the shop tells of, and the drafts that a block checkout leaks.</summary>
internal static class WooCommerceCarts
{
    /// <summary>
    /// <c>cart.updated</c> of our plugin (facts/woocommerce.md 6.2): version 1 of its body, and the form without a version that was recorded from its
    /// forerunner, which tells no beginning: the first report's time is the best there is. Bots fill carts in masses, so a cart of nobody is left
    /// out here too.
    /// </summary>
    public static Translated Cart(JsonElement json)
    {
        var id = json.Id("id") ?? throw new MissingFieldException("id");
        var updated = json.Time("updated_at") ?? throw new MissingFieldException("updated_at");
        var currency = Currency.Read(json.Text("currency")) ?? throw new MissingFieldException("currency");
        // Emptied, it may still be told with what lay in it.
        var lines = KeptLines.Of(json.IsTrue("is_emptied") ? [] : json.List("items").Select(line => Line(line, currency)));
        var country = json.Country("country");
        return Reported(new()
        {
            Id = id,
            CartToken = id,
            CreatedAt = json.Time("created_at") is { } created && created < updated ? created : updated,
            UpdatedAt = updated,
            CustomerId = json.Id("customer_id"),
            Email = json.Email("email"),
            Phone = Reading.FirstPhone(country, json.Text("phone")),
            FirstName = json.Text("first_name").Plain(),
            Locale = json.Locale("locale"),
            Country = country,
            Url = IsWeb(json.Url("recovery_url")) ? json.Url("recovery_url") : null,
            Total = Money.Read(json.Decimal("total"), currency),
            Lines = lines.Lines,
            LinesLeftOut = lines.LeftOut,
            Consents = [.. WooCommercePlugin.Granted(json.List("consents"), new(Channel.Email, Purpose.Marketing, IsGranted: true, updated, "cart"))],
        });
    }

    /// <summary>
    /// An order of the status <c>checkout-draft</c>, which comes through order.updated while the shopper types (facts/woocommerce.md 0.7): never an
    /// order, but the checkout that one may leave. Up to WooCommerce 10.8 only, and called a bug there: the plugin's carts are what lasts. Its
    /// payment_url holds the key to the order, and is not told on.
    /// </summary>
    public static Translated Draft(JsonElement json, string id)
    {
        var created = json.Time("date_created_gmt") ?? throw new MissingFieldException("date_created_gmt");
        var currency = Currency.Read(json.Text("currency")) ?? throw new MissingFieldException("currency");
        var lines = WooCommerceLines.Read(json, currency);
        var buyer = WooCommerceBuyer.Read(json);
        return Reported(new()
        {
            Id = DraftToken(id),
            CartToken = WooCommercePlugin.CartOf(json),
            CheckoutToken = DraftToken(id),
            CreatedAt = created,
            UpdatedAt = json.Time("date_modified_gmt") ?? created,
            CustomerId = buyer.CustomerId,
            Email = buyer.Email,
            Phone = buyer.Phone,
            FirstName = buyer.FirstName,
            Locale = buyer.Locale,
            Country = buyer.Country,
            Region = buyer.Region,
            Street = buyer.Street,
            PostalCode = buyer.PostalCode,
            Total = Money.Read(json.Decimal("total"), currency),
            Lines = lines.Lines,
            LinesLeftOut = lines.LeftOut,
            Consents = buyer.Consents,
        });
    }

    /// <summary>The draft that an order was: it keeps its id. Null where the order is known to come from elsewhere, by created_via.</summary>
    public static string? DraftOf(JsonElement order, string id) => order.Text("created_via") is "checkout" or "rest-api" or "admin" ? null : DraftToken(id);

    private static string DraftToken(string id) => $"draft:{id}";

    private static Translated Reported(Cart cart) =>
        cart.CustomerId is null && Name.OfEmail(cart.Email) is null
            ? new Translated.Ignored("a cart of nobody")
            : new Translated.Understood(new CartReported(cart with { Url = cart.Url ?? LinkTo(cart) }), cart.Id);

    private static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var web) && web.Scheme is "https" or "http";

    // The plugin's link builds the very cart again. Without it, WooCommerce's own link fills the cart and leads to the checkout (facts/woocommerce.md 7). It is told as a path: the shop's address is not
    // in the delivery. The form with a query needs no rewrite rules. A cart that can't be told whole gets no link.
    private static string? LinkTo(Cart cart) =>
        cart.Lines.IsEmpty || cart.LinesLeftOut > 0 || cart.Lines.Any(line => line.VariantId is null || !line.VariantId.All(char.IsAsciiDigit))
            ? null
            : $"/?checkout-link=true&products={string.Join(',', cart.Lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.VariantId}:{line.Quantity}")))}";

    private static OrderLine Line(JsonElement line, Currency currency) =>
        new(line.Text("name").Plain() ?? "", line.Text("variant").Plain(), line.Count("quantity", 1), Money.Read(line.Decimal("line_total"), currency), line.Url("image"))
        {
            ProductId = line.Id("product_id"),
            VariantId = line.Id("variation_id") ?? line.Id("product_id"),
        };
}
