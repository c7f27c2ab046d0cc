using Retention.App.Storage;

namespace Retention.App.Storefronts;

/// <summary>Knows how each platform's shops make something good.</summary>
internal sealed class ShopDeeds(IEnumerable<IShopDeeds> all)
{
    private readonly Dictionary<string, IShopDeeds> _all = all.ToDictionary(one => one.Platform, StringComparer.Ordinal);

    /// <summary>How this shop does it; null where its platform has no way.</summary>
    public IShopDeeds? Of(ShopRecord shop) => _all.GetValueOrDefault(shop.Platform);
}
