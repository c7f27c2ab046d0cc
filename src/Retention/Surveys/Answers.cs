using System.Collections.Immutable;

namespace Retention.Surveys;

/// <summary>One answer to one question; to a question with several there are several.</summary>
/// <param name="Question">The question's key.</param>
/// <param name="Value">The number, the choice's key, yes or no, or the shopper's words.</param>
public sealed record GivenAnswer(string Question, string Value);

/// <summary>The answers that were given so far, in the order of the questions.</summary>
/// <param name="All">All of them.</param>
public sealed record Answers(ImmutableArray<GivenAnswer> All)
{
    /// <summary>None.</summary>
    public static readonly Answers None = new([]);

    /// <summary>What was answered to a question; empty for nothing.</summary>
    public ImmutableArray<string> Of(string question) => [.. All.Where(one => one.Question == question).Select(one => one.Value)];

    /// <summary>These, with the question answered so, whatever was answered before.</summary>
    public Answers With(string question, params ImmutableArray<string> values) =>
        new([.. All.Where(one => one.Question != question), .. values.Select(value => new GivenAnswer(question, value))]);

    /// <summary>Those alone that can be: to questions that this survey asks, on this path, in what it offers. An earlier choice that was changed takes its branch along.</summary>
    public Answers In(SurveyDefinition survey)
    {
        var kept = None;
        foreach (var page in survey.Pages)
        {
            // What a page shows depends on earlier pages alone.
            var before = kept;
            if (page.ShowIf?.Holds(before) == false)
                continue;
            foreach (var question in page.Asked(before))
            {
                if (Of(question.Key) is { IsEmpty: false } values && question.Check(values) is null)
                    kept = kept.With(question.Key, values);
            }
        }

        return kept;
    }
}
