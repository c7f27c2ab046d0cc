using System.Text.Json.Nodes;
using Retention.App.Tests.Storefronts.Shopify;

namespace Retention.App.Tests.Crediting;

/// <summary>The discounts of the loopback Shopify, with their codes. Codes that are added stand there when the shop has got round to it.</summary>
internal sealed class ShopifyDiscountList
{
    private readonly Dictionary<string, (string Discount, string Code)> _added = new(StringComparer.Ordinal);
    private int _next = 1;

    public ShopifyDiscountList(LoopbackShopify shopify)
    {
        shopify.On("DiscountCreate", (asked, _) => new JsonObject { ["discountCodeBasicCreate"] = Create(asked["discount"]!.AsObject()) });
        shopify.On("DiscountCodesAdd", (asked, _) => new JsonObject { ["discountRedeemCodeBulkAdd"] = Add((string)asked["discount"]!, (string)asked["codes"]![0]!["code"]!) });
        shopify.On("DiscountCodesAdded", (asked, _) => new JsonObject { ["discountRedeemCodeBulkCreation"] = Progress((string)asked["id"]!) });
        shopify.On("DiscountCodeFind", (asked, _) => new JsonObject { ["codeDiscountNodeByCode"] = Codes.TryGetValue((string)asked["code"]!, out var known) ? Node(known.Discount, (string)asked["code"]!, known.Id) : null });
        shopify.On("DiscountCodesDelete", (asked, _) => Delete((string)asked["discount"]!, (string)asked["codes"]![0]!));
    }

    /// <summary>The discounts, by their id, as they were asked for.</summary>
    public Dictionary<string, JsonObject> Discounts { get; } = new(StringComparer.Ordinal);

    /// <summary>The codes that work, each with its discount and its id.</summary>
    public Dictionary<string, (string Discount, string Id)> Codes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the shop takes its time to add codes.</summary>
    public bool IsSlow { get; set; }

    private JsonObject Create(JsonObject asked)
    {
        var (id, code) = ($"gid://shopify/DiscountCodeNode/{_next++}", (string)asked["code"]!);
        if (Codes.ContainsKey(code))
            return new() { ["codeDiscountNode"] = null, ["userErrors"] = new JsonArray(Error("TAKEN", "code")) };
        Discounts[id] = asked.DeepClone().AsObject();
        Codes[code] = (id, Redeem());
        return new() { ["codeDiscountNode"] = Node(id, code, Codes[code].Id), ["userErrors"] = new JsonArray() };
    }

    private JsonObject Add(string discount, string code)
    {
        if (!Discounts.ContainsKey(discount))
            return new() { ["bulkCreation"] = null, ["userErrors"] = new JsonArray(Error("INVALID", "discountId")) };
        var ticket = $"gid://shopify/DiscountRedeemCodeBulkCreation/{_next++}";
        _added[ticket] = (discount, code);
        if (!IsSlow)
            Codes[code] = (discount, Redeem());
        return new() { ["bulkCreation"] = new JsonObject { ["id"] = ticket }, ["userErrors"] = new JsonArray() };
    }

    private JsonObject Progress(string ticket)
    {
        var (discount, code) = _added[ticket];
        if (!IsSlow && !Codes.ContainsKey(code))
            Codes[code] = (discount, Redeem());
        return new()
        {
            ["done"] = !IsSlow,
            ["discountCode"] = new JsonObject { ["id"] = discount },
            ["codes"] = new JsonObject { ["nodes"] = new JsonArray(new JsonObject { ["code"] = code, ["discountRedeemCode"] = IsSlow ? null : new JsonObject { ["id"] = Codes[code].Id }, ["errors"] = new JsonArray() }) },
        };
    }

    private JsonObject Delete(string discount, string id)
    {
        Codes.Where(code => code.Value == (discount, id)).Select(code => code.Key).ToList().ForEach(code => Codes.Remove(code));
        return new() { ["discountCodeRedeemCodeBulkDelete"] = new JsonObject { ["job"] = new JsonObject { ["id"] = "gid://shopify/Job/1" }, ["userErrors"] = new JsonArray() } };
    }

    private static JsonObject Node(string id, string code, string redeem) => new()
    {
        ["id"] = id,
        ["codeDiscount"] = new JsonObject { ["__typename"] = "DiscountCodeBasic", ["codes"] = new JsonObject { ["nodes"] = new JsonArray(new JsonObject { ["id"] = redeem, ["code"] = code }) } },
    };

    private static JsonObject Error(string code, string field) => new() { ["code"] = code, ["field"] = new JsonArray(field), ["message"] = "No." };

    private string Redeem() => $"gid://shopify/DiscountRedeemCode/{_next++}";
}
