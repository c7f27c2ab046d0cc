using Azure.Data.Tables;
using Retention.Events;

namespace Retention.App.Storage;

/// <summary>
/// Every word about being written to, beside the shopper's state: with its time, source, wording and evidence, never written over. Decisions
/// look at the latest word, which the state holds; this is for whoever has to prove it.
/// </summary>
internal static class ConsentLedger
{
    /// <summary>A line of the ledger.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="shopper">Our id of the shopper.</param>
    /// <param name="consent">What was said.</param>
    /// <param name="address">The hash of the address that it is about.</param>
    /// <param name="source">The key of the event that told it: the same event writes the same line.</param>
    /// <param name="number">Which of the event's words it is.</param>
    public static TableEntity Row(string shop, string shopper, Consent consent, string address, string source, int number)
    {
        var row = ShopperStore.Beside(shop, shopper, Keys.Consent(consent.At, source, number));
        row["Address"] = address;
        row["Channel"] = consent.Channel.ToString();
        row["Purpose"] = consent.Purpose?.ToString();
        row["Topic"] = consent.Topic;
        row["Word"] = consent.IsGranted ? "granted" : "refused";
        row["IsConfirmed"] = consent.IsConfirmed;
        row["Source"] = consent.Source;
        row["Wording"] = consent.Wording;
        row["Evidence"] = consent.Evidence;
        row["At"] = consent.At;
        return row;
    }
}
