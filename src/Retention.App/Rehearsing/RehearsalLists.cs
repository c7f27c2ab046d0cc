using Retention.Flows;
using Retention.Rehearsal;
using Retention.Shoppers;

namespace Retention.App.Rehearsing;

/// <summary>What stands behind the numbers of a rehearsal, the earliest first; of each at most <see cref="Most"/>, for a page shows no more.</summary>
public sealed record RehearsalLists
{
    /// <summary>How many lines of a list are kept.</summary>
    public const int Most = 2_000;

    /// <summary>The messages that would have gone.</summary>
    public IReadOnlyList<RehearsedLine> Messages { get; init; } = [];

    /// <summary>The steps of which nothing would have been said, each with its reason.</summary>
    public IReadOnlyList<RehearsedLine> Silences { get; init; } = [];

    /// <summary>The steps that wait beyond the last moment, with the moment until which they do.</summary>
    public IReadOnlyList<RehearsedLine> Waiting { get; init; } = [];

    /// <summary>The messages that were put off on the way, each with its reason.</summary>
    public IReadOnlyList<RehearsedLine> Deferrals { get; init; } = [];

    /// <summary>Reads them off a rehearsal.</summary>
    internal static RehearsalLists Of(Rehearsed rehearsed)
    {
        var mine = rehearsed.Log.Where(line => Flow.FamilyOf(line.Entry.Flow) == rehearsed.Flow).ToList();
        return new()
        {
            Messages = First(rehearsed.Messages.Select(message => new RehearsedLine(message.Shopper, message.At, message.Flow.Key, message.Step.Key, Called(rehearsed, message), Reason: null))),
            Silences = First(mine.Where(line => line.Entry.Outcome == Outcome.NotSent).Select(Of)),
            Deferrals = First(mine.Where(line => line.Entry.Outcome == Outcome.Deferred).Select(Of)),
            Waiting = First(rehearsed.Open.Select(open => new RehearsedLine(
                open.Shopper, open.Journey.WakeAt, open.Journey.Flow, StepOf(open.Journey.Flow, open.Journey.Step), open.About, open.Journey.WaitsFor))),
        };
    }

    private static RehearsedLine Of(Line line) =>
        new(line.Shopper, line.Entry.At, line.Entry.Flow, StepOf(line.Entry.Flow, line.Entry.Step), line.Entry.About ?? AboutOf(line.Entry.Subject), line.Entry.Reason);

    // What went has its own line in the log, which has the number that people see.
    private static string Called(Rehearsed rehearsed, Sent message) => rehearsed.Log
        .FirstOrDefault(line => line.Entry.Outcome == Outcome.Sent && line.Shopper == message.Shopper && line.Entry.At == message.At && line.Entry.Subject == message.Journey.Subject)?.Entry.About ?? message.Journey.About;

    private static string AboutOf(string subject) => subject.Split('~')[0];

    private static string StepOf(string flow, int step) => AllFlows.Find(flow) is { } known && step < known.Steps.Length ? known.Steps[step].Key : "";

    private static RehearsedLine[] First(IEnumerable<RehearsedLine> lines) => [.. lines.OrderBy(line => line.At).Take(Most)];
}

/// <summary>One line behind a number of a rehearsal.</summary>
/// <param name="Shopper">Our id of the shopper.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Flow">The flow's key.</param>
/// <param name="Step">The step's key.</param>
/// <param name="About">The order's number, or the storefront's id of what it is about.</param>
/// <param name="Reason">The key of the reason; null where there is none.</param>
public sealed record RehearsedLine(string Shopper, DateTimeOffset At, string Flow, string Step, string About, string? Reason);
