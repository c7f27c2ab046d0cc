namespace Retention.Shops;

/// <summary>A copy of the shop, for trials or after a move, that delivers with the shop's own keys. What it tells is ignored.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="SeenAt">When it was last heard of (UTC).</param>
public sealed record ShopCopy(string Address, DateTimeOffset SeenAt)
{
    /// <summary>How long the merchant is told of it after it was last heard of.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromDays(7);

    /// <summary>Whether it delivers at present, as far as is known.</summary>
    public bool IsThere(DateTimeOffset now) => now - SeenAt < Shown;
}
