using System.Collections.Immutable;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.Shops;

/// <summary>The times of a flow as a shop has set them. Names of times are stored: only ever add.</summary>
public static class Timings
{
    /// <summary>The name of a step's wait.</summary>
    public static string WaitOf(Flow flow, Step step) => $"{flow.Key}/{step.Key}/wait";

    /// <summary>The name of a step's deadline.</summary>
    public static string DeadlineOf(Flow flow, Step step) => $"{flow.Key}/{step.Key}/deadline";

    /// <summary>The name of the time in which a shopper enters a flow at most once.</summary>
    public static string OncePerOf(Flow flow) => $"{flow.Key}/once-per";

    /// <summary>All names of a flow's times, each with its default.</summary>
    public static IEnumerable<(string Name, TimeSpan Default)> Of(Flow flow) =>
    [
        .. flow.Steps.SelectMany(step => new[] { (WaitOf(flow, step), step.Wait), (DeadlineOf(flow, step), step.Deadline) }),
        .. flow.AtMostOncePer is { } once ? [(OncePerOf(flow), once)] : Array.Empty<(string, TimeSpan)>(),
    ];

    /// <summary>The waits and deadlines of a flow's steps for a journey that begins now.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="gap">The shopper's own gap between orders, where the flow goes by it.</param>
    public static ImmutableArray<StepTiming> Of(Flow flow, Shop shop, TimeSpan? gap) =>
        gap is null && shop.Settings.Times.IsEmpty ? flow.UsualTimings :
    [
        .. flow.Steps.Select(step => new StepTiming(
            shop.Time(WaitOf(flow, step), step.Wait) + (gap * step.PartOfGap ?? TimeSpan.Zero),
            shop.Time(DeadlineOf(flow, step), step.Deadline))),
    ];

    /// <summary>In which time a shopper enters the flow at most once; null for no such limit.</summary>
    public static TimeSpan? OncePer(Flow flow, Shop shop) => flow.AtMostOncePer is { } once ? shop.Time(OncePerOf(flow), once) : null;

    /// <summary>The timing of the journey's present step, as it was when it was entered.</summary>
    public static StepTiming Of(Flow flow, Journey journey) =>
        journey.Step < journey.Timings.Length ? journey.Timings[journey.Step] : new(flow.Steps[journey.Step].Wait, flow.Steps[journey.Step].Deadline);

    /// <summary>Between the journey's present step and the next one.</summary>
    public static TimeSpan ToNext(Flow flow, Journey journey) => Of(flow, journey with { Step = journey.Step + 1 }).Wait - Of(flow, journey).Wait;

    private static TimeSpan Time(this Shop shop, string name, TimeSpan byDefault) => shop.Settings.Times.TryGetValue(name, out var time) ? time : byDefault;
}
