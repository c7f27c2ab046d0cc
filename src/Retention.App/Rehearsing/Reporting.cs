using Retention.App.Letters;
using Retention.Decisions;
using Retention.Flows;
using Retention.Rehearsal;
using Retention.Shops;

namespace Retention.App.Rehearsing;

/// <summary>Makes the report of a rehearsal.</summary>
internal static class Reporting
{
    /// <summary>Rehearses, and tells of it.</summary>
    /// <param name="flow">The switch that is tried.</param>
    /// <param name="shop">The shop, with what is tried set.</param>
    /// <param name="present">The shop as it is: what that comes to is told beside, where anything is tried.</param>
    /// <param name="tried">What is tried, as it was given.</param>
    /// <param name="history">The shop's past.</param>
    /// <param name="from">The first moment that is told of (UTC).</param>
    /// <param name="to">The last moment (UTC).</param>
    /// <param name="renderer">Renders the samples.</param>
    public static (RehearsalReport Report, RehearsalLists Lists) Tell(
        Flow flow, Shop shop, Shop present, IReadOnlyList<string> tried, RecordedEvents history, DateTimeOffset from, DateTimeOffset to, LetterRenderer renderer)
    {
        var rehearsed = global::Retention.Rehearsal.Rehearsal.Play(flow, shop, history.Events, from, to);
        var days = (decimal)((to - (history.First > from ? history.First.Value : from)) / TimeSpan.FromDays(1));
        var report = Of(flow, shop, tried, rehearsed, history, renderer) with
        {
            PerDay = PerDay(rehearsed.Messages.Length, days),
            Present = tried.Count == 0 ? null : Compared(global::Retention.Rehearsal.Rehearsal.Play(flow, present, history.Events, from, to), days),
        };
        return (report, RehearsalLists.Of(rehearsed));
    }

    private static RehearsalReport Of(Flow flow, Shop shop, IReadOnlyList<string> tried, Rehearsed rehearsed, RecordedEvents history, LetterRenderer renderer)
    {
        var (from, to) = (rehearsed.From, rehearsed.To);
        var zone = ZoneOf(shop);
        var local = rehearsed.Messages.Select(message => TimeZoneInfo.ConvertTime(message.At, zone)).ToArray();
        return new()
        {
            Shop = shop.Brand.Name,
            Flow = flow.Family,
            Title = flow.Title,
            Tried = tried,
            From = from,
            To = to,
            History = new(history.First, history.Last, history.Events.Count, history.First <= from),
            Candidates = rehearsed.Candidates,
            Messages = rehearsed.Messages.Length,
            People = rehearsed.People,
            Steps = Steps(flow, rehearsed),
            TimeZone = zone.Id,
            Days = Days(local, DayOf(from, zone), DayOf(to.AddTicks(-1), zone)),
            Hours = [.. Enumerable.Range(0, 24).Select(hour => local.Count(at => at.Hour == hour))],
            Cost = new("USD", decimal.Round(ListPrices.Of(rehearsed), 4), ListPrices.EmailPerThousand, ListPrices.Text, ListPrices.Source),
            Silences = Reasons(rehearsed.Silences),
            Waiting = rehearsed.Waiting,
            Deferrals = Reasons(rehearsed.Deferrals),
            MostInAWeek = rehearsed.MostInAWeek.OfFlow,
            MostInAWeekOfAllFlows = rehearsed.MostInAWeek.OfAll,
            Samples = Samples.Of(rehearsed, history, shop, renderer),
        };
    }

    // Of a few hours no day is made.
    private static decimal PerDay(int messages, decimal days) => decimal.Round(messages / Math.Max(1, days), 1);

    private static RehearsedComparison Compared(Rehearsed present, decimal days) =>
        new(present.Candidates, present.Messages.Length, present.People, PerDay(present.Messages.Length, days), decimal.Round(ListPrices.Of(present), 4));

    /// <summary>The zone in which a shop's days are counted.</summary>
    public static TimeZoneInfo ZoneOf(Shop shop) => Zones.Of(country: null, region: null, shop)[0];

    /// <summary>The channel as others read it.</summary>
    public static string Word(this Channel channel) => channel switch { Channel.Text => "text", _ => "email" };

    // Each step, also one that would have said nothing.
    private static RehearsedStep[] Steps(Flow flow, Rehearsed rehearsed) =>
    [
        .. from one in AllFlows.List.Where(one => one.Family == flow.Family)
           from step in one.Steps
           select new RehearsedStep(
               one.Key == flow.Family ? step.Key : $"{one.Key[(flow.Family.Length + 1)..]}/{step.Key}", step.Channel.Word(), rehearsed.Messages.Count(message => message.Flow.Key == one.Key && message.Step.Key == step.Key)),
    ];

    private static RehearsedDay[] Days(DateTimeOffset[] local, DateOnly first, DateOnly last)
    {
        var counts = local.CountBy(at => DateOnly.FromDateTime(at.DateTime)).ToDictionary();
        return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Select(day => new RehearsedDay(day, counts.GetValueOrDefault(day)))];
    }

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private static RehearsedReason[] Reasons(IEnumerable<KeyValuePair<string, int>> counts) =>
        [.. counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => new RehearsedReason(one.Key, Reason.TextOf(one.Key), one.Value))];
}
