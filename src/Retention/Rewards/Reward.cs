using System.Collections.Immutable;

namespace Retention.Rewards;

/// <summary>
/// Credit that was given for one reason, and the coupons in which it reaches the shopper. At most one of them is of use at a time: what an order
/// leaves of one is put into the next. All times are UTC.
/// </summary>
public sealed record Reward
{
    private static readonly TimeSpan Late = TimeSpan.FromDays(2);

    /// <summary>Its name within the shop, which follows from what it was given for: twice for the same is once.</summary>
    public required string Id { get; init; }

    /// <summary>What was given.</summary>
    public required Money Worth { get; init; }

    /// <summary>What for, a key of <see cref="CreditReason"/>.</summary>
    public required string Why { get; init; }

    /// <summary>The storefront's id of the order that it hangs on; null where it hangs on none, and in what an earlier version of this program gave.</summary>
    public string? OrderId { get; init; }

    /// <summary>What was kept of the order when a share of it was given; null for other kinds.</summary>
    public Money? Kept { get; init; }

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

    /// <summary>Why it was taken back, a key of <see cref="CreditReason"/>; null where it was not, and in what an earlier version of this program took back.</summary>
    public string? EndedFor { get; init; }

    /// <summary>How much has to go back because its order was refunded, in minor units: as much of it as is ever left.</summary>
    public long Refunded { get; init; }

    /// <summary>How much of that did go back, in minor units; it is among <see cref="Lapsed"/>.</summary>
    public long Reversed { get; init; }

    /// <summary>What was not used when it ended, or went back before, in minor units.</summary>
    public long Lapsed { get; init; }

    /// <summary>What orders used beyond its worth, in minor units.</summary>
    public long Beyond { get; init; }

    /// <summary>Whether the person was erased: what is left of it goes with its last coupon, which bears the address in the shop.</summary>
    public bool IsErased { get; init; }

    /// <summary>How many entries it has in the ledger.</summary>
    public int Entries { get; init; }

    /// <summary>What the shopper may still spend of it.</summary>
    public Money Remaining => Worth with { Minor = checked(Worth.Minor + Beyond - Lapsed - Used) };

    /// <summary>What orders use of it now, in minor units.</summary>
    internal long Used => Uses.Where(use => use.Stands).Sum(use => use.Amount.Minor);

    /// <summary>Whether an order has this coupon, so that nobody else can use it. A sum on an account is used when nothing is left of it.</summary>
    public bool IsUsed(Coupon coupon) => coupon.Form == CreditForm.Account
        ? UsedOf(coupon) >= coupon.Amount.Minor
        : Uses.Any(use => use.Stands && use.Coupon == coupon.Number);

    // What orders use of one coupon now, in minor units.
    internal long UsedOf(Coupon coupon) => Uses.Where(use => use.Stands && use.Coupon == coupon.Number).Sum(use => use.Amount.Minor);

    /// <summary>The coupon that can be used now; null while there is none.</summary>
    public Coupon? Usable => Remaining.Minor <= 0 ? null : Coupons.FirstOrDefault(coupon => coupon.State == CouponState.Issued && !IsUsed(coupon));

    /// <summary>Since when it is over for good (UTC): its last day, and two more in which an order of that day may still be told.</summary>
    /// <param name="zone">The shop's time zone.</param>
    public DateTimeOffset? OverAt(TimeZoneInfo zone) => LastDay is not { } last ? null
        : new DateTimeOffset(last.AddDays(1).ToDateTime(TimeOnly.MinValue), zone.GetUtcOffset(last.AddDays(1).ToDateTime(TimeOnly.MinValue))).ToUniversalTime() + Late;

    /// <summary>
    /// What stays of it when the person is erased: coupons that may still stand in the shop, and nothing of whom or what for. A sum on an account is
    /// the shop's own record of its customer and bears nothing of ours: it stays there, and is forgotten here.
    /// </summary>
    public Reward Erased() => this with
    {
        IsErased = true,
        Address = "",
        Note = null,
        By = null,
        Uses = [],
        Ended = CreditKind.Revoked,
        Beyond = 0,
        Lapsed = Worth.Minor,
        Coupons = [.. Coupons.Select(coupon => coupon.Form == CreditForm.Account ? new Coupon(coupon.Number, coupon.Amount, CouponState.Removed) { Form = coupon.Form } : coupon)],
    };

    /// <summary>This reward with the coupon as it stands now.</summary>
    public Reward With(Coupon coupon) => this with { Coupons = Coupons.SetItem(coupon.Number, coupon) };
}
