using Retention.App.Crediting;
using Retention.App.ForShoppers;
using Retention.App.Observability;
using Retention.App.Photos;
using Retention.App.Privacy;
using Retention.App.Queues;
using Retention.App.Rehearsing;
using Retention.App.Reports;
using Retention.App.Reputation;
using Retention.App.Reviews;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.Shopify;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Surveys;
using Retention.App.Webhooks;

namespace Retention.App;

/// <summary>
/// Every timed job, on one page. On one machine each runs by itself; under the Functions host its one timer calls <see cref="TickAsync"/> every minute.
/// </summary>
internal sealed class Timetable(IServiceProvider services, Schedule schedule, TimeProvider time, ILogger<Timetable> logger) : BackgroundService
{
    // The Functions host adds workers by the length of the queue, and calls once a minute: it gets more at once.
    private const int OfHost = 2_000;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _unbegun;
    private volatile bool _isCalled;

    /// <summary>Ends when each job has run once since the start: from then on nothing runs that its time has not come for.</summary>
    public Task Begun => _begun.Task;

    private IReadOnlyList<Job> Jobs =>
    [
        new("sweep", TimeSpan.FromSeconds(1), "puts what is due into the queue of steps", SweepAsync),
        new("overslept", TimeSpan.FromHours(1), "wakes what is overdue and has no alarm", By<Oversleeping>((it, stopping) => it.WakeAsync(stopping))),
        new("journal, compacted", TimeSpan.FromHours(1), "puts the journal's past hours into blobs", By<JournalCompaction>((it, stopping) => it.CompactAsync(stopping))),
        new("clicks", TimeSpan.FromMinutes(10), "tells people who followed a letter's link from scanners", By<ClickCounting>((it, stopping) => it.CountAsync(stopping))),
        new("standings", TimeSpan.FromHours(1), "judges how mailboxes take each shop's letters: what waits may go on", By<Standings>((it, stopping) => it.JudgeAllAsync(stopping))),
        new("woocommerce webhooks", TimeSpan.FromHours(1), "looks after each WooCommerce shop's connection, once a day", By<ConnectionChecks>((it, stopping) => it.RunAsync(stopping))),
        new("orders, made good", TimeSpan.FromHours(1), "sees to it that shops are read for what their webhooks lost", By<OrdersReconciliation>((it, stopping) => it.StartAllAsync(stopping))),
        new("earlier reviews", TimeSpan.FromHours(1), "puts reviews into the index that were given before there was one", By<EarlierReviews>((it, stopping) => it.IndexAsync(stopping))),
        new("credit owed", TimeSpan.FromHours(1), "counts once a day what each shop owes its shoppers", By<CountingOwed>((it, stopping) => it.CountAllAsync(stopping))),
        new("shopify details", TimeSpan.FromHours(1), "asks Shopify shops once a day for their name, plan, languages and policies", By<ShopifyDetails>((it, stopping) => it.RefreshAllAsync(stopping))),
        new("shopify tokens", TimeSpan.FromHours(1), "refreshes the tokens of Shopify shops that nobody asked anything for a week: idle for 90 days, they are gone", By<ShopifyTokens>((it, stopping) => it.KeepAliveAsync(stopping))),
        new("logos", TimeSpan.FromHours(1), "looks once a day at each shop's logo, which shoppers' pages show a copy of", By<ShopLogos>((it, stopping) => it.LookAllAsync(stopping))),
        new("quarantine", TimeSpan.FromHours(24), "forgets deliveries that were not understood, after 14 days", By<Quarantine>((it, stopping) => it.CleanAsync(stopping))),
        new("large events", TimeSpan.FromHours(24), "forgets large events whose message was lost or put aside, after 14 days", By<Inbox>((it, stopping) => it.CleanAsync(stopping))),
        new("import files", TimeSpan.FromHours(24), "forgets files whose import never ended, after 14 days", By<ImportFiles>((it, stopping) => it.CleanAsync(stopping))),
        new("sender domains", TimeSpan.FromHours(24), "looks whether the rows of shops' domains are in DNS by now", By<SenderDomains>((it, stopping) => it.CheckAllAsync(stopping))),
        new("reports, made good", TimeSpan.FromHours(24), "reads what the mail provider listed, in case it could not tell us", By<Reconciliation>((it, stopping) => it.RunAsync(stopping))),
        new("reach", TimeSpan.FromHours(24), "counts how many may be written to", By<ReachCounting>((it, stopping) => it.StartAsync(stopping))),
        new("journal", TimeSpan.FromHours(24), "forgets the journal after 90 days", By<JournalCleaning>((it, stopping) => it.CleanAsync(stopping))),
        new("tallies", TimeSpan.FromHours(24), "counts past hours of the journal that were never counted", By<TallyMending>((it, stopping) => it.MendAsync(stopping))),
        new("survey turns", TimeSpan.FromHours(24), "forgets whose turn it was to be asked by a survey, after three days", By<SurveyTurns>((it, stopping) => it.CleanAsync(time.GetUtcNow(), stopping))),
        new("followed links", TimeSpan.FromHours(24), "forgets which links were followed, 30 days after the letter", By<FollowedStore>((it, stopping) => it.CleanAsync(time.GetUtcNow(), stopping))),
        new("incidents", TimeSpan.FromHours(24), "forgets bounces and complaints that no rate counts any more", By<Incidents>((it, stopping) => it.CleanAsync(time.GetUtcNow(), stopping))),
        new("plugin calls", TimeSpan.FromHours(24), "forgets what shops' plugins asked, after two days", By<PluginCalls>((it, stopping) => it.CleanAsync(time.GetUtcNow(), stopping))),
        new("letters about requests", TimeSpan.FromMinutes(10), "tells shops' owners of requests for data, where the mail provider said later", By<OwnerLetters>((it, stopping) => it.SendWaitingAsync(stopping))),
        new("requests", TimeSpan.FromHours(24), "forgets whose data was asked for, after 60 days", By<PrivacyRequests>((it, stopping) => it.CleanAsync(time.GetUtcNow(), stopping))),
        new("lists without an account", TimeSpan.FromHours(24), "forgets lists of saved items that belong to nobody, 180 days after their last change", By<AnonymousLists>((it, stopping) => it.CleanAsync(time.GetUtcNow(), stopping))),
        new("referrals", TimeSpan.FromHours(24), "forgets who invited whom, three years after the last change", By<ReferralStore>((it, stopping) => it.CleanAsync(time.GetUtcNow(), stopping))),
        new("drafts of reviews", TimeSpan.FromHours(24), "forgets reviews and photos that were begun and never sent, after 14 days", By<Leftovers>((it, stopping) => it.CleanAsync(time.GetUtcNow(), stopping))),
        new("rehearsals", TimeSpan.FromHours(24), "asks for a rehearsal of every flow of a shop of which there is news", By<NightlyRehearsals>((it, stopping) => it.RequestAsync(stopping))),
    ];

    /// <summary>What the Functions host's timer calls, every minute: the sweep, and at one minute of the hour or of the day the rest.</summary>
    public async Task TickAsync(CancellationToken cancellation)
    {
        // Anybody may call it under the Functions host: whoever finds it at work has nothing to add.
        if (!await _turn.WaitAsync(TimeSpan.Zero, cancellation))
            return;
        _isCalled = true;
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
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var jobs = Jobs;
        _unbegun = jobs.Count;
        return Task.WhenAll(jobs.Select(job => RepeatAsync(job, stoppingToken)));
    }

    private async Task RepeatAsync(Job job, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(job.Every);
        try
        {
            await TryAsync(job, stopping);
            if (Interlocked.Decrement(ref _unbegun) == 0)
                _begun.TrySetResult();
            while (await timer.WaitForNextTickAsync(stopping))
                await TryAsync(job, stopping);
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
        for (var put = 1; (put > 0 || schedule.IsBehind) && time.GetElapsedTime(begun) < TimeSpan.FromSeconds(10);)
        {
            put = await schedule.SweepAsync(time.GetUtcNow(), _isCalled ? OfHost : Schedule.MostQueued, cancellation);
            if (put == 0 && schedule.IsBehind)
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation); // The queue is full enough: whoever comes due meanwhile must not stand behind it all.
        }
    }

    // Each job's own service is asked for when it runs: so this page names them all, and needs no list of its own.
    private Func<CancellationToken, Task> By<T>(Func<T, CancellationToken, Task> run)
        where T : notnull => stopping => run(services.GetRequiredService<T>(), stopping);

    private sealed record Job(string Name, TimeSpan Every, string Why, Func<CancellationToken, Task> Run);
}
