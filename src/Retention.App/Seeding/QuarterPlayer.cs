using System.Globalization;
using Retention.App.Demo;
using Retention.App.Queues;
using Retention.App.Seeding.Memory;
using Retention.App.Simulation;
using Retention.App.Storage;

namespace Retention.App.Seeding;

/// <summary>Plays deliveries on the road, in memory: the clock jumps to whatever comes next, a delivery or something due, and all that follows from it is done.</summary>
internal sealed class QuarterPlayer(IServiceProvider services, MemoryStorage memory, DemoClock clock)
{
    private readonly AppStorage _storage = services.GetRequiredService<AppStorage>();
    private readonly Inbox _inbox = services.GetRequiredService<Inbox>();
    private readonly Dispatch _dispatch = services.GetRequiredService<Dispatch>();
    private readonly Schedule _schedule = services.GetRequiredService<Schedule>();
    private readonly JournalCompaction _compaction = services.GetRequiredService<JournalCompaction>();

    /// <summary>Plays those that arrived before the end, and compacts the journal.</summary>
    /// <returns>How many deliveries were played.</returns>
    public async Task<int> PlayAsync(string shop, IEnumerable<Arrival> arrivals, DateTimeOffset until, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var arrival in arrivals.TakeWhile(arrival => arrival.ArrivedAt < until))
        {
            await WakeUntilAsync(arrival.ArrivedAt, cancellation);
            clock.JumpTo(arrival.ArrivedAt);
            await _inbox.PutAsync(shop, arrival.Key, arrival.Topic ?? "", arrival.ArrivedAt, arrival.Happened, cancellation);
            await WorkAsync(cancellation);
            count++;
        }

        await WakeUntilAsync(until, cancellation);
        clock.JumpTo(until);
        await CompactAsync(cancellation);
        return count;
    }

    private async Task WakeUntilAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        // The first alarm is looked at directly: before nearly every delivery nothing is due.
        while (FirstAlarm() is { } minute && minute <= moment)
        {
            if (await _schedule.NextAsync(cancellation) is { } due && due <= moment)
            {
                clock.JumpTo(due);
                await _schedule.SweepAsync(clock.GetUtcNow(), cancellation);
                await WorkAsync(cancellation);
            }
            else if (minute.AddMinutes(1) <= moment)
            {
                await _schedule.SweepAsync(moment, cancellation); // Nothing is left of its minute: the alarm goes.
            }
            else
            {
                return;
            }
        }
    }

    private DateTimeOffset? FirstAlarm()
    {
        var first = Enumerable.Range(0, Keys.Shards).Select(shard => memory.Tables.FirstOf(_storage.Alarms.Name, shard.ToString("D2", CultureInfo.InvariantCulture))).OfType<string>().Min(StringComparer.Ordinal);
        return first is null ? null : DateTimeOffset.ParseExact(first.AsSpan(0, 12), "yyyyMMddHHmm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    private async Task WorkAsync(CancellationToken cancellation)
    {
        while (Next() is var (queue, text))
            await _dispatch.HandleAsync(queue, text, isRepeated: false, cancellation);

        (Azure.Storage.Queues.QueueClient, string)? Next() =>
            memory.Queues.Take(_storage.EventQueue.Name) is { } told ? (_storage.EventQueue, told)
            : memory.Queues.Take(_storage.StepQueue.Name) is { } step ? (_storage.StepQueue, step)
            : null;
    }

    // A long backlog goes on at the next time.
    private async Task CompactAsync(CancellationToken cancellation)
    {
        int before;
        do
        {
            before = memory.Tables.Of(_storage.Journal.Name).Count;
            await _compaction.CompactAsync(cancellation);
        }
        while (memory.Tables.Of(_storage.Journal.Name).Count < before);
    }
}
