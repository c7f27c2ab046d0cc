using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App;

/// <summary>Writes into the journal what an event was and what was decided by it. On a second arrival the entries of the first are written again: it may have died just before.</summary>
internal sealed class EventRecording(ShopperStore shoppers, Journal journal, Counts counts, ILogger<EventArrived> logger)
{
    /// <summary>Records it.</summary>
    public async Task RecordAsync(Shop told, EventMessage message, Happened happened, IEnumerable<KnownName> names, Applied applied, DateTimeOffset now, CancellationToken cancellation)
    {
        var (shop, shopper, arrived) = (told.Id, applied.Shopper.Id, message.ReceivedAt);
        var (turn, settings) = ((long?)applied.Shopper.Turn, (int?)told.Version);
        var entries = applied.Entries.AsEnumerable();
        var (at, importedAt) = (message.HappenedAt ?? now, message.HappenedAt is null ? (DateTimeOffset?)null : now);
        if (!applied.IsNew)
        {
            if (await shoppers.FindAsync(shop, applied.Shopper, Keys.Event(message.Key), cancellation) is not { } row)
                return;
            shopper = ShopperStore.OwnerOf(row); // It may have been merged since: an entry is written again as it was.
            entries = row.Read(Stored.Default.ListEntry);
            (at, importedAt) = (row.GetDateTimeOffset("At")!.Value, row.GetDateTimeOffset("ImportedAt"));
            arrived = row.GetDateTimeOffset("ReceivedAt") ?? arrived;
            (turn, settings) = (row.GetInt64("Turn"), row.GetInt32("Settings"));
            if (message.HappenedAt is null && row.GetString("Topic") == message.Topic && arrived != message.ReceivedAt)
                await journal.WriteAsync(shop, shopper, [DeliveredBefore(message, happened, applied.Shopper)], cancellation);
        }

        var recorded = Recorded.Of(message.Key, happened, names, arrived, at) with { Turn = turn, Settings = settings, ImportedAt = importedAt };
        if (now - at < Journal.Kept)
            await journal.WriteAsync(shop, shopper, recorded, entries, cancellation);
        else
            await journal.WriteAsync(shop, shopper, entries, cancellation); // The event is too old to be kept.
        counts.Add("event", !applied.IsNew ? "seen before" : importedAt is null ? message.Kind : "imported");
        foreach (var silence in applied.Entries.Where(entry => entry.Reason is not null))
            logger.NotSent(shop, silence.Flow, silence.Reason!);
    }

    // The shop itself told us twice, as platforms do; a queue message that comes again is no news.
    private static Entry DeliveredBefore(EventMessage message, Happened happened, Retention.Shoppers.Shopper shopper)
    {
        var order = happened.Names.FirstOrDefault(name => name.Kind == NameKind.Order)?.Value ?? message.Kind;
        return new(message.ReceivedAt, Flow: "", order, Step: 0, Outcome.NotSent) { About = shopper.Order(order)?.Number, Reason = Reason.DeliveredBefore.Key };
    }
}
