using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Retention.App.Tests.Senders;

/// <summary>What <c>POST /v3/mail/send</c> demands of a body (facts/messaging.md 1.2).</summary>
internal static class MailRules
{
    private static readonly string[] ForbiddenHeaders =
        ["x-sg-id", "x-sg-eid", "received", "dkim-signature", "Content-Type", "Content-Transfer-Encoding", "To", "From", "Subject", "Reply-To", "CC", "BCC"];

    /// <summary>What is wrong, with the field; nothing when SendGrid would take it.</summary>
    public static List<(string Message, string? Field)> Check(HttpRequest request, string body, out JsonObject? mail)
    {
        var faults = new List<(string Message, string? Field)>();
        mail = null;
        void Rule(bool holds, string field, string message)
        {
            if (!holds)
                faults.Add((message, field));
        }

        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return [("Content-Type should be application/json.", null)];
        try
        {
            mail = JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            // Said below.
        }

        if (mail is null)
            return [("Bad Request", null)];
        var envelopes = mail["personalizations"] as JsonArray ?? [];
        Rule(envelopes.Count is >= 1 and <= 1000, "personalizations", "The personalizations field is required and must have at least one personalization.");
        for (var at = 0; at < envelopes.Count; at++)
            faults.AddRange(Envelope(envelopes[at]!, $"personalizations.{at}"));
        Rule(IsAddress(mail["from"]?["email"]), "from.email", "The from object must be provided for every email send.");
        Rule(mail["reply_to"] is null || IsAddress(mail["reply_to"]!["email"]), "reply_to.email", "The reply_to email must be a valid address.");
        Rule(IsText(mail["subject"]), "subject", "The subject is required.");
        var parts = (mail["content"] as JsonArray ?? []).Select(part => (Type: (string?)part?["type"], Value: part?["value"])).ToArray();
        Rule(parts.Length > 0 && parts.All(part => IsText(part.Value)), "content", "Unless a valid template_id is provided, the content parameter is required.");
        Rule(!parts.SkipWhile(part => part.Type != "text/html").Any(part => part.Type == "text/plain"), "content", "If present, text/plain and text/html may only be provided once and must be in this order.");
        var categories = (mail["categories"] as JsonArray ?? []).Select(category => (string)category!).ToArray();
        Rule(categories.Length <= 10 && categories.Distinct(StringComparer.Ordinal).Count() == categories.Length && categories.All(category => category.Length <= 255), "categories", "At most 10, each once.");
        foreach (var unknown in mail.Select(field => field.Key).Except(["personalizations", "from", "reply_to", "subject", "content", "categories", "tracking_settings", "mail_settings", "headers", "custom_args"], StringComparer.Ordinal))
            faults.Add(($"Additional property {unknown} is not allowed", unknown));
        return faults;
    }

    private static IEnumerable<(string Message, string? Field)> Envelope(JsonNode envelope, string field)
    {
        var to = (envelope["to"] as JsonArray ?? []).Select(mailbox => mailbox?["email"]).ToArray();
        if (to.Length == 0 || !to.All(IsAddress))
            yield return ("Does not contain a valid address.", $"{field}.to.0.email");
        foreach (var header in envelope["headers"] as JsonObject ?? [])
        {
            if (ForbiddenHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
                yield return ("The headers object can not contain a reserved header.", $"{field}.headers.{header.Key}");
            if (!IsText(header.Value) || ((string)header.Value!).Any(c => c is < ' ' or > '~'))
                yield return ("Header values are strings of printable characters.", $"{field}.headers.{header.Key}");
        }

        if (envelope["custom_args"] is not (null or JsonObject))
            yield return ("Invalid type. Expected: object.", $"{field}.custom_args");
        if (envelope["custom_args"] is JsonObject arguments)
        {
            if (!arguments.All(argument => argument.Value?.GetValueKind() == JsonValueKind.String))
                yield return ("Invalid type. Expected: string.", $"{field}.custom_args");
            if (Encoding.UTF8.GetByteCount(arguments.ToJsonString()) > 10_000)
                yield return ("Custom args are limited to 10,000 bytes.", $"{field}.custom_args");
        }
    }

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String && ((string)node!).Length > 0;

    private static bool IsAddress(JsonNode? node) => IsText(node) && ((string)node!).Split('@') is [{ Length: > 0 }, { Length: > 2 }] && !((string)node!).Any(char.IsWhiteSpace);
}
