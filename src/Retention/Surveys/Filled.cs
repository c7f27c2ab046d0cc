using System.Collections.Immutable;

namespace Retention.Surveys;

/// <summary>How far a shopper has come with a survey: all answers so far.</summary>
/// <param name="Survey">The survey's key.</param>
/// <param name="Version">The version that was shown.</param>
/// <param name="Answers">The answers.</param>
public sealed record Filled(string Survey, int Version, ImmutableArray<GivenAnswer> Answers)
{
    /// <summary>The language in which it was shown, a BCP 47 tag without a country; null when not told.</summary>
    public string? Language { get; init; }

    /// <summary>Whether it was answered to its end.</summary>
    public bool IsComplete { get; init; }
}
