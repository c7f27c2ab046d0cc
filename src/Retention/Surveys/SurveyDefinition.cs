using System.Collections.Immutable;

namespace Retention.Surveys;

/// <summary>A survey: what it asks, page by page. It is read from a file, and no code knows more of it.</summary>
/// <param name="Key">Its name; kept through all of its versions.</param>
/// <param name="Language">Its own language, in which every text is written.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Pages">Its pages, in order.</param>
public sealed record SurveyDefinition(string Key, string Language, LocalText Title, ImmutableArray<SurveyPage> Pages)
{
    /// <summary>The key of the survey that asks how likely a recommendation is.</summary>
    public const string Nps = "nps";

    /// <summary>Which version of the file this is, counted from 1: an answer knows the one that it was given to.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When it is sent; null for one that only a flow of its own sends.</summary>
    public Asking? Asking { get; init; }

    /// <summary>All questions, in order.</summary>
    public IEnumerable<Question> Questions => Pages.SelectMany(page => page.Questions);

    /// <summary>The languages in which its title is written, its own first.</summary>
    public ImmutableArray<string> Languages => [Language, .. Title.Written.Keys.Where(tag => tag != Language).Order(StringComparer.Ordinal)];

    /// <summary>The question from 0 to 10 that gives the score: the first of that kind. Null where it has none.</summary>
    public Question? Scored => Questions.FirstOrDefault(question => question.Kind == QuestionKind.ScaleTo10);

    /// <summary>The question with this key; null when it has none.</summary>
    public Question? Question(string key) => Questions.FirstOrDefault(question => question.Key == key);

    /// <summary>The page with this key; null when it has none.</summary>
    public SurveyPage? Page(string? key) => Pages.FirstOrDefault(page => page.Key == key);

    /// <summary>The first page that is shown after these answers, behind a page; null when that was the last.</summary>
    /// <param name="answers">The answers so far.</param>
    /// <param name="after">The key of the page that was filled in; null for the start.</param>
    public SurveyPage? Next(Answers answers, string? after) =>
        Pages.SkipWhile(page => after is not null && page.Key != after).Skip(after is null ? 0 : 1).FirstOrDefault(page => page.IsShown(answers));

    /// <summary>The page that was shown before this one; null for the first.</summary>
    public SurveyPage? Before(Answers answers, string page) => Pages.TakeWhile(one => one.Key != page).LastOrDefault(one => one.IsShown(answers));

    /// <summary>The language in which it is shown to who reads the first of these that it has, BCP 47 tags; its own where it has none.</summary>
    public string LanguageFor(params ReadOnlySpan<string?> wanted)
    {
        foreach (var tag in wanted)
        {
            var language = tag?.Split('-', '_')[0].ToLowerInvariant();
            if (language is not null && Title.Written.ContainsKey(language))
                return language;
        }

        return Language;
    }
}

/// <summary>What stands on one page, and is sent together.</summary>
/// <param name="Key">Its name within the survey.</param>
/// <param name="Questions">Its questions, in order.</param>
public sealed record SurveyPage(string Key, ImmutableArray<Question> Questions)
{
    /// <summary>Its heading; null where its one question is the heading, or the survey's title.</summary>
    public LocalText? Title { get; init; }

    /// <summary>What stands under the heading; null for nothing.</summary>
    public LocalText? Intro { get; init; }

    /// <summary>When it is shown; null for always.</summary>
    public Condition? ShowIf { get; init; }

    /// <summary>Where it stands in the file: <c>pages[0]</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The questions that are asked on it after these answers.</summary>
    public ImmutableArray<Question> Asked(Answers answers) => [.. Questions.Where(question => question.ShowIf?.Holds(answers) != false)];

    /// <summary>Whether it is shown after these answers: a page on which nothing is asked is passed over.</summary>
    public bool IsShown(Answers answers) => ShowIf?.Holds(answers) != false && !Asked(answers).IsEmpty;
}

/// <summary>When a survey is sent by the program's own flow for surveys.</summary>
/// <param name="DaysAfterDelivery">How many days after an order arrived.</param>
public sealed record Asking(int DaysAfterDelivery)
{
    /// <summary>How many days lie at least between two of it to the same shopper; null for once in a life.</summary>
    public int? EveryDays { get; init; }

    /// <summary>From which paid order of the shopper on.</summary>
    public int FromOrder { get; init; } = 1;
}
