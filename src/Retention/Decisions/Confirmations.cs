using Retention.Events;
using Retention.Flows;
using Retention.Law;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Decisions;

/// <summary>
/// Whether somebody who agreed to advertising by e-mail is asked to confirm it from the mailbox (double opt-in): once, where the law's table wants
/// the confirmation, and only while something that advertises is on.
/// </summary>
public static class Confirmations
{
    /// <summary>For how many days the link in the letter works.</summary>
    public const int Days = 30;

    /// <summary>Where it is confirmed, in the ledger.</summary>
    public const string Source = "confirmation letter";

    /// <summary>The word that waits for a confirmation; null when none does, or none is needed.</summary>
    /// <param name="shopper">The shopper.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="address">The hash of the address.</param>
    public static ConsentWord? Awaited(Shopper shopper, Shop shop, string address)
    {
        if (shopper.IsErased || shopper.Refuses(address) || shop.Settings.ConfirmsElsewhere || !IsAdvertising(shop) || shopper.Suppressions.Any(told => told.Address == address && told.Channel == Channel.Email))
            return null;
        var words = shopper.Consents.Where(word => word.Address == address && word is { Channel: Channel.Email, Topic: null, Purpose: null or Purpose.Marketing }).ToArray();
        return words.Length > 0 && words.Aggregate((one, other) => one.With(other)) is { IsGranted: true, IsImportedGrant: false, StandsConfirmed: false } latest
            && IsWanted(shop, shopper.Orders.LastOrDefault(order => order.EmailKey == address)?.Country ?? shopper.Profile?.Country) ? latest : null;
    }

    /// <summary>Whether an event says something that may have to be confirmed: what is told of the past never has.</summary>
    public static bool Concerns(Consent consent) => consent is { Channel: Channel.Email, IsGranted: true, IsConfirmed: false, Topic: null, Purpose: null or Purpose.Marketing };

    private static bool IsWanted(Shop shop, string? country) =>
        Consents.RuleFor(shop, country, Channel.Email, Purpose.Marketing).Enough is var enough && enough.HasFlag(Basis.Confirmed) && !enough.HasFlag(Basis.Express);

    private static bool IsAdvertising(Shop shop) => AllFlows.List.Any(flow => flow.Purpose == Purpose.Marketing && shop.IsOn(flow.Family));
}
