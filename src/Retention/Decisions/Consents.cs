using System.Collections.Frozen;
using Retention.Shoppers;

namespace Retention.Decisions;

/// <summary>
/// Whether a message may go to an address, by what was said about it. The latest explicit word wins; without one it depends on what the
/// message is for, by which way it goes and where the shopper is (facts/peers.md 3.4, 3.5; not legal advice, confirm before use).
/// </summary>
public static class Consents
{
    // Countries that know the soft opt-in of EU 2002/58/EC 13(2): the EU, the EEA and the United Kingdom.
    private static readonly FrozenSet<string> SoftOptIn = new[]
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Why it may not go; null when it may. A message without an address is another guard's business.</summary>
    public static Decision? Object(Candidate one)
    {
        if (one.Seen.Address(one.Step.Channel) is not { } address)
            return null;
        if (one.Seen.Shopper.Refuses(address) || one.Seen.Checks.IsRefusedElsewhere)
            return Refused(one, Reason.Unsubscribed);
        var (general, topic) = Words(one, address);
        // Who refused one kind of message by name is asked by name before it comes again.
        if (topic is { IsGranted: false })
            return Refused(one, Reason.UnsubscribedTopic);
        if (general is { IsGranted: false } && !(topic?.At > general.At))
            return Refused(one, Reason.Unsubscribed);
        return HasBasis(one, address, general, topic) ? null : new Decision.Skip(Reason.NoConsent);
    }

    // A refusal is for its own way: who wants no texts may still want the letters that the flow goes on with.
    private static Decision Refused(Candidate one, Reason reason) => one.Step.Channel == Channel.Text ? new Decision.Skip(reason) : new Decision.Stop(reason);

    private static (ConsentWord? General, ConsentWord? Topic) Words(Candidate one, string address)
    {
        ConsentWord? general = null, topic = null;
        foreach (var word in one.Seen.Shopper.Consents)
        {
            if (word.Address != address || word.Channel != one.Step.Channel || !Concerns(word, one.Flow.Purpose))
                continue;
            if (word.Topic is null)
                general = general?.With(word) ?? word;
            else if (word.Topic == one.Flow.Family)
                topic = topic?.With(word) ?? word;
        }

        return (general, topic);
    }

    // A word for everything concerns all; who allowed advertising allowed to be asked for an opinion too.
    private static bool Concerns(ConsentWord word, Purpose purpose) =>
        word.Purpose is null || word.Purpose == purpose || (word is { Purpose: Purpose.Marketing, IsGranted: true } && purpose == Purpose.Feedback);

    private static bool HasBasis(Candidate one, string address, ConsentWord? general, ConsentWord? topic) => (one.Step.Channel, one.Flow.Purpose) switch
    {
        // Carriers want a double opt-in that names the reminders (CTIA; facts/peers.md 3.4): no other consent will do.
        (Channel.Text, Purpose.Marketing) => topic is { IsGranted: true, IsConfirmed: true },
        (Channel.Text, _) => general is { IsGranted: true } || topic is { IsGranted: true },
        (_, Purpose.Service) => true,
        (_, Purpose.Feedback) when !one.Seen.Shop.Settings.FeedbackNeedsConsent.Contains(one.Seen.Country ?? "", StringComparer.Ordinal) => true,
        _ => general is { IsGranted: true } || topic is { IsGranted: true } || IsSoftOptIn(one, address),
    };

    private static bool IsSoftOptIn(Candidate one, string address) =>
        one.Seen.Shop.Settings.AllowsSoftOptIn && SoftOptIn.Contains(one.Seen.Country ?? "") && one.Seen.Shopper.Orders.Any(order => order.IsPaid && !order.IsTest && order.EmailKey == address);
}
