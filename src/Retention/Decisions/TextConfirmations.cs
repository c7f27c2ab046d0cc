using System.Collections.Immutable;
using Retention.Events;
using Retention.Flows;
using Retention.Law;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Templates;

namespace Retention.Decisions;

/// <summary>
/// Whether somebody who agreed to texts is asked, by one text, to confirm that reminders of carts may come: carriers want a double opt-in that names
/// them (CTIA Messaging Principles; facts/peers.md 3.4). A list that the shop brought along asks nobody.
/// </summary>
public static class TextConfirmations
{
    /// <summary>For how many days the answer counts; our own measure, the same as for letters.</summary>
    public const int Days = 30;

    /// <summary>Where it is confirmed, in the ledger.</summary>
    public const string Source = "confirmation text";

    /// <summary>What the confirmation names: the flow that speaks of carts by text.</summary>
    public static Flow Flow { get; } = AllFlows.List.Single(flow => flow.About == SubjectKind.Cart && flow.Steps.Any(step => step.Channel == Channel.Text));

    /// <summary>Whether an event says something that may have to be confirmed: what is told of the past never has.</summary>
    public static bool Concerns(Consent consent) => consent is { Channel: Channel.Text, IsGranted: true, Purpose: null or Purpose.Marketing }
        && (consent.Topic is null || (consent.Topic == Flow.Family && !consent.IsConfirmed));

    /// <summary>Whether a yes to that number waits for its confirmation, and would be of use.</summary>
    /// <param name="shopper">The shopper.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="number">The hash of the number.</param>
    /// <param name="now">Now (UTC).</param>
    public static bool IsAwaited(Shopper shopper, Shop shop, string number, DateTimeOffset now) =>
        !shopper.IsErased && shop.Settings is { SendsTexts: true, ConfirmsElsewhere: false } && shop.IsOn(Flow.Family)
        && !shopper.Suppressions.Any(told => told.Address == number && told.Channel == Channel.Text)
        && Words(shopper, number).Any(word => word is { IsGranted: true, IsImportedGrant: false })
        && Consents.Object(shopper, shop, Flow, Channel.Text, number, Whereabouts(shopper, number).Country, now) is Decision.Skip(var lacking)
        && (lacking == Reason.NoConsent || lacking == Reason.ConsentUnconfirmed);

    /// <summary>Whether a yes from the number can confirm anything: not for somebody who was erased, or refused texts and did not take it back.</summary>
    public static bool MayConfirm(Shopper shopper, string number)
    {
        var words = Words(shopper, number).ToArray();
        return !shopper.IsErased && !shopper.Refuses(number) && words.Where(word => !word.IsGranted).All(refused => Array.Exists(words, word => word.Lifts(refused.At)));
    }

    /// <summary>Whether it is confirmed already.</summary>
    public static bool IsConfirmed(Shopper shopper, string number) => Words(shopper, number).Any(word => word is { IsGranted: true, IsConfirmed: true, Topic: not null });

    /// <summary>The word that the answer says.</summary>
    /// <param name="at">When it came (UTC).</param>
    /// <param name="wording">The question.</param>
    /// <param name="evidence">The provider's id of the answer.</param>
    public static Consent Said(DateTimeOffset at, string wording, string evidence) =>
        new(Channel.Text, Purpose.Marketing, IsGranted: true, at, Source) { Topic = Flow.Family, IsConfirmed = true, Wording = wording, Evidence = evidence };

    /// <summary>When the question may go: now, or the next time that it is day there (UTC); null when there is none within nine days.</summary>
    public static DateTimeOffset? DayFor(Shopper shopper, Shop shop, string number, DateTimeOffset now)
    {
        var (window, zones, isHoliday) = HoursOf(shopper, shop, number);
        return QuietHours.IsDay(window, zones, now, isHoliday) ? now : QuietHours.NextDay(window, zones, now, isHoliday);
    }

    /// <summary>When it must not arrive any more (UTC): the night begins there, or it is old.</summary>
    public static DateTimeOffset DayEndsAt(Shopper shopper, Shop shop, string number, DateTimeOffset now)
    {
        var (window, zones, isHoliday) = HoursOf(shopper, shop, number);
        return SendDay.EndsAt(now, lawful: null, at => QuietHours.IsDay(window, zones, at, isHoliday));
    }

    private static (SendWindow Window, ImmutableArray<TimeZoneInfo> Zones, Func<DateOnly, bool>? IsHoliday) HoursOf(Shopper shopper, Shop shop, string number)
    {
        var (country, region) = Whereabouts(shopper, number);
        var law = TextLaw.For(country, region, shop.Country);
        return (law.Window.Within(shop.Settings.TextWindow), Zones.Of(country, region, shop), law.IsHoliday);
    }

    // Where whoever gave the number last said to be.
    private static (string? Country, string? Region) Whereabouts(Shopper shopper, string number) =>
        shopper.Carts.LastOrDefault(cart => cart.Contact is { Country: not null } contact && contact.PhoneKey == number)?.Contact is { } contact ? (contact.Country, contact.Region)
        : shopper.Orders.LastOrDefault(order => order.Country is not null && order.PhoneKey == number) is { } order ? (order.Country, order.Region)
        : (shopper.Profile?.Country, shopper.Profile?.Region);

    private static IEnumerable<ConsentWord> Words(Shopper shopper, string number) => shopper.Consents
        .Where(word => word.Address == number && word is { Channel: Channel.Text, Purpose: null or Purpose.Marketing } && (word.Topic is null || word.Topic == Flow.Family));
}
