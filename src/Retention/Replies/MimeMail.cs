using System.Collections.Immutable;
using System.Text;

namespace Retention.Replies;

/// <summary>
/// A mail as it was written on the wire (RFC 5322 and 2045), as far as a reply needs it: its headers, what it says, and how many files came with it. It is read
/// leniently, for it comes from every mail program there is; nothing of it is executed or fetched.
/// </summary>
/// <param name="Headers">The headers, decoded, by name whatever its case; of two of one name the first.</param>
/// <param name="Text">What it says; its own words alone where it is HTML.</param>
/// <param name="Files">How many files came with it.</param>
public sealed record MimeMail(IReadOnlyDictionary<string, string> Headers, string Text, int Files)
{
    private const int MostDepth = 8;
    private const int MostParts = 100;

    // How Outlook packs what only Outlook reads: no file that anybody attached.
    private static readonly string[] Packings = ["application/ms-tnef", "application/vnd.ms-tnef"];

    /// <summary>Reads a mail. What can't be read is left out: a broken mail has no text, and is no fault.</summary>
    public static MimeMail Read(ReadOnlySpan<byte> mail)
    {
        // Every byte as one character, until its charset is known.
        var whole = MimePart.Read(Encoding.Latin1.GetString(mail));
        var found = new Found();
        Walk(whole, found, depth: 0);
        var text = found.Text.Length > 0 ? found.Text.ToString() : HtmlText.Own(found.Html.ToString());
        return new(whole.Headers.ToImmutableDictionary(header => header.Key, header => MimeWords.Decode(header.Value), StringComparer.OrdinalIgnoreCase), text.Trim(), found.Files);
    }

    /// <summary>Bytes in a charset that a mail names, as text; in one that nobody knows they are taken for UTF-8.</summary>
    public static string Read(byte[] bytes, string? charset) => MimeWords.Read(bytes, charset);

    /// <summary>The headers of a mail alone, as they stand there: a header goes on in the next line where that begins with a space; of two of one name the first counts.</summary>
    public static IReadOnlyDictionary<string, string> HeadersOf(string text) => MimePart.Read(text.TrimEnd()).Headers;

    private static void Walk(MimePart part, Found found, int depth)
    {
        if (depth > MostDepth || ++found.Parts > MostParts)
            return;
        if (part.Type.StartsWith("multipart/", StringComparison.Ordinal))
        {
            foreach (var inner in part.Parts())
                Walk(inner, found, depth + 1);
        }
        else if (part.IsFile || !(part.Type is "text/plain" or "text/html"))
        {
            found.Files += part.IsInline || Packings.Contains(part.Type, StringComparer.Ordinal) || part.Name.Equals("winmail.dat", StringComparison.OrdinalIgnoreCase) ? 0 : 1;
        }
        else if (part.Type == "text/plain")
        {
            found.Text.Append(found.Text.Length == 0 ? "" : "\n").Append(part.Text());
        }
        else
        {
            found.Html.Append(part.Text());
        }
    }

    private sealed class Found
    {
        public StringBuilder Text { get; } = new();

        public StringBuilder Html { get; } = new();

        public int Files { get; set; }

        public int Parts { get; set; }
    }
}
