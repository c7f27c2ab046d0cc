using System.Collections.Immutable;
using System.Globalization;

namespace Retention.Surveys;

/// <summary>What a survey has to fulfil beside its form: names that are told apart, conditions that look back, texts in its own language, limits.</summary>
public static class SurveyCheck
{
    /// <summary>How many pages a survey may have.</summary>
    public const int MostPages = 20;

    /// <summary>How many questions it may have.</summary>
    public const int MostQuestions = 40;

    /// <summary>How many choices a question may have.</summary>
    public const int MostChoices = 20;

    /// <summary>How many characters a text may have.</summary>
    public const int MostText = 500;

    private const int MostKey = 40;

    // Fields of the page itself.
    private static readonly ImmutableArray<string> Reserved = ["once", "page", "scored", "done", "back", "do", "language"];

    /// <summary>All that is wrong with it; empty when it can be used.</summary>
    public static ImmutableArray<SurveyFault> Faults(SurveyDefinition survey) =>
    [
        .. KeyFault(survey.Key, "survey"),
        .. Limit(survey.Pages.Length, 1, MostPages, "pages", "pages"),
        .. Limit(survey.Questions.Count(), 1, MostQuestions, "pages", "questions"),
        .. Text(survey.Title, survey, "title"),
        .. AskingFaults(survey),
        .. Twice(survey.Pages.Select(page => (page.Key, $"{page.Path}.key")), "page"),
        .. Twice(survey.Questions.Select(question => (question.Key, $"{question.Path}.key")), "question"),
        .. survey.Pages.SelectMany(page => Page(page, survey)),
        .. survey.Key == SurveyDefinition.Nps ? OfNps(survey) : [],
    ];

    private static IEnumerable<SurveyFault> AskingFaults(SurveyDefinition survey)
    {
        if (survey.Asking is not { } asking)
            yield break;
        if (survey.Key == SurveyDefinition.Nps)
            yield return new("ask", "This survey is sent by its own flow.", "Take \"ask\" out, and set the times of the flow nps.");
        if (asking.DaysAfterDelivery is < 0 or > 180)
            yield return new("ask.days", "It says how many days after delivery.", "Write a number from 0 to 180.");
        if (asking.EveryDays is < 7 or > 730)
            yield return new("ask.every", "It says after how many days the same shopper may be asked again.", "Write a number from 7 to 730, or leave it out for once only.");
        if (asking.FromOrder is < 1 or > 100)
            yield return new("ask.from-order", "It says from which order on a shopper is asked.", "Write a number from 1 to 100.");
    }

    private static IEnumerable<SurveyFault> Page(SurveyPage page, SurveyDefinition survey) =>
    [
        .. KeyFault(page.Key, $"{page.Path}.key"),
        .. page.Title is { } title ? Text(title, survey, $"{page.Path}.title") : [],
        .. page.Intro is { } intro ? Text(intro, survey, $"{page.Path}.intro") : [],
        .. Limit(page.Questions.Length, 1, MostQuestions, $"{page.Path}.questions", "questions"),
        .. LooksBack(page.ShowIf, page, survey),
        .. page.Questions.SelectMany(question => QuestionFaults(question, page, survey)),
    ];

    private static IEnumerable<SurveyFault> QuestionFaults(Question question, SurveyPage page, SurveyDefinition survey)
    {
        var isChoice = question.Kind is QuestionKind.ChooseOne or QuestionKind.ChooseMany;
        return
        [
            .. KeyFault(question.Key, $"{question.Path}.key"),
            .. Reserved.Contains(question.Key, StringComparer.Ordinal) ? [new SurveyFault($"{question.Path}.key", $"\"{question.Key}\" is a name of the page's own.", "Call the question otherwise.")] : (SurveyFault[])[],
            .. Text(question.Text, survey, $"{question.Path}.text"),
            .. question.Low is { } low ? Text(low, survey, $"{question.Path}.low") : [],
            .. question.High is { } high ? Text(high, survey, $"{question.Path}.high") : [],
            .. isChoice ? Limit(question.Choices.Length, 2, MostChoices, $"{question.Path}.choices", "choices") : [],
            .. !isChoice && !question.Choices.IsEmpty ? [new SurveyFault($"{question.Path}.choices", "Only a question of the type choice-one or choice-many has choices.", "Take them out, or change the type.")] : (SurveyFault[])[],
            .. Twice(question.Choices.Select((choice, number) => (choice.Key, $"{question.Path}.choices[{number}].key")), "choice"),
            .. question.Choices.SelectMany((choice, number) => KeyFault(choice.Key, $"{question.Path}.choices[{number}].key").Concat(Text(choice.Text, survey, $"{question.Path}.choices[{number}].text"))),
            .. LooksBack(question.ShowIf, page, survey),
        ];
    }

    // A condition that looks back only can't come round to itself: so no survey has a circle, and none waits for what was not asked yet.
    private static IEnumerable<SurveyFault> LooksBack(Condition? condition, SurveyPage page, SurveyDefinition survey)
    {
        foreach (var looked in condition?.LooksAt ?? [])
        {
            var asked = survey.Question(looked.Question);
            var on = survey.Pages.FirstOrDefault(one => one.Questions.Any(question => question.Key == looked.Question));
            if (asked is null || on is null)
                yield return new(looked.Path, $"There is no question \"{looked.Question}\".", $"Name one of these: {string.Join(", ", survey.Questions.Select(question => question.Key).Take(MostChoices))}.");
            else if (survey.Pages.IndexOf(on) >= survey.Pages.IndexOf(page))
                yield return new(looked.Path, on == page ? $"\"{looked.Question}\" stands on the same page." : $"\"{looked.Question}\" is asked later.", "A condition can look at earlier pages alone: put what it looks at on a page before.");
            else if (looked.NeedsNumber && !asked.IsScale)
                yield return new(looked.Path, $"\"{looked.Question}\" is not answered with a number.", "Use \"is\" or \"is-one-of\".");
            else if (asked.IsText && !looked.Values.IsEmpty)
                yield return new(looked.Path, $"\"{looked.Question}\" is answered in the shopper's own words.", "Use \"answered\".");
            else if (looked.Values.FirstOrDefault(value => !asked.Options.Contains(value, StringComparer.Ordinal)) is { } unknown)
                yield return new(looked.Path, $"\"{unknown}\" is no answer to \"{looked.Question}\".", $"Its answers are {string.Join(", ", asked.Options)}.");
        }
    }

    // What cases, letters and the score stand on.
    private static IEnumerable<SurveyFault> OfNps(SurveyDefinition survey)
    {
        if (survey.Pages is not [{ ShowIf: null, Questions: [{ Key: "score", Kind: QuestionKind.ScaleTo10, IsRequired: true, ShowIf: null }] }, ..])
            yield return new("pages[0]", "The first page of this survey asks for the score, and nothing else.", "Begin with a page that has one question: key \"score\", type \"scale-0-10\", required, without a condition.");
    }

    private static IEnumerable<SurveyFault> KeyFault(string key, string path)
    {
        if (key.Length is 0 or > MostKey || !key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            yield return new(path, $"\"{key}\" can't be a name.", string.Create(CultureInfo.InvariantCulture, $"Use small letters from a to z, digits and -, at most {MostKey} of them."));
    }

    private static IEnumerable<SurveyFault> Text(LocalText text, SurveyDefinition survey, string path)
    {
        if (!text.Written.TryGetValue(survey.Language, out var own) || string.IsNullOrWhiteSpace(own))
            yield return new(path, $"It is not written in the survey's own language, \"{survey.Language}\".", $"Add \"{survey.Language}\": every other language falls back to it.");
        foreach (var (language, written) in text.Written.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (written.Length > MostText)
                yield return new($"{path}.{language}", "It is too long.", string.Create(CultureInfo.InvariantCulture, $"Use at most {MostText} characters."));
            if (!survey.Title.Written.ContainsKey(language))
                yield return new($"{path}.{language}", $"The title is not written in \"{language}\", so nobody is shown this.", $"Add \"{language}\" to the title, or take it out here.");
        }
    }

    private static IEnumerable<SurveyFault> Twice(IEnumerable<(string Key, string Path)> named, string what) =>
        named.GroupBy(one => one.Key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => new SurveyFault(group.Last().Path, $"There are two of the name \"{group.Key}\".", $"Give each {what} a name of its own."));

    private static IEnumerable<SurveyFault> Limit(int count, int least, int most, string path, string what)
    {
        if (count < least || count > most)
            yield return new(path, string.Create(CultureInfo.InvariantCulture, $"There are {count} {what}."), string.Create(CultureInfo.InvariantCulture, $"There may be {least} to {most}."));
    }
}
