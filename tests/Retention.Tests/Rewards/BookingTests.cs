using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Retention.Rewards;

namespace Retention.Tests.Rewards;

/// <summary>The books of a reward: whatever the shop reports, in whatever order, they agree with each other and with the shop.</summary>
public class BookingTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly Currency Euro = new("EUR");

    // Reports of three orders, each about one of the first two coupons: newest counts, so each order has reports of several moments.
    private static readonly Gen<CouponUse> Report =
        from order in Gen.Choose(1, 3)
        from coupon in Gen.Choose(0, 1)
        from minute in Gen.Choose(0, 4)
        from cents in Gen.Elements(0L, 1L, 300L, 700L, 999L, 1_000L, 1_500L)
        from stands in Gen.Elements(true, true, false)
        from paid in Gen.Elements(true, false)
        select new CouponUse($"{order}", coupon, new Money(cents, Euro), At.AddMinutes(minute)) { Stands = stands, IsPaid = paid };

    private static readonly Gen<(CouponUse[] Told, CouponUse[] Muddled, int EndsAt)> Stories =
        from told in Report.UpTo(8)
        from twice in Gen.Elements(told.Length == 0 ? [new CouponUse("1", 0, new Money(0, Euro), At)] : told).ArrayOf(3)
        from muddled in Gen.Shuffle(told.Concat(twice).ToArray())
        from ends in Gen.Choose(-6, 8)
        select (told, muddled.ToArray(), ends);

    [Fact]
    public void What_was_given_is_the_balance_and_its_coupon_is_claimed_with_it()
    {
        var given = Given();
        given.Entries.Select(entry => entry.Kind).ShouldBe([CreditKind.Earned, CreditKind.Issued]);
        Ledger.Balance(given.Entries).ShouldBe([new Money(1_000, Euro)]);
        CouponWork.Next(given.Reward).ShouldBe(new CouponWork.Make(new Coupon(0, new Money(1_000, Euro), CouponState.Claimed)));
    }

    [Fact]
    public void What_an_order_leaves_of_a_coupon_is_put_into_the_next_once_the_order_is_paid()
    {
        var unpaid = Booking.Use(Made(Given().Reward), Used("1", 0, 700) with { IsPaid = false }, At);
        unpaid.Entries.Select(entry => (entry.Kind, entry.Amount.Minor)).ShouldBe([(CreditKind.Spent, 700)]);
        CouponWork.Next(unpaid.Reward).ShouldBeNull();
        var paid = Booking.Use(unpaid.Reward, Used("1", 0, 700, minute: 1), At);
        paid.Entries.Select(entry => (entry.Kind, entry.Amount.Minor, entry.Coupon)).ShouldBe([(CreditKind.Reissued, 300, 1)]);
        CouponWork.Next(paid.Reward).ShouldBe(new CouponWork.Make(new Coupon(1, new Money(300, Euro), CouponState.Claimed)));
    }

    [Fact]
    public void A_coupon_that_was_used_up_leaves_nothing_and_a_cent_of_rounded_tax_is_no_rest()
    {
        foreach (var cents in new[] { 1_000, 999, 998, 1_001, 1_002 })
        {
            var used = Booking.Use(Made(Given().Reward), Used("1", 0, cents), At).Reward;
            used.Remaining.Minor.ShouldBe(0, $"{cents}");
            used.Coupons.ShouldHaveSingleItem();
        }

        Booking.Use(Made(Given().Reward), Used("1", 0, 997), At).Reward.Remaining.Minor.ShouldBe(3);
    }

    [Fact]
    public void An_order_called_off_gives_the_credit_back_and_the_coupon_for_the_rest_is_taken_out_of_the_shop()
    {
        var shared = Made(Booking.Use(Made(Given().Reward), Used("1", 0, 700), At).Reward);
        var cancelled = Booking.Use(shared, Used("1", 0, 700, minute: 1) with { Stands = false }, At);
        cancelled.Entries.Select(entry => (entry.Kind, entry.Amount.Minor)).ShouldBe([(CreditKind.Returned, 700)]);
        cancelled.Reward.Remaining.Minor.ShouldBe(1_000);
        CouponWork.Next(cancelled.Reward).ShouldBeOfType<CouponWork.Remove>().Coupon.Number.ShouldBe(1);
        CouponWork.Next(Worked(cancelled.Reward)).ShouldBeNull();
    }

    [Fact]
    public void Where_the_rest_was_spent_meanwhile_the_coupon_that_came_back_is_worth_that_much_less()
    {
        var shared = Made(Booking.Use(Made(Given().Reward), Used("1", 0, 700), At).Reward);
        var both = Booking.Use(shared, Used("2", 1, 300), At).Reward;
        var cancelled = Booking.Use(both, Used("1", 0, 700, minute: 1) with { Stands = false }, At).Reward;
        cancelled.Remaining.Minor.ShouldBe(700);
        CouponWork.Next(cancelled).ShouldBe(new CouponWork.Amend(cancelled.Coupons[0], new Money(700, Euro)));
    }

    [Fact]
    public void What_an_order_uses_beyond_the_worth_is_booked_as_given_and_never_makes_the_balance_negative()
    {
        var raised = Booking.Use(Made(Given().Reward), Used("1", 0, 1_500), At);
        raised.Entries.Select(entry => (entry.Kind, entry.Amount.Minor, entry.Why)).ShouldBe([(CreditKind.Earned, 500, CreditReason.Beyond), (CreditKind.Spent, 1_500, CreditReason.Order)]);
        var cancelled = Booking.Use(raised.Reward, Used("1", 0, 1_500, minute: 1) with { Stands = false }, At);
        cancelled.Entries.Select(entry => (entry.Kind, entry.Amount.Minor)).ShouldBe([(CreditKind.Returned, 1_500), (CreditKind.Revoked, 500)]);
        cancelled.Reward.Remaining.Minor.ShouldBe(1_000);
    }

    [Fact]
    public void An_order_in_another_currency_uses_the_whole_coupon()
    {
        var used = Booking.Use(Made(Given().Reward), new("1", 0, new Money(700, new("USD")), At) { Stands = true, IsPaid = true }, At);
        used.Reward.Remaining.ShouldBe(new Money(0, Euro));
    }

    [Theory]
    [InlineData(CreditKind.Expired)]
    [InlineData(CreditKind.Revoked)]
    public void What_is_over_lapses_also_when_an_order_gives_it_back_later(CreditKind end)
    {
        var over = Booking.End(Made(Booking.Use(Made(Given().Reward), Used("1", 0, 700), At).Reward), end, At);
        over.Entries.Select(entry => (entry.Kind, entry.Amount.Minor)).ShouldBe([(end, 300)]);
        CouponWork.Next(over.Reward).ShouldBeOfType<CouponWork.Remove>().Coupon.Number.ShouldBe(1);
        Booking.End(over.Reward, CreditKind.Revoked, At).Entries.ShouldBeEmpty();
        var cancelled = Booking.Use(over.Reward, Used("1", 0, 700, minute: 1) with { Stands = false }, At);
        cancelled.Entries.Select(entry => (entry.Kind, entry.Amount.Minor)).ShouldBe([(CreditKind.Returned, 700), (end, 700)]);
        Worked(cancelled.Reward).Coupons.ShouldAllBe(coupon => coupon.State == CouponState.Removed);
    }

    [Fact]
    public void Any_order_of_the_same_reports_however_often_ends_in_the_same_balance() =>
        Cases.ForAll(
            Stories,
            // Of the first coupon only: which further ones there are depends on what was heard first.
            story => Played(story.Muddled, story.EndsAt, coupons: 1).Reward.Remaining.ShouldBe(Played([.. story.Told, .. story.Muddled], story.EndsAt, coupons: 1).Reward.Remaining),
            count: 5_000);

    [Fact]
    public void The_sum_of_the_entries_is_the_balance_is_what_the_shop_owes_and_no_entry_before_made_it_negative() =>
        Cases.ForAll(
            Stories,
            story =>
            {
                var (reward, entries) = Played(story.Muddled, story.EndsAt);
                long Sum(Account account, int of) => Ledger.Of(account, entries.Take(of)).Sum(money => money.Minor);
                Sum(Account.Owed, entries.Length).ShouldBe(reward.Remaining.Minor);
                Sum(Account.Owed, entries.Length).ShouldBe(-Sum(Account.Granted, entries.Length) - Sum(Account.Redeemed, entries.Length) - Sum(Account.Lapsed, entries.Length));
                for (var of = 0; of <= entries.Length; of++)
                    Sum(Account.Owed, of).ShouldBeGreaterThanOrEqualTo(0);
                entries.ShouldAllBe(entry => entry.Amount.Minor > 0);
                entries.Select(entry => entry.Id).ShouldBeUnique(StringComparer.Ordinal);
                // The ledger itself, told twice and backwards.
                Ledger.Balance([.. entries.Reverse(), .. entries]).Sum(money => money.Minor).ShouldBe(reward.Remaining.Minor);
            },
            count: 5_000);

    [Fact]
    public void When_all_work_is_done_the_shop_s_usable_coupons_are_worth_the_balance() =>
        Cases.ForAll(
            Stories,
            story =>
            {
                var reward = Worked(Played(story.Muddled, story.EndsAt).Reward);
                var usable = reward.Coupons.Where(coupon => coupon.State == CouponState.Issued && !reward.IsUsed(coupon)).ToList();
                usable.Count.ShouldBeLessThanOrEqualTo(1);
                // While an order is not paid, what it left waits.
                if (usable.Count == 1 || reward.Uses.All(use => !use.Stands || use.IsPaid))
                    usable.Sum(coupon => coupon.Amount.Minor).ShouldBe(reward.Remaining.Minor);
            },
            count: 5_000);

    // Each report, then all the work in the shop; a coupon that does not exist can't be used.
    private static Booked Played(CouponUse[] reports, int endsAt, int coupons = 2)
    {
        var (reward, entries) = Given();
        for (var number = 0; number <= reports.Length; number++)
        {
            if (number == Math.Min(endsAt, reports.Length))
                Book(Booking.End(reward, CreditKind.Expired, At));
            if (number < reports.Length)
                Book(Booking.Use(Worked(reward), reports[number] with { Coupon = Math.Min(reports[number].Coupon, Math.Min(reward.Coupons.Length, coupons) - 1) }, At));
        }

        return new(reward, entries);

        void Book(Booked booked) => (reward, entries) = (booked.Reward, entries.AddRange(booked.Entries));
    }

    private static Booked Given() => Booking.Give(new() { Id = "r", Worth = new(1_000, Euro), Why = CreditReason.ByHand, EarnedAt = At, Address = "h" }, At);

    private static CouponUse Used(string order, int coupon, long cents, int minute = 0) => new(order, coupon, new Money(cents, Euro), At.AddMinutes(minute)) { Stands = true, IsPaid = true };

    private static Reward Made(Reward reward) => Worked(reward);

    // What the App does, with a shop that does as it is told.
    private static Reward Worked(Reward reward)
    {
        for (var steps = 0; CouponWork.Next(reward) is { } work; steps++)
        {
            steps.ShouldBeLessThan(100);
            reward = work switch
            {
                CouponWork.Make(var coupon) => reward.With(coupon with { State = CouponState.Issued }),
                CouponWork.Amend(var coupon, var amount) => reward.With(coupon with { Amount = amount }),
                CouponWork.Remove(var coupon) => reward.With(coupon with { State = CouponState.Removed }),
                CouponWork.Drop(var coupon) => reward.With(coupon with { State = CouponState.Removed }),
                _ => throw new InvalidOperationException($"{work}"),
            };
        }

        return reward;
    }
}
