namespace Retention.Tiers;

/// <summary>A product that only shoppers of a level may buy at first.</summary>
/// <param name="ProductId">The storefront's id of the product.</param>
/// <param name="Tier">The key of the lowest level that may buy it.</param>
/// <param name="OpensOn">The first day on which everybody may, by the shop's calendar.</param>
public sealed record EarlyItem(string ProductId, string Tier, DateOnly OpensOn);
