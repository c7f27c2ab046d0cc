using Retention.Shops;

namespace Retention.App.Merchant.Home;

/// <summary>Reads what the first page shows. The number of storage requests is bounded, whatever the shop's size (MerchantBudgetTests).</summary>
internal sealed class HomeFacts
{
    /// <summary>Reads it.</summary>
    public Task<HomeSeen> ReadAsync(Shop shop, CancellationToken cancellation) => Task.FromResult(new HomeSeen());
}

/// <summary>What the first page shows.</summary>
public sealed record HomeSeen;
