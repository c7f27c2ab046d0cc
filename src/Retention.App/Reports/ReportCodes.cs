namespace Retention.App.Reports;

/// <summary>The codes of reports about mail: why a letter did not arrive. They are stored: only ever add.</summary>
internal static class ReportCodes
{
    /// <summary>The address does not exist, by the mailbox's own answer or the provider's classification of it.</summary>
    public const string InvalidAddress = "invalid-address";

    /// <summary>The provider did not try: the address bounced before, perhaps for somebody else who sends by the same account.</summary>
    public const string BouncedBefore = "bounced-before";

    /// <summary>The provider did not try: the address's owner called mail of this account a nuisance before.</summary>
    public const string ComplainedBefore = "complained-before";

    /// <summary>The provider did not try: the address stands on the provider's own list of those who unsubscribed.</summary>
    public const string UnsubscribedBefore = "unsubscribed-before";
}
