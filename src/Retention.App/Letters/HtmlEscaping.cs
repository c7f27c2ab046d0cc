using System.Text;
using HandlebarsDotNet;

namespace Retention.App.Letters;

/// <summary>
/// Escapes the five characters that matter in HTML text and quoted attributes. Handlebars' own encoder also turns every <c>=</c> of
/// a link into a reference, which is correct, but trips the scanners that mail passes on its way.
/// </summary>
internal sealed class HtmlEscaping : ITextEncoder
{
    /// <inheritdoc />
    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    /// <inheritdoc />
    public void Encode(string? text, TextWriter target) => Encode((text ?? "").GetEnumerator(), target);

    /// <inheritdoc />
    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        if (text is null)
            return;
        while (text.MoveNext())
        {
            switch (text.Current)
            {
                case '&': target.Write("&amp;"); break;
                case '<': target.Write("&lt;"); break;
                case '>': target.Write("&gt;"); break;
                case '"': target.Write("&quot;"); break;
                case '\'': target.Write("&#39;"); break;
                default: target.Write(text.Current); break;
            }
        }
    }
}
