using FsCheck;
using FsCheck.Fluent;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.Tests.Decisions;

/// <summary>
/// The guards of the thank-you letter, alone and together. That each of them is missed when it is taken out: GuardsTests.
/// </summary>
public class DueTests
{
    private static readonly DateTimeOffset Hour = Some.Noon.AddHours(1);

    /// <summary>What is seen, and the one reason why nothing is sent, in the order in which they are looked at.</summary>
    private static readonly (string Reason, Func<Seen, Seen> Make, Type Decision)[] Guards =
    [
        ("flow-off", seen => seen with { Shop = seen.Shop.With("thank-you", on: false) }, typeof(Decision.Stop)),
        ("shop-uninstalled", seen => seen with { Shop = seen.Shop with { UninstalledAt = Some.Noon } }, typeof(Decision.Stop)),
        ("erased", seen => seen with { Shopper = seen.Shopper with { ErasedAt = Some.Noon } }, typeof(Decision.Stop)),
        ("deadline-passed", seen => seen with { Now = Hour.AddHours(48).AddTicks(1) }, typeof(Decision.Skip)),
        ("test-order", Order(order => order with { IsTest = true }), typeof(Decision.Stop)),
        ("cancelled", Order(order => order with { Stage = OrderStage.Cancelled }), typeof(Decision.Stop)),
        ("refunded", Order(order => order with { IsRefunded = true }), typeof(Decision.Stop)),
        ("order-removed", Order(order => order with { IsRemoved = true }), typeof(Decision.Stop)),
        ("risky-order", Order(order => order with { IsRisky = true }), typeof(Decision.Stop)),
        ("not-paid", Order(order => order with { Stage = order.Stage == OrderStage.Cancelled ? order.Stage : OrderStage.Unpaid }), typeof(Decision.Stop)),
        ("unsubscribed", seen => seen with { Shopper = seen.Shopper.Refusing("Email:anna@example.org") }, typeof(Decision.Stop)),
        ("no-email", Order(order => order with { EmailKey = null }), typeof(Decision.Stop)),
        ("frequency-cap", seen => seen with { Shopper = seen.Shopper.Hearing(Some.Journey("1000"), Some.ThankYou, seen.Now.AddDays(-29)) }, typeof(Decision.Stop)),
    ];

    public static TheoryData<string> Reasons => [.. Guards.Select(guard => guard.Reason)];

    [Fact]
    public void What_nothing_speaks_against_is_sent() => Decide(Some.Seen()).ShouldBeOfType<Decision.Send>();

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_guard_keeps_the_flow_silent_alone_and_for_its_own_reason(string reason)
    {
        var (_, make, type) = Guards.Single(guard => guard.Reason == reason);
        var decision = Decide(make(Some.Seen()));
        decision.ShouldBeOfType(type);
        ReasonOf(decision).ShouldBe(reason);
    }

    [Fact]
    public void Of_several_reasons_the_first_in_the_order_of_the_policy_is_given() =>
        Cases.ForAll(
            // Without an address nobody can say whether it refuses mail.
            Gen.Elements(true, false).ArrayOf(Guards.Length).Where(chosen => chosen.Contains(value: true) && !(chosen[^3] && chosen[^2])),
            chosen =>
            {
                var holds = Guards.Where((_, index) => chosen[index]).ToArray();
                ReasonOf(Decide(holds.Aggregate(Some.Seen(), (seen, guard) => guard.Make(seen)))).ShouldBe(holds[0].Reason);
            },
            count: 5_000);

    [Fact]
    public void Nothing_is_sent_before_its_hour()
    {
        Decide(Some.Seen() with { Now = Hour.AddTicks(-1) }).ShouldBe(new Decision.Defer(Hour, Reason: null));
        Decide(Some.Seen() with { Now = Hour }).ShouldBeOfType<Decision.Send>();
    }

    [Fact]
    public void A_provider_that_asked_to_wait_is_named_as_the_reason()
    {
        var waits = Some.Seen(journey: Some.Journey() with { NotBefore = Hour.AddMinutes(10), Waits = 1 });
        Decide(waits).ShouldBe(new Decision.Defer(Hour.AddMinutes(10), Reason.ProviderLater));
        Decide(waits with { Now = Hour.AddMinutes(10) }).ShouldBeOfType<Decision.Send>();
    }

    [Fact]
    public void A_provider_that_asks_for_a_moment_before_the_hour_brings_nothing_forward() =>
        Decide(Some.Seen(journey: Some.Journey() with { NotBefore = Some.Noon }) with { Now = Hour.AddMinutes(-1) }).ShouldBeOfType<Decision.Defer>().Until.ShouldBe(Hour);

    [Fact]
    public void Nothing_is_sent_later_than_48_hours()
    {
        Decide(Some.Seen() with { Now = Hour.AddHours(48) }).ShouldBeOfType<Decision.Send>();
        Decide(Some.Seen() with { Now = Hour.AddHours(48).AddTicks(1) }).ShouldBe(new Decision.Skip(Reason.DeadlinePassed));
    }

    [Fact]
    public void Waiting_for_a_provider_moves_no_deadline()
    {
        var waits = Some.Seen(journey: Some.Journey() with { NotBefore = Hour.AddHours(60) });
        Decide(waits with { Now = Hour.AddHours(61) }).ShouldBe(new Decision.Skip(Reason.DeadlinePassed));
    }

    [Fact]
    public void A_shopper_hears_from_the_flow_at_most_once_in_30_days()
    {
        Seen Heard(DateTimeOffset at, string order) => Some.Seen() is var seen ? seen with { Shopper = seen.Shopper.Hearing(Some.Journey(order), Some.ThankYou, at) } : seen;
        Decide(Heard(Hour.AddDays(-30).AddTicks(1), "1000")).ShouldBe(new Decision.Stop(Reason.FrequencyCap));
        Decide(Heard(Hour.AddDays(-30), "1000")).ShouldBeOfType<Decision.Send>();
        Decide(Heard(Hour, "1001") with { Journey = Some.Journey() with { Claim = Some.Claim() } }).ShouldBeOfType<Decision.Send>("an attempt of its own does not count");
        Decide(Heard(Hour, "1001")).ShouldBe(new Decision.Skip(Reason.DuplicateKey), "what was said is not said again");
    }

    [Fact]
    public void Another_flow_does_not_count_towards_the_cap()
    {
        var seen = Some.Seen();
        Decide(seen with { Shopper = seen.Shopper.Hearing(Some.Journey("1000") with { Flow = "another" }, Some.ThankYou, Hour) }).ShouldBeOfType<Decision.Send>();
    }

    [Fact]
    public void Nothing_is_sent_about_an_order_that_is_no_longer_kept() =>
        Decide(Some.Seen() with { Shopper = Some.Shopper() }).ShouldBe(new Decision.Stop(Reason.NoEmail));

    [Fact]
    public void Whatever_is_seen_a_letter_goes_only_when_every_rule_of_the_brief_holds() =>
        Cases.ForAll(
            from order in AnyOrder
            from minutes in Gen.Choose(-60, 60 * 52)
            from refused in Seldom
            from erased in Seldom
            from uninstalled in Seldom
            from turnedOn in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
            from heardDaysAgo in Gen.Choose(0, 300)
            select new Seen(
                (Some.Shopper(order) with { ErasedAt = erased ? Some.Noon : null, Refusals = refused ? ["Email:anna@example.org"] : [] })
                    .Hearing(Some.Journey("1000"), Some.ThankYou, Some.Noon.AddDays(-heardDaysAgo)),
                Some.Journey(),
                Some.Shop().With("thank-you", turnedOn) with { UninstalledAt = uninstalled ? Some.Noon : null },
                Hour.AddMinutes(minutes)),
            seen =>
            {
                var order = seen.Order!;
                var may = seen.Now >= Hour && seen.Now <= Hour.AddHours(48)
                    && order is { Stage: OrderStage.Paid, IsTest: false, IsRefunded: false, IsRisky: false, IsRemoved: false, EmailKey: not null }
                    && !seen.Shopper.Refuses(order.EmailKey) && !seen.Shopper.IsErased && seen.Shop.UninstalledAt is null && seen.Shop.IsOn("thank-you")
                    && seen.Shopper.Heard[0].At <= seen.Now.AddDays(-30);
                (Decide(seen) is Decision.Send).ShouldBe(may);
            },
            count: 10_000);

    private static Gen<bool> Seldom => Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)));

    private static Gen<KnownOrder> AnyOrder =>
        from stage in Gen.Frequency((6, Gen.Constant<OrderStage?>(OrderStage.Paid)), (1, Gen.Elements<OrderStage?>(null, OrderStage.Unpaid, OrderStage.Cancelled)))
        from test in Seldom
        from refunded in Seldom
        from removed in Seldom
        from risky in Seldom
        from nowhere in Seldom
        select Some.KnownOrder() is var order
            ? order with { Stage = stage, IsTest = test, IsRefunded = refunded, IsRemoved = removed, IsRisky = risky, EmailKey = nowhere ? null : order.EmailKey }
            : order;

    private static Func<Seen, Seen> Order(Func<KnownOrder, KnownOrder> change) => seen => seen with { Shopper = seen.Shopper.With(change(seen.Order!)) };

    private static Decision Decide(Seen seen) => Due.Decide(Some.ThankYou, seen);

    private static string? ReasonOf(Decision decision) => decision switch
    {
        Decision.Stop stop => stop.Reason.Key,
        Decision.Skip skip => skip.Reason.Key,
        Decision.Defer defer => defer.Reason?.Key,
        _ => null,
    };
}
