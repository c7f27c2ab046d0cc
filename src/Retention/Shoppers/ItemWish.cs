namespace Retention.Shoppers;

/// <summary>What a shopper chose to hear of a saved item, after it was saved.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="WantsStock">Whether to tell when it can be bought again.</param>
/// <param name="WantsPrice">Whether to tell when it becomes cheaper.</param>
public sealed record ItemWish(DateTimeOffset At, bool WantsStock, bool WantsPrice)
{
    /// <summary>The later of two; of the same moment the one that wants more.</summary>
    public static ItemWish? Later(ItemWish? one, ItemWish? other) => one is null ? other : other is null ? one
        : Joined.Rank(other.At.CompareTo(one.At), other.WantsStock.CompareTo(one.WantsStock), other.WantsPrice.CompareTo(one.WantsPrice)) > 0 ? other : one;
}
