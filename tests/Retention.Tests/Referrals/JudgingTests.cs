using FsCheck;
using FsCheck.Fluent;
using Retention.Events;
using Retention.Referrals;
using Retention.Shoppers;

namespace Retention.Tests.Referrals;

public class JudgingTests
{
    private static readonly DateTimeOffset Now = Some.Noon;
    private static readonly Referral Referral = new()
    {
        Id = "r",
        Advocate = "advocate",
        AdvocateAddress = "hash of ann",
        Friend = "friend",
        FriendAddress = "hash of bob",
        InvitedAt = Now.AddDays(-40),
        State = ReferralState.Waiting,
        OrderId = "1001",
        BoughtAt = Now.AddDays(-30),
        DueAt = Now,
    };

    private static Pair Pair(Func<KnownOrder, KnownOrder>? order = null) => new(
        new() { Id = "advocate", Names = [new(NameKind.Customer, "ann"), new(NameKind.Email, "hash of ann")] },
        new() { Id = "friend", Names = [new(NameKind.Email, "hash of bob")], Orders = [order?.Invoke(Some.KnownOrder()) ?? Some.KnownOrder()] });

    [Fact]
    public void A_kept_first_order_of_somebody_else_earns() => Judging.Judge(Referral, Pair(), Now).ShouldBe(new Verdict.Earn());

    [Fact]
    public void Nothing_earns_before_the_time_is_over_in_which_the_order_can_be_sent_back() =>
        Judging.Judge(Referral with { DueAt = Now.AddTicks(1) }, Pair(), Now).ShouldBe(new Verdict.Wait(Now.AddTicks(1)));

    public static TheoryData<string, Func<(Referral Referral, Pair Pair)>> Refused => new()
    {
        { "self", () => (Referral, Pair() with { Friend = Pair().Friend with { Id = "advocate" } }) },
        { "self", () => (Referral with { FriendAddress = "hash of ann" }, Pair()) },
        { "self", () => (Referral, Pair() with { Friend = Pair().Friend with { Names = [new(NameKind.Customer, "ann")] } }) },
        { "second-address", () => (Referral with { IsOneMailbox = true }, Pair()) },
        { "household", () => (Referral, Pair() with { AdvocateHomes = ["street", "phone"], FriendHomes = ["phone"] }) },
        { "existing-customer", () => (Referral, Pair() with { Friend = Pair().Friend.With(Some.KnownOrder("1000", placed: Some.Noon.AddDays(-60))) }) },
        { "existing-customer", () => (Referral, Pair() with { Friend = Pair().Friend with { ForgottenPaidOrders = 1 } }) },
        { "cancelled", () => (Referral, Pair(order => order with { Stage = OrderStage.Cancelled })) },
        { "refunded", () => (Referral, Pair(order => order with { IsRefunded = true })) },
        { "order-gone", () => (Referral, Pair(order => order with { IsRemoved = true })) },
        { "order-gone", () => (Referral with { OrderId = "another" }, Pair()) },
        { "not-paid", () => (Referral, Pair(order => order with { Stage = OrderStage.Unpaid })) },
        { "test-order", () => (Referral, Pair(order => order with { IsTest = true })) },
        { "gone", () => (Referral, Pair() with { Advocate = Pair().Advocate with { ErasedAt = Now } }) },
        { "gone", () => (Referral, Pair() with { Friend = Pair().Friend with { ErasedAt = Now } }) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_friend_s_kept_first_order_is_refused_with_its_reason_before_it_is_due_and_when(string reason, Func<(Referral Referral, Pair Pair)> make)
    {
        var (referral, pair) = make();
        Judging.Judge(referral, pair, Now).ShouldBeOfType<Verdict.Refuse>().Reason.Key.ShouldBe(reason);
        Judging.Judge(referral with { DueAt = Now.AddDays(20) }, pair, Now).ShouldBeOfType<Verdict.Refuse>().Reason.Key.ShouldBe(reason);
    }

    [Fact]
    public void What_looks_odd_waits_for_a_person()
    {
        Held(Pair(order => order with { IsRisky = true })).ShouldBe("risky-order");
        Held(Pair() with { OthersThatDay = Judging.MostThatDay }).ShouldBe("many-at-once");
        Held(Pair() with { OthersOfPlace = Judging.MostOfPlace + 1 }).ShouldBe("one-place");
        Judging.Judge(Referral, Pair() with { OthersThatDay = Judging.MostThatDay - 1, OthersOfPlace = Judging.MostOfPlace }, Now).ShouldBe(new Verdict.Earn());

        static string Held(Pair pair) => Judging.Judge(Referral, pair, Now).ShouldBeOfType<Verdict.Hold>().Reason.Key;
    }

    [Fact]
    public void A_person_of_the_shop_can_let_go_on_who_both_are_but_never_an_order_that_was_not_kept()
    {
        var allowed = Referral with { IsAllowed = true };
        Judging.Judge(allowed, Pair(order => order with { IsRisky = true }) with { AdvocateHomes = ["home"], FriendHomes = ["home"] }, Now).ShouldBe(new Verdict.Earn());
        Judging.Judge(allowed, Pair(order => order with { IsRefunded = true }), Now).ShouldBe(new Verdict.Refuse(ReferralReason.Refunded));
        Judging.Judge(allowed with { DueAt = Now.AddDays(1) }, Pair(), Now).ShouldBe(new Verdict.Wait(Now.AddDays(1)));
    }

    [Fact]
    public void Who_ordered_before_is_not_invited_and_whoever_invited_is_not_told_so()
    {
        var reason = Judging.AgainstInviting(Referral, Pair())!;
        reason.ShouldBe(ReferralReason.ExistingCustomer);
        var refused = Referral with { State = ReferralState.Refused, Reason = reason.Key, OrderId = null };
        (refused.ToldState, refused.ToldReason).ShouldBe((ReferralState.Invited, null));
        var self = refused with { Reason = ReferralReason.Self.Key };
        (self.ToldState, self.ToldReason).ShouldBe((ReferralState.Refused, "self"));
        Judging.AgainstInviting(Referral, Pair() with { Friend = Pair().Friend with { Orders = [] } }).ShouldBeNull();
    }

    [Fact]
    public void That_somebody_looks_at_it_is_told_to_nobody_who_might_mend_it()
    {
        var held = Referral with { State = ReferralState.Held, Reason = ReferralReason.ManyAtOnce.Key };
        (held.ToldState, held.ToldReason).ShouldBe((ReferralState.Waiting, null));
    }

    // Whatever is known of both, credit is earned for a paid, kept, first order of another person alone.
    [Fact]
    public void Only_a_kept_first_order_of_another_person_ever_earns() => Cases.ForAll(
        from bits in Gen.Choose(0, 255) from others in Gen.Choose(0, 1_000) from days in Gen.Choose(-2, 2) from allowed in Gen.Elements(true, false) select (bits, others, days, allowed),
        one => EarnsOnlyThen(one.bits, one.others, one.days, one.allowed).ShouldBeTrue(),
        3_000);

    private static bool EarnsOnlyThen(int bits, int others, int daysLeft, bool isAllowed)
    {
        bool Is(int place) => (bits >> place & 1) == 1;
        var stages = Enum.GetValues<OrderStage>();
        var pair = Pair(order => order with { Stage = stages[others % stages.Length], IsRefunded = Is(0), IsRemoved = Is(1), IsTest = Is(2), IsRisky = Is(3) }) with
        {
            AdvocateHomes = ["home"],
            FriendHomes = Is(4) ? ["home"] : ["elsewhere"],
            OthersThatDay = others % 9,
            OthersOfPlace = others % 4,
        };
        if (Is(5))
            pair = pair with { Friend = pair.Friend.With(Some.KnownOrder("1000", placed: Some.Noon.AddDays(-60))) };
        if (Is(6))
            pair = pair with { Advocate = pair.Advocate with { ErasedAt = Now } };
        var referral = Referral with { IsOneMailbox = Is(7), IsAllowed = isAllowed, DueAt = Now.AddDays(daysLeft) };
        var order = pair.Friend.Order("1001")!;
        var isKept = order is { IsPaid: true, IsRefunded: false, IsRemoved: false, IsTest: false };
        var isPlain = !Is(3) && !Is(4) && !Is(5) && !Is(7) && pair.OthersThatDay < Judging.MostThatDay && pair.OthersOfPlace <= Judging.MostOfPlace;
        return Judging.Judge(referral, pair, Now) is Verdict.Earn == (isKept && !Is(6) && referral.DueAt <= Now && (isPlain || isAllowed));
    }

    [Fact]
    public void No_rule_can_see_what_anybody_thought_of_the_shop() =>
        typeof(Pair).GetProperties().Concat(typeof(Referral).GetProperties())
            .Where(property => property.Name.Contains("Score", StringComparison.Ordinal) || property.Name.Contains("Star", StringComparison.Ordinal) || property.Name.Contains("Rating", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void A_score_changes_no_verdict()
    {
        foreach (var score in new int?[] { null, 0, 6, 9, 10 })
            Judging.Judge(Referral, Pair(order => order with { Score = score, ScoredAt = Now }), Now).ShouldBe(new Verdict.Earn());
    }
}
