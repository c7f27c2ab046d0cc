using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Retention.Surveys;

namespace Retention.App.Surveys;

/// <summary>What reading a survey's file gives: a closed type of two cases.</summary>
internal abstract record SurveyRead
{
    private SurveyRead()
    {
    }

    /// <summary>A survey that can be used.</summary>
    /// <param name="Survey">The survey.</param>
    public sealed record Understood(SurveyDefinition Survey) : SurveyRead;

    /// <summary>None: what is wrong, where, and what to do.</summary>
    /// <param name="Faults">All of it.</param>
    public sealed record Refused(ImmutableArray<SurveyFault> Faults) : SurveyRead;
}

/// <summary>Reads a survey from its file, a JSON text. Its form is told in docs/surveys.md.</summary>
internal static class SurveyFile
{
    /// <summary>How long a file may be, in bytes.</summary>
    public const int MostBytes = 100_000;

    private const int Deepest = 16;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Deepest };

    /// <summary>Reads it.</summary>
    public static SurveyRead Read(string json)
    {
        if (Encoding.UTF8.GetByteCount(json) > MostBytes)
            return Refused(new SurveyFault("", "It is too long.", string.Create(CultureInfo.InvariantCulture, $"Use at most {MostBytes} bytes.")));
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            var faults = new List<SurveyFault>();
            var survey = Survey(new(document.RootElement, "", faults));
            // What has no form is not asked for its meaning: one mistake would be told twice.
            if (faults.Count == 0)
                faults.AddRange(SurveyCheck.Faults(survey!));
            return faults.Count == 0 ? new SurveyRead.Understood(survey!) : new SurveyRead.Refused([.. faults]);
        }
        catch (InvalidOperationException)
        {
            // Escapes like \ud800 alone: the reader finds the half of a character only when the text is taken.
            return Refused(new SurveyFault("", "It has half of a character in it.", "Look for \\ud8 to \\udf, and write the character itself."));
        }
        catch (JsonException broken)
        {
            return Refused(new SurveyFault("", string.Create(CultureInfo.InvariantCulture, $"It is no JSON: line {broken.LineNumber + 1}, character {broken.BytePositionInLine + 1}."), "Look there for a missing quote, comma or bracket."));
        }
    }

    private static SurveyRead.Refused Refused(SurveyFault fault) => new([fault]);

    private static SurveyDefinition? Survey(JsonPlace file)
    {
        if (!file.IsObject("survey", "language", "title", "ask", "pages"))
            return null;
        var (key, language) = (file.Get("survey")?.Text() ?? "", file.Find("language")?.Text() ?? "en");
        var pages = file.Get("pages")?.Items().Select((page, number) => Page(page, number, language)).ToImmutableArray() ?? [];
        return new(key, language, file.Get("title")?.Local(language) ?? Empty, pages) { Asking = Ask(file.Find("ask")) };
    }

    private static Asking? Ask(JsonPlace? ask) => ask is null || !ask.IsObject("days", "every", "from-order") ? null
        : new(ask.Get("days")?.Number() ?? 0) { EveryDays = ask.Find("every")?.Number(), FromOrder = ask.Find("from-order") is { } order ? order.Number() ?? 1 : 1 };

    private static SurveyPage Page(JsonPlace page, int number, string language)
    {
        page.IsObject("key", "title", "intro", "show-if", "questions");
        return new(page.Find("key")?.Text() ?? string.Create(CultureInfo.InvariantCulture, $"page-{number + 1}"), page.Get("questions")?.Items().Select(question => Question(question, language)).ToImmutableArray() ?? [])
        {
            Title = page.Find("title")?.Local(language),
            Intro = page.Find("intro")?.Local(language),
            ShowIf = ConditionFile.Read(page.Find("show-if")),
            Path = page.Path,
        };
    }

    private static Question Question(JsonPlace question, string language)
    {
        question.IsObject("key", "type", "required", "text", "low", "high", "choices", "show-if");
        return new(question.Get("key")?.Text() ?? "", Kind(question.Get("type")), question.Get("text")?.Local(language) ?? Empty)
        {
            IsRequired = question.Find("required")?.Flag() ?? false,
            Low = question.Find("low")?.Local(language),
            High = question.Find("high")?.Local(language),
            Choices = question.Find("choices")?.Items().Select(choice => ChoiceOf(choice, language)).ToImmutableArray() ?? [],
            ShowIf = ConditionFile.Read(question.Find("show-if")),
            Path = question.Path,
        };
    }

    private static Choice ChoiceOf(JsonPlace choice, string language)
    {
        choice.IsObject("key", "text");
        return new(choice.Get("key")?.Text() ?? "", choice.Get("text")?.Local(language) ?? Empty);
    }

    private static QuestionKind Kind(JsonPlace? type)
    {
        var word = type?.Text() ?? "";
        foreach (var (name, kind) in Kinds)
        {
            if (name == word)
                return kind;
        }

        type?.Wrong($"There is no type \"{word}\".", $"The types are {string.Join(", ", Kinds.Select(one => one.Name))}.");
        return default;
    }

    private static readonly ImmutableArray<(string Name, QuestionKind Kind)> Kinds =
    [
        ("scale-0-10", QuestionKind.ScaleTo10), ("scale-1-5", QuestionKind.ScaleTo5), ("choice-one", QuestionKind.ChooseOne), ("choice-many", QuestionKind.ChooseMany),
        ("yes-no", QuestionKind.YesNo), ("short-text", QuestionKind.ShortText), ("long-text", QuestionKind.LongText),
    ];

    private static readonly LocalText Empty = new(ImmutableDictionary<string, string>.Empty);
}
