using Retention.Rewards;

namespace Retention.Tests.Rewards;

public class EarningTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly Currency Euro = new("EUR");
    private static readonly ReviewCredit Rule = new(new Money(500, Euro), MostPerMonth: 2);

    [Fact]
    public void So_many_reviews_a_month_are_rewarded_and_what_was_given_by_hand_is_not_among_them()
    {
        Earning.IsRewarded(Rule, [Review(At), Given(500)], At).ShouldBeTrue();
        Earning.IsRewarded(Rule, [Review(At), Review(At.AddDays(-19))], At).ShouldBeFalse();
        Earning.IsRewarded(Rule, [Review(At), Review(At.AddDays(-20))], At).ShouldBeTrue();
    }

    [Fact]
    public void One_item_of_one_order_is_one_source()
    {
        new ReviewOccasion("5", "19").Source.ShouldBe(new ReviewOccasion("5", "19").Source);
        new ReviewOccasion("5", "20").Source.ShouldNotBe(new ReviewOccasion("5", "19").Source, StringComparer.Ordinal);
        new ReviewOccasion("6", "19").Source.ShouldNotBe(new ReviewOccasion("5", "19").Source, StringComparer.Ordinal);
    }

    [Fact]
    public void Nothing_that_reaches_the_rule_holds_what_was_thought_of_the_item() =>
        typeof(ReviewOccasion).GetProperties().Concat(typeof(ReviewCredit).GetProperties()).Concat(typeof(Reward).GetProperties())
            .Where(property => property.PropertyType.IsAssignableTo(typeof(Retention.Events.ItemReview)) || property.Name.Contains("Star", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("Rating", StringComparison.OrdinalIgnoreCase))
            .ShouldBeEmpty();

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

    private static Reward Review(DateTimeOffset at) => Given(500, at) with { Why = CreditReason.Review };

    private static Reward Given(long cents, DateTimeOffset? at = null) => new() { Id = "r", Worth = new(cents, Euro), Why = CreditReason.ByHand, EarnedAt = at ?? At, Address = "h" };
}
