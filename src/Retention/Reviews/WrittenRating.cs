namespace Retention.Reviews;

/// <summary>What we wrote of a product's rating into the shop, where other programs may write, too. All times are UTC.</summary>
/// <param name="Product">The storefront's id of the product.</param>
public sealed record WrittenRating(string Product)
{
    /// <summary>What stands there by us, as far as is known.</summary>
    public ShownRating Told { get; init; } = ShownRating.None;

    /// <summary>What we asked to write and do not know the outcome of; null for nothing.</summary>
    public ShownRating? Asked { get; init; }

    /// <summary>When we last asked.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The product's name.</summary>
    public string Title { get; init; } = "";

    /// <summary>Why it is not written; null where it is.</summary>
    public string? Trouble { get; init; }

    /// <summary>What to do about that.</summary>
    public string? Remedy { get; init; }

    /// <summary>
    /// Whether what stands there is ours to change: nothing, what we wrote, or what we asked to write and never heard of. Everything else is another
    /// program's, or a person's.
    /// </summary>
    public bool MayChange(ShownRating found) =>
        (found.Tenths is null || found.Tenths == Told.Tenths || found.Tenths == Asked?.Tenths) && (found.Count is null || found.Count == Told.Count || found.Count == Asked?.Count);
}
