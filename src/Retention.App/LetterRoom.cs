using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Shops;

namespace Retention.App;

/// <summary>Whether there is room for one more letter that no flow sends: what goes from the operator's address, past the shop's own limit or that of its age and plan, waits. So does all of a shop that was stopped.</summary>
internal sealed class LetterRoom(SentCounter sent, AppSettings settings)
{
    /// <summary>Whether the shop has sent as much as it may for now.</summary>
    public async Task<bool> IsFullAsync(Shop shop, DateTimeOffset now, CancellationToken cancellation) =>
        shop.Halt is not null
        || (IsShared(shop) && await sent.SharedTodayAsync(shop.Id, now, cancellation) >= settings.SharedSenderPerDay)
        || (IsCounted(shop, now) && await sent.TodayAsync(shop.Id, now, cancellation) >= Math.Min(shop.Settings.MessagesPerDay ?? int.MaxValue, AllowanceOf(shop, now)?.PerDay ?? int.MaxValue));

    /// <summary>Whether the shop has sent as much as one of its age and plan may, whatever limit it set itself: that is for what is sent by itself.</summary>
    public async Task<bool> IsPastAllowanceAsync(Shop shop, DateTimeOffset now, CancellationToken cancellation) =>
        AllowanceOf(shop, now) is { } most && await sent.TodayAsync(shop.Id, now, cancellation) >= most.PerDay;

    /// <summary>What a shop of its age and plan may send; null where that sets no limit: what only lands in the outbox needs none.</summary>
    public Allowance? AllowanceOf(Shop shop, DateTimeOffset now) => settings.NeedsSenderDomain ? Allowance.For(shop, now) : null;

    /// <summary>Whether the shop's messages are counted by the hour, because there may be too many of them.</summary>
    public bool IsCounted(Shop shop, DateTimeOffset now) => shop.Settings.MessagesPerDay is not null || AllowanceOf(shop, now) is not null;

    /// <summary>Counts a letter. Before it goes, as every letter is: rather too many than too few.</summary>
    public async Task CountAsync(Shop shop, DateTimeOffset now, CancellationToken cancellation)
    {
        if (IsCounted(shop, now))
            await sent.AddAsync(shop.Id, now, cancellation);
        if (IsShared(shop))
            await sent.AddSharedAsync(shop.Id, now, cancellation);
    }

    private bool IsShared(Shop shop) => settings.NeedsSenderDomain && shop.From is null;
}
