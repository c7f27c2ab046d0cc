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
        var (html, text) = (Replaced(letter.Letter.Html, testPage), Replaced(letter.Letter.Text, testPage));
        // The one-click link may stand at another address of ours.
        return letter.Unsubscribe is { } link
            ? letter.Letter with { Html = html.Replace(link.AbsoluteUri, testPage.AbsoluteUri, StringComparison.Ordinal), Text = text.Replace(link.AbsoluteUri, testPage.AbsoluteUri, StringComparison.Ordinal) }
            : letter.Letter with { Html = html, Text = text };
    }

    /// <summary>One part of a letter, with every link to this program leading to the page for tests: whoever looks at a copy must not hold the shopper's keys.</summary>
    public static string Replaced(string part, Uri testPage) =>
        Regex.Replace(part, $"{Regex.Escape(testPage.GetLeftPart(UriPartial.Authority))}/[^\\s\"'<>]*", testPage.AbsoluteUri, RegexOptions.None, Patience);
}
