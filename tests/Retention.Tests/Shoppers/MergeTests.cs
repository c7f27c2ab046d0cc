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
                merged.Locale.ShouldBe(all.Locale);
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
    public void All_that_flows_need_goes_along_whoever_wins()
    {
        var one = Some.Shopper(Some.KnownOrder() with { Score = 9, ScoredAt = Some.Noon }).With(Some.Word()).With(new Suppression("Email:a", Channel.Email, "bounce", Some.Noon)).With(new Arm("nps", IsHeldOut: true, Some.Noon))
            .With(new KnownCart { Id = "cart", UpdatedAt = Some.Noon, IsEmpty = true }).With(new KnownItem { Id = "bowl", SavedAt = Some.Noon }) with
        {
            Turn = 7,
            Profile = new(Some.Noon, "Email:old", "DE", Region: null),
            ErasedAt = Some.Noon.AddDays(1),
            Messages = [Said(1), Said(3)],
        };
        var other = new Shopper { Id = "other" }.With(Some.KnownOrder() with { ReviewedAt = Some.Noon }).With(Some.Word(granted: false, at: Some.Noon)).With(new Suppression("Email:a", Channel.Email, "complaint", Some.Noon.AddDays(-1)))
            .With(new Arm("nps", IsHeldOut: false, Some.Noon)).With(new Arm("win-back", IsHeldOut: false, Some.Noon))
            .With(new KnownCart { Id = "cart", UpdatedAt = Some.Noon.AddMinutes(1) }).With(new KnownItem { Id = "bowl", ForgottenAt = Some.Noon.AddDays(1) }).With(new KnownItem { Id = "cup", SavedAt = Some.Noon }) with
        {
            Turn = 4,
            Profile = new(Some.Noon.AddDays(1), "Email:new", "US", "CA"),
            ErasedAt = Some.Noon,
            Messages = [Said(2), Said(3)],
        };
        foreach (var merged in new[] { Merge.Into(one, other), Merge.Into(other, one) })
        {
            merged.Turn.ShouldBe(8);
            merged.Profile!.EmailKey.ShouldBe("Email:new");
            merged.ErasedAt.ShouldBe(Some.Noon);
            merged.Messages.ShouldBe([Said(1), Said(2), Said(3)]);
            merged.Orders.ShouldHaveSingleItem().ShouldSatisfyAllConditions(order => order.Score.ShouldBe(9), order => order.ReviewedAt.ShouldBe(Some.Noon));
            merged.Consents.ShouldHaveSingleItem().IsGranted.ShouldBeFalse();
            merged.Suppressions.ShouldHaveSingleItem().Cause.ShouldBe("complaint", "the first cause stays");
            merged.Arm("nps")!.IsHeldOut.ShouldBeTrue("of two of one moment the one held out");
            merged.Arm("win-back").ShouldNotBeNull();
            merged.Carts.ShouldHaveSingleItem().IsEmpty.ShouldBeFalse();
            merged.Item("bowl")!.IsSaved.ShouldBeFalse();
            merged.Item("cup")!.IsSaved.ShouldBeTrue();
        }

        static Said Said(int hour) => new(Some.Noon.AddHours(hour), Channel.Email, Purpose.Marketing, "win-back|1001", $"{hour}");
    }

    [Fact]
    public void A_message_that_either_got_counts_for_both_and_is_not_said_again()
    {
        var spoke = Some.Shopper(Some.KnownOrder()).Hearing(Some.Journey(), Some.ThankYou, Some.Noon) with { Journeys = [Some.Journey() with { Step = 1, DueAt = Some.Noon.AddHours(25) }] };
        var waits = new Shopper { Id = "other", Journeys = [Some.Journey()] };
        Merge.Into(waits, spoke).Journeys.ShouldHaveSingleItem().Step.ShouldBe(1);
        Merge.Into(spoke, waits).Journeys.ShouldHaveSingleItem().Step.ShouldBe(1);
        var merged = Merge.Into(waits, spoke) with { Journeys = [Some.Journey()] };
        Retention.Decisions.Due.Decide(Some.ThankYou, new(merged, Some.Journey(), Some.Shop(), Some.Noon.AddHours(1))).ShouldBe(new Retention.Decisions.Decision.Skip(Retention.Decisions.Reason.DuplicateKey));
    }

    [Fact]
    public void A_life_told_to_two_who_are_one_ends_in_what_one_would_know() =>
        Cases.ForAll(
            Gen.Choose(0, int.MaxValue - 1),
            seed =>
            {
                var random = new Random(seed);
                Shopper one = new() { Id = "one" }, other = new() { Id = "other" }, all = new() { Id = "all" };
                // What is told of items is told to whoever waits for them.
                foreach (var told in Lives.Muddled(Lives.Of(seed), seed).Where(told => told.Happened is not ItemReported))
                {
                    all = all.Apply(told.Happened, told.Key, now: told.At).Shopper;
                    if (random.Next(2) == 0)
                        one = one.Apply(told.Happened, told.Key, now: told.At).Shopper;
                    else
                        other = other.Apply(told.Happened, told.Key, now: told.At).Shopper;
                }

                foreach (var merged in new[] { Merge.Into(one, other), Merge.Into(other, one) })
                    Known(merged).ShouldBe(Known(all));
            },
            count: 1_000);

    [Fact]
    public void What_either_has_applied_is_not_applied_again()
    {
        var loser = new Shopper { Id = "loser" }.Apply(new OrderReported(Some.Order(paid: true)), "event").Shopper;
        var merged = Merge.Into(Some.Shopper(), loser);
        merged.Apply(new OrderReported(Some.Order(paid: true)), "event").IsNew.ShouldBeFalse();
    }

    private static string Known(Shopper shopper) => System.Text.Json.JsonSerializer.Serialize(new { shopper.Orders, shopper.Carts, shopper.Items, shopper.Consents, shopper.Suppressions, shopper.Profile });

    private static (Shopper One, Shopper Other) Both((Told Told, bool IsFirst)[] split) =>
        (Stories.Tell(split.Where(part => part.IsFirst).Select(part => part.Told)).Known, Stories.Tell(split.Where(part => !part.IsFirst).Select(part => part.Told), "other").Known);
}
