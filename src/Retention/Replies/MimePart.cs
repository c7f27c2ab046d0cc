using System.Text;

namespace Retention.Replies;

/// <summary>A part of a mail: its headers and its body, each byte still one character.</summary>
/// <param name="Headers">The headers as they stand there, without their folds.</param>
/// <param name="Body">The body.</param>
internal sealed record MimePart(IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Its kind, in small letters; plain text where it does not say.</summary>
    public string Type => Value("Content-Type").Split(';')[0].Trim().ToLowerInvariant() is { Length: > 0 } type ? type : "text/plain";

    /// <summary>Whether it was attached as a file.</summary>
    public bool IsFile => Value("Content-Disposition").TrimStart().StartsWith("attachment", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it stands in the text, as the picture in a signature does.</summary>
    public bool IsInline => !IsFile && Headers.ContainsKey("Content-ID");

    /// <summary>Its name as a file; empty for none.</summary>
    public string Name => Parameter("Content-Disposition", "filename") ?? Parameter("Content-Type", "name") ?? "";

    /// <summary>Reads a part: headers, an empty line, the body.</summary>
    public static MimePart Read(string part)
    {
        // Not ReplaceLineEndings, which takes a byte of UTF-8 for the end of a line.
        var text = part.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var end = text.StartsWith('\n') ? 0 : text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in head.Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }

        return new(headers, end < 0 ? "" : text[(end == 0 && text.StartsWith('\n') ? 1 : end + 2)..]);
    }

    /// <summary>The parts that it consists of, where it is of several.</summary>
    public IEnumerable<MimePart> Parts()
    {
        if (Parameter("Content-Type", "boundary") is not { Length: > 0 } boundary)
            yield break;
        var mark = $"\n--{boundary}";
        var body = $"\n{Body}";
        for (var at = body.IndexOf(mark, StringComparison.Ordinal); at >= 0;)
        {
            var from = at + mark.Length;
            if (string.CompareOrdinal(body, from, "--", 0, 2) == 0)
                yield break;
            var next = body.IndexOf(mark, from, StringComparison.Ordinal);
            var line = body.IndexOf('\n', from);
            if (line >= 0)
                yield return Read(body[(line + 1)..(next < 0 ? body.Length : Math.Max(line + 1, next))]);
            at = next;
        }
    }

    /// <summary>Its text, decoded.</summary>
    public string Text() => MimeWords.Read(Bytes(), Parameter("Content-Type", "charset"));

    private byte[] Bytes() => Value("Content-Transfer-Encoding").Trim().ToLowerInvariant() switch
    {
        "base64" => MimeWords.FromBase64(Body),
        "quoted-printable" => MimeWords.FromQuoted(Body, isHeader: false),
        _ => Encoding.Latin1.GetBytes(Body),
    };

    private string Value(string header) => Headers.GetValueOrDefault(header, "");

    // name=value or name="value", between semicolons.
    private string? Parameter(string header, string name)
    {
        foreach (var part in Value(header).Split(';').Skip(1))
        {
            if (part.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && part[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                return part[(equals + 1)..].Trim().Trim('"');
        }

        return null;
    }
}
