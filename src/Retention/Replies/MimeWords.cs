using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Retention.Replies;

/// <summary>The encodings of mail: what is written of a text in seven bits (RFC 2045), words of a header in other letters (RFC 2047), and charsets.</summary>
internal static partial class MimeWords
{
    /// <summary>A header's value, each byte one character, with its encoded words read; what some programs write into it as it is, is UTF-8.</summary>
    public static string Decode(string value) =>
        // Between two encoded words the space is part of neither.
        Word().Replace(Between().Replace(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(value)), "${end}"), word => Read(
            word.Groups["how"].Value is "B" or "b" ? FromBase64(word.Groups["text"].Value) : FromQuoted(word.Groups["text"].Value, isHeader: true),
            word.Groups["charset"].Value.Split('*')[0]));

    /// <summary>Bytes in a charset, as text; in one that nobody knows they are taken for UTF-8.</summary>
    public static string Read(byte[] bytes, string? charset) => EncodingOf(charset).GetString(bytes);

    /// <summary>The charset of this name: those of the web and of old mail; UTF-8 for none, or one that nobody knows.</summary>
    public static Encoding EncodingOf(string? charset)
    {
        try
        {
            // Outlook says Latin 1 and writes Windows' own letters: browsers read it so, too (WHATWG Encoding).
            return string.IsNullOrWhiteSpace(charset) ? Encoding.UTF8
                : charset.Trim().ToLowerInvariant() is "iso-8859-1" or "latin1" or "us-ascii" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!
                : CodePagesEncodingProvider.Instance.GetEncoding(charset.Trim()) ?? Encoding.GetEncoding(charset.Trim());
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8; // The writer's program chose it, and .NET refuses UTF-7 in a way of its own.
        }
    }

    /// <summary>Bytes of base64, as far as it is some: what is no letter of it is skipped, as mail programs do.</summary>
    public static byte[] FromBase64(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/'))
            letters.Append(letter);
        var whole = letters.Length % 4 == 1 ? letters.Length - 1 : letters.Length; // One letter alone is no byte.
        letters.Length = whole;
        return Convert.FromBase64String(letters.Append('=', (4 - (whole % 4)) % 4).ToString());
    }

    /// <summary>Bytes of quoted-printable; in headers a low line stands for a space.</summary>
    public static byte[] FromQuoted(string text, bool isHeader)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '=' && at + 1 < text.Length && text[at + 1] == '\n')
            {
                at++; // The line goes on.
            }
            else if (text[at] == '=' && at + 2 < text.Length && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                at += 2;
            }
            else
            {
                bytes.Add(isHeader && text[at] == '_' ? (byte)' ' : (byte)text[at]);
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"=\?(?<charset>[^?\s]{1,40})\?(?<how>[BbQq])\?(?<text>[^?\s]*)\?=", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<end>\?=)\s+(?==\?)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Between();
}
