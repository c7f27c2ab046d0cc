using System.Collections.Immutable;
using Retention.Surveys;

namespace Retention.App.Surveys;

/// <summary>How far a shopper has come: what a reload, or another device, goes on from.</summary>
/// <param name="Survey">The survey's key.</param>
/// <param name="Version">The version that was begun: it is shown to its end, also when the merchant writes another meanwhile.</param>
/// <param name="Page">The key of the page that was sent last.</param>
/// <param name="Answers">The answers so far.</param>
internal sealed record SurveyDraft(string Survey, int Version, string Page, ImmutableArray<GivenAnswer> Answers)
{
    /// <summary>Whether it was answered to its end.</summary>
    public bool IsDone { get; init; }
}
