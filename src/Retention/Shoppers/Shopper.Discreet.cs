namespace Retention.Shoppers;

// The shopper's wish for letters that name no items.
public sealed partial record Shopper
{
    /// <summary>What the shopper last said about naming items in letters; null while that was never said.</summary>
    public Discretion? Discretion { get; init; }

    /// <summary>Whether letters to this shopper name no items.</summary>
    public bool WantsDiscretion => Discretion is { IsWanted: true };
}
