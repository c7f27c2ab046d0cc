using System.Text.RegularExpressions;

namespace Retention.App.ShopPages;

/// <summary>Whose list of saved items it is: a closed type of two cases.</summary>
internal abstract partial record ListOwner
{
    private ListOwner()
    {
    }

    /// <summary>A customer who is logged in. Shopify says so.</summary>
    /// <param name="Id">The storefront's id.</param>
    public sealed record Customer(string Id) : ListOwner;

    /// <summary>Whoever has the list's id: 128 random bits that the browser keeps.</summary>
    /// <param name="Id">The list's id.</param>
    public sealed record Visitor(string Id) : ListOwner;

    /// <summary>Whether a text can be the id of a list.</summary>
    public static bool IsList(string text) => ListId().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9_\-]{22}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex ListId();
}
