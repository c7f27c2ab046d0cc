using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App;

/// <summary>Whether there is room for one more letter that no flow sends: what goes from the operator's address, or past the shop's own limit, waits.</summary>
internal sealed class LetterRoom(SentCounter sent, AppSettings settings)
{
    /// <summary>Whether the shop has sent as much as it may for now.</summary>
    public async Task<bool> IsFullAsync(Shop shop, DateTimeOffset now, CancellationToken cancellation) =>
        (IsShared(shop) && await sent.SharedTodayAsync(shop.Id, now, cancellation) >= settings.SharedSenderPerDay)
        || (shop.Settings.MessagesPerDay is { } most && await sent.TodayAsync(shop.Id, now, cancellation) >= most);

    /// <summary>Counts a letter. Before it goes, as every letter is: rather too many than too few.</summary>
    public async Task CountAsync(Shop shop, DateTimeOffset now, CancellationToken cancellation)
    {
        if (shop.Settings.MessagesPerDay is not null)
            await sent.AddAsync(shop.Id, now, cancellation);
        if (IsShared(shop))
            await sent.AddSharedAsync(shop.Id, now, cancellation);
    }

    private bool IsShared(Shop shop) => settings.NeedsSenderDomain && shop.From is null;
}
