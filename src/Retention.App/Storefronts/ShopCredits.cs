using Retention.App.Storage;

namespace Retention.App.Storefronts;

/// <summary>Knows how each platform's shops owe credit.</summary>
internal sealed class ShopCredits(IEnumerable<IShopCredit> all)
{
    private readonly Dictionary<string, IShopCredit> _all = all.ToDictionary(one => one.Platform, StringComparer.Ordinal);

    /// <summary>How this shop owes credit; null where its platform has no way.</summary>
    public IShopCredit? Of(ShopRecord shop) => _all.GetValueOrDefault(shop.Platform);

    /// <summary>As the other, where the shop also lets us.</summary>
    public async Task<IShopCredit?> GivingAsync(ShopRecord shop, CancellationToken cancellation) =>
        Of(shop) is { } credit && await credit.CanGiveAsync(shop.Shop.Id, cancellation) ? credit : null;
}
