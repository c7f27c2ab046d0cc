namespace Retention.Shoppers;

/// <summary>Joins what two reports say. Either order of the two gives the same, and so does any order of many.</summary>
internal static class Joined
{
    /// <summary>The earlier of two moments; the known one where only one is.</summary>
    public static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null ? one : one < other ? one : other;

    /// <summary>The later of two moments; the known one where only one is.</summary>
    public static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null ? one : one > other ? one : other;

    /// <summary>One of two keys, always the same one; the known one where only one is.</summary>
    public static string? Last(string? one, string? other) => string.CompareOrdinal(one, other) >= 0 ? one : other;
}
