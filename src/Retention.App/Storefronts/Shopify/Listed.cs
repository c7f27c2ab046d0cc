using System.Collections.Immutable;

namespace Retention.App.Storefronts.Shopify;

/// <summary>A part of a list, as GraphQL's connections give it.</summary>
/// <param name="Nodes">What it holds; null where we may not see it.</param>
internal sealed record Listed<T>(ImmutableArray<T>? Nodes)
{
    /// <summary>The same, never null.</summary>
    public IEnumerable<T> All() => Nodes ?? [];
}
