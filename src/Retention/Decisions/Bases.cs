using Retention.Law;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Decisions;

/// <summary>What is known of a shopper that can allow a message to an address.</summary>
internal static class Bases
{
    /// <summary>All that there is.</summary>
    /// <param name="shopper">The shopper.</param>
    /// <param name="shop">The shop: what follows from a sale counts only where it offers the refusal when it takes the address.</param>
    /// <param name="rule">The rule, which says for how long a purchase counts.</param>
    /// <param name="address">The hash of the address.</param>
    /// <param name="general">The latest word about all messages of the purpose; null when there is none.</param>
    /// <param name="topic">The latest word that names this kind of message; null when there is none.</param>
    /// <param name="now">The moment (UTC).</param>
    public static Basis Of(Shopper shopper, Shop shop, ConsentRule rule, string address, ConsentWord? general, ConsentWord? topic, DateTimeOffset now)
    {
        var given = Basis.Unasked | Word(general, confirmed: Basis.Confirmed) | Word(topic, confirmed: Basis.Confirmed | Basis.Named);
        if (IsCustomer(shopper, address, since: DateTimeOffset.MinValue))
            given |= Basis.Customer | (shop.Settings.AllowsSoftOptIn ? Basis.Sale : Basis.None);
        if (!shop.Settings.AllowsSoftOptIn)
            return given;
        if (rule.Enough.HasFlag(Basis.Purchase) && IsCustomer(shopper, address, Ago(now, rule.PurchaseMonths)))
            given |= Basis.Purchase;
        if (rule.Enough.HasFlag(Basis.Enquiry) && HasEnquired(shopper, address, Ago(now, rule.EnquiryMonths)))
            given |= Basis.Enquiry;
        return given;
    }

    private static DateTimeOffset Ago(DateTimeOffset now, int? months) => months is { } count ? now.AddMonths(-count) : DateTimeOffset.MinValue;

    private static Basis Word(ConsentWord? word, Basis confirmed) => word is not { IsGranted: true } ? Basis.None : word.StandsConfirmed ? Basis.Express | confirmed : Basis.Express;

    private static bool IsCustomer(Shopper shopper, string address, DateTimeOffset since)
    {
        foreach (var order in shopper.Orders)
        {
            if (order.IsPaid && !order.IsTest && order.EmailKey == address && (order.PlacedAt ?? DateTimeOffset.MinValue) >= since)
                return true;
        }

        return false;
    }

    // Who asked to be told when an item is back has asked about buying it. No other event of ours is an enquiry about goods for certain.
    private static bool HasEnquired(Shopper shopper, string address, DateTimeOffset since)
    {
        foreach (var item in shopper.Items)
        {
            if (item.WaitsForStock && item.SavedAt >= since && (item.EmailKey ?? shopper.Profile?.EmailKey) == address)
                return true;
        }

        return false;
    }
}
