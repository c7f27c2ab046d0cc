using System.Globalization;
using Retention.Reputation;

namespace Retention.App.Merchant.StandingPages;

/// <summary>How a shop stands with the mailboxes, in a merchant's words.</summary>
internal static class StandingText
{
    /// <summary>The state in a sentence, with the number behind it.</summary>
    public static string Of(Standing? standing) => standing switch
    {
        null or { Level: StandingLevel.Good } => "Mailboxes take your letters well.",
        { Level: StandingLevel.Warned } => $"Take care: {Why(standing)}.",
        { Level: StandingLevel.MarketingWaits } => $"Marketing waits: {Why(standing)}.",
        _ => $"All but service letters wait: {Why(standing)}.",
    };

    /// <summary>What helps against it.</summary>
    public static string Remedy(IncidentKind kind) => kind == IncidentKind.Bounce
        ? "Addresses that do not exist come from old lists and mistyped forms. Those that bounced are not written to again; look where they came from."
        : "Readers who call a letter spam did not expect it. Look at which letters they were, and whether those people agreed to them.";

    /// <summary>A rate, as a merchant reads it.</summary>
    public static string Percent(Rate rate) => rate.Letters == 0 ? "none" : $"{(rate.Value * 100).ToString(rate.Value is > 0 and < 0.01 ? "0.00" : "0.0", CultureInfo.InvariantCulture)} %";

    /// <summary>A kind, as a merchant calls it.</summary>
    public static string Of(IncidentKind kind) => kind == IncidentKind.Bounce ? "Bounced" : "Called spam";

    private static string Why(Standing standing)
    {
        var percent = Percent(new(standing.Incidents, standing.Letters));
        return $"{percent} of your letters {(standing.Kind == IncidentKind.Bounce ? "bounced" : "were called spam")} in the last {standing.Days.ToString(CultureInfo.InvariantCulture)} days ({standing.Incidents.ToString(CultureInfo.InvariantCulture)} of {standing.Letters.ToString("N0", CultureInfo.InvariantCulture)})";
    }
}
