using System.Globalization;
using System.Net;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>
/// WooCommerce's webhooks (REST v3 bodies, facts/woocommerce.md 1.6 and 1.7) in our words. A body is the state at delivery, not at the event:
/// what changed is found later, by comparing.
/// </summary>
internal static class WooCommerceTranslation
{
    private const int MostLines = 60; // With texts of at most 200 letters, six characters each when escaped, all of it fits the order's row.

    /// <summary>Translates a body.</summary>
    public static Translated Read(string topic, ReadOnlyMemory<byte> body) => Translated.FromJson(body, json => Read(topic, json));

    private static Translated Read(string topic, JsonElement json)
    {
        // A signed body can be an error of the shop's own REST interface (facts/woocommerce.md 0.4).
        if (json.Text("code") is { } code && json.At("data").Count("status", 0) is >= 400 and var status && json.Id("id") is null)
        {
            return status is 401 or 403
                ? new Translated.Understood(new ConnectionFailed(status, code), "connection")
                : new Translated.Ignored($"the shop answered itself with {status.ToString(CultureInfo.InvariantCulture)}");
        }

        switch (topic)
        {
            case "order.created" or "order.updated" or "order.restored":
                return ReadOrder(json);
            case "order.deleted":
                var removed = json.Id("id") ?? throw new MissingFieldException("id");
                return new Translated.Understood(new OrderRemoved(removed), removed);
            case "customer.created" or "customer.updated":
                return ReadCustomer(json);
            case "customer.deleted":
                var erased = json.Id("id") ?? throw new MissingFieldException("id");
                return new Translated.Understood(new ShopperErased(erased, Email: null, OrderId: null), erased);
            default:
                return new Translated.Ignored($"topic {(topic.Length <= 60 ? topic : "too long")} not used");
        }
    }

    private static Translated ReadOrder(JsonElement json)
    {
        var id = json.Id("id") ?? throw new MissingFieldException("id");
        var status = json.Text("status") ?? throw new MissingFieldException("status");
        // Drafts come through order.updated while the shopper types (facts/woocommerce.md 0.7): never an order.
        if (status is "checkout-draft" or "auto-draft" or "draft" or "new")
            return new Translated.Ignored($"status {status} is no order yet");
        if (status == "trash")
            return new Translated.Understood(new OrderRemoved(id), id);
        if (IsAnonymised(json))
            return new Translated.Understood(new ShopperErased(CustomerId: null, Email: null, id), id);
        return new Translated.Understood(new OrderReported(Order(json, id, status)), id);
    }

    // The shop's own erasure (facts/woocommerce.md 6.6).
    private static bool IsAnonymised(JsonElement json) =>
        string.Equals(json.At("billing").Email("email"), "deleted@site.invalid", StringComparison.OrdinalIgnoreCase)
        || json.List("meta_data").Any(meta => meta.Text("key") == "_anonymized" && meta.Text("value") == "yes");

    private static Order Order(JsonElement json, string id, string status)
    {
        var placed = json.Time("date_created_gmt") ?? throw new MissingFieldException("date_created_gmt");
        var currency = Currency.Read(json.Text("currency")) ?? throw new MissingFieldException("currency");
        var paid = json.Time("date_paid_gmt");
        var isRefunded = status == "refunded" || json.List("refunds").Any();
        var billing = json.At("billing");
        var lines = json.List("line_items").Select(line => Line(line, currency, json.IsTrue("prices_include_tax"))).ToArray();
        return new()
        {
            Id = id,
            Number = $"#{json.Text("number") ?? id}",
            Stage = StageOf(status, paid),
            PlacedAt = placed,
            UpdatedAt = json.Time("date_modified_gmt") ?? placed,
            PaidAt = paid,
            IsRefunded = isRefunded,
            CustomerId = json.Id("customer_id"),
            Email = billing.Email("email"),
            FirstName = Plain(billing.Text("first_name")),
            Country = billing.Country("country"),
            Total = Money.Read(json.Decimal("total"), currency),
            Lines = [.. lines.Take(MostLines)],
            LinesLeftOut = Math.Max(0, lines.Length - MostLines),
        };
    }

    private static OrderStage StageOf(string status, DateTimeOffset? paid) => status switch
    {
        // Cash on delivery is "processing" long before its money comes.
        "processing" or "completed" or "refunded" => OrderStage.Paid,
        "cancelled" => OrderStage.Cancelled,
        "pending" or "on-hold" or "failed" => OrderStage.Unpaid,
        // A plugin's own status ("shipped", say): the shop's time of payment decides.
        _ => paid is null ? OrderStage.Unpaid : OrderStage.Paid,
    };

    private static OrderLine Line(JsonElement line, Currency currency, bool pricesIncludeTax)
    {
        // A line's total is without tax; where the shop's prices include it, the shopper saw both together.
        var (total, tax) = (Money.Read(line.Decimal("total"), currency), Money.Read(line.Decimal("total_tax"), currency));
        var price = total is { } net && tax is { } on && pricesIncludeTax ? net with { Minor = checked(net.Minor + on.Minor) } : total;
        var image = line.At("image").Url("src");
        return new(Plain(line.Text("parent_name") ?? line.Text("name")) ?? "", Variant(line), line.Count("quantity", 1), price, image);
    }

    // A variation's attributes; hidden meta begins with an underscore.
    private static string? Variant(JsonElement line)
    {
        if (line.Id("variation_id") is null)
            return null;
        var values = line.List("meta_data")
            .Where(meta => meta.Text("key")?.StartsWith('_') == false)
            .Select(meta => Plain(meta.Text("display_value") ?? meta.Text("value")))
            .OfType<string>();
        return string.Join(", ", values) is { Length: > 0 and <= 200 } variant ? variant : null;
    }

    // Names may hold entities ("&times;").
    private static string? Plain(string? text) => text is null ? null : WebUtility.HtmlDecode(text).Trim();

    private static Translated ReadCustomer(JsonElement json)
    {
        var id = json.Id("id") ?? throw new MissingFieldException("id");
        var updated = json.Time("date_modified_gmt") ?? json.Time("date_created_gmt") ?? default;
        return new Translated.Understood(new CustomerReported(id, json.Email("email"), Plain(json.Text("first_name")), updated), id);
    }
}
