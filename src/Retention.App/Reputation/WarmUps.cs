using System.Collections.Concurrent;
using Retention.App.Storage;
using Retention.Reputation;
using Retention.Shops;

namespace Retention.App.Reputation;

/// <summary>
/// How many letters went on the present day of a new domain: read off the journal's tallies once a minute, and counted on in this process. A little
/// over the cap after a restart, or beside another instance, does no harm; that sending costs no request more does good.
/// </summary>
internal sealed class WarmUps(Tallies tallies)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, DayCount> _counts = new(StringComparer.Ordinal);

    /// <summary>The day of the shop's domain; null where it is old enough, or the shop has none of its own.</summary>
    public async Task<WarmUp?> OfAsync(Shop shop, DateTimeOffset now, CancellationToken cancellation)
    {
        if (shop is not { From: not null, DomainSince: { } since } || (WarmUp.DayOf(since, now) is var day && WarmUp.CapOn(day) is null))
            return null;
        var midnight = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        if (!_counts.TryGetValue(shop.Id, out var count) || count.ReadAt < midnight || count.ReadAt > now || now - count.ReadAt >= Fresh)
        {
            var from = since > midnight ? since : midnight;
            _counts[shop.Id] = count = new((await tallies.ReadAsync(shop.Id, from, now, now, cancellation)).LettersSince(from), now);
        }

        return new(day, count.Sent);
    }

    /// <summary>Counts a letter that goes now.</summary>
    public void Count(string shop)
    {
        if (_counts.TryGetValue(shop, out var count))
            count.Add();
    }

    private sealed class DayCount(int read, DateTimeOffset readAt)
    {
        private int _since;

        public DateTimeOffset ReadAt => readAt;

        public int Sent => read + Volatile.Read(ref _since);

        public void Add() => Interlocked.Increment(ref _since);
    }
}
