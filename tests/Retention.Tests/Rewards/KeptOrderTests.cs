using Retention.Events;
using Retention.Rewards;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests.Rewards;

public class KeptOrderTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly Currency Euro = new("EUR");
    private static readonly KnownOrder Known = new() { Id = "5", Stage = OrderStage.Paid, PlacedAt = At, PaidAt = At };
    private static readonly Order Told = new() { Id = "5", Number = "#5", Stage = OrderStage.Paid, PlacedAt = At, UpdatedAt = At, Total = Of(10_000), Kept = Of(10_000) };

    [Fact]
    public void The_days_for_sending_back_begin_with_whatever_came_last()
    {
        KeptOrder.OverAt(Known, 30).ShouldBe(At.AddDays(30));
        KeptOrder.OverAt(Known with { SentAt = At.AddDays(2) }, 30).ShouldBe(At.AddDays(32));
        KeptOrder.OverAt(Known with { SentAt = At.AddDays(2), DeliveredAt = At.AddDays(5) }, 14).ShouldBe(At.AddDays(19));
        KeptOrder.OverAt(new() { Id = "5" }, 30).ShouldBeNull();
    }

    [Fact]
    public void Only_an_order_that_stands_and_is_a_shopper_s_own_may_earn()
    {
        KeptOrder.MayEarn(Known, FlowSettings.Default).ShouldBeTrue();
        KnownOrder[] others = [Known with { IsTest = true }, Known with { IsRemoved = true }, Known with { Stage = OrderStage.Cancelled }, Known with { Stage = OrderStage.Unpaid }, Known with { IsEnteredByShop = true }];
        others.ShouldAllBe(order => !KeptOrder.MayEarn(order, FlowSettings.Default));
        KeptOrder.MayEarn(Known with { IsEnteredByShop = true }, FlowSettings.Default with { SpeaksOfEnteredOrders = true }).ShouldBeTrue();
    }

    [Fact]
    public void What_went_back_is_not_kept_and_where_nobody_says_how_much_nothing_is_assumed()
    {
        KeptOrder.Of(Told with { Kept = Of(6_000) }, Known).ShouldBe(Of(6_000));
        KeptOrder.Of(Told, Known with { IsRemoved = true }).ShouldBe(Of(0));
        KeptOrder.Of(Told with { Stage = OrderStage.Cancelled }, Known).ShouldBe(Of(0));
        KeptOrder.Of(Told with { Kept = null }, Known).ShouldBe(Of(10_000));
        KeptOrder.Of(Told with { Kept = null }, Known with { IsRefunded = true }).ShouldBeNull();
    }

    [Fact]
    public void A_share_goes_back_in_its_share_and_never_more_than_was_given()
    {
        var reward = new Reward { Id = "r", Worth = Of(500), Why = CreditReason.Purchase, EarnedAt = At, Address = "h", Kept = Of(10_000) };
        (KeptOrder.Back(reward, Of(10_000)), KeptOrder.Back(reward, Of(6_000)), KeptOrder.Back(reward, Of(0)), KeptOrder.Back(reward, Of(12_000))).ShouldBe((0, 200, 500, 0));
        KeptOrder.Back(reward, new(6_000, new("USD"))).ShouldBe(0);
    }

    [Fact]
    public void What_is_spent_stays_spent_and_what_an_order_gives_back_later_goes_back_then()
    {
        var (reward, entries) = Booking.Give(new() { Id = "r", Worth = Of(500), Why = CreditReason.Purchase, EarnedAt = At, Address = "h", Kept = Of(10_000) }, At);
        Book(Booking.Use(reward with { Coupons = [reward.Coupons[0] with { State = CouponState.Issued }] }, new("9", 0, Of(400), At) { Stands = true, IsPaid = true }, At));
        Book(Booking.Reverse(reward, 500, At));
        (reward.Remaining.Minor, Moved(CreditReason.Refund)).ShouldBe((0, 100));
        Book(Booking.Reverse(reward, 500, At));
        Book(Booking.Reverse(reward, 200, At)); // An older report.
        Moved(CreditReason.Refund).ShouldBe(100);
        Book(Booking.Use(reward, new("9", 0, Of(400), At.AddDays(1)) { Stands = false }, At));
        (reward.Remaining.Minor, Moved(CreditReason.Refund)).ShouldBe((0, 500));
        Ledger.Balance(entries).Sum(sum => sum.Minor).ShouldBe(0);
        void Book(Booked booked) => (reward, entries) = (booked.Reward, entries.AddRange(booked.Entries));
        long Moved(string why) => entries.Where(entry => entry.Why == why).Sum(entry => entry.Amount.Minor);
    }

    [Fact]
    public void More_on_an_account_than_is_left_comes_off_and_what_is_left_goes_there_anew()
    {
        var (reward, _) = Booking.Give(new() { Id = "r", Worth = Of(500), Why = CreditReason.Purchase, EarnedAt = At, Address = "h", Kept = Of(10_000) }, At);
        reward = reward.With(reward.Coupons[0] with { State = CouponState.Issued, Form = CreditForm.Account });
        CouponWork.Next(reward).ShouldBeNull();
        reward = Booking.Reverse(reward, 200, At).Reward;
        CouponWork.Next(reward).ShouldBeOfType<CouponWork.Remove>();
        var renewed = Booking.Renew(reward.With(reward.Coupons[0] with { State = CouponState.Removed }), At).Reward;
        CouponWork.Next(renewed).ShouldBeOfType<CouponWork.Make>().Coupon.Amount.ShouldBe(Of(300));
    }

    [Fact]
    public void What_was_earned_is_taken_back_only_for_fraud_or_a_refund()
    {
        var earned = new Reward { Id = "r", Worth = Of(500), Why = CreditReason.Review, EarnedAt = At, Address = "h" };
        new[] { "fraud", "refund", "mistake", "", "by-hand" }.Where(why => Booking.MayTakeBack(earned, why)).ShouldBe(["fraud", "refund"]);
        new[] { "fraud", "refund", "mistake", "", "by-hand" }.Where(why => Booking.MayTakeBack(earned with { Why = CreditReason.ByHand }, why)).ShouldBe(["fraud", "refund", "mistake"]);
    }

    private static Money Of(long cents) => new(cents, Euro);
}
