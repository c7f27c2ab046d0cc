using System.Collections.Frozen;

namespace Retention.Referrals;

/// <summary>Why a referral earns nothing, or has to be looked at. The keys are stored: only ever add.</summary>
public sealed record ReferralReason
{
    /// <summary>Whoever invited is the friend: the same customer, or the same address.</summary>
    public static readonly ReferralReason Self = new("self", "The friend is the person who invited");

    /// <summary>Another spelling of one mailbox.</summary>
    public static readonly ReferralReason SecondAddress = new("second-address", "The friend's address is another spelling of the mailbox of whoever invited");

    /// <summary>The same telephone number or postal address.</summary>
    public static readonly ReferralReason Household = new("household", "Both have the same telephone number or postal address");

    /// <summary>The friend had ordered before.</summary>
    public static readonly ReferralReason ExistingCustomer = new("existing-customer", "The friend had ordered from you before");

    /// <summary>The order was cancelled.</summary>
    public static readonly ReferralReason Cancelled = new("cancelled", "The friend's order was cancelled");

    /// <summary>Money of the order was given back.</summary>
    public static readonly ReferralReason Refunded = new("refunded", "The friend's order was refunded, all or in part");

    /// <summary>The order was deleted in the shop, or is not known any more.</summary>
    public static readonly ReferralReason OrderGone = new("order-gone", "The friend's order is no longer there");

    /// <summary>The order is no longer paid.</summary>
    public static readonly ReferralReason NotPaid = new("not-paid", "The friend's order is no longer paid");

    /// <summary>A trial order of the merchant's.</summary>
    public static readonly ReferralReason TestOrder = new("test-order", "The friend's order was a test");

    /// <summary>Whoever invited was erased.</summary>
    public static readonly ReferralReason Gone = new("gone", "The person who invited was erased");

    /// <summary>Enough was earned this month.</summary>
    public static readonly ReferralReason MonthFull = new("month-full", "The person who invited has earned what one may earn in a month");

    /// <summary>The shop gives nothing for it, or can't.</summary>
    public static readonly ReferralReason NothingGiven = new("nothing-given", "Your shop gave nothing for referrals when it was due");

    /// <summary>The platform calls the order a high risk.</summary>
    public static readonly ReferralReason RiskyOrder = new("risky-order", "Your shop's platform calls the order a high risk");

    /// <summary>More friends at once than people have.</summary>
    public static readonly ReferralReason ManyAtOnce = new("many-at-once", "Many friends of one person bought within a day");

    /// <summary>Several friends typed in their addresses at one place.</summary>
    public static readonly ReferralReason OnePlace = new("one-place", "Several friends asked for their codes from one internet address");

    /// <summary>A person of the shop refused it.</summary>
    public static readonly ReferralReason ByHand = new("by-hand", "You refused it");

    /// <summary>A person of the shop took it back for fraud.</summary>
    public static readonly ReferralReason Fraud = new("fraud", "You took it back as fraud");

    private static readonly FrozenDictionary<string, ReferralReason> ByKey = new[]
    {
        Self, SecondAddress, Household, ExistingCustomer, Cancelled, Refunded, OrderGone, NotPaid, TestOrder, Gone, MonthFull, NothingGiven, RiskyOrder, ManyAtOnce, OnePlace, ByHand, Fraud,
    }.ToFrozenDictionary(reason => reason.Key, StringComparer.Ordinal);

    private ReferralReason(string key, string text) => (Key, Text) = (key, text);

    /// <summary>All of them.</summary>
    public static IEnumerable<ReferralReason> All => ByKey.Values;

    /// <summary>The stored key.</summary>
    public string Key { get; }

    /// <summary>The reason as a merchant reads it.</summary>
    public string Text { get; }

    /// <summary>The text of a stored key; the key itself when a newer version stored it.</summary>
    public static string TextOf(string key) => ByKey.TryGetValue(key, out var reason) ? reason.Text : key;
}
