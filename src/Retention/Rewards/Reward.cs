using System.Collections.Immutable;

namespace Retention.Rewards;

/// <summary>
/// Credit that was given for one reason, and the coupons in which it reaches the shopper. At most one of them is of use at a time: what an order
/// leaves of one is put into the next. All times are UTC.
/// </summary>
public sealed record Reward
{
    /// <summary>Its name within the shop, which follows from what it was given for: twice for the same is once.</summary>
    public required string Id { get; init; }

    /// <summary>What was given.</summary>
    public required Money Worth { get; init; }

    /// <summary>What for, a key of <see cref="CreditReason"/>.</summary>
    public required string Why { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset EarnedAt { get; init; }

    /// <summary>The hash of the address whose it is: only with it the coupons can be used.</summary>
    public required string Address { get; init; }

    /// <summary>The last day on which it can be used, by the shop's calendar; null for no end.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>What the person of the shop who gave it wrote beside it; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Who gave it, by the id that the shop's platform gives its staff; null when nobody did by hand.</summary>
    public string? By { get; init; }

    /// <summary>Its coupons, by number.</summary>
    public ImmutableArray<Coupon> Coupons { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What orders did with its coupons, one for each order and coupon.</summary>
    public ImmutableArray<CouponUse> Uses { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Why it is over: <see cref="CreditKind.Expired"/> or <see cref="CreditKind.Revoked"/>; null while it is not.</summary>
    public CreditKind? Ended { get; init; }

    /// <summary>What was not used when it ended, in minor units.</summary>
    public long Lapsed { get; init; }

    /// <summary>What orders used beyond its worth, in minor units.</summary>
    public long Beyond { get; init; }

    /// <summary>How many entries it has in the ledger.</summary>
    public int Entries { get; init; }

    /// <summary>What the shopper may still spend of it.</summary>
    public Money Remaining => Worth with { Minor = checked(Worth.Minor + Beyond - Lapsed - Used) };

    /// <summary>What orders use of it now, in minor units.</summary>
    internal long Used => Uses.Where(use => use.Stands).Sum(use => use.Amount.Minor);

    /// <summary>Whether an order has this coupon, so that nobody else can use it.</summary>
    public bool IsUsed(Coupon coupon) => Uses.Any(use => use.Stands && use.Coupon == coupon.Number);

    /// <summary>This reward with the coupon as it stands now.</summary>
    public Reward With(Coupon coupon) => this with { Coupons = Coupons.SetItem(coupon.Number, coupon) };
}
