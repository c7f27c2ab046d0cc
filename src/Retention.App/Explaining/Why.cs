using Azure.Data.Tables;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Explaining;

/// <summary>One step of one flow about one thing: what is asked about.</summary>
/// <param name="Flow">The flow's key.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Step">The step, from 0.</param>
public sealed record Asked(string Flow, string Subject, int Step)
{
    /// <summary>The version of the flow; null where it is not known.</summary>
    public int? Version { get; init; }

    /// <summary>The step of an entry of the log.</summary>
    public static Asked Of(Entry entry) => new(entry.Flow, entry.Subject, entry.Step) { Version = entry.FlowVersion };

    /// <summary>The step of a message, by its own row.</summary>
    internal static Asked Of(TableEntity message) => new(message.GetString("Flow")!, message.GetString("Subject")!, message.GetInt32("Step")!.Value) { Version = message.GetInt32("FlowVersion") };
}

/// <summary>Why a step was said, or was not: the events and decisions that led to it, the rules as they stand, the consent on file, and what comes next.</summary>
public sealed record Why
{
    /// <summary>What happened, in order.</summary>
    public required IReadOnlyList<StoryLine> Lines { get; init; }

    /// <summary>Whether the journey is over: then the rules are asked as if the same step came up once more.</summary>
    public required bool IsOver { get; init; }

    /// <summary>What the rules say now; none for a flow that this program does not know.</summary>
    public required IReadOnlyList<Verdict> Rules { get; init; }

    /// <summary>What is on file about the address that it goes to.</summary>
    public required IReadOnlyList<ConsentOnFile> Consent { get; init; }

    /// <summary>What is still to come about the same order, cart or item, also of other flows.</summary>
    public required IReadOnlyList<NextStep> Next { get; init; }

    /// <summary>Puts it together from what is kept of the shopper.</summary>
    internal static Why Of(Shop shop, Story story, Asked asked, DateTimeOffset now, TimeZoneInfo? zone = null)
    {
        var mine = story.Lines.Where(line => line.Entry is { } entry && entry.Flow == asked.Flow && entry.Subject == asked.Subject).ToList();
        var began = mine.Select(line => line.Group).Where(group => !string.IsNullOrEmpty(group)).ToHashSet(StringComparer.Ordinal);
        var journey = story.Shopper.Journey(Journey.IdOf(asked.Flow, asked.Subject));
        var flow = AllFlows.Find(asked.Flow) is { } known && asked.Step < known.Steps.Length ? known : null;
        var seen = flow is null ? null : new Seen(story.Shopper, journey ?? Over(shop, flow, asked, now), shop, now);
        return new()
        {
            Lines = [.. mine.Concat(story.Lines.Where(line => line.Entry is null && line.Group is not null && began.Contains(line.Group))).OrderBy(line => line.At).ThenBy(line => line.Rank)],
            IsOver = journey is null,
            Rules = seen is null ? [] : Verdict.All(flow!, seen, zone),
            Consent = seen is null ? [] : ConsentOnFile.Of(story, seen.Address(flow!.Steps[seen.Journey.Step].Channel)),
            Next = NextStep.Of(story.Shopper, story.Shopper.Journeys.Where(open => open.About == About(asked.Subject))),
        };
    }

    private static string About(string subject) => new Journey { Flow = "", FlowVersion = 0, Subject = subject, StartedAt = default, DueAt = default }.About;

    // The journey is over: asked as if its step came up this moment.
    private static Journey Over(Shop shop, Flow flow, Asked asked, DateTimeOffset now) =>
        new() { Flow = flow.Key, FlowVersion = flow.Version, Subject = asked.Subject, StartedAt = now, DueAt = now, Step = asked.Step, Timings = Timings.Of(flow, shop, gap: null) };
}
