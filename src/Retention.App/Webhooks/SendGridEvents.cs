using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Retention.App.Reports;
using Retention.App.Senders;
using Retention.App.Storage;

namespace Retention.App.Webhooks;

/// <summary>What a batch of SendGrid's events says (facts/messaging.md 1.7).</summary>
/// <param name="Reports">The reports in it, each once.</param>
/// <param name="LeftOut">For each event that is none, why; of a fixed vocabulary.</param>
internal sealed record SendGridEvents(ImmutableArray<Report> Reports, ImmutableArray<string> LeftOut)
{
    private const int LongestText = 254;

    /// <summary>Reads a batch; null when it is none. Events that are unknown, broken, or of letters that are not ours are left out.</summary>
    public static SendGridEvents? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Array ? Of(json.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SendGridEvents Of(JsonElement batch)
    {
        var reports = new List<Report>();
        var leftOut = ImmutableArray.CreateBuilder<string>();
        foreach (var told in batch.EnumerateArray())
        {
            var (report, why) = Safely(told);
            if (report is not null)
                reports.Add(report);
            else
                leftOut.Add(why!);
        }

        // sg_event_id changes when an event is delivered again, so that one is known by the message or address, the event and its time.
        return new([.. reports.DistinctBy(report => (report.Message ?? report.Address, report.Kind, report.At, report.Attempt))], leftOut.ToImmutable());
    }

    private static (Report? Report, string? Why) Safely(JsonElement told)
    {
        try
        {
            return told.ValueKind == JsonValueKind.Object ? Of(new Fields(told)) : (null, "no object");
        }
        catch (InvalidOperationException)
        {
            return (null, "a text that is no Unicode");
        }
    }

    private static (Report? Report, string? Why) Of(Fields told)
    {
        if (told.Text("event") is not { } name)
            return (null, "no event");
        if (KindOf(name, told) is not { } kind)
            return (null, name is "open" or "click" or "group_resubscribe" or "account_status_change" ? name : "unknown event");
        if (told.Time("timestamp") is not { } at)
            return (null, "no time");
        var report = new Report(SendGridArguments.Provider, Channel.Email, kind, at)
        {
            Message = told.Text(SendGridArguments.Message) is { } message && Keys.IsMessageId(message) ? message : null,
            Attempt = int.TryParse(told.Text(SendGridArguments.Attempt), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : null,
            Shop = told.Text(SendGridArguments.Shop) is { } shop && Keys.IsShopId(shop) ? shop : null,
            Shopper = told.Text(SendGridArguments.Shopper) is { } shopper && Keys.IsShopperId(shopper) ? shopper : null,
            Case = told.Text(SendGridArguments.Case) is { Length: <= 64 } one && one.All(char.IsAsciiHexDigitLower) ? one : null,
            Address = told.Text("email"),
            ProviderId = ProviderIdOf(told),
            Code = CodeOf(kind, told),
        };
        // Of a letter that went out past us nothing is to be learnt but that its address takes no mail.
        return report.Shop is null && kind is ReportKind.Accepted or ReportKind.Deferred or ReportKind.Delivered ? (null, "not ours") : (report, null);
    }

    private static ReportKind? KindOf(string name, Fields told) => name switch
    {
        "processed" => ReportKind.Accepted,
        "deferred" => ReportKind.Deferred,
        "delivered" => ReportKind.Delivered,
        "bounce" => string.Equals(told.Text("type"), "blocked", StringComparison.OrdinalIgnoreCase) ? ReportKind.Blocked : ReportKind.Bounced,
        "dropped" => ReportKind.Dropped,
        "spamreport" => ReportKind.Complained,
        "unsubscribe" or "group_unsubscribe" => ReportKind.Unsubscribed,
        _ => null,
    };

    // What foreign servers wrote ("reason", "response") is not kept: it may be anything, and quotes addresses.
    private static string? CodeOf(ReportKind kind, Fields told) => kind switch
    {
        ReportKind.Bounced or ReportKind.Blocked => told.Text("bounce_classification")?.ToLowerInvariant() switch
        {
            "invalid address" => ReportCodes.InvalidAddress,
            "content" => "content",
            "frequency or volume too high" => "too-much-mail",
            "mailbox unavailable" => "mailbox-unavailable",
            "reputation" => "reputation",
            "technical failure" => "technical-failure",
            _ => null,
        },
        ReportKind.Dropped => told.Text("reason")?.ToLowerInvariant() switch
        {
            "bounced address" => ReportCodes.BouncedBefore,
            "spam reporting address" => ReportCodes.ComplainedBefore,
            "unsubscribed address" => ReportCodes.UnsubscribedBefore,
            "invalid" => ReportCodes.InvalidAddress,
            "spam content" => "spam-content",
            "recipient list over package quota" => "over-quota",
            _ => null,
        },
        _ => null,
    };

    // X-Message-Id is what stands before the first dot of sg_message_id, and before the @ of smtp-id.
    private static string? ProviderIdOf(Fields told) =>
        told.Text("sg_message_id") is { } id ? id.Split('.')[0] : told.Text("smtp-id") is { } smtp ? smtp.Trim('<', '>').Split('@')[0] : null;

    private readonly record struct Fields(JsonElement Event)
    {
        public string? Text(string name) =>
            Event.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestText } text ? text : null;

        public DateTimeOffset? Time(string name)
        {
            if (!Event.TryGetProperty(name, out var value) || !long.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                return null;
            return seconds is > 0 and < 4_102_444_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null; // Before 2100: no year that a table could not hold.
        }
    }
}
