namespace Retention.Rewards;

/// <summary>A product that somebody gets for free. Of it a reward holds one piece: 1 of <see cref="Currency.None"/>.</summary>
/// <param name="ProductId">The storefront's id of the product.</param>
/// <param name="Title">Its name, as shoppers read it.</param>
/// <param name="Price">What it costs in the shop: where a code can only take off an amount, it takes off this.</param>
public sealed record GiftItem(string ProductId, string Title, Money Price)
{
    /// <summary>One piece.</summary>
    public static Money Piece { get; } = new(1, Currency.None);
}
