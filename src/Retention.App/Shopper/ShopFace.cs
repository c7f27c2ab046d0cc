using Retention.Shops;

namespace Retention.App.ForShoppers;

/// <summary>How a page looks: the shop's name and brand, and in which language.</summary>
/// <param name="Shop">The shop's name.</param>
/// <param name="Color">Its colour as it was set; null for ours.</param>
/// <param name="Words">The words.</param>
public sealed record ShopFace(string Shop, string? Color, ShopperWords Words)
{
    /// <summary>Whether the shop gives credit or has levels, so that the pages of letters link to it.</summary>
    public bool HasRewards { get; init; }

    /// <summary>What the page is set in.</summary>
    public BrandFont Font { get; init; }

    /// <summary>How round corners are, in CSS pixels; null for ours.</summary>
    public int? Radius { get; init; }

    /// <summary>Where our copy of the logo is; null where the name is written instead.</summary>
    public string? Logo { get; init; }

    /// <summary>The stylesheet in the shop's brand.</summary>
    public string Stylesheet => $"/shopper/{PageStyle.Of(Color, Font, Radius).Name}.css";

    /// <summary>The face of a shop.</summary>
    public static ShopFace Of(Shop shop, ShopperWords words) => new(shop.Brand.Name, shop.Brand.Color, words) { Font = shop.Brand.Font, Radius = shop.Brand.Radius, Logo = ShopLogos.PathOf(shop), HasRewards = Offers(shop.Settings) };

    // One page for all three: credit, levels, and inviting friends.
    private static bool Offers(FlowSettings settings) => Rewards.EarningRules.Of(settings).GiveSomething || settings.Tiers is { Levels.IsEmpty: false } or { Gift: not null };
}
