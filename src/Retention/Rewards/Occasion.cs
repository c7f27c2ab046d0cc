namespace Retention.Rewards;

/// <summary>
/// What credit is earned for: a closed type of four cases. What somebody thought of an item, an order or the shop never reaches a rule about credit
/// (16 CFR 465.4): there is no place for it here.
/// </summary>
public abstract record Occasion
{
    private Occasion()
    {
    }

    /// <summary>Names the occasion within the shop: credit is earned once for each.</summary>
    public abstract string Source { get; }

    /// <summary>The sources of what is the same to the shopper, of these orders of theirs: what was given for one of them is not given for another.</summary>
    /// <param name="orders">The storefront's ids of the shopper's orders.</param>
    public virtual IEnumerable<string> Alike(IEnumerable<string> orders) => [];

    /// <summary>Which kind it is: a key of <see cref="CreditReason"/>.</summary>
    public abstract string Kind { get; }

    /// <summary>The storefront's id of the order that it hangs on; null where it hangs on none of the shopper's.</summary>
    public virtual string? Order => null;

    /// <summary>An order was kept: the time in which it can be sent back is over.</summary>
    /// <param name="OrderId">The storefront's id of the order.</param>
    /// <param name="Kept">What the shop keeps of it, in the shop's own currency.</param>
    public sealed record Purchase(string OrderId, Money Kept) : Occasion
    {
        /// <inheritdoc/>
        public override string Source => $"{CreditReason.Purchase}|{OrderId}";

        /// <inheritdoc/>
        public override string Kind => CreditReason.Purchase;

        /// <inheritdoc/>
        public override string? Order => OrderId;
    }

    /// <summary>An item was reviewed.</summary>
    /// <param name="OrderId">The storefront's id of the order.</param>
    /// <param name="ItemId">The storefront's id of the item, or its name where it has none.</param>
    /// <param name="HasPhoto">Whether a photo came with it.</param>
    public sealed record Review(string OrderId, string ItemId, bool HasPhoto) : Occasion
    {
        /// <inheritdoc/>
        public override string Source => $"{CreditReason.Review}|{OrderId}|{ItemId}";

        /// <summary>An item that was ordered twice has one review, which its author may change from either order's letter.</summary>
        /// <inheritdoc/>
        public override IEnumerable<string> Alike(IEnumerable<string> orders) => orders.Select(order => (this with { OrderId = order }).Source);

        /// <inheritdoc/>
        public override string Kind => CreditReason.Review;

        /// <inheritdoc/>
        public override string? Order => OrderId;
    }

    /// <summary>A survey was answered to its end.</summary>
    /// <param name="Key">The survey's stored name.</param>
    /// <param name="Answer">What makes this answer one: the order that it is about, say, or the shopper and the quarter.</param>
    public sealed record Survey(string Key, string Answer) : Occasion
    {
        /// <inheritdoc/>
        public override string Source => $"{CreditReason.Survey}|{Key}|{Answer}";

        /// <inheritdoc/>
        public override string Kind => CreditReason.Survey;
    }

    /// <summary>A friend who was invited bought something, and kept it.</summary>
    /// <param name="FriendOrderId">The storefront's id of the friend's order.</param>
    public sealed record Referral(string FriendOrderId) : Occasion
    {
        /// <inheritdoc/>
        public override string Source => $"{CreditReason.Referral}|{FriendOrderId}";

        /// <inheritdoc/>
        public override string Kind => CreditReason.Referral;
    }
}
