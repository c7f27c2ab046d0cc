using Retention.App.Letters;

namespace Retention.App.ForShoppers;

/// <summary>How a page looks: the shop's name and colour, and in which language.</summary>
/// <param name="Shop">The shop's name.</param>
/// <param name="Color">Its colour as it was set; null for ours.</param>
/// <param name="Words">The words.</param>
public sealed record ShopFace(string Shop, string? Color, ShopperWords Words)
{
    /// <summary>Whether the shop gives credit or the like, so that the pages of letters link to it.</summary>
    public bool HasRewards { get; init; }

    /// <summary>The stylesheet with the shop's colour.</summary>
    public string Stylesheet => $"/shopper/{BrandColor.Read(Color).Hex[1..]}.css";
}
