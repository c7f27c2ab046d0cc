using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Retention.Templates;

/// <summary>Writes a template's parts. A missing value leaves no hole: what would join it to the words before, or after, goes with it.</summary>
internal sealed class TemplateWriter(TemplateFacts facts)
{
    private readonly StringBuilder _text = new();

    // A value that begins a line is missing: the comma or space that would follow it has nothing to follow.
    private bool _isLineBare;

    /// <summary>The text of the parts.</summary>
    public string Write(ImmutableArray<Part> parts)
    {
        All(parts);
        return _text.ToString();
    }

    private void All(ImmutableArray<Part> parts)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case Part.Literal(var text):
                    Put(text);
                    break;
                case Part.Value(var of) when of.Read(facts) is { } text:
                    Put(text);
                    break;
                case Part.Plural(var of, var one, var many) when of.Count(facts) is { } count:
                    Put((IsOne(count) ? one : many).Replace("%d", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
                    break;
                case Part.If(var of, var then, var otherwise):
                    All(of.Holds(facts) ? then : otherwise);
                    break;
                default:
                    LeaveNoHole();
                    break;
            }
        }
    }

    // "Hello {{first_name}}," is "Hello,", and "Thank you, {{first_name}}" is "Thank you".
    private void LeaveNoHole()
    {
        if (_text is [.., ',', ' '])
            _text.Length -= 2;
        else if (_text is [.., ' '])
            _text.Length -= 1;
        else
            _isLineBare = _text is [] or [.., '\n'];
    }

    private void Put(string text)
    {
        var from = 0;
        while (_isLineBare && from < text.Length && text[from] is ' ' or ',')
            from++;
        _isLineBare &= from == text.Length;
        var length = Math.Min(text.Length - from, TemplateText.MostCharacters - _text.Length);
        // Half a character is none.
        if (length > 0 && length < text.Length - from && char.IsHighSurrogate(text[from + length - 1]))
            length--;
        _text.Append(text, from, length);
    }

    // CLDR's cardinal rules for the languages that we write: French counts none as one, Japanese tells no number apart.
    private bool IsOne(int count) => facts.Language.Split('-')[0].ToUpperInvariant() switch
    {
        "JA" => false,
        "FR" => count is 0 or 1,
        _ => count == 1,
    };
}
