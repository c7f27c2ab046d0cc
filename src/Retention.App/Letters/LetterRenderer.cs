using HandlebarsDotNet;

namespace Retention.App.Letters;

/// <summary>
/// Turns the content of a letter into its HTML and plain-text parts. The layouts are ours and compiled once; values are only ever
/// filled in, never compiled, so what a merchant or a customer wrote can't become part of a template.
/// Safe to use from several threads.
/// </summary>
internal sealed class LetterRenderer
{
    private readonly HandlebarsTemplate<object, object> _html = Compile("Letters.letter.html", noEscape: false);
    private readonly HandlebarsTemplate<object, object> _text = Compile("Letters.letter.txt", noEscape: true);

    /// <summary>Renders both parts.</summary>
    /// <exception cref="ArgumentException">The unsubscribe address is not http or https: a letter without that link must not leave.</exception>
    public RenderedLetter Render(LetterContent content)
    {
        if (Clean.Address(content.UnsubscribeUrl) is null)
            throw new ArgumentException("A letter needs an unsubscribe link on http or https.", nameof(content));
        return new RenderedLetter(
            Subject: Clean.Line(content.Subject),
            Html: _html(HtmlPart.Values(content)),
            Text: _text(TextPart.Values(content)));
    }

    private static HandlebarsTemplate<object, object> Compile(string resource, bool noEscape)
    {
        using var stream = typeof(LetterRenderer).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the program; Letters.targets puts it there.");
        using var reader = new StreamReader(stream);
        var handlebars = Handlebars.Create(new HandlebarsConfiguration
        {
            NoEscape = noEscape,
            TextEncoder = new HtmlEscaping(),
            // A placeholder that nobody fills is a bug of ours, not a hole in somebody's letter.
            ThrowOnUnresolvedBindingExpression = true,
        });
        return handlebars.Compile(reader.ReadToEnd());
    }
}
