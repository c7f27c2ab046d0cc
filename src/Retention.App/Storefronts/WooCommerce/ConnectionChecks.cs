using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// Looks after each WooCommerce connection once a day, and hourly while our plugin is not there. It is asked every hour, does what is due within a few seconds, and leaves the rest to the next hour:
/// shops that are down must not hold the others up.
/// </summary>
internal sealed class ConnectionChecks(ShopStore shops, ConnectionStates states, ConnectionCheck check, Approvals approvals, TimeProvider time)
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Every = TimeSpan.FromHours(23); // An hour less, so that an hourly job comes to once a day.
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    /// <summary>Looks at those that are due, the longest unseen first.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await approvals.CleanAsync(cancellation);
        var due = new List<(DateTimeOffset At, string Shop)>();
        foreach (var record in await shops.ListAsync(cancellation))
        {
            if (record is { Platform: WooCommerceDoor.Platform, Connection: not null, Shop.UninstalledAt: null }
                && await states.LastAsync(record.Shop.Id, cancellation) is var last && IsDue(last))
                due.Add((last?.At ?? DateTimeOffset.MinValue, record.Shop.Id));
        }

        var begun = time.GetTimestamp();
        await Parallel.ForEachAsync(due.OrderBy(one => one.At), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (one, stopping) =>
        {
            if (time.GetElapsedTime(begun) < Budget)
                await check.LookAsync(one.Shop, anew: false, stopping);
        });
    }

    // A plugin that is not there may be installed at any moment, and can't tell us so: it does not know where we are.
    private bool IsDue(ConnectionState? last) => last is null || time.GetUtcNow() - last.At > (last.IsUnfinished || last is { Trouble: null, Plugin: null } ? Again : Every);
}
