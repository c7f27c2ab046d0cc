namespace Retention.App.ShopPages;

/// <summary>What Shopify signed of a request that it passed on from a shop's own address: all that is known of who asks (facts/shopify.md 4.1).</summary>
/// <param name="Domain">The shop's permanent domain.</param>
/// <param name="Customer">The storefront's id of the customer who is logged in; null for everybody else.</param>
/// <param name="Path">Where our pages stand in the shop, for example <c>/apps/retain</c>: the merchant may have changed it.</param>
internal sealed record ProxyCall(string Domain, string? Customer, string Path)
{
    /// <summary>The query's other parameters. The visitor wrote them: signed or not, they say nothing of who it is.</summary>
    public required IReadOnlyDictionary<string, string> Asked { get; init; }

    /// <summary>What the visitor asked for by this name; empty when nothing.</summary>
    public string Of(string name) => Asked.GetValueOrDefault(name, "");
}
