using Retention.App.Cases;

namespace Retention.App.Merchant.CasePages;

/// <summary>Which cases a list shows, as its address says it.</summary>
/// <param name="Show">Which: open, overdue, mine to decide, nobody's, or all with the closed ones.</param>
/// <param name="Owner">Whose; null for anybody's.</param>
/// <param name="Tag">Filed under what; null for anything.</param>
/// <param name="Kind">Of which kind; null for any.</param>
public sealed record CaseFilter(string Show, string? Owner, string? Tag, CaseKind? Kind)
{
    /// <summary>All choices of <see cref="Show"/>, with their words.</summary>
    public static readonly IReadOnlyList<(string Key, string Words)> Choices =
        [("open", "All that are open"), ("waiting", "Waiting for an answer"), ("overdue", "Overdue"), ("nobody", "Nobody's yet"), ("decide", "An owner has to decide"), ("closed", "Closed ones too")];

    /// <summary>Reads it; what is unknown counts as the first choice.</summary>
    public static CaseFilter Read(IQueryCollection query)
    {
        string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 and <= 64 } text ? text : null;
        var show = query["all"] == "yes" ? "closed" : Text("show");
        return new(Choices.Any(choice => choice.Key == show) ? show! : "open", Text("owner"), Text("tag")?.ToLowerInvariant(), Enum.TryParse<CaseKind>(Text("kind"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null);
    }

    /// <summary>Whether closed cases are wanted, too.</summary>
    public bool WithClosed => Show == "closed";

    /// <summary>
    /// Those of a list that are wanted: what waits for an answer first, and of that what is due first, so that the overdue stand at the top; where chance draws, it
    /// orders what is not overdue yet.
    /// </summary>
    public IReadOnlyList<Case> Of(IEnumerable<Case> cases, DateTimeOffset now) =>
    [
        .. cases.Where(one => IsWanted(one, now))
            .OrderBy(one => one.State)
            .ThenBy(one => one.IsOverdue(now) ? 0 : one.IsDrawnFirst is false ? 2 : 1)
            .ThenBy(one => one.State == CaseState.Closed ? -one.ClosedAt?.UtcTicks ?? 0 : one.DueAt.UtcTicks),
    ];

    private bool IsWanted(Case one, DateTimeOffset now) =>
        (Owner is null || one.Owner == Owner) && (Tag is null || one.Tags.Contains(Tag, StringComparer.Ordinal)) && (Kind is null || one.Kind == Kind)
        && Show switch
        {
            "waiting" => one.State == CaseState.Open,
            "overdue" => one.IsOverdue(now),
            "nobody" => one.Owner is null && one.State != CaseState.Closed,
            "decide" => one.Deeds.Any(deed => deed.State == CaseDeedState.Asked),
            _ => true,
        };
}
