using Retention.Flows;
using Retention.Law;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Decisions;

/// <summary>
/// Whether a message may go to an address, by what was said about it. The latest explicit word wins, and a refusal always does; without a refusal
/// the message needs a basis that <see cref="Rules"/> has for what it is for, by which way it goes and where the shopper is.
/// </summary>
public static class Consents
{
    /// <summary>Why it may not go; null when it may. A message without an address is another guard's business.</summary>
    public static Decision? Object(Candidate one) =>
        one.Seen.Address(one.Step.Channel) is not { } address ? null
        : one.Seen.Checks.IsRefusedElsewhere ? Refused(one.Step.Channel, Reason.Unsubscribed)
        : Object(new(one.Seen.Shopper, one.Seen.Shop, one.Flow.Family, one.Purpose, one.Step.Channel, one.Seen.Country), address, one.Seen.Now);

    /// <summary>Why such a message may not go to that address, by what was said about it; null when it may.</summary>
    /// <param name="shopper">The shopper.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="flow">What it would be a message of.</param>
    /// <param name="channel">By which way it would go.</param>
    /// <param name="address">The hash of the address.</param>
    /// <param name="country">Two-letter ISO code of the shopper's country; null when not known.</param>
    /// <param name="now">The moment (UTC): what follows from a purchase runs out.</param>
    public static Decision? Object(Shopper shopper, Shop shop, Flow flow, Channel channel, string address, string? country, DateTimeOffset now) =>
        Object(new(shopper, shop, flow.Family, flow.Purpose, channel, country), address, now);

    /// <summary>Whether advertising may go to the address of a message, whatever that is for.</summary>
    public static bool AllowsMarketing(Candidate one) =>
        one.Seen.Address(one.Step.Channel) is { } address
        && Object(new(one.Seen.Shopper, one.Seen.Shop, one.Flow.Family, Purpose.Marketing, one.Step.Channel, one.Seen.Country), address, one.Seen.Now) is null;

    /// <summary>The row of the law that holds for such a message, made stricter where the merchant wishes it.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="country">Two-letter ISO code of the shopper's country; null when not known.</param>
    /// <param name="channel">By which way it goes.</param>
    /// <param name="purpose">What it is for.</param>
    public static ConsentRule RuleFor(Shop shop, string? country, Channel channel, Purpose purpose)
    {
        var rule = ConsentLaw.For(country, shop.Country, channel, purpose);
        return (channel, purpose) == (Channel.Email, Purpose.Feedback) && country is not null && shop.Settings.FeedbackNeedsConsent.Contains(country, StringComparer.Ordinal)
            ? rule.And(ConsentLaw.For(country, shop.Country, channel, Purpose.Marketing))
            : rule;
    }

    private static Decision? Object(Asked asked, string address, DateTimeOffset now)
    {
        var (shopper, channel) = (asked.Shopper, asked.Channel);
        if (shopper.Refuses(address))
            return Refused(channel, Reason.Unsubscribed);
        var (general, topic) = Words(asked, address);
        // Who refused one kind of message by name is asked by name before it comes again.
        if (topic is { IsGranted: false })
            return Refused(channel, Reason.UnsubscribedTopic);
        if (general is { IsGranted: false } && !(topic?.At > general.At))
            return Refused(channel, Reason.Unsubscribed);
        var rule = RuleFor(asked.Shop, asked.Country, channel, asked.Purpose);
        var given = Bases.Of(shopper, asked.Shop, rule, address, general, topic, now);
        return (given & rule.Enough) != Basis.None ? null : new Decision.Skip(Lacking(rule, given, topic));
    }

    // Says what a merchant can do something about, where there is such a thing.
    private static Reason Lacking(ConsentRule rule, Basis given, ConsentWord? topic) =>
        given.HasFlag(Basis.Express) && (rule.Enough.HasFlag(Basis.Confirmed) || topic is { IsGranted: true, StandsConfirmed: false }) ? Reason.ConsentUnconfirmed
        : given.HasFlag(Basis.Sale) && rule.Enough.HasFlag(Basis.Purchase) ? Reason.ImpliedConsentOver
        : Reason.NoConsent;

    // A refusal is for its own way: who wants no texts may still want the letters that the flow goes on with.
    private static Decision Refused(Channel channel, Reason reason) => channel == Channel.Text ? new Decision.Skip(reason) : new Decision.Stop(reason);

    private static (ConsentWord? General, ConsentWord? Topic) Words(Asked asked, string address)
    {
        ConsentWord? general = null, topic = null;
        foreach (var word in asked.Shopper.Consents)
        {
            if (word.Address != address || word.Channel != asked.Channel || !Concerns(word, asked.Purpose))
                continue;
            if (word.Topic is null)
                general = general?.With(word) ?? word;
            else if (word.Topic == asked.Family)
                topic = topic?.With(word) ?? word;
        }

        return (general, topic);
    }

    // A word for everything concerns all; who allowed advertising allowed to be asked for an opinion too.
    private static bool Concerns(ConsentWord word, Purpose purpose) =>
        word.Purpose is null || word.Purpose == purpose || (word is { Purpose: Purpose.Marketing, IsGranted: true } && purpose == Purpose.Feedback);

    // A message that somebody asks about.
    private readonly record struct Asked(Shopper Shopper, Shop Shop, string Family, Purpose Purpose, Channel Channel, string? Country);
}
