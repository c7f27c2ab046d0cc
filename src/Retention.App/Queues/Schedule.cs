using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Queues;

/// <summary>
/// What is to come. The plan holds every wake-up by shop and day; an alarm says in which minute of which shop something is due, so that a
/// sweep looks only at what is due, however much is pending.
/// </summary>
internal sealed class Schedule(AppStorage storage, Inbox inbox, Counts counts, TimeProvider time)
{
    /// <summary>How many wake-ups of one shop a sweep puts in one turn: a large shop does not hold up a small one.</summary>
    public const int PerTurn = 100;

    /// <summary>How many may lie in the queue before a sweep waits: a second or two of one machine's work, so that nobody waits for long behind a shop with a backlog.</summary>
    public const int MostQueued = 300;

    // An alarm that this process wrote a moment ago still stands, as long as its minute is not near: a sweep takes it away only when its minute
    // is over. Whose clock jumps is helped by Oversleeping.
    private const int MostRecent = 4_000;
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _alarms = new(StringComparer.Ordinal);

    /// <summary>Writes a journey's wake-up. Writing it again changes nothing.</summary>
    public async Task WakeAsync(string shop, string shopper, Journey journey, DateTimeOffset at, CancellationToken cancellation)
    {
        var row = new TableEntity(Keys.PlanDay(shop, at), Keys.Plan(at, shopper, journey.Id))
        {
            ["V"] = StoredJson.Version,
            ["Shopper"] = shopper,
            ["Journey"] = journey.Id,
            ["Due"] = at,
        };
        // The plan first: an alarm without a plan costs one look, a plan without an alarm would sleep for ever.
        await storage.Plan.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        await AlarmAsync(shop, at, cancellation);
    }

    /// <summary>Takes a journey's wake-up out of the plan. One that was put into the queue already does no harm: it is only a hint.</summary>
    public async Task ForgetAsync(string shop, string shopper, Journey journey, CancellationToken cancellation) =>
        await storage.Plan.DeleteEntityAsync(Keys.PlanDay(shop, journey.WakeAt), Keys.Plan(journey.WakeAt, shopper, journey.Id), ETag.All, cancellation);

    /// <summary>Writes the alarm of the minute, so that a sweep looks at it.</summary>
    public async Task AlarmAsync(string shop, DateTimeOffset at, CancellationToken cancellation)
    {
        var (alarm, now) = (Keys.Alarm(at, shop), time.GetUtcNow());
        if (at - now >= Near && _alarms.TryGetValue(alarm, out var written) && written <= now && now - written < Recent)
            return;
        await storage.Alarms.UpsertEntityAsync(new TableEntity(Keys.Shard(shop), alarm) { ["V"] = StoredJson.Version, ["Shop"] = shop }, TableUpdateMode.Replace, cancellation);
        if (_alarms.Count >= MostRecent)
            _alarms.Clear(); // Forgotten, each costs one more request.
        _alarms[alarm] = now;
    }

    /// <summary>Whether the last turn left something due that its shop had no room for.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>One turn, with the room that a worker beside this needs: a few seconds of work.</summary>
    /// <returns>How many were put.</returns>
    public Task<int> SweepAsync(DateTimeOffset now, CancellationToken cancellation) => SweepAsync(now, MostQueued, cancellation);

    /// <summary>One turn: puts what is due into the queue of steps, from each shop its share. Twice does no harm: a wake-up is only a hint.</summary>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="mostQueued">How many may lie in the queue: whatever comes due meanwhile stands behind them, whosesoever it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How many were put.</returns>
    public async Task<int> SweepAsync(DateTimeOffset now, int mostQueued, CancellationToken cancellation)
    {
        var alarms = await DueAlarmsAsync(now, cancellation);
        // A lone message does not pay for this question: it is asked only after a turn that left something.
        var room = alarms.Count > 0 && IsBehind ? mostQueued - (await storage.StepQueue.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount : mostQueued;
        var shops = alarms.Select(alarm => alarm.GetString("Shop")!).Distinct(StringComparer.Ordinal).Count();
        var share = room <= 0 ? 0 : Math.Clamp(room / Math.Max(1, shops), 1, PerTurn);
        // A shop has an alarm for each minute, so what it may still put in this turn is counted over all of them.
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var alarm in share == 0 ? [] : alarms)
        {
            var shop = alarm.GetString("Shop")!;
            var most = left.GetValueOrDefault(shop, share);
            if (most > 0)
                left[shop] = most - await TurnAsync(alarm, most, now, cancellation);
        }

        IsBehind = alarms.Count > 0 && (share == 0 || left.ContainsValue(0));
        return left.Values.Sum(rest => share - rest);
    }

    /// <summary>The first minute in which something is due; null when nothing is to come.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellation)
    {
        DateTimeOffset? next = null;
        foreach (var shard in Enumerable.Range(0, Keys.Shards))
        {
            var partition = shard.ToString("D2", CultureInfo.InvariantCulture);
            await foreach (var alarm in storage.Alarms.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation))
            {
                if (MinuteOf(alarm) > next)
                    break;
                if (await FirstAsync(alarm, cancellation) is { } due && !(due >= next))
                    next = due;
            }
        }

        return next;
    }

    // Null when all of the minute's wake-ups were put already: its alarm stays until the minute is over.
    private async Task<DateTimeOffset?> FirstAsync(TableEntity alarm, CancellationToken cancellation)
    {
        await foreach (var row in Due(alarm.GetString("Shop")!, MinuteOf(alarm), MinuteOf(alarm).AddMinutes(1), cancellation))
            return row.GetDateTimeOffset("Due");
        return null;
    }

    private async Task<List<TableEntity>> DueAlarmsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var last = Keys.After(Keys.Minute(now));
        var due = new List<TableEntity>();
        foreach (var shard in Enumerable.Range(0, Keys.Shards))
        {
            var partition = shard.ToString("D2", CultureInfo.InvariantCulture);
            await foreach (var alarm in storage.Alarms.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {last}"), cancellationToken: cancellation))
                due.Add(alarm);
        }

        due.Sort(static (one, other) => string.CompareOrdinal(one.RowKey, other.RowKey));
        return due;
    }

    private async Task<int> TurnAsync(TableEntity alarm, int most, DateTimeOffset now, CancellationToken cancellation)
    {
        var (shop, minute) = (alarm.GetString("Shop")!, MinuteOf(alarm));
        var end = minute.AddMinutes(1);
        var rows = new List<TableEntity>();
        await foreach (var row in Due(shop, minute, end <= now ? end : now.AddMilliseconds(1), cancellation))
        {
            rows.Add(row);
            if (rows.Count == most)
                break;
        }

        foreach (var row in rows)
        {
            counts.DueLag(now - row.GetDateTimeOffset("Due")!.Value);
            await inbox.PutAsync(new StepMessage(StoredJson.Version, shop, row.GetString("Shopper")!, row.GetString("Journey")!), cancellation);
        }

        // Put first, deleted after: a sweep that dies in between puts them twice, never not at all.
        foreach (var day in rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal))
            await DeleteAsync([.. day], cancellation);
        if (rows.Count < most && end <= now)
            await DeleteAsync(alarm, cancellation);
        return rows.Count;
    }

    private AsyncPageable<TableEntity> Due(string shop, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellation)
    {
        var (day, first, last) = (Keys.PlanDay(shop, from), Keys.Instant(from), Keys.Instant(before));
        return storage.Plan.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {day} and RowKey ge {first} and RowKey lt {last}"), maxPerPage: PerTurn, cancellationToken: cancellation);
    }

    private async Task DeleteAsync(IReadOnlyCollection<TableEntity> rows, CancellationToken cancellation)
    {
        try
        {
            await storage.Plan.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag)), cancellation);
        }
        catch (TableTransactionFailedException changed) when (changed.Status is 404 or 412)
        {
            // One of them fails them all: then each for itself, else a row that is written again and again would have the others put each second.
            foreach (var row in rows)
                await DeleteOneAsync(row, cancellation);
        }
    }

    private async Task DeleteOneAsync(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            await storage.Plan.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellation);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            // Another sweep took it meanwhile, or a worker whose clock runs behind wrote it again; it is put again by the next.
        }
    }

    private async Task DeleteAsync(TableEntity alarm, CancellationToken cancellation)
    {
        try
        {
            _alarms.TryRemove(alarm.RowKey, out _);
            await storage.Alarms.DeleteEntityAsync(alarm.PartitionKey, alarm.RowKey, alarm.ETag, cancellation);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            // Something was planned for this minute while the sweep looked at it: the alarm stays for the next one.
        }
    }

    private static DateTimeOffset MinuteOf(TableEntity alarm) =>
        DateTimeOffset.ParseExact(alarm.RowKey.AsSpan(0, 12), "yyyyMMddHHmm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
