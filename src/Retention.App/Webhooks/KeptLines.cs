using System.Collections.Immutable;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>What is kept of the lines of an order or a cart.</summary>
/// <param name="Lines">The first of them.</param>
/// <param name="LeftOut">How many were left out.</param>
internal sealed record KeptLines(ImmutableArray<OrderLine> Lines, int LeftOut)
{
    // With texts of at most 200 letters, six characters each when escaped, all of it fits the order's row.
    private const int Most = 60;

    /// <summary>Keeps as many as fit.</summary>
    public static KeptLines Of(IEnumerable<OrderLine> lines)
    {
        var all = lines.ToArray();
        return new([.. all.Take(Most)], Math.Max(0, all.Length - Most));
    }
}
