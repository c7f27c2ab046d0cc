using System.Collections.Immutable;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App.Merchant.LogPages;

/// <summary>What of the decision log is asked for. Null is all.</summary>
/// <param name="Family">The flow's switch.</param>
/// <param name="Became">What became of it: a key of <see cref="All"/>.</param>
/// <param name="Reason">The key of the reason.</param>
/// <param name="Person">The e-mail address of the person, as typed.</param>
public sealed record LogFilter(string? Family, string? Became, string? Reason, string? Person)
{
    /// <summary>What can become of a step, with its words.</summary>
    public static readonly ImmutableArray<(string Key, string Text)> All = [("sent", "Sent"), ("put-off", "Put off"), ("not-sent", "Not sent"), ("held-out", "Held back for measuring"), ("began", "Began"), ("arrived", "Arrived"), ("came-back", "Came back"), ("complained", "Complained or unsubscribed"), ("clicked", "Followed by a person")];

    /// <summary>What was asked for in the page's address; what is none of our words is left out.</summary>
    public static LogFilter Read(IQueryCollection query) => new(
        AllFlows.Switches.FirstOrDefault(flow => flow.Family == query["flow"])?.Family,
        All.FirstOrDefault(one => one.Key == query["outcome"]).Key,
        Decisions.Reason.Find(query["reason"])?.Key,
        query["person"].ToString().Trim() is { Length: > 0 } person ? person : null);

    /// <summary>Whether an entry is asked for.</summary>
    public bool Takes(Entry entry) => Takes(entry.Flow, entry.Outcome, entry.Reason);

    /// <summary>Whether an entry of this flow with this outcome and reason is asked for.</summary>
    public bool Takes(string flow, Outcome outcome, string? reason) =>
        (Family is null || Flow.FamilyOf(flow) == Family) && (Reason is null || reason == Reason) && (Became is null || Became == KeyOf(outcome, reason));

    /// <summary>The address of the log with this filter, and further back than this row where one is given.</summary>
    public string Address(string? before = null) => $"{LogRoutes.Path}{QueryString.Create(
    [
        .. new[] { KeyValuePair.Create("flow", Family), KeyValuePair.Create("outcome", Became), KeyValuePair.Create("reason", Reason), KeyValuePair.Create("person", Person), KeyValuePair.Create("before", before) }
            .Where(part => part.Value is not null),
    ])}";

    private static string? KeyOf(Outcome outcome, string? reason) => outcome switch
    {
        Outcome.Sent => "sent",
        Outcome.Deferred => "put-off",
        Outcome.NotSent => reason == Decisions.Reason.Holdout.Key ? "held-out" : "not-sent",
        Outcome.Started => "began",
        Outcome.Clicked => "clicked",
        Outcome.Delivered => "arrived",
        Outcome.Bounced or Outcome.Blocked or Outcome.Discarded => "came-back",
        Outcome.Complained or Outcome.Unsubscribed => "complained",
        _ => null,
    };
}
