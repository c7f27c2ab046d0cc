using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Retention.App.Replies;

namespace Retention.App.Webhooks;

/// <summary>Reads a mail as Inbound Parse posts it: fields of a form, each in a charset of its own, and files, which are counted only.</summary>
internal static class ParsedMail
{
    private const int LongestBoundary = 128;
    private const int MostFields = 200;
    private const int LargestField = 1024 * 1024; // Of a longer one the beginning is read.

    /// <summary>Reads it; null when it is none, or comes raw.</summary>
    public static async Task<InboundMail?> ReadAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(delivery.Header("Content-Type"), out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
            return null;
        try
        {
            var fields = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
            var files = 0;
            var parts = new MultipartReader(boundary, new MemoryStream(delivery.Body));
            while (fields.Count < MostFields && await parts.ReadNextSectionAsync(cancellation) is { } part)
            {
                if (part.AsFileSection() is not null)
                    files++;
                else if (part.AsFormDataSection()?.Name is { Length: > 0 } name)
                    fields[name] = await FieldAsync(part.Body, cancellation);
            }

            return Of(fields, files);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static InboundMail? Of(Dictionary<string, byte[]> fields, int files)
    {
        if (!fields.TryGetValue("envelope", out var envelope) || !(fields.ContainsKey("text") || fields.ContainsKey("html")))
            return null;
        var charsets = fields.TryGetValue("charsets", out var told) ? Strings(told) : [];
        string Text(string name) => fields.TryGetValue(name, out var bytes) ? EncodingOf(charsets.GetValueOrDefault(name)).GetString(bytes) : "";
        using var json = JsonDocument.Parse(envelope);
        if (json.RootElement.At("to") is not { ValueKind: JsonValueKind.Array } recipients)
            return null;
        string[] to = [.. recipients.EnumerateArray().Select(address => address.GetString()).OfType<string>()];
        var from = json.RootElement.TryGetProperty("from", out var path) ? path.GetString() : null;
        var text = Text("text");
        return new(to, from, Text("from"), Text("subject"), string.IsNullOrWhiteSpace(text) ? Plain(Text("html")) : text, Headers(Text("headers")), files);
    }

    private static async Task<byte[]> FieldAsync(Stream field, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var piece = new byte[16 * 1024];
        int read;
        while (content.Length < LargestField && (read = await field.ReadAsync(piece, cancellation)) > 0)
            content.Write(piece, 0, read);
        return content.ToArray();
    }

    private static Dictionary<string, string> Strings(byte[] json)
    {
        using var map = JsonDocument.Parse(json);
        var strings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (map.RootElement.ValueKind != JsonValueKind.Object)
            return strings;
        foreach (var field in map.RootElement.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.String))
            strings[field.Name] = field.Value.GetString()!;
        return strings;
    }

    // The field may be in another charset than the form.
    private static Encoding EncodingOf(string? charset)
    {
        try
        {
            return charset is null ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8; // The writer's program chose it, and .NET refuses UTF-7 in a way of its own.
        }
    }

    // A header goes on in the next line where that begins with a space; of two of one name the first counts.
    private static Dictionary<string, string> Headers(string text)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.ReplaceLineEndings("\n").Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }

        return headers;
    }

    // Only for mails that have no text part: the quoted letter is left out where it is marked as such, and tags are dropped.
    private static string Plain(string html)
    {
        var quote = html.IndexOf("<blockquote", StringComparison.OrdinalIgnoreCase);
        var text = new StringBuilder(html.Length);
        var (isTag, isHidden) = (false, false);
        foreach (var (at, letter) in (quote > 0 ? html[..quote] : html).Index())
        {
            if (letter == '<')
            {
                isTag = true;
                var rest = html.AsSpan(at);
                isHidden = rest.StartsWith("<style", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("<script", StringComparison.OrdinalIgnoreCase) || (isHidden && rest is not ['<', '/', ..]);
                if (rest.StartsWith("<br", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("</p", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("</div", StringComparison.OrdinalIgnoreCase))
                    text.Append('\n');
            }
            else if (letter == '>')
            {
                isTag = false;
            }
            else if (!isTag && !isHidden)
            {
                text.Append(letter);
            }
        }

        return WebUtility.HtmlDecode(text.ToString());
    }
}
