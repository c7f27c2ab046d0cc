using System.Collections.Immutable;
using Retention.Surveys;

namespace Retention.App.ForShoppers;

/// <summary>A page of a survey.</summary>
/// <param name="Face">How it looks, and the words around the survey's own.</param>
/// <param name="Survey">The survey.</param>
/// <param name="Page">The page.</param>
/// <param name="Place">What stands for the names in its texts.</param>
/// <param name="Language">The language in which the survey's texts are shown.</param>
public sealed record AnswerModel(ShopFace Face, SurveyDefinition Survey, SurveyPage Page, SurveyPlace Place, string Language)
{
    /// <summary>Makes the form pressed twice one event; null in a preview.</summary>
    public string? Once { get; init; }

    /// <summary>The answers that are known: those of earlier pages, and what is filled in on this one.</summary>
    public Answers Answers { get; init; } = Answers.None;

    /// <summary>The page before, relative to this one; null for none to go back to.</summary>
    public string? Back { get; init; }

    /// <summary>What is wrong with what was posted, by the question's key.</summary>
    public ImmutableDictionary<string, AnswerFault> Faults { get; init; } = ImmutableDictionary<string, AnswerFault>.Empty;

    /// <summary>A score that was given and may still be on the road; null for none.</summary>
    public int? Scored { get; init; }

    /// <summary>Whether it is only looked at: then the answers go along in the address, and nothing is told.</summary>
    public bool IsPreview { get; init; }

    /// <summary>What is asked on it.</summary>
    public ImmutableArray<Question> Asked => Page.Asked(Answers);

    /// <summary>The heading: the page's own; else its one question; else the survey's title.</summary>
    public string Heading => Page.Title is { } title ? Text(title) : Asked is [var only] ? Text(only.Text) : Text(Survey.Title);

    /// <summary>Whether a question is the heading itself.</summary>
    public bool IsHeading(Question question) => Page.Title is null && Asked.Length == 1 && Asked[0] == question;

    /// <summary>The first fault, at its question; null for none.</summary>
    public Fault? Fault => Asked.FirstOrDefault(question => Faults.ContainsKey(question.Key)) is { } wrong ? new(wrong.Key, Say(wrong, Faults[wrong.Key])) : null;

    /// <summary>A text in the language of the page.</summary>
    public string Text(LocalText text) => text.In(Language, Survey.Language, Place);

    /// <summary>What an option says.</summary>
    public string Text(Question question, string option) => question.Kind switch
    {
        QuestionKind.YesNo => option == Question.Yes ? Face.Words.Answer.Yes : Face.Words.Answer.No,
        QuestionKind.ChooseOne or QuestionKind.ChooseMany => Text(question.Choices.First(choice => choice.Key == option).Text),
        _ => option,
    };

    private string Say(Question question, AnswerFault fault) => fault switch
    {
        AnswerFault.TooLong => Face.Words.Answer.TooLong(question.MostText),
        _ when question.IsScale => Face.Words.Answer.NoNumber(question.Least, question.Most),
        _ when question.IsText => Face.Words.Answer.NoWords,
        _ => Face.Words.Answer.NoChoice,
    };
}
