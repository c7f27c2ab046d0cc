using Retention.Flows;

namespace Retention.Tests.Flows;

public class SplitTests
{
    private static readonly Template One = Retention.Flows.AbandonedCart.Words.Reminder;
    private static readonly Template Other = Retention.Flows.AbandonedCart.Words.Questions;

    [Fact]
    public void The_same_shopper_always_sees_the_same_wording_and_about_half_see_each()
    {
        var words = Say.Split("subject", One, Other);
        var chosen = Enumerable.Range(0, 10_000).Select(number => Some.Seen() is var seen ? words(seen with { Shopper = seen.Shopper with { Id = $"shopper-{number}" } }) : null).ToArray();
        // Three standard deviations of 10,000 throws of a coin.
        chosen.Count(template => template == One).ShouldBeInRange(4_850, 5_150);
        words(Some.Seen()).ShouldBeSameAs(words(Some.Seen()));
    }

    [Fact]
    public void Two_splits_divide_the_shoppers_each_in_its_own_way()
    {
        var (one, other) = (Say.Split("subject", One, Other), Say.Split("picture", One, Other));
        Enumerable.Range(0, 10_000).Count(number => Some.Seen() is var seen && seen with { Shopper = seen.Shopper with { Id = $"shopper-{number}" } } is var mine && one(mine) == other(mine))
            .ShouldBeInRange(4_850, 5_150);
    }
}
