using System.Collections.Immutable;

namespace Retention.Templates;

/// <summary>
/// Words with values in them, read and found to be right: <c>{{first_name}}</c>, <c>{{#if code}} .. {{else}} .. {{/if}}</c>,
/// <c>{{plural count "one item" "%d items"}}</c>, <c>{{money order.total}}</c>, <c>{{date order.date}}</c>. It looks like Handlebars and is a small
/// language of our own: it knows the values of <see cref="KnownValues"/> and nothing else, runs nothing, and writes plain text, which whoever puts
/// it into HTML escapes.
/// </summary>
public sealed class TemplateText
{
    /// <summary>How long a source may be, in bytes of UTF-8.</summary>
    public const int MostBytes = 10 * 1024;

    /// <summary>How deep blocks may stand in one another.</summary>
    public const int MostDepth = 3;

    /// <summary>How many characters are written at most; what would follow is left out.</summary>
    public const int MostCharacters = 40_000;

    private readonly ImmutableArray<Part> _parts;

    internal TemplateText(ImmutableArray<Part> parts) => _parts = parts;

    /// <summary>Reads a source, for words that stand there.</summary>
    public static Parsing Parse(string source, TemplateScope scope) => new TemplateParser(source, scope).Parse();

    /// <summary>The text with what its values stand for.</summary>
    public string Render(TemplateFacts facts) => new TemplateWriter(facts).Write(_parts);
}
