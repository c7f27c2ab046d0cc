using System.Collections.Immutable;

namespace Retention.Reputation;

/// <summary>From which rate on something is done.</summary>
/// <param name="Kind">The rate of what.</param>
/// <param name="Level">What is done.</param>
/// <param name="From">The observed rate from which it is done, from 0 to 1.</param>
/// <param name="SureAbove">It is done only where the true rate is above this with 95 of 100: the limit of the level before.</param>
public sealed record Limit(IncidentKind Kind, StandingLevel Level, double From, double SureAbove)
{
    /// <summary>How few letters tell nothing, whatever became of them.</summary>
    public const int FewestLetters = 100;

    /// <summary>One incident is chance, at any number of letters that a small shop sends.</summary>
    public const int FewestIncidents = 2;

    /// <summary>
    /// All of them, the hardest first. Google and Yahoo want complaints below 0.3 % (Google: aim below 0.1 %), and providers suspend accounts at some 5 to 7 %
    /// of bounces (facts/messaging.md 3.2, facts/peers.md 3.3).
    /// </summary>
    public static readonly ImmutableArray<Limit> All =
    [
        new(IncidentKind.Complaint, StandingLevel.OnlyService, 0.003, 0.002),
        new(IncidentKind.Complaint, StandingLevel.MarketingWaits, 0.002, 0.0008),
        new(IncidentKind.Bounce, StandingLevel.MarketingWaits, 0.05, 0.02),
        new(IncidentKind.Complaint, StandingLevel.Warned, 0.0008, 0),
        new(IncidentKind.Bounce, StandingLevel.Warned, 0.02, 0),
    ];

    /// <summary>The rate below which a kind is nothing to speak of: what was held goes on there.</summary>
    public static double Warning(IncidentKind kind) => All.Single(limit => limit.Kind == kind && limit.Level == StandingLevel.Warned).From;

    /// <summary>Whether such a rate reaches it.</summary>
    public bool IsReachedBy(Rate rate) => rate.Letters >= FewestLetters && rate.Incidents >= FewestIncidents && rate.Value >= From && rate.AtLeast > SureAbove;
}
