using System.Collections.Immutable;

namespace Retention.Surveys;

/// <summary>What a survey brought, from its file and its responses alone: no survey needs code of its own for it.</summary>
public sealed record SurveyReport
{
    /// <summary>The survey.</summary>
    public required SurveyDefinition Survey { get; init; }

    /// <summary>How many were asked, of those that the filter can tell.</summary>
    public required int Asked { get; init; }

    /// <summary>How many of those answered.</summary>
    public required int Answered { get; init; }

    /// <summary>How many responses there are, those of who was not asked by us too.</summary>
    public required int Responses { get; init; }

    /// <summary>How many of them came to the end.</summary>
    public required int Completed { get; init; }

    /// <summary>The score; null where the survey has no question from 0 to 10.</summary>
    public required Score? Score { get; init; }

    /// <summary>Who was asked and who answered, by loyalty; bands in which nobody was are left out.</summary>
    public required ImmutableArray<BandShare> Bands { get; init; }

    /// <summary>The score as it would be had all whose turn came been asked and had answered alike in every band; null where a band has too few answers to say so.</summary>
    public required double? Weighted { get; init; }

    /// <summary>The score by month, the oldest first.</summary>
    public required ImmutableArray<MonthScore> Months { get; init; }

    /// <summary>Every question, in order.</summary>
    public required ImmutableArray<QuestionResult> Questions { get; init; }

    /// <summary>What shoppers said in their own words, the newest first.</summary>
    public required ImmutableArray<Verbatim> Verbatims { get; init; }

    /// <summary>How many answers a band needs for the weighted score.</summary>
    public const int EnoughInBand = 10;

    /// <summary>The report.</summary>
    /// <param name="survey">The survey in the version that is looked at; earlier answers are counted as far as it still asks their questions.</param>
    /// <param name="responses">Its responses.</param>
    /// <param name="invited">Those whose turn came.</param>
    /// <param name="filter">Which of them.</param>
    public static SurveyReport Of(SurveyDefinition survey, IReadOnlyCollection<Response> responses, IReadOnlyCollection<Invited> invited, SurveyFilter filter)
    {
        var fitting = responses.Where(response => filter.Fits(response, survey)).ToArray();
        var meant = invited.Where(one => filter.Loyalty is null || one.Loyalty == filter.Loyalty).ToArray();
        var asked = meant.Where(one => one.AskedAt is not null).Select(one => one.OrderId).ToHashSet(StringComparer.Ordinal);
        var bands = BandShare.Of(survey, fitting, meant);
        return new()
        {
            Survey = survey,
            Asked = meant.Count(one => one.AskedAt is not null),
            Answered = fitting.Count(response => asked.Contains(response.OrderId)),
            Responses = fitting.Length,
            Completed = fitting.Count(response => response.IsComplete),
            Score = survey.Scored is null ? null : ScoreOf(survey, fitting),
            Bands = bands,
            Weighted = WeightedOf(bands),
            Months = [.. from response in fitting group response by (response.At.UtcDateTime.Year, response.At.UtcDateTime.Month) into month orderby month.Key select new MonthScore(month.Key.Year, month.Key.Month, ScoreOf(survey, month))],
            Questions = [.. survey.Questions.Select(question => QuestionResult.Of(question, fitting))],
            Verbatims = [.. from response in fitting orderby response.LastAt descending from said in Verbatim.Of(response, survey) where filter.Text is null || said.Text.Contains(filter.Text, StringComparison.OrdinalIgnoreCase) select said],
        };
    }

    internal static Score ScoreOf(SurveyDefinition survey, IEnumerable<Response> responses) =>
        Score.Of(responses.Select(response => survey.Scored is { } scored ? response.NumberOf(scored.Key) : null).OfType<int>());

    // The loyal are asked first, and the happy answer more often: each band counts as much as it has among those whose turn came.
    private static double? WeightedOf(ImmutableArray<BandShare> bands)
    {
        var turns = bands.Sum(band => band.Turns);
        return turns == 0 || bands.Any(band => band.Turns > 0 && band.Score.Count < EnoughInBand) ? null : bands.Sum(band => band.Score.Value * band.Turns / turns);
    }
}

/// <summary>The score of one month.</summary>
/// <param name="Year">The year (UTC).</param>
/// <param name="Month">The month, from 1 to 12.</param>
/// <param name="Score">The score.</param>
public sealed record MonthScore(int Year, int Month, Score Score);

/// <summary>Who was asked and who answered among those who are alike loyal.</summary>
/// <param name="Band">How loyal.</param>
/// <param name="Turns">Whose turn came.</param>
/// <param name="Asked">Who was asked.</param>
/// <param name="Responses">Who answered.</param>
/// <param name="Score">What they answered.</param>
public sealed record BandShare(LoyaltyBand Band, int Turns, int Asked, int Responses, Score Score)
{
    internal static ImmutableArray<BandShare> Of(SurveyDefinition survey, IReadOnlyCollection<Response> responses, IReadOnlyCollection<Invited> invited) =>
    [
        .. from band in Enum.GetValues<LoyaltyBand>()
           let theirs = invited.Where(one => one.Loyalty == band).ToArray()
           let answers = responses.Where(response => response.Loyalty == band).ToArray()
           where theirs.Length > 0 || answers.Length > 0
           select new BandShare(band, theirs.Length, theirs.Count(one => one.AskedAt is not null), answers.Length, SurveyReport.ScoreOf(survey, answers)),
    ];
}
