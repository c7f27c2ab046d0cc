using Retention.Decisions;
using Retention.Flows;

namespace Retention.App.Explaining;

/// <summary>What one rule says about a step.</summary>
/// <param name="Says">Whether it has no objection, lets the step wait, or forbids it: <c>ok</c>, <c>wait</c> or <c>no</c>.</param>
/// <param name="Question">What it asks.</param>
/// <param name="Why">What it answers; empty when it has no objection.</param>
public sealed record Verdict(string Says, string Question, string Why)
{
    /// <summary>The law, or the provider's rule, that it goes by; empty where it is our own.</summary>
    public string Source { get; init; } = "";

    /// <summary>What each rule that matters to the step says now. Nothing is sent by asking; what is looked up just before sending is not looked up here.</summary>
    internal static IReadOnlyList<Verdict> All(Flow flow, Seen seen, TimeZoneInfo? zone = null) =>
        [.. Due.Explain(flow, seen).Select(one => new Verdict(one.Says switch { null => "ok", Decision.Defer => "wait", _ => "no" }, one.Guard.Text, Reasoned(one.Says, zone)) { Source = one.Guard.Source(new(flow, flow.Steps[seen.Journey.Step], seen)) ?? "" })];

    private static string Reasoned(Decision? says, TimeZoneInfo? zone) => says switch
    {
        Decision.Defer(var until, var reason) => $"Until {Plain.Of(until, zone)}{(reason is null ? "" : $": {reason.Text}")}.",
        Decision.Skip(var reason) => $"{reason.Text}: the step is left out.",
        Decision.Stop(var reason) => $"{reason.Text}: the flow ends for this shopper.",
        _ => "",
    };
}
