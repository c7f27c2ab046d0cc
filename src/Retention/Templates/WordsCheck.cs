using System.Collections.Immutable;
using Retention.Flows;
using Retention.Languages;
using Retention.Texts;

namespace Retention.Templates;

/// <summary>What is wrong with the words of a message, in which field and where.</summary>
/// <param name="Field">The field.</param>
/// <param name="Fault">What is wrong there, and what to do.</param>
public sealed record WordsFault(WordsField Field, TemplateFault Fault);

/// <summary>
/// Whether words can be sent. The links that a marketing letter must have (unsubscribe, postal address) are the layout's, so no words can leave them
/// out; a text message has no layout, so its words must say how to stop.
/// </summary>
public static class WordsCheck
{
    /// <summary>How long a subject may be: more is cut off in every inbox.</summary>
    public const int MostOfSubject = 150;

    /// <summary>How long a text message may be: three parts of 153 characters (GSM 03.38 in concatenated messages).</summary>
    public const int MostOfText = 459;

    /// <summary>How many parts a text message may have: each is charged.</summary>
    public const int MostParts = 3;

    private const int MostOfLine = 200;
    private const int MostOfButton = 60;

    // What each value may look like, so that lengths are those of a letter and not of its template.
    private static readonly TemplateFacts Example = new()
    {
        FirstName = "Alexandra",
        ShopName = "Meadow Ceramics",
        OrderNumber = "#10001",
        OrderDate = "20 November 2026",
        ItemTitle = "Stoneware mug, sand",
        ItemPrice = "$1,999.00",
        Total = "$1,999.00",
        Count = 12,
        Tier = "Friend of the house",
        TierBenefits = "Free shipping, and new mugs three days before everybody else.",
        Code = "THANKYOU10",
        Link = "https://meadow.example/cart/abc",
    };

    /// <summary>All that is wrong with words in place of a template's, field by field.</summary>
    /// <param name="letter">Where they would stand.</param>
    /// <param name="words">The words.</param>
    /// <param name="shopUrl">The shop's front page; null when it is not known.</param>
    public static ImmutableArray<WordsFault> Of(Letter letter, EditedWords words, string? shopUrl)
    {
        var faults = ImmutableArray.CreateBuilder<WordsFault>();
        foreach (var field in Fields(letter))
        {
            var source = words[field];
            var found = Field(letter, field, source, shopUrl).OrderBy(fault => fault.Line).ThenBy(fault => fault.Column);
            faults.AddRange(found.Select(fault => new WordsFault(field, fault)));
        }

        return faults.ToImmutable();
    }

    /// <summary>Whether the words can be written into a message at all. Words that were right when they were kept are, unless a newer program kept them.</summary>
    public static bool CanBeRead(Letter letter, EditedWords words) => Fields(letter).All(field => TemplateText.Parse(words[field], letter.Scope) is Parsing.Parsed);

    /// <summary>The fields that a message has: a text message has its text only, and a letter without a button gets none.</summary>
    public static ImmutableArray<WordsField> Fields(Letter letter) => letter.Step.Channel == Channel.Text
        ? [WordsField.Text]
        : [.. Enum.GetValues<WordsField>().Where(field => field != WordsField.Button || letter.Template.Button is not null)];

    private static IEnumerable<TemplateFault> Field(Letter letter, WordsField field, string source, string? shopUrl)
    {
        if (string.IsNullOrWhiteSpace(source))
            return Lacking(field) is { } lacking ? [new(1, 1, lacking)] : [];
        var isLine = field is not (WordsField.Text or WordsField.Reply);
        if (isLine && source.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end)
            return [TemplateFault.At(source, end, "This is one line. Take the line break out.")];
        return TemplateText.Parse(source, letter.Scope) switch
        {
            Parsing.Faults(var list) => list.Concat(WrittenLinks.Faults(source, shopUrl)),
            Parsing.Parsed(var template) => WrittenLinks.Faults(source, shopUrl).Concat(Whole(letter, field, template.Render(Example))),
            _ => throw new InvalidOperationException("A parsing has two cases."),
        };
    }

    // What can be said of a field only as a whole stands at its beginning.
    private static IEnumerable<TemplateFault> Whole(Letter letter, WordsField field, string text)
    {
        var isText = letter.Step.Channel == Channel.Text;
        var most = field switch { WordsField.Subject => MostOfSubject, WordsField.Button => MostOfButton, WordsField.Text or WordsField.Reply => isText ? MostOfText : int.MaxValue, _ => MostOfLine };
        if (text.Length > most)
            yield return new(1, 1, $"This has {text.Length} characters, and {most} is the most. Make it shorter.");
        if (string.IsNullOrWhiteSpace(text) && Lacking(field) is { } lacking)
            yield return new(1, 1, lacking);
        if (isText && Segments.Of(PlainCharacters.Of(text)) is { Parts: > MostParts } segments)
            yield return new(1, 1, $"This takes {segments.Parts} parts, and {MostParts} is the most. {(segments.IsGsm7 ? "Make it shorter." : "Emojis and accents like á make it longer: leave them out, or make it shorter.")}");
        // Carriers want to see who writes (CTIA; facts/peers.md 3.4).
        if (isText && !text.Contains(Example.ShopName!, StringComparison.Ordinal))
            yield return new(1, 1, "A text message must say who writes. Put {{shop.name}} in.");
        if (isText && KnownValues.Find("link")!.IsIn(letter.Scope) && !text.Contains(Example.Link!, StringComparison.Ordinal))
            yield return new(1, 1, "A text message must say where it leads. Put {{link}} in.");
        if (isText && !text.Contains("STOP", StringComparison.Ordinal))
            yield return new(1, 1, $"A text message must say how to stop them. Keep the words \"{Wordbooks.For(letter.Template.Language).TextStop}\"");
    }

    private static string? Lacking(WordsField field) => field switch
    {
        WordsField.Subject => "Write a subject: without one the letter looks like spam.",
        WordsField.Heading => "Write a heading.",
        WordsField.Text => "Write the text.",
        WordsField.Button => "Say what the button does, like \"Back to my cart\".",
        _ => null,
    };
}
