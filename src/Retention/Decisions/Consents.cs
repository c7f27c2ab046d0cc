using System.Collections.Frozen;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

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
    public static Decision? Object(Candidate one) =>
        one.Seen.Address(one.Step.Channel) is not { } address ? null
        : one.Seen.Checks.IsRefusedElsewhere ? Refused(one.Step.Channel, Reason.Unsubscribed)
        : Object(one.Seen.Shopper, one.Seen.Shop, one.Flow, one.Step.Channel, address, one.Seen.Country);

    /// <summary>Why such a message may not go to that address, by what was said about it; null when it may.</summary>
    /// <param name="shopper">The shopper.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="flow">What it would be a message of.</param>
    /// <param name="channel">By which way it would go.</param>
    /// <param name="address">The hash of the address.</param>
    /// <param name="country">Two-letter ISO code of the shopper's country; null when not known.</param>
    public static Decision? Object(Shopper shopper, Shop shop, Flow flow, Channel channel, string address, string? country)
    {
        if (shopper.Refuses(address))
            return Refused(channel, Reason.Unsubscribed);
        var (general, topic) = Words(shopper, flow, channel, address);
        // Who refused one kind of message by name is asked by name before it comes again.
        if (topic is { IsGranted: false })
            return Refused(channel, Reason.UnsubscribedTopic);
        if (general is { IsGranted: false } && !(topic?.At > general.At))
            return Refused(channel, Reason.Unsubscribed);
        var isAllowed = general is { IsGranted: true } || topic is { IsGranted: true };
        var hasBasis = (channel, flow.Purpose) switch
        {
            // Carriers want a double opt-in that names the reminders (CTIA; facts/peers.md 3.4): no other consent will do.
            (Channel.Text, Purpose.Marketing) => topic is { IsGranted: true, IsConfirmed: true },
            (Channel.Text, _) => isAllowed,
            (_, Purpose.Service) => true,
            (_, Purpose.Feedback) when !shop.Settings.FeedbackNeedsConsent.Contains(country ?? "", StringComparer.Ordinal) => true,
            _ => isAllowed || IsSoftOptIn(shopper, shop, address, country),
        };
        return hasBasis ? null : new Decision.Skip(Reason.NoConsent);
    }

    // A refusal is for its own way: who wants no texts may still want the letters that the flow goes on with.
    private static Decision Refused(Channel channel, Reason reason) => channel == Channel.Text ? new Decision.Skip(reason) : new Decision.Stop(reason);

    private static (ConsentWord? General, ConsentWord? Topic) Words(Shopper shopper, Flow flow, Channel channel, string address)
    {
        ConsentWord? general = null, topic = null;
        foreach (var word in shopper.Consents)
        {
            if (word.Address != address || word.Channel != channel || !Concerns(word, flow.Purpose))
                continue;
            if (word.Topic is null)
                general = general?.With(word) ?? word;
            else if (word.Topic == flow.Family)
                topic = topic?.With(word) ?? word;
        }

        return (general, topic);
    }

    // A word for everything concerns all; who allowed advertising allowed to be asked for an opinion too.
    private static bool Concerns(ConsentWord word, Purpose purpose) =>
        word.Purpose is null || word.Purpose == purpose || (word is { Purpose: Purpose.Marketing, IsGranted: true } && purpose == Purpose.Feedback);

    private static bool IsSoftOptIn(Shopper shopper, Shop shop, string address, string? country) =>
        shop.Settings.AllowsSoftOptIn && SoftOptIn.Contains(country ?? "") && shopper.Orders.Any(order => order.IsPaid && !order.IsTest && order.EmailKey == address);
}
