using System.Collections.Immutable;

namespace Retention.Surveys;

/// <summary>One question of a survey.</summary>
/// <param name="Key">Its name: answers know it by that, so it is kept when the words change.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">What it asks.</param>
public sealed record Question(string Key, QuestionKind Kind, LocalText Text)
{
    /// <summary>The answer to "yes or no" that means yes.</summary>
    public const string Yes = "yes";

    /// <summary>The answer to "yes or no" that means no.</summary>
    public const string No = "no";

    /// <summary>Whether the page is not left without an answer to it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What can be chosen; empty for other kinds.</summary>
    public ImmutableArray<Choice> Choices { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What the lowest number means; null where it is not said.</summary>
    public LocalText? Low { get; init; }

    /// <summary>What the highest number means; null where it is not said.</summary>
    public LocalText? High { get; init; }

    /// <summary>When it is asked; null for always.</summary>
    public Condition? ShowIf { get; init; }

    /// <summary>Where it stands in the file: <c>pages[0].questions[1]</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether it is answered with a number.</summary>
    public bool IsScale => Kind is QuestionKind.ScaleTo10 or QuestionKind.ScaleTo5;

    /// <summary>Whether it is answered in the shopper's own words, which are never public.</summary>
    public bool IsText => Kind is QuestionKind.ShortText or QuestionKind.LongText;

    /// <summary>The lowest number of a scale.</summary>
    public int Least => Kind == QuestionKind.ScaleTo10 ? 0 : 1;

    /// <summary>The highest number of a scale.</summary>
    public int Most => Kind == QuestionKind.ScaleTo10 ? 10 : 5;

    /// <summary>How many characters an answer in words may have.</summary>
    public int MostText => Kind == QuestionKind.ShortText ? 200 : 2_000;

    /// <summary>All answers that can be chosen, in their order; empty for words.</summary>
    public ImmutableArray<string> Options => Kind switch
    {
        QuestionKind.ScaleTo10 or QuestionKind.ScaleTo5 => [.. Enumerable.Range(Least, Most - Least + 1).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        QuestionKind.YesNo => [Yes, No],
        _ => [.. Choices.Select(choice => choice.Key)],
    };

    /// <summary>What is wrong with the values that were given; null for nothing.</summary>
    public AnswerFault? Check(ImmutableArray<string> values) =>
        values.IsEmpty ? IsRequired ? AnswerFault.Missing : null
        : IsText ? values.Length > 1 || values[0].Length > MostText ? AnswerFault.TooLong : null
        : values.Length > 1 && Kind != QuestionKind.ChooseMany ? AnswerFault.NotOffered
        : values.All(value => Options.Contains(value, StringComparer.Ordinal)) ? null : AnswerFault.NotOffered;
}

/// <summary>One of the answers that can be chosen.</summary>
/// <param name="Key">Its name: what is stored.</param>
/// <param name="Text">What it says.</param>
public sealed record Choice(string Key, LocalText Text);

/// <summary>What can be wrong with an answer.</summary>
public enum AnswerFault
{
    /// <summary>None was given where one has to be.</summary>
    Missing,

    /// <summary>It is none of those that can be chosen.</summary>
    NotOffered,

    /// <summary>It has too many characters.</summary>
    TooLong,
}
