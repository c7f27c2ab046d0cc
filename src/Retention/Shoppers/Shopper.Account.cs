using Retention.Events;

namespace Retention.Shoppers;

// Whether the shopper has an account with the shop.
public sealed partial record Shopper
{
    /// <summary>
    /// Whether the shopper has an account with the shop, as far as is known. Where the shop does not say so of its record, a record is taken for an account: rather
    /// nobody is invited than somebody who has one.
    /// </summary>
    public bool HasAccount => Profile?.HasAccount ?? Names.Any(name => name.Kind == NameKind.Customer);

    /// <summary>Whether at least two paid orders are known, trials aside, this one among them.</summary>
    public bool HasOrderedTwice(KnownOrder? order) => order is { IsPaid: true, IsTest: false }
        && (ForgottenPaidOrders > 0 || Orders.Any(other => other.IsPaid && !other.IsTest && !string.Equals(other.Id, order.Id, StringComparison.Ordinal)));
}
