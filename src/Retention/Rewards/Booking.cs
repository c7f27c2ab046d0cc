using System.Collections.Immutable;

namespace Retention.Rewards;

/// <summary>What became of a reward, and the entries that say so: both are written together, or neither.</summary>
/// <param name="Reward">The reward as it stands now.</param>
/// <param name="Entries">The new entries; none when nothing changed.</param>
public sealed record Booked(Reward Reward, ImmutableArray<CreditEntry> Entries)
{
    internal Booked Missing(Missed? missed, DateTimeOffset now) => missed is null ? this : new(
        Reward with { Entries = Reward.Entries + 1 },
        Entries.Add(new($"{Reward.Id}|{Reward.Entries}", CreditKind.Missed, missed.Amount, now, Reward.Why) { Because = missed.Reason }));

    internal Booked Add(CreditKind kind, long minor, string why, DateTimeOffset now, int? coupon = null, string? order = null) => minor == 0 ? this : new(
        Reward with { Entries = Reward.Entries + 1 },
        Entries.Add(new($"{Reward.Id}|{Reward.Entries}", kind, Reward.Worth with { Minor = minor }, now, why) { Coupon = coupon, OrderId = order }));
}

/// <summary>The books of a reward. Pure: whatever is reported, in any order and however often, ends in the same balance, which is never negative.</summary>
public static class Booking
{
    // The tax of an order is rounded line by line: so much more or less is the whole coupon.
    private const long Rounding = 2;

    /// <summary>Stands in the place of an order's id, where the shop tells what an account has lost, and not by which orders.</summary>
    public const string AtAccount = "account";

    /// <summary>Gives a reward, and claims its first coupon.</summary>
    /// <param name="reward">The reward.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="missed">What a limit kept it from being worth; null for nothing.</param>
    public static Booked Give(Reward reward, DateTimeOffset now, Missed? missed = null) =>
        Claimed(new Booked(reward, []).Add(CreditKind.Earned, reward.Worth.Minor, reward.Why, now).Missing(missed, now), now);

    /// <summary>The one entry of what was not earned at all because of a limit.</summary>
    /// <param name="id">The id that the reward would have.</param>
    /// <param name="why">What it would have been for: a key of <see cref="CreditReason"/>.</param>
    /// <param name="missed">How much, and which limit.</param>
    /// <param name="now">The moment (UTC).</param>
    public static CreditEntry Miss(string id, string why, Missed missed, DateTimeOffset now) => new($"{id}|0", CreditKind.Missed, missed.Amount, now, why) { Because = missed.Reason };

    /// <summary>Books what an order did with a coupon of the reward. An older report, or the same one, changes nothing.</summary>
    public static Booked Use(Reward reward, CouponUse told, DateTimeOffset now)
    {
        if (reward.IsErased)
            return new(reward, []);
        var before = reward.Uses.FirstOrDefault(use => use.Coupon == told.Coupon && string.Equals(use.OrderId, told.OrderId, StringComparison.Ordinal));
        var use = before is null ? Read(reward, told) : CouponUse.Newer(before, Read(reward, told));
        if (use == before)
            return new(reward, []);
        ImmutableArray<CouponUse> uses = before is null ? reward.Uses.Add(use) : reward.Uses.Replace(before, use);
        var after = reward with { Uses = uses };
        var beyond = Math.Max(0, after.Used + after.Lapsed - after.Worth.Minor);
        after = after with { Beyond = beyond };
        var (gone, come) = (before is { Stands: true } ? before.Amount.Minor : 0, use.Stands ? use.Amount.Minor : 0);
        var booked = new Booked(after, []).Add(CreditKind.Earned, Math.Max(0, beyond - reward.Beyond), CreditReason.Beyond, now, use.Coupon, use.OrderId);
        // Of an account it is told how much is gone by now: only what changed is news.
        var same = reward.Coupons[told.Coupon].Form == CreditForm.Account ? Math.Min(gone, come) : gone == come ? gone : 0;
        booked = booked
            .Add(CreditKind.Returned, gone - same, CreditReason.Order, now, use.Coupon, use.OrderId)
            .Add(CreditKind.Spent, come - same, CreditReason.Order, now, use.Coupon, use.OrderId);
        return Claimed(Lapsing(Reversing(booked.Add(CreditKind.Revoked, Math.Max(0, reward.Beyond - beyond), CreditReason.Beyond, now, use.Coupon, use.OrderId), now), now), now);
    }

    /// <summary>Books what is left of a sum on the shopper's account at the shop: what is missing was spent there. Told again, it changes nothing.</summary>
    /// <param name="reward">The reward.</param>
    /// <param name="coupon">The sum as it was put there.</param>
    /// <param name="left">What is left of it, in minor units.</param>
    /// <param name="now">When that was read (UTC).</param>
    public static Booked Left(Reward reward, Coupon coupon, long left, DateTimeOffset now)
    {
        var gone = coupon.Amount with { Minor = Math.Max(0, coupon.Amount.Minor - left) };
        var before = reward.Uses.FirstOrDefault(use => use.Coupon == coupon.Number && use.OrderId == AtAccount);
        return (before is { Stands: true } ? before.Amount : gone with { Minor = 0 }) == gone
            ? new(reward, [])
            : Use(reward, new(AtAccount, coupon.Number, gone, now) { Stands = gone.Minor > 0, IsPaid = true }, now);
    }

    /// <summary>Whether a person of the shop may take a reward back for this, a key of <see cref="CreditReason"/>: what was earned only for fraud or a refund.</summary>
    public static bool MayTakeBack(Reward reward, string why) =>
        why is CreditReason.Fraud or CreditReason.Refund || (why == CreditReason.Mistake && reward.Why == CreditReason.ByHand);

    /// <summary>Ends a reward: what is left of it lapses, now and whenever an order gives some of it back. One that ended before stays as it is.</summary>
    /// <param name="reward">The reward.</param>
    /// <param name="kind"><see cref="CreditKind.Expired"/> or <see cref="CreditKind.Revoked"/>.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="why">Why it is taken back, a key of <see cref="CreditReason"/>; null where it ran out.</param>
    public static Booked End(Reward reward, CreditKind kind, DateTimeOffset now, string? why = null) =>
        reward.Ended is null ? Lapsing(new(reward with { Ended = kind, EndedFor = why }, []), now) : new(reward, []);

    /// <summary>
    /// Takes back what was given for an order that was refunded: as much as is left now, and the rest of it whenever an order gives some back. What is
    /// spent stays spent. Told again, or less than before, it changes nothing.
    /// </summary>
    /// <param name="reward">The reward.</param>
    /// <param name="minor">How much has to go back in all, in minor units.</param>
    /// <param name="now">The moment (UTC).</param>
    public static Booked Reverse(Reward reward, long minor, DateTimeOffset now) =>
        Math.Min(minor, reward.Worth.Minor) is var all && all > reward.Refunded ? Reversing(new(reward with { Refunded = all }, []), now) : new(reward, []);

    /// <summary>Claims a coupon where one is wanted and none is there, because the last one was deleted in the shop by hand.</summary>
    public static Booked Renew(Reward reward, DateTimeOffset now) => Claimed(new(reward, []), now);

    private static Booked Lapsing(Booked booked, DateTimeOffset now)
    {
        var (reward, rest) = (booked.Reward, booked.Reward.Remaining.Minor);
        return reward.Ended is not { } kind || rest == 0 ? booked : (booked with { Reward = reward with { Lapsed = reward.Lapsed + rest } })
            .Add(kind, rest, kind == CreditKind.Expired ? CreditReason.Time : reward.EndedFor ?? CreditReason.ByHand, now);
    }

    private static Booked Reversing(Booked booked, DateTimeOffset now)
    {
        var reward = booked.Reward;
        var back = Math.Min(reward.Refunded - reward.Reversed, reward.Remaining.Minor);
        return back <= 0 ? booked : (booked with { Reward = reward with { Lapsed = reward.Lapsed + back, Reversed = reward.Reversed + back } }).Add(CreditKind.Revoked, back, CreditReason.Refund, now);
    }

    // The next coupon is claimed with the books that want it.
    private static Booked Claimed(Booked booked, DateTimeOffset now)
    {
        var reward = booked.Reward;
        if (!CouponWork.WantsCoupon(reward))
            return booked;
        var coupon = new Coupon(reward.Coupons.Length, reward.Remaining, CouponState.Claimed);
        return (booked with { Reward = reward with { Coupons = reward.Coupons.Add(coupon) } })
            .Add(coupon.Number == 0 ? CreditKind.Issued : CreditKind.Reissued, coupon.Amount.Minor, reward.Why, now, coupon.Number);
    }

    private static CouponUse Read(Reward reward, CouponUse told)
    {
        if (reward.Coupons[told.Coupon].Form == CreditForm.Account)
            return told;
        var whole = reward.Coupons[told.Coupon].Amount;
        // In another currency nobody can tell what is left: then nothing is.
        var isWhole = told.Amount.Currency != whole.Currency || (told.Amount.Minor > 0 && Math.Abs(whole.Minor - told.Amount.Minor) <= Rounding);
        return told with { Amount = isWhole ? whole : whole with { Minor = Math.Max(0, told.Amount.Minor) } };
    }
}
