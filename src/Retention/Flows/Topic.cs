using System.Collections.Immutable;

namespace Retention.Flows;

/// <summary>One kind of message as shoppers tell them apart when they choose what to hear.</summary>
/// <param name="Key">Its name in forms; never changed.</param>
/// <param name="Families">The families of flows that belong to it.</param>
public sealed record Topic(string Key, ImmutableArray<string> Families)
{
    /// <summary>All of them, in the order in which a shopper sees them. Every family belongs to one.</summary>
    public static readonly ImmutableArray<Topic> All =
    [
        new("orders", ["thank-you"]),
        new("carts", ["abandoned-cart"]),
        new("saved", ["save-for-later"]),
        new("opinions", ["review-request", "nps", "survey", "settled"]),
        new("news", ["win-back", "replenishment", "credit-expiry", "tier-reached", "account-invitation"]),
    ];
}
