namespace Retention.Shoppers;

/// <summary>Joins what two reports say. Either order of the two gives the same, and so does any order of many.</summary>
internal static class Joined
{
    /// <summary>The earlier of two moments; the known one where only one is.</summary>
    public static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null ? one : one < other ? one : other;

    /// <summary>The later of two moments; the known one where only one is.</summary>
    public static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null ? one : one > other ? one : other;

    /// <summary>The wish that counts of two: the later one; of two of the same moment the larger one, by which less is done.</summary>
    public static Wish<T>? Later<T>(Wish<T>? one, Wish<T>? other)
        where T : struct, IComparable<T> =>
        one is null ? other : other is null ? one : Rank(one.At.CompareTo(other.At), one.Value.CompareTo(other.Value)) >= 0 ? one : other;

    /// <summary>One of two keys, always the same one; the known one where only one is.</summary>
    public static string? Last(string? one, string? other) => string.CompareOrdinal(one, other) >= 0 ? one : other;

    /// <summary>The first comparison that tells two apart; 0 when none does. Texts are compared by <see cref="string.CompareOrdinal(string, string)"/>: what is known hangs on no culture.</summary>
    public static int Rank(params ReadOnlySpan<int> comparisons)
    {
        foreach (var comparison in comparisons)
        {
            if (comparison != 0)
                return comparison;
        }

        return 0;
    }

    /// <summary>Ranks two amounts, none being the lowest.</summary>
    public static int Rank(Money? one, Money? other) => Rank(Nullable.Compare(one?.Minor, other?.Minor), string.CompareOrdinal(one?.Currency.Code, other?.Currency.Code));
}
