using System.Collections.Immutable;

namespace Retention.Law;

/// <summary>A row of the table: whether an offer makes advertising of a letter that is about an order or asks for an opinion.</summary>
/// <param name="Place">Where it holds, as a merchant reads it.</param>
/// <param name="Countries">The countries by their ISO codes; none for everywhere else.</param>
/// <param name="IsMarketing">Whether it does.</param>
/// <param name="Source">Where that stands, as a merchant reads it.</param>
public sealed record OfferRule(string Place, ImmutableArray<string> Countries, bool IsMarketing, string Source)
{
    /// <summary>Whether it is to be confirmed by a lawyer before it is relied on.</summary>
    public bool ToConfirm { get; init; }
}
