using System.Collections.Immutable;

namespace Retention.Reputation;

/// <summary>What became of a shop's letters within some days.</summary>
/// <param name="Days">The last so many days.</param>
/// <param name="Letters">How many letters a provider took.</param>
/// <param name="Bounces">How many bounced for good.</param>
/// <param name="Complaints">How many were called spam.</param>
public sealed record Measured(int Days, int Letters, int Bounces, int Complaints)
{
    /// <summary>The windows, the shorter first: the month is asked where the week has too few letters to tell.</summary>
    public static readonly ImmutableArray<int> Windows = [7, 30];

    /// <summary>The rate of a kind.</summary>
    public Rate RateOf(IncidentKind kind) => new(kind == IncidentKind.Bounce ? Bounces : Complaints, Letters);

    /// <summary>The window that tells: the first with enough letters; null when none has.</summary>
    /// <param name="windows">What was measured, the shorter window first.</param>
    public static Measured? Telling(IEnumerable<Measured> windows) => windows.FirstOrDefault(window => window.Letters >= Limit.FewestLetters);
}
