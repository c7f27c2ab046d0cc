using Retention.Flows;

namespace Retention.Templates;

/// <summary>The words of a message as a merchant edits them, each a template.</summary>
/// <param name="Subject">The subject line; empty in a text message.</param>
/// <param name="Preview">What the inbox shows after the subject.</param>
/// <param name="Heading">The heading.</param>
/// <param name="Text">The paragraphs, a blank line between two.</param>
/// <param name="Button">What the button says; empty where there is none.</param>
/// <param name="Reply">Invites an answer.</param>
public sealed record EditedWords(string Subject, string Preview, string Heading, string Text, string Button, string Reply)
{
    /// <summary>The words of a template, to be edited.</summary>
    public static EditedWords Of(Template template) =>
        new(template.Subject, template.Preview, template.Heading, string.Join("\n\n", template.Paragraphs), template.Button ?? "", template.Reply);

    /// <summary>A template with these words in place of its own. Its key, and whether it has a button, stay.</summary>
    public Template In(Template template) => template with
    {
        Subject = Subject,
        Preview = Preview,
        Heading = Heading,
        Paragraphs = [Text],
        Reply = Reply,
        Button = template.Button is null ? null : Button,
    };

    /// <summary>These words as they are kept: line breaks are line feeds, and nothing hangs over at either end.</summary>
    public EditedWords Tidy() => new(Tidied(Subject), Tidied(Preview), Tidied(Heading), Tidied(Text), Tidied(Button), Tidied(Reply));

    /// <summary>The words of one field.</summary>
    public string this[WordsField field] => field switch
    {
        WordsField.Subject => Subject,
        WordsField.Preview => Preview,
        WordsField.Heading => Heading,
        WordsField.Text => Text,
        WordsField.Button => Button,
        WordsField.Reply => Reply,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static string Tidied(string text) => text.ReplaceLineEndings("\n").Trim();
}

/// <summary>A field of the words of a message.</summary>
public enum WordsField
{
    /// <summary>The subject line.</summary>
    Subject,

    /// <summary>What the inbox shows after it.</summary>
    Preview,

    /// <summary>The heading.</summary>
    Heading,

    /// <summary>The paragraphs.</summary>
    Text,

    /// <summary>The button.</summary>
    Button,

    /// <summary>What invites an answer.</summary>
    Reply,
}
