using Retention.Shops;
using Retention.Tiers;

namespace Retention.App.Tests.Tiers;

/// <summary>Examples of levels.</summary>
internal static class Levels
{
    /// <summary>A shop with two levels, by orders: bronze for two, silver for three.</summary>
    public static Shop Shop(Shop shop, Func<TierSettings, TierSettings>? change = null)
    {
        var levels = new TierSettings { Version = 1, Currency = new("EUR"), Levels = [new("bronze", "Bronze", 2), new("silver", "Silver", 3)] };
        return shop with { Settings = shop.Settings with { Tiers = change?.Invoke(levels) ?? levels } };
    }
}
