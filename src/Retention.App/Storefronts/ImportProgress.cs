using System.Collections.Immutable;

namespace Retention.App.Storefronts;

/// <summary>How far a shop's import is: one row, which a page reads by one point. All times are UTC.</summary>
/// <param name="Id">The import's id.</param>
/// <param name="Source">From where it reads.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="LiveFrom">What happened at this moment or later is left to what the shop tells as it happens: told here first, it would start nothing there.</param>
public sealed record ImportProgress(string Id, HistorySource Source, DateTimeOffset StartedAt, DateTimeOffset LiveFrom)
{
    /// <summary>How many faults are kept to be shown.</summary>
    public const int KeptFaults = 50;

    // Several times as long as a page may take, and a message stays hidden.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // What passes has passed by then; nobody should look at a bar that stands still for longer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Which page comes next, from 0: each is counted once.</summary>
    public int Page { get; init; }

    /// <summary>What to read on with; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>When it last moved.</summary>
    public DateTimeOffset MovedAt { get; init; } = StartedAt;

    /// <summary>How many events were read.</summary>
    public int Read { get; init; }

    /// <summary>How many of them were added to what is known.</summary>
    public int Applied { get; init; }

    /// <summary>How many were left to what the shop tells as it happens.</summary>
    public int LeftToLive { get; init; }

    /// <summary>How far it is, in the source's own measure.</summary>
    public long Done { get; init; }

    /// <summary>How far it goes, in the same measure; null while that is not known.</summary>
    public long? Of { get; init; }

    /// <summary>Of a file about consent: how many lines say what was known already.</summary>
    public int KnownLines { get; init; }

    /// <summary>Of a file about consent: how many lines say neither yes nor no.</summary>
    public int SilentLines { get; init; }

    /// <summary>Of a file about consent: what became of the first lines.</summary>
    public ImmutableArray<ImportLine> Lines { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The columns of a file about consent that were recognised, each with what it is taken for.</summary>
    public ImmutableArray<string> Columns { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The first faults.</summary>
    public ImmutableArray<ImportFault> Faults { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How many faults there are in all.</summary>
    public int FaultCount { get; init; }

    /// <summary>Since when the source can't be read; null while it can.</summary>
    public DateTimeOffset? WaitsSince { get; init; }

    /// <summary>When it is tried again, or its source may be ready; null while it can be read.</summary>
    public DateTimeOffset? WaitsUntil { get; init; }

    /// <summary>What it waits for; null while it does not.</summary>
    public ImportFault? WaitsFor { get; init; }

    /// <summary>When it came to its end; null while it has not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the merchant called it off; null when nobody did.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>When it ended because nothing could be read: the first of the faults says why. Null when that did not happen.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>Whether there is still something to do.</summary>
    public bool IsUnderWay => FinishedAt is null && CancelledAt is null && FailedAt is null;

    /// <summary>How much of it is done, from 0 to 1; null while that is not known.</summary>
    public double? Share => FinishedAt is not null ? 1 : Of is > 0 and var all ? Math.Clamp((double)Done / all, 0, 1) : null;

    /// <summary>Whether it should have moved by now: whoever worked on it died, and its message was put aside.</summary>
    public bool IsStuck(DateTimeOffset now) => IsUnderWay && now - (WaitsUntil > MovedAt ? WaitsUntil.Value : MovedAt) > Patience;

    /// <summary>Whether it waits for its source now.</summary>
    public bool IsWaiting(DateTimeOffset now) => IsUnderWay && WaitsUntil > now;

    /// <summary>This import after a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="applied">How many of its events were added to what is known.</param>
    /// <param name="now">The moment (UTC).</param>
    internal ImportProgress After(HistoryRead.Page page, int applied, DateTimeOffset now) => With(page.Faults) with
    {
        Page = Page + 1,
        Cursor = page.Next,
        MovedAt = now,
        WaitsSince = null,
        WaitsUntil = null,
        WaitsFor = null,
        Read = Read + page.Events.Length,
        Applied = Applied + applied,
        LeftToLive = LeftToLive + page.Events.Length - applied,
        Done = page.Done,
        Of = page.Of ?? Of,
        Columns = page.Columns.IsEmpty ? Columns : page.Columns,
        FinishedAt = page.Next is null ? now : null,
    };

    /// <summary>This import after the lines of a page.</summary>
    internal ImportProgress With(IReadOnlyCollection<ImportLine> lines) => this with
    {
        Read = Read + lines.Count,
        Applied = Applied + lines.Count(line => line.What == ImportLine.New),
        KnownLines = KnownLines + lines.Count(line => line.What == ImportLine.Known),
        SilentLines = SilentLines + lines.Count(line => line.What == ImportLine.Silent),
        Lines = [.. Lines.Concat(lines).Take(KeptFaults)],
    };

    /// <summary>This import after it turned out that nothing can be read.</summary>
    internal ImportProgress After(HistoryRead.Failed failed, DateTimeOffset now) => this with
    {
        MovedAt = now,
        FailedAt = now,
        Faults = [.. failed.Faults.Concat(Faults).Take(KeptFaults)],
        FaultCount = FaultCount + failed.Faults.Length,
    };

    /// <summary>This import after its source could not be read for a moment: it is tried ever more seldom, and given up after a day.</summary>
    internal ImportProgress After(HistoryRead.Later later, DateTimeOffset now)
    {
        var since = WaitsSince ?? now;
        if (now - since >= LongestWait)
            return After(new HistoryRead.Failed([later.Fault]), now);
        var pause = (now - since) / 2;
        return this with { MovedAt = now, WaitsSince = since, WaitsUntil = now + (pause > LongestPause ? LongestPause : pause > later.After ? pause : later.After), WaitsFor = later.Fault };
    }

    /// <summary>This import while its source is being prepared.</summary>
    internal ImportProgress After(HistoryRead.AtWork work, DateTimeOffset now) =>
        this with { MovedAt = now, WaitsSince = null, WaitsUntil = now + work.After, WaitsFor = null, Done = work.Done, Of = work.Of ?? Of };

    /// <summary>This import after lines of a file of reviews.</summary>
    internal ImportProgress With(ReviewFile.ReviewsTaken taken) => With(taken.Lines).With(taken.Behind);

    private ImportProgress With(ImmutableArray<ImportFault> more) => this with { Faults = [.. Faults.Concat(more).Take(KeptFaults)], FaultCount = FaultCount + more.Length };
}
