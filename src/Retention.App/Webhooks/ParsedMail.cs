using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Retention.App.Replies;
using Retention.Replies;

namespace Retention.App.Webhooks;

/// <summary>
/// Reads a mail as Inbound Parse posts it: fields of a form, each in a charset of its own, and files, which are counted only; or, where "send raw" is on, the mail
/// itself in one field (facts/messaging.md 1.9).
/// </summary>
internal static class ParsedMail
{
    private const int LongestBoundary = 128;
    private const int MostFields = 200;
    private const int LargestField = 1024 * 1024; // Of a longer one the beginning is read.

    /// <summary>Reads it; null when it is none.</summary>
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
                if (part.AsFileSection() is { } file)
                    files += file.FileName is "winmail.dat" ? 0 : 1; // How Outlook packs what only Outlook reads.
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
        var raw = fields.GetValueOrDefault("email") ?? fields.GetValueOrDefault("rawEmail");
        if (!fields.TryGetValue("envelope", out var envelope) || !(raw is not null || fields.ContainsKey("text") || fields.ContainsKey("html")))
            return null;
        var charsets = fields.TryGetValue("charsets", out var told) ? Strings(told) : [];
        string Text(string name) => fields.TryGetValue(name, out var bytes) ? MimeMail.Read(bytes, charsets.GetValueOrDefault(name)) : "";
        using var json = JsonDocument.Parse(envelope);
        if (json.RootElement.At("to") is not { ValueKind: JsonValueKind.Array } recipients)
            return null;
        string[] to = [.. recipients.EnumerateArray().Select(address => address.GetString()).OfType<string>()];
        var from = json.RootElement.TryGetProperty("from", out var path) ? path.GetString() : null;
        if (raw is not null && MimeMail.Read(raw) is var mail)
            return new(to, from, mail.Headers.GetValueOrDefault("From", ""), mail.Headers.GetValueOrDefault("Subject", ""), mail.Text, mail.Headers, mail.Files);
        var text = Text("text");
        return new(to, from, Text("from"), Text("subject"), string.IsNullOrWhiteSpace(text) ? HtmlText.Own(Text("html")) : text, MimeMail.HeadersOf(Text("headers")), files);
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
}
