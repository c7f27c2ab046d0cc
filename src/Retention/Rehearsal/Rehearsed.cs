using System.Collections.Immutable;
using Retention.Shoppers;

namespace Retention.Rehearsal;

/// <summary>What a flow would have done. Candidates are the steps that came up for decision: each was sent, kept silent for one reason, or still waits.</summary>
public sealed record Rehearsed
{
    /// <summary>The switch that was tried.</summary>
    public required string Flow { get; init; }

    /// <summary>The first moment that is told of (UTC).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The last moment (UTC).</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>How many steps came up for decision.</summary>
    public required int Candidates { get; init; }

    /// <summary>The messages that would have gone, the earliest first.</summary>
    public required ImmutableArray<Sent> Messages { get; init; }

    /// <summary>How often nothing would have been sent, by the key of the reason.</summary>
    public required ImmutableSortedDictionary<string, int> Silences { get; init; }

    /// <summary>The steps that wait beyond the last moment.</summary>
    public required ImmutableArray<Open> Open { get; init; }

    /// <summary>How many steps wait beyond the last moment.</summary>
    public int Waiting => Open.Length;

    /// <summary>How often a message was put off, by the key of the reason; each is counted once more above, with what became of it.</summary>
    public required ImmutableSortedDictionary<string, int> Deferrals { get; init; }

    /// <summary>The most messages of the flow, and of all flows that are on, that one person would have had within seven days.</summary>
    public required (int OfFlow, int OfAll) MostInAWeek { get; init; }

    /// <summary>The whole decision log of the time, of all flows that are on, in order.</summary>
    public required ImmutableArray<Line> Log { get; init; }

    /// <summary>To how many people the messages would have gone.</summary>
    public int People => Messages.Select(message => message.Shopper).Distinct(StringComparer.Ordinal).Count();

    /// <summary>How many messages of a way.</summary>
    public int By(Channel channel) => Messages.Count(message => message.Step.Channel == channel);

    internal static Rehearsed Of(string family, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<Line> lines, IReadOnlyList<Sent> sent, IReadOnlyDictionary<string, Shopper> shoppers)
    {
        var log = lines.Where(line => line.Entry.At >= from).ToImmutableArray();
        var mine = log.Where(line => Flows.Flow.FamilyOf(line.Entry.Flow) == family).ToArray();
        var messages = sent.Where(message => message.At >= from && message.Flow.Family == family).ToImmutableArray();
        var silences = mine.Where(line => line.Entry.Outcome == Outcome.NotSent).ToArray();
        var open = shoppers.Values.SelectMany(shopper => shopper.Journeys.Where(journey => Flows.Flow.FamilyOf(journey.Flow) == family)
            .Select(journey => new Open(shopper.Id, journey, shopper.Order(journey.About)?.Number ?? journey.About))).ToImmutableArray();
        return new()
        {
            Flow = family,
            From = from,
            To = to,
            Candidates = messages.Length + silences.Length + open.Length,
            Messages = messages,
            Silences = Count(silences),
            Open = open,
            Deferrals = Count(mine.Where(line => line.Entry.Outcome == Outcome.Deferred)),
            MostInAWeek = (MostInAWeekOf(messages), MostInAWeekOf(sent.Where(message => message.At >= from))),
            Log = log,
        };
    }

    private static ImmutableSortedDictionary<string, int> Count(IEnumerable<Line> lines) =>
        lines.GroupBy(line => line.Entry.Reason!, StringComparer.Ordinal).ToImmutableSortedDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);

    private static int MostInAWeekOf(IEnumerable<Sent> messages)
    {
        var most = 0;
        foreach (var person in messages.GroupBy(message => message.Shopper, StringComparer.Ordinal))
        {
            var times = person.Select(message => message.At).Order().ToArray();
            for (int first = 0, last = 0; last < times.Length; last++)
            {
                while (times[last] - times[first] >= TimeSpan.FromDays(7))
                    first++;
                most = Math.Max(most, last - first + 1);
            }
        }

        return most;
    }
}

/// <summary>A step that waits when a rehearsal ends.</summary>
/// <param name="Shopper">Our id of the shopper.</param>
/// <param name="Journey">The journey.</param>
/// <param name="About">What it is about, as the shop and the shopper call it.</param>
public sealed record Open(string Shopper, Journey Journey, string About);
