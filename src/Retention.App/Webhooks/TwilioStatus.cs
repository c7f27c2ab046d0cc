using System.Globalization;
using Retention.App.Reports;
using Retention.App.Senders;

namespace Retention.App.Webhooks;

/// <summary>Twilio's words for what became of a text, in ours (facts/messaging.md 2.6). Their order says nothing: whoever applies them ranks them.</summary>
internal static class TwilioStatus
{
    /// <summary>What a status says, and whether it is the fault of the sender or its account; null for one that says nothing of the message's fate.</summary>
    /// <param name="status">The field MessageStatus.</param>
    /// <param name="code">The field ErrorCode; null for none.</param>
    public static (ReportKind Kind, string? Code, bool IsOfSender)? Read(string? status, string? code)
    {
        var fault = TwilioFaults.Find(int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
        return status switch
        {
            "accepted" or "scheduled" or "queued" or "sending" or "sent" => (ReportKind.Accepted, null, false), // With some carriers "sent" is the last that is heard.
            "delivered" or "read" => (ReportKind.Delivered, null, false),
            "undelivered" or "failed" => Failed(fault),
            "canceled" => (ReportKind.Dropped, null, false),
            _ => null,
        };
    }

    private static (ReportKind Kind, string? Code, bool IsOfSender) Failed(TwilioFault? fault)
    {
        var code = fault?.Code.ToString(CultureInfo.InvariantCulture);
        return fault?.Kind switch
        {
            TwilioFaultKind.BadNumber => (ReportKind.Bounced, code, false),
            TwilioFaultKind.OptedOut => (ReportKind.Dropped, ReportCodes.UnsubscribedBefore, false),
            TwilioFaultKind.Blocked => (ReportKind.Blocked, code, false),
            _ => (ReportKind.Dropped, code, fault?.Kind == TwilioFaultKind.Account),
        };
    }
}
