using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Rehearsing;
using Retention.App.Reports;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Webhooks;

namespace Retention.App;

/// <summary>
/// Every timed job, on one page. On one machine each runs by itself; under the Functions host its one timer calls <see cref="TickAsync"/> every minute.
/// </summary>
internal sealed class Timetable(
    Schedule schedule, Oversleeping oversleeping, Inbox inbox, Quarantine quarantine, JournalCompaction compaction, JournalCleaning journal, TallyMending tallies, NightlyRehearsals rehearsals,
    ReachCounting reach, ImportFiles imports, SenderDomains domains, Reconciliation reconciliation, TimeProvider time, ILogger<Timetable> logger) : BackgroundService
{
    private readonly SemaphoreSlim _turn = new(1);

    private IReadOnlyList<Job> Jobs =>
    [
        new("sweep", TimeSpan.FromSeconds(1), "puts what is due into the queue of steps", SweepAsync),
        new("overslept", TimeSpan.FromHours(1), "wakes what is overdue and has no alarm", oversleeping.WakeAsync),
        new("journal, compacted", TimeSpan.FromHours(1), "puts the journal's past hours into blobs", compaction.CompactAsync),
        new("quarantine", TimeSpan.FromHours(24), "forgets deliveries that were not understood, after 14 days", quarantine.CleanAsync),
        new("large events", TimeSpan.FromHours(24), "forgets large events whose message was lost or put aside, after 14 days", inbox.CleanAsync),
        new("import files", TimeSpan.FromHours(24), "forgets files whose import never ended, after 14 days", imports.CleanAsync),
        new("sender domains", TimeSpan.FromHours(24), "looks whether the rows of shops' domains are in DNS by now", domains.CheckAllAsync),
        new("reports, made good", TimeSpan.FromHours(24), "reads what the mail provider listed, in case it could not tell us", reconciliation.RunAsync),
        new("reach", TimeSpan.FromHours(24), "counts how many may be written to", reach.StartAsync),
        new("journal", TimeSpan.FromHours(24), "forgets the journal after 90 days", journal.CleanAsync),
        new("tallies", TimeSpan.FromHours(24), "counts past hours of the journal that were never counted", tallies.MendAsync),
        new("rehearsals", TimeSpan.FromHours(24), "asks for a rehearsal of every flow of a shop of which there is news", rehearsals.RequestAsync),
    ];

    /// <summary>What the Functions host's timer calls, every minute: the sweep, and at one minute of the hour or of the day the rest.</summary>
    public async Task TickAsync(CancellationToken cancellation)
    {
        // Anybody may call it under the Functions host: whoever finds it at work has nothing to add.
        if (!await _turn.WaitAsync(TimeSpan.Zero, cancellation))
            return;
        try
        {
            var now = time.GetUtcNow();
            foreach (var job in Jobs.Where(job => job.Every < TimeSpan.FromMinutes(1) || (now.Minute == 17 && (job.Every <= TimeSpan.FromHours(1) || now.Hour == 3))))
                await job.Run(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Jobs.Select(job => RepeatAsync(job, stoppingToken)));

    private async Task RepeatAsync(Job job, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(job.Every);
        try
        {
            do
            {
                await TryAsync(job, stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
    }

    private async Task TryAsync(Job job, CancellationToken stopping)
    {
        try
        {
            await job.Run(stopping);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested) // A job that failed runs again at its next time; one that storage kept waiting ends as cancelled.
        {
            logger.JobFailed(fault, job.Name);
        }
    }

    // As long as something is due, turn by turn: each shop gets its share before any gets a second one. A long backlog goes on at the next
    // time, since the Functions host kills a process whose function takes too long.
    private async Task SweepAsync(CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        while (await schedule.SweepAsync(time.GetUtcNow(), cancellation) > 0 && time.GetElapsedTime(begun) < TimeSpan.FromSeconds(10))
        {
        }
    }

    private sealed record Job(string Name, TimeSpan Every, string Why, Func<CancellationToken, Task> Run);
}
