using System.Text.RegularExpressions;
using Retention.App.Letters;
using Retention.App.Senders;

namespace Retention.App.Wording;

/// <summary>Takes a shopper's own links out of a copy of the letter: each of them is a key.</summary>
internal static class CopiedLinks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Both parts of the letter, with every link to this program leading to the page for tests.</summary>
    public static RenderedLetter Replaced(OutgoingLetter letter, Uri testPage)
    {
        var here = Regex.Escape(testPage.GetLeftPart(UriPartial.Authority));
        string Replace(string text) => Regex.Replace(text, $"{here}/[^\\s\"'<>]*", testPage.AbsoluteUri, RegexOptions.None, Patience);
        var (html, text) = (Replace(letter.Letter.Html), Replace(letter.Letter.Text));
        // The one-click link may stand at another address of ours.
        return letter.Unsubscribe is { } link
            ? letter.Letter with { Html = html.Replace(link.AbsoluteUri, testPage.AbsoluteUri, StringComparison.Ordinal), Text = text.Replace(link.AbsoluteUri, testPage.AbsoluteUri, StringComparison.Ordinal) }
            : letter.Letter with { Html = html, Text = text };
    }
}
