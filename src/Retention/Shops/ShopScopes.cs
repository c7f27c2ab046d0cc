using System.Collections.Immutable;

namespace Retention.Shops;

/// <summary>What a shop lets us do.</summary>
/// <param name="Granted">All of it, by its platform's own names.</param>
/// <param name="At">Since when (UTC).</param>
public sealed record ShopScopes(ImmutableArray<string> Granted, DateTimeOffset At)
{
    /// <summary>Those of the wanted that it does not grant. Whoever may write may read: some platforms name only the stronger.</summary>
    public ImmutableArray<string> Lacking(IEnumerable<string> wanted) => [.. wanted.Where(scope => !Has(scope))];

    /// <summary>Whether it grants this.</summary>
    public bool Has(string scope) =>
        Granted.Contains(scope, StringComparer.Ordinal) || (scope.StartsWith("read_", StringComparison.Ordinal) && Granted.Contains($"write_{scope["read_".Length..]}", StringComparer.Ordinal));
}
