using Retention.Rewards;
using Retention.Shops;

namespace Retention.Tests.Rewards;

public class EarningTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly Currency Euro = new("EUR");
    private static readonly EarningRules Rules = EarningRules.Of(FlowSettings.Default with
    {
        PurchasePercent = 2.5m,
        ReviewCredit = Of(500),
        ReviewPhotoCredit = Of(800),
        SurveyCredit = Of(200),
        ReferralCredit = Of(1_000),
        ReviewCreditsPerMonth = 2,
    });

    private static readonly Occasion[] Occasions = [new Occasion.Purchase("5", Of(5_990)), new Occasion.Review("5", "19", HasPhoto: false), new Occasion.Review("5", "20", HasPhoto: true), new Occasion.Survey("nps", "5"), new Occasion.Referral("7")];

    [Fact]
    public void Each_occasion_earns_what_the_shop_gives_for_it_and_a_photo_more() =>
        Occasions.Select(occasion => Earning.Of(occasion, Rules, [], At)).ShouldBe([new Earned.Credit(Of(150)), new Earned.Credit(Of(500)), new Earned.Credit(Of(800)), new Earned.Credit(Of(200)), new Earned.Credit(Of(1_000))]);

    [Fact]
    public void Nothing_is_earned_where_the_shop_gives_nothing()
    {
        Occasions.Select(occasion => Earning.Of(occasion, EarningRules.Of(FlowSettings.Default), [], At)).Distinct().ShouldBe([new Earned.Nothing(NotEarned.Off)]);
        EarningRules.Of(FlowSettings.Default).GiveSomething.ShouldBeFalse();
        Earning.Of(new Occasion.Purchase("5", Of(0)), Rules, [], At).ShouldBe(new Earned.Nothing(NotEarned.NothingKept));
    }

    [Fact]
    public void So_many_of_a_kind_earn_within_a_month_and_what_was_missed_is_said()
    {
        var review = new Occasion.Review("5", "19", HasPhoto: false);
        var missed = new Earned.Nothing(NotEarned.KindLimit) { Missed = new(Of(500), NotEarned.KindLimit) };
        Earning.Of(review, Rules, [Review(At), Given(500)], At).ShouldBe(new Earned.Credit(Of(500)));
        Earning.Of(review, Rules, [Review(At), Review(At.AddDays(-19))], At).ShouldBe(missed);
        Earning.Of(review, Rules, [Review(At), Review(At.AddDays(-20))], At).ShouldBe(new Earned.Credit(Of(500)));
        Earning.Of(new Occasion.Survey("nps", "5"), Rules, [Review(At), Review(At)], At).ShouldBe(new Earned.Credit(Of(200)));
    }

    [Fact]
    public void All_kinds_together_earn_so_much_within_a_month_and_the_last_one_what_is_left_of_it()
    {
        var rules = Rules with { MostOfAll = Of(600) };
        var review = new Occasion.Review("5", "20", HasPhoto: false);
        Earning.Of(review, rules, [Given(9_000)], At).ShouldBe(new Earned.Credit(Of(500)));
        Earning.Of(review, rules, [Review(At)], At).ShouldBe(new Earned.Credit(Of(100)) { Missed = new(Of(400), NotEarned.MonthLimit) });
        Earning.Of(review, rules, [Review(At) with { Worth = Of(600) }], At).ShouldBe(new Earned.Nothing(NotEarned.MonthLimit) { Missed = new(Of(500), NotEarned.MonthLimit) });
        Earning.Of(review, rules, [Review(At.AddDays(-20)) with { Worth = Of(600) }], At).ShouldBe(new Earned.Credit(Of(500)));
    }

    [Fact]
    public void Each_occasion_is_one_source()
    {
        Occasions.Select(occasion => occasion.Source).Distinct(StringComparer.Ordinal).Count().ShouldBe(Occasions.Length);
        new Occasion.Review("5", "19", HasPhoto: true).Source.ShouldBe(new Occasion.Review("5", "19", HasPhoto: false).Source);
        new Occasion.Review("6", "19", HasPhoto: false).Source.ShouldNotBe(new Occasion.Review("5", "19", HasPhoto: false).Source, StringComparer.Ordinal);
    }

    [Fact]
    public void The_review_of_an_item_is_the_same_from_whichever_order_and_nothing_else_is()
    {
        new Occasion.Review("5", "19", HasPhoto: true).Alike(["5", "6"]).ShouldBe([new Occasion.Review("5", "19", HasPhoto: false).Source, new Occasion.Review("6", "19", HasPhoto: false).Source]);
        Occasions.Where(occasion => occasion is not Occasion.Review).SelectMany(occasion => occasion.Alike(["5", "6"])).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_that_reaches_the_rule_has_a_place_for_what_was_thought_of_the_item()
    {
        Ratings(Reached(typeof(Occasion), typeof(EarningRules), typeof(Reward), typeof(ReviewStanding))).ShouldBeEmpty();
        Ratings(Reached(typeof(Planted))).ShouldBe(["Planted.Stars"]); // The test can fail.
    }

    private static Type[] Reached(params Type[] types) => [.. types.SelectMany(type => type.GetNestedTypes().Prepend(type))];

    private static string[] Ratings(IEnumerable<Type> types) =>
    [
        .. from type in types
           from property in type.GetProperties()
           where property.PropertyType == typeof(Retention.Events.ItemReview) || property.PropertyType == typeof(Retention.Reviews.Review)
              || new[] { "Star", "Rating", "Score", "Text", "Title" }.Any(word => property.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
           select $"{type.Name}.{property.Name}",
    ];

    private sealed record Planted(int Stars);

    [Fact]
    public void A_hand_gives_no_more_than_so_much_within_thirty_days()
    {
        Earning.IsWithinMost(new Money(10_000, Euro), [], At).ShouldBeTrue();
        Earning.IsWithinMost(new Money(10_001, Euro), [], At).ShouldBeFalse();
        Earning.IsWithinMost(new Money(0, Euro), [], At).ShouldBeFalse();
        Earning.IsWithinMost(new Money(-100, Euro), [], At).ShouldBeFalse();
        Earning.IsWithinMost(new Money(9_600, Euro), [Given(500)], At).ShouldBeFalse();
        Earning.IsWithinMost(new Money(9_600, Euro), [Given(500, At.AddDays(-30))], At).ShouldBeTrue();
        Earning.IsWithinMost(new Money(10_000, new("JPY")), [], At).ShouldBeTrue();
        Earning.IsWithinMost(new Money(long.MaxValue, Euro), [Given(500)], At).ShouldBeFalse();
    }

    private static Money Of(long cents) => new(cents, Euro);

    private static Reward Review(DateTimeOffset at) => Given(500, at) with { Why = CreditReason.Review };

    private static Reward Given(long cents, DateTimeOffset? at = null) => new() { Id = "r", Worth = new(cents, Euro), Why = CreditReason.ByHand, EarnedAt = at ?? At, Address = "h" };
}
