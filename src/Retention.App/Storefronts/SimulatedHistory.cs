using System.Globalization;
using Retention.App.Simulation;
using Retention.Events;

namespace Retention.App.Storefronts;

/// <summary>The past of a shop that does not exist, as its storefront would tell it. What shoppers tell on our own pages no storefront has, refusals aside.</summary>
internal sealed class SimulatedHistory(SimulationSettings settings) : IShopHistory
{
    private const int PageSize = 100;

    private readonly Lazy<PastEvent[]> _all = new(() =>
    [
        .. new SimulatedShop(settings).Arrivals().Where(arrival => arrival.Topic is not null || arrival.Happened is ConsentReported or AddressSuppressed)
            .DistinctBy(arrival => arrival.Key, StringComparer.Ordinal).Select(arrival => new PastEvent(arrival.Key, arrival.ArrivedAt, arrival.Happened)),
    ]);

    /// <inheritdoc/>
    public Task<HistoryRead> ReadAsync(string? cursor, CancellationToken cancellation)
    {
        var first = cursor is null ? 0 : int.Parse(cursor, NumberStyles.None, CultureInfo.InvariantCulture);
        var (all, end) = (_all.Value, Math.Min(first + PageSize, _all.Value.Length));
        return Task.FromResult<HistoryRead>(new HistoryRead.Page([.. all[first..end]], end < all.Length ? end.ToString(CultureInfo.InvariantCulture) : null, end, all.Length));
    }
}
