using System.Text.Json;
using Retention.App.Queues;
using Retention.App.Rehearsing;
using Retention.App.Storage;
using Retention.App.Storefronts.ConsentFile;
using Retention.App.Storefronts.ReviewFile;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.Storefronts;

/// <summary>What became of starting an import: a closed type of three cases.</summary>
internal abstract record ImportStart
{
    private ImportStart()
    {
    }

    /// <summary>It was started.</summary>
    internal sealed record Started(ImportProgress Progress) : ImportStart;

    /// <summary>The same one is under way, or another: only one at a time.</summary>
    internal sealed record UnderWay(ImportProgress Progress) : ImportStart;

    /// <summary>There is no such shop, or it removed the app.</summary>
    internal sealed record NoShop : ImportStart;
}

/// <summary>
/// Imports a shop's past: it adds to what is known, and nothing is ever sent because of it. A chain of queue messages, each a few seconds of work;
/// a page is applied first and counted after, so that one that is done again, after a kill or because two took it, is counted once and changes nothing.
/// </summary>
internal sealed class HistoryImport(ImportRows rows, Histories histories, ImportFiles files, ShopStore shops, EventArrived events, ConsentLines consents, ReviewLines reviews, Inbox inbox, Schedule schedule, ReachCounting reach, Rehearsals rehearsals, TimeProvider time)
{
    private const string Kind = "HistoryTurn";

    // In the plan it stands as a journey that is nobody's, while its source can't be read.
    private const string Flow = "import";
    private const string Nobody = "";
    private const int AtOnce = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    // As late as what the shop tells may be, nearly always: what happened since is left to that.
    private static readonly TimeSpan ToldByNow = TimeSpan.FromHours(1);

    /// <summary>Whether a message is a turn of an import, or tells that its source is ready.</summary>
    public static bool Concerns(EventMessage message) => message.Kind is Kind or nameof(ImportSourceReady);

    /// <summary>Whether a wake-up is that of an import whose source could not be read.</summary>
    public static bool Concerns(StepMessage step) => step.Shopper == Nobody && step.Journey.StartsWith($"{Flow}|", StringComparison.Ordinal);

    /// <summary>Starts an import, unless one is under way. One that got stuck goes on.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="source">From where.</param>
    /// <param name="isQueued">Whether workers do it; else whoever started it calls <see cref="TurnAsync"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ImportStart> StartAsync(string shop, HistorySource source, bool isQueued, CancellationToken cancellation)
    {
        while (true)
        {
            if (await shops.FindAsync(shop, cancellation) is not { Shop: { UninstalledAt: null, ConnectedAt: var connected } })
                return new ImportStart.NoShop();
            var (now, found) = (time.GetUtcNow(), await rows.FindAsync(shop, cancellation));
            if (found is { Progress: { IsUnderWay: true } known })
            {
                if (isQueued && known.IsStuck(now))
                    await PutAsync(shop, known, cancellation);
                return new ImportStart.UnderWay(known);
            }

            var id = Keys.Hash($"{shop}|{now.UtcTicks}|{source}");
            var liveFrom = connected > now ? now : connected > now - ToldByNow ? connected : now - ToldByNow;
            var progress = new ImportProgress(id, source, now, liveFrom);
            if (await rows.CommitAsync(shop, progress, found?.ETag, cancellation) is null)
                continue; // Somebody else started one in between.
            if (isQueued)
                await PutAsync(shop, progress, cancellation);
            return new ImportStart.Started(progress);
        }
    }

    /// <summary>How far the shop's last import is; null when there was none. One point read.</summary>
    public async Task<ImportProgress?> FindAsync(string shop, CancellationToken cancellation) => (await rows.FindAsync(shop, cancellation))?.Progress;

    /// <summary>Calls the import off. What was imported stays known. False when none is under way.</summary>
    public async Task<bool> CancelAsync(string shop, CancellationToken cancellation)
    {
        while (await rows.FindAsync(shop, cancellation) is var (progress, etag) && progress.IsUnderWay)
        {
            var cancelled = progress with { CancelledAt = time.GetUtcNow() };
            if (await rows.CommitAsync(shop, cancelled, etag, cancellation) is null)
                continue; // A page was counted in between.
            await CloseAsync(shop, cancelled, cancellation);
            return true;
        }

        return false;
    }

    /// <summary>Handles a wake-up: the source may be readable again.</summary>
    public async Task HandleAsync(StepMessage step, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        await TurnAsync(step.Shop, isQueued: true, cancellation);
    }

    /// <summary>Handles one message of the chain.</summary>
    /// <param name="message">The message.</param>
    /// <param name="isRepeated">Whether it was delivered before: then whoever had it may have died before the next was put.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task HandleAsync(EventMessage message, bool isRepeated, CancellationToken cancellation)
    {
        StoredJson.Check(message.V);
        if (message.Kind == nameof(ImportSourceReady))
        {
            await HurryAsync(message.Shop, cancellation);
            return;
        }

        var turn = message.Body!.Value.Deserialize(Stored.Default.HistoryTurn)!;
        if (await rows.FindAsync(message.Shop, cancellation) is not var (progress, _) || progress.Id != turn.Import)
            return;
        if (progress.IsUnderWay && progress.Page == turn.Page)
            await TurnAsync(message.Shop, isQueued: true, cancellation);
        else if (progress.IsUnderWay && isRepeated)
            await PutAsync(message.Shop, progress, cancellation);
        else if (isRepeated)
            await CloseAsync(message.Shop, progress, cancellation);
    }

    /// <summary>Imports for some seconds. Gives how far it is then; null when there is nothing to do, or somebody else does it.</summary>
    public async Task<ImportProgress?> TurnAsync(string shop, bool isQueued, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        if (await rows.FindAsync(shop, cancellation) is not var (progress, etag) || !progress.IsUnderWay || progress.IsWaiting(time.GetUtcNow()))
            return null;
        var history = histories.Open(shop, progress.Source, progress.StartedAt - Journal.Kept, progress.StartedAt);
        while (progress.IsUnderWay && !progress.IsWaiting(time.GetUtcNow()) && time.GetElapsedTime(begun) < Longest)
        {
            var next = await PageAsync(shop, progress, history, cancellation);
            if (await rows.CommitAsync(shop, next, etag, cancellation) is not { } written)
                return null; // Cancelled, or somebody else did this page too and goes on.
            (progress, etag) = (next, written);
        }

        if (!progress.IsUnderWay)
            await CloseAsync(shop, progress, cancellation);
        else if (progress is { WaitsUntil: { } until })
            await schedule.WakeAsync(shop, Nobody, new() { Flow = Flow, FlowVersion = 1, Subject = progress.Id, StartedAt = until, DueAt = until }, until, cancellation);
        else if (isQueued)
            await PutAsync(shop, progress, cancellation);
        return progress;
    }

    // Which of several was prepared does not matter: whoever looks too early waits again. Killed in between, it goes on when it would have looked.
    private async Task HurryAsync(string shop, CancellationToken cancellation)
    {
        while (await rows.FindAsync(shop, cancellation) is var (progress, etag) && progress.IsWaiting(time.GetUtcNow()) && progress.WaitsFor is null)
        {
            var hurried = progress with { WaitsUntil = null, MovedAt = time.GetUtcNow() };
            if (await rows.CommitAsync(shop, hurried, etag, cancellation) is null)
                continue; // Somebody else went on in between.
            await PutAsync(shop, hurried, cancellation);
            return;
        }
    }

    private async Task<ImportProgress> PageAsync(string shop, ImportProgress progress, IShopHistory history, CancellationToken cancellation)
    {
        if (await shops.FindAsync(shop, cancellation) is not { Shop.UninstalledAt: null })
            return progress with { CancelledAt = time.GetUtcNow() };
        var read = await history.ReadAsync(progress.Cursor, cancellation);
        if (read is HistoryRead.Failed failed)
            return progress.After(failed, time.GetUtcNow());
        if (read is HistoryRead.Later later)
            return progress.After(later, time.GetUtcNow());
        if (read is HistoryRead.AtWork work)
            return progress.After(work, time.GetUtcNow());
        var page = (HistoryRead.Page)read;
        PastEvent[] past = [.. page.Events.Where(one => one.At < progress.LiveFrom)];
        await Parallel.ForEachAsync(ApartByName.Of(past), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (group, stopping) =>
        {
            foreach (var one in group)
                await events.HandleAsync(EventMessage.Of(shop, one.Key, progress.StartedAt, one.Happened) with { HappenedAt = one.At }, stopping);
        });
        var next = progress.After(page, past.Length, time.GetUtcNow());
        if (!page.Lines.IsEmpty)
            next = next.With(await consents.TakeAsync(shop, progress, page.Lines, cancellation));
        if (!page.Reviews.IsEmpty)
            next = next.With(await reviews.TakeAsync(shop, progress, page.Reviews, cancellation));
        // Before it counts as finished: killed in between, this page is done again. With a fault in it something may be missing.
        if (next is { FinishedAt: not null, Source.HasAllOrders: true, FaultCount: 0 })
            await shops.ChangeAsync(shop, known => known.KnowsAllOrders ? known : known with { KnowsAllOrders = true }, cancellation);
        if (next is { FinishedAt: not null, Source: { Kind: HistorySource.SuppressionFile, IsDryRun: false } } && next.Applied + next.KnownLines > 0)
            await shops.ChangeAsync(shop, known => known.EarlierSuppressions == EarlierSuppressions.Imported ? known : known with { EarlierSuppressions = EarlierSuppressions.Imported }, cancellation);
        return next;
    }

    // Done again, it finds nothing more to do. Killed before, the file is forgotten after 14 days, and the count is made within a day.
    private async Task CloseAsync(string shop, ImportProgress progress, CancellationToken cancellation)
    {
        // A file that was only looked at waits for the import itself.
        if (progress is { Source.IsDryRun: true, FinishedAt: not null })
            return;
        if (progress.Source.File is { } file)
            await files.RemoveAsync(shop, file, cancellation);
        // Who may be written to, and what flows would have done, hangs on no review.
        if (progress.Source.IsAboutReviews)
            return;
        await reach.StartAsync(shop, cancellation);
        await rehearsals.RequestAllAsync(shop, cancellation);
    }

    private Task PutAsync(string shop, ImportProgress progress, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToElement(new HistoryTurn(progress.Id, progress.Page), Stored.Default.HistoryTurn);
        return inbox.PutAsync(new EventMessage(StoredJson.Version, shop, $"{progress.Id}|{progress.Page}", progress.StartedAt, Kind, body), cancellation);
    }
}

/// <summary>The body of a message that goes on with an import.</summary>
/// <param name="Import">The import's id.</param>
/// <param name="Page">Which page comes next.</param>
internal sealed record HistoryTurn(string Import, int Page);
