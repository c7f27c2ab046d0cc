using System.Text;

namespace Retention.Replies;

/// <summary>
/// The words of a mail that has no plain text: tags are dropped, and so is the letter that it answers, from where mail programs mark its beginning. What they do not
/// mark is left to <see cref="ReplyText"/>.
/// </summary>
public static class HtmlText
{
    // Gmail, Apple Mail and Thunderbird, Outlook on the web and its app, Outlook for Windows, Yahoo, and the rest.
    private static readonly string[] Quotes =
        ["class=\"gmail_quote", "<blockquote", "id=\"appendonsend\"", "id=\"divRplyFwdMsg\"", "id=\"mail-editor-reference-message-container\"", "id=\"OLK_SRC_BODY_SECTION\"", "class=\"yahoo_quoted", "class=\"moz-cite-prefix", "class=\"protonmail_quote", "border:none;border-top:solid #E1E1E1 1.0pt", "border:none;border-top:solid #B5C4DF 1.0pt"];

    private static readonly string[] Lines = ["br", "p", "/p", "div", "/div", "/tr", "/li", "/h1", "/h2", "/h3", "hr", "/blockquote"];

    /// <summary>The words; empty where there are none.</summary>
    public static string Own(string html)
    {
        var own = Text(html[..Quote(html)]);
        // Whoever writes below the quoted letter, or in it, is read whole.
        return own.Length > 0 ? own : Text(html);
    }

    private static int Quote(string html)
    {
        var first = html.Length;
        foreach (var mark in Quotes)
        {
            if (html.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && at < first)
                first = mark[0] == '<' ? at : Math.Max(0, html.LastIndexOf('<', at));
        }

        return first;
    }

    private static string Text(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            if (html[at] != '<')
            {
                text.Append(html[at] is '\r' or '\n' or '\t' ? ' ' : html[at]);
                at++;
                continue;
            }

            var name = NameAt(html, at + 1);
            if (name.Equals("!--", StringComparison.Ordinal))
                at = After(html, at, "-->");
            else if (name is "style" or "script" or "head" or "title")
                at = After(html, html.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? end : html.Length, ">");
            else
                at = After(html, at, ">");
            if (Array.IndexOf(Lines, name) >= 0 && text.Length > 0)
                text.Append('\n');
        }

        return Tidy(System.Web.HttpUtility.HtmlDecode(text.ToString()));
    }

    private static string NameAt(string html, int from)
    {
        if (html.AsSpan(from).StartsWith("!--", StringComparison.Ordinal))
            return "!--";
        var to = from;
        while (to < html.Length && to - from < 12 && (char.IsAsciiLetterOrDigit(html[to]) || (to == from && html[to] == '/')))
            to++;
        return html[from..to].ToLowerInvariant();
    }

    private static int After(string html, int from, string what) =>
        from < html.Length && html.IndexOf(what, from, StringComparison.Ordinal) is >= 0 and var at ? at + what.Length : html.Length;

    // Spaces count once, and of empty lines at most one stands.
    private static string Tidy(string text)
    {
        var lines = text.Replace('\u00A0', ' ').Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        var tidy = new StringBuilder(text.Length);
        var empty = 0;
        foreach (var line in lines)
        {
            empty = line.Length == 0 ? empty + 1 : 0;
            if (empty < 2)
                tidy.Append(line).Append('\n');
        }

        return tidy.ToString().Trim();
    }
}
