using FsCheck.Fluent;
using Retention.Reviews;

namespace Retention.Tests.Reviews;

public class AggregateTests
{
    [Fact]
    public void Of_no_review_there_is_no_average() => (Aggregate.None.Count, Aggregate.None.Hundredths).ShouldBe((0, 0));

    [Theory]
    [InlineData(1, 0, 0, 0, 0, 500)]
    [InlineData(1, 1, 0, 0, 0, 450)]
    [InlineData(2, 1, 0, 0, 0, 467)]
    [InlineData(1, 2, 0, 0, 0, 433)]
    [InlineData(1, 7, 0, 0, 0, 413)] // 4.125: half a hundredth goes up.
    [InlineData(0, 0, 0, 0, 1_000_000, 100)]
    public void The_average_is_rounded_to_hundredths(int five, int four, int three, int two, int one, int hundredths) => new Aggregate(five, four, three, two, one).Hundredths.ShouldBe(hundredths);

    [Fact]
    public void Only_what_is_published_counts() =>
        Aggregate.Of([Some(5, ReviewState.Published), Some(1, ReviewState.Pending), Some(1, ReviewState.Rejected)]).ShouldBe(new(1, 0, 0, 0, 0));

    [Fact]
    public void Stars_that_there_are_not_are_refused() => Should.Throw<ArgumentOutOfRangeException>(() => Aggregate.None.Plus(6, 1));

    // A life of one product's reviews: each turn one of ten places gets another review, or none.
    [Fact]
    public void Kept_up_with_each_change_it_is_what_counting_anew_gives() => Cases.ForAll(
        (from place in Gen.Choose(0, 9)
         from stars in Gen.Choose(0, 5)
         from state in Gen.Elements(ReviewState.Pending, ReviewState.Published, ReviewState.Rejected)
         from isIncentivised in Gen.Elements(true, false)
         select (place, stars, state, isIncentivised)).UpTo(60),
        turns =>
        {
            var (reviews, ratings, totals) = (new Dictionary<int, Review>(), new ProductRatings("p", "Blue Mug"), ReviewTotals.None);
            foreach (var (place, stars, state, isIncentivised) in turns)
            {
                var before = reviews.GetValueOrDefault(place);
                var after = stars == 0 ? null : Some(stars, state) with { IsIncentivised = isIncentivised };
                (ratings, totals) = (ratings.Changed(before, after), totals.Changed(before, after));
                if (after is null)
                    reviews.Remove(place);
                else
                    reviews[place] = after;
            }

            ratings.All.ShouldBe(Aggregate.Of(reviews.Values));
            ratings.Unrewarded.ShouldBe(Aggregate.Of(reviews.Values.Where(review => !review.IsIncentivised)));
            ratings.All.Hundredths.ShouldBeInRange(0, 500);
            Enum.GetValues<ReviewState>().ShouldAllBe(state => totals.Of(state) == reviews.Values.Count(review => review.State == state));
        });

    private static Review Some(int stars, ReviewState state) => ModerationTests.Some("", stars) with { State = state };
}
