namespace Retention.Tiers;

/// <summary>What whoever reviews much gets for free, once: whatever the reviews say (16 CFR 465.4).</summary>
/// <param name="ProductId">The storefront's id of the product.</param>
/// <param name="Title">The product's name, as shoppers read it.</param>
/// <param name="Price">What it costs in the shop, as shoppers see it: a code takes that off.</param>
/// <param name="Reviews">After how many reviewed items.</param>
public sealed record ReviewGift(string ProductId, string Title, Money Price, int Reviews);
