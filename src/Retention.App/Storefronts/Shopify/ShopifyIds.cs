namespace Retention.App.Storefronts.Shopify;

/// <summary>Shopify's global ids: <c>gid://shopify/Customer/7</c>. Our rows keep the number, as webhooks tell it.</summary>
internal static class ShopifyIds
{
    /// <summary>The global id of a customer.</summary>
    public static string Customer(string id) => Of("Customer", id);

    /// <summary>The global id of a product.</summary>
    public static string Product(string id) => Of("Product", id);

    /// <summary>The number of a global id; the id itself where it has none.</summary>
    public static string Number(string id) => id[(id.LastIndexOf('/') + 1)..];

    /// <summary>The global id of an order.</summary>
    public static string Order(string id) => Of("Order", id);

    private static string Of(string kind, string id) => id.StartsWith("gid://", StringComparison.Ordinal) ? id : $"gid://shopify/{kind}/{id}";
}
