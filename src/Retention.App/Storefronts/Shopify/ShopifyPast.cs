using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// What the Admin API tells, said again as a webhook would say it, and so understood by the very same words: GraphQL writes names in another way and
/// ids as <c>gid://shopify/Order/1</c>, and means the same. Told by both ways an event has one key, and counts once.
/// </summary>
internal static class ShopifyPast
{
    /// <summary>Understands a webhook's body that was made of an answer.</summary>
    /// <param name="topic">The webhook's topic.</param>
    /// <param name="body">Its body.</param>
    /// <param name="at">When it was so, where the body does not tell (UTC).</param>
    public static Translated Read(string topic, JsonObject body, DateTimeOffset? at = null) =>
        ShopifyTranslation.Read(topic, Encoding.UTF8.GetBytes(body.ToJsonString()), at) switch
        {
            Translated.Understood told => Translated.ByWords(told),
            var other => other,
        };

    /// <summary>The number at the end of a gid, which webhooks call it by; null where it is none.</summary>
    public static string? Number(this JsonElement json, string name = "id") => Number(json.Text(name));

    /// <summary>The number at the end of a gid; null where it is none.</summary>
    public static string? Number(string? gid) => gid?.Split('/')[^1].Split('?')[0] is { Length: > 0 } number && number.All(char.IsAsciiDigit) ? number : null;

    /// <summary>A gid of a number.</summary>
    public static string Gid(string kind, string number) => string.Create(CultureInfo.InvariantCulture, $"gid://shopify/{kind}/{number}");

    /// <summary>An enumeration's value as webhooks write it; null where there is none.</summary>
    public static string? Value(this JsonElement json, string name) => json.Text(name)?.ToLowerInvariant();

    /// <summary>A money bag as a webhook's <c>*_set</c>: what the shopper saw, and what it is in the shop's own currency, as far as either was asked for; null where there is none.</summary>
    public static JsonObject? MoneySet(this JsonElement json, string name) =>
        json.At(name) is { ValueKind: not JsonValueKind.Undefined } bag ? new() { ["presentment_money"] = Money(bag.At("presentmentMoney")), ["shop_money"] = Money(bag.At("shopMoney")) } : null;

    private static JsonObject? Money(JsonElement money) =>
        money.ValueKind == JsonValueKind.Undefined ? null : new() { ["amount"] = money.Decimal("amount"), ["currency_code"] = money.Text("currencyCode") };

    /// <summary>A postal address; null where there is none.</summary>
    public static JsonObject? Address(this JsonElement json, string name)
    {
        var address = json.At(name);
        return address.ValueKind == JsonValueKind.Undefined ? null : new()
        {
            ["first_name"] = address.Text("firstName"),
            ["address1"] = address.Text("address1"),
            ["zip"] = address.Text("zip"),
            ["phone"] = address.Text("phone"),
            ["country_code"] = address.Text("countryCodeV2"),
            ["province_code"] = address.Text("provinceCode"),
        };
    }

    /// <summary>Who bought, as an order or a checkout tells it; null for guests, and where nobody may see it.</summary>
    public static JsonObject? Buyer(this JsonElement json)
    {
        var customer = json.At("customer");
        return customer.ValueKind == JsonValueKind.Undefined ? null : new()
        {
            ["id"] = customer.Number(),
            ["first_name"] = customer.Text("firstName"),
            ["phone"] = customer.At("defaultPhoneNumber").Text("phoneNumber"),
        };
    }

    /// <summary>A list of things made of others.</summary>
    public static JsonArray Each(IEnumerable<JsonElement> items, Func<JsonElement, JsonObject> say) => [.. items.Select(JsonNode (item) => say(item))];
}
