using Retention.Shops;

namespace Retention.App.Storefronts;

/// <summary>How a platform's shops hear of levels: by a mark on the customer's own record. The house ends here. What is told can be told again.</summary>
internal interface IShopTiers
{
    /// <summary>The platform, as <c>ShopRecord.Platform</c> has it.</summary>
    string Platform { get; }

    /// <summary>Whether the shop itself keeps others from buying what is sold early, by the mark on its customers' records.</summary>
    bool KeepsOthersOut { get; }

    /// <summary>Puts the mark of a level on a customer's record in place of another. Done again, it changes nothing.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="customer">The storefront's id of the customer.</param>
    /// <param name="before">The mark that we put there; null for none.</param>
    /// <param name="now">The mark that it is to bear; null for none.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<Answer<bool>> MarkAsync(string shop, string customer, string? before, string? now, CancellationToken cancellation);

    /// <summary>Tells the shop what is sold early, and to whom: all of it, in place of what it was told before.</summary>
    Task<Answer<bool>> TellEarlyAsync(Shop shop, CancellationToken cancellation);
}

/// <summary>Knows how each platform's shops hear of levels.</summary>
internal sealed class ShopTiers(IEnumerable<IShopTiers> all)
{
    private readonly Dictionary<string, IShopTiers> _all = all.ToDictionary(one => one.Platform, StringComparer.Ordinal);

    /// <summary>How a shop of this platform hears of them; null where it has no way.</summary>
    public IShopTiers? Of(string platform) => _all.GetValueOrDefault(platform);
}
