namespace Retention.Shoppers;

/// <summary>In which language a shopper last ordered or left a cart: what is about neither, a saved item say, is written in it.</summary>
/// <param name="At">When the storefront told it (UTC): of two the later one counts.</param>
/// <param name="Tag">The language, as the storefront calls it: a BCP 47 tag.</param>
public sealed record SpokenLocale(DateTimeOffset At, string Tag)
{
    /// <summary>The one that counts of two; of two of the same moment always the same one.</summary>
    public static SpokenLocale? Later(SpokenLocale? one, SpokenLocale? other) =>
        one is null ? other : other is null ? one : Joined.Rank(one.At.CompareTo(other.At), string.CompareOrdinal(one.Tag, other.Tag)) >= 0 ? one : other;
}
