using Azure.Data.Tables;
using Retention.App.Explaining;

namespace Retention.App.Evidence;

/// <summary>Says on what a message went, by what stood in the ledger at that moment.</summary>
internal static class Basis
{
    /// <summary>The basis, in plain words.</summary>
    /// <param name="story">What is kept of the shopper.</param>
    /// <param name="key">The flow's key.</param>
    /// <param name="version">Its version.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="at">When the message was handed over (UTC).</param>
    public static string Of(Story story, string key, int? version, int step, DateTimeOffset at)
    {
        if (Plain.Flow(key, version) is not { } flow || step >= flow.Steps.Length)
            return "A message of this flow is no longer known to this program; its words and decisions are kept.";
        if (flow.Purpose == Purpose.Service)
            return "Service: it is about what the person ordered or asked for, and advertises nothing. It needs no consent.";
        var channel = flow.Steps[step].Channel.ToString();
        var word = story.Ledger.LastOrDefault(row => row.GetDateTimeOffset("At") <= at && row.GetString("Channel") == channel && Concerns(row, flow.Purpose, flow.Family));
        if (word?.GetString("Word") == "granted")
            return $"Consent of {Plain.Of(word.GetDateTimeOffset("At")!.Value)}, at \"{word.GetString("Source")}\"{(word.GetBoolean("IsConfirmed") == true ? ", confirmed from the address" : "")}.";
        return flow.Purpose == Purpose.Feedback
            ? "It asks for an opinion about an order. No word against it was on file, and the shop's settings and the person's country asked for none."
            : "No explicit word was on file. It went on the shop's setting for customers who bought and did not refuse (soft opt-in, EU 2002/58/EC 13(2)).";
    }

    private static bool Concerns(TableEntity row, Purpose purpose, string family)
    {
        var (said, topic) = (row.GetString("Purpose"), row.GetString("Topic"));
        return (topic is null || topic == family) && (said is null || said == purpose.ToString() || (said == nameof(Purpose.Marketing) && purpose == Purpose.Feedback && row.GetString("Word") == "granted"));
    }
}
