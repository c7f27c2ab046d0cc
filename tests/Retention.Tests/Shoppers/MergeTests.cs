using FsCheck;
using FsCheck.Fluent;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

public class MergeTests
{
    // A story, and who of two shoppers each part was told of.
    private static readonly Gen<(Told Told, bool IsFirst)[]> Split =
        from told in Stories.Muddled
        from sides in Gen.Elements(true, false).ArrayOf(told.Muddled.Length)
        select told.Muddled.Zip(sides).ToArray();

    [Fact]
    public void Two_who_are_one_are_known_as_if_all_had_been_told_of_one() =>
        Cases.ForAll(
            Split,
            split =>
            {
                var (one, other) = Both(split);
                var all = Stories.Tell(split.Select(part => part.Told)).Known;
                var merged = Merge.Into(one, other);
                merged.Orders.ShouldBe(all.Orders);
                merged.Names.ShouldBe(all.Names, ignoreOrder: true);
                Merge.Into(other, one).Orders.ShouldBe(all.Orders);
            },
            count: 5_000);

    [Fact]
    public void A_second_merge_changes_nothing() =>
        Cases.ForAll(Split, split =>
        {
            var (one, other) = Both(split);
            var merged = Merge.Into(one, other);
            Merge.Into(merged, other).ShouldBeSameAs(merged);
        });

    [Fact]
    public void No_journey_is_doubled_and_none_is_both_under_way_and_over() =>
        Cases.ForAll(
            Split,
            split =>
            {
                var (one, other) = Both(split);
                var merged = Merge.Into(one, other);
                string[] journeys = [.. merged.Journeys.Select(journey => journey.Id), .. merged.Ended.Select(ended => ended.Id).Distinct(StringComparer.Ordinal)];
                journeys.ShouldBeUnique(StringComparer.Ordinal);
                journeys.ShouldBe([.. one.Journeys.Concat(other.Journeys).Select(journey => journey.Id).Union(one.Ended.Concat(other.Ended).Select(ended => ended.Id), StringComparer.Ordinal)], ignoreOrder: true);
            },
            count: 5_000);

    [Fact]
    public void A_message_that_may_be_on_its_way_is_not_forgotten()
    {
        var waits = Some.Shopper() with { Journeys = [Some.Journey()] };
        var claimed = new Shopper { Id = "other", Journeys = [Some.Journey() with { Claim = Some.Claim() }] };
        Merge.Into(waits, claimed).Journeys.ShouldBe(claimed.Journeys);
        Merge.Into(claimed, waits).Journeys.ShouldBe(claimed.Journeys);
    }

    [Fact]
    public void A_journey_that_is_over_for_either_does_not_speak_again()
    {
        var waits = Some.Shopper() with { Journeys = [Some.Journey()] };
        var over = new Shopper { Id = "other" }.Without(Some.Journey().Id, Some.Noon);
        Merge.Into(waits, over).Journeys.ShouldBeEmpty();
        Merge.Into(over, waits).Journeys.ShouldBeEmpty();
        var claimed = waits with { Journeys = [Some.Journey() with { Claim = Some.Claim() }] };
        Merge.Into(claimed, over).Journeys.ShouldBe(claimed.Journeys, "its outcome is recorded first");
    }

    [Fact]
    public void Whoever_was_merged_into_the_loser_is_merged_into_the_winner()
    {
        var first = new Shopper { Id = "first", ForgottenPaidOrders = 1 };
        var merged = Merge.Into(Some.Shopper(), Merge.Into(new Shopper { Id = "second" }, first));
        Merge.Into(merged, first).ShouldBeSameAs(merged);
        merged.ForgottenPaidOrders.ShouldBe(1);
    }

    [Fact]
    public void A_refusal_an_erasure_and_what_was_heard_go_along()
    {
        var loser = new Shopper { Id = "loser", ErasedAt = Some.Noon }.Refusing("Email:a").Hearing(Some.Journey(), Some.ThankYou, Some.Noon);
        var merged = Merge.Into(Some.Shopper().Refusing("Email:b"), loser);
        merged.Refuses("Email:a").ShouldBeTrue();
        merged.Refuses("Email:b").ShouldBeTrue();
        merged.IsErased.ShouldBeTrue();
        merged.HeardFrom("thank-you", since: Some.Noon.AddDays(-1), except: "another").ShouldBeTrue();
        merged.Knows("unknown").ShouldBeFalse();
    }

    [Fact]
    public void What_either_has_applied_is_not_applied_again()
    {
        var loser = new Shopper { Id = "loser" }.Apply(new OrderReported(Some.Order(paid: true)), "event").Shopper;
        var merged = Merge.Into(Some.Shopper(), loser);
        merged.Apply(new OrderReported(Some.Order(paid: true)), "event").IsNew.ShouldBeFalse();
    }

    private static (Shopper One, Shopper Other) Both((Told Told, bool IsFirst)[] split) =>
        (Stories.Tell(split.Where(part => part.IsFirst).Select(part => part.Told)).Known, Stories.Tell(split.Where(part => !part.IsFirst).Select(part => part.Told), "other").Known);
}
