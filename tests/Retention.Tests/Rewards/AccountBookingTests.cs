using Retention.Rewards;

namespace Retention.Tests.Rewards;

/// <summary>The books of credit that is on the customer's account at the shop.</summary>
public class AccountBookingTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly Currency Euro = new("EUR");

    [Fact]
    public void What_is_missing_from_the_account_was_spent_and_only_what_changed_is_booked()
    {
        var given = Given();
        var spent = Booking.Left(given, given.Coupons[0], 300, At);
        spent.Entries.Select(entry => (entry.Kind, entry.Amount.Minor)).ShouldBe([(CreditKind.Spent, 700)]);
        Booking.Left(spent.Reward, given.Coupons[0], 300, At.AddDays(1)).Entries.ShouldBeEmpty();
        Booking.Left(spent.Reward, given.Coupons[0], 299, At.AddDays(1)).Entries.Select(entry => (entry.Kind, entry.Amount.Minor)).ShouldBe([(CreditKind.Spent, 1)]);
        Booking.Left(spent.Reward, given.Coupons[0], 1_000, At.AddDays(1)).Entries.Select(entry => (entry.Kind, entry.Amount.Minor)).ShouldBe([(CreditKind.Returned, 700)]);
    }

    [Fact]
    public void What_an_order_leaves_stays_on_the_account_and_nothing_is_made_anew()
    {
        var spent = Booking.Left(Given(), Given().Coupons[0], 300, At).Reward;
        (spent.Remaining.Minor, spent.Coupons.Length, CouponWork.Next(spent)).ShouldBe((300, 1, null));
        var used = Booking.Left(spent, spent.Coupons[0], 0, At.AddDays(1)).Reward;
        (used.Remaining.Minor, used.Coupons.Length, CouponWork.Next(used)).ShouldBe((0, 1, null));
    }

    [Fact]
    public void Taken_back_the_sum_has_to_leave_the_account_and_what_was_spent_meanwhile_was_given()
    {
        var ended = Booking.End(Given(), CreditKind.Revoked, At).Reward;
        CouponWork.Next(ended).ShouldBeOfType<CouponWork.Remove>();
        var spent = Booking.Left(ended, ended.Coupons[0], 600, At);
        spent.Entries.Select(entry => (entry.Kind, entry.Amount.Minor)).ShouldBe([(CreditKind.Earned, 400), (CreditKind.Spent, 400)]);
        spent.Reward.Remaining.Minor.ShouldBe(0);
    }

    [Fact]
    public void What_was_taken_off_another_sum_than_the_one_meant_is_put_right()
    {
        var sums = new[] { Sum("early", left: 200, day: 1), Sum("late", left: 1_000, day: 2), Sum("back", left: 500, day: 3, isTakenBack: true), Sum("old", left: 900, day: -1, isTakenBack: true) };
        var shares = AccountShares.Of(sums, At);
        (shares["early"], shares["late"], shares.Count).ShouldBe((700, 1_000, 2));
        shares.Values.Sum().ShouldBe(sums.Where(sum => sum.EndsAt > At).Sum(sum => sum.Left)); // Nothing comes from nowhere.
        AccountShares.Of([Sum("early", left: 200, day: 1)], At)["early"].ShouldBe(200);
    }

    [Fact]
    public void Of_a_person_who_was_erased_the_account_is_forgotten_and_a_code_is_not()
    {
        var erased = Given().Erased();
        (erased.Coupons[0].State, erased.Coupons[0].Holder, erased.Coupons[0].ShopId).ShouldBe((CouponState.Removed, null, null));
        var code = Given() with { Coupons = [Given().Coupons[0] with { Form = CreditForm.OpenCode }] };
        CouponWork.Next(code.Erased()).ShouldBeOfType<CouponWork.Remove>();
    }

    private static AccountSum Sum(string id, long left, int day, bool isTakenBack = false) => new(id, 1_000, left, At.AddDays(day), isTakenBack);

    private static Reward Given()
    {
        var reward = Booking.Give(new Reward { Id = "r", Worth = new(1_000, Euro), Why = CreditReason.ByHand, EarnedAt = At, Address = "a" }, At).Reward;
        return reward.With(reward.Coupons[0] with { State = CouponState.Issued, Form = CreditForm.Account, ShopId = "1", Holder = "7" });
    }
}
