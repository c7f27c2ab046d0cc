using Retention.Reviews;

namespace Retention.Tests.Reviews;

public class WrittenRatingTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData(45, 2, true)] // What we wrote.
    [InlineData(40, 3, true)] // What we asked to write.
    [InlineData(45, 3, true)]
    [InlineData(null, 2, true)]
    [InlineData(46, 2, false)]
    [InlineData(45, 4, false)]
    [InlineData(-1, 2, false)]
    public void Only_what_is_ours_or_nobody_s_may_be_changed(int? tenths, int? count, bool mayChange) =>
        new WrittenRating("7001") { Told = new(45, 2), Asked = new(40, 3) }.MayChange(new(tenths, count)).ShouldBe(mayChange);

    [Theory]
    [InlineData(1, 1, "4.5")]
    [InlineData(2, 1, "4.7")]
    [InlineData(1, 3, "4.3")] // 4.25: half a tenth goes up.
    public void A_rating_has_one_decimal(int five, int four, string text) => (ShownRating.Of(new(five, four, 0, 0, 0)).Text, ShownRating.Of(new(five, four, 0, 0, 0)).Count).ShouldBe((text, five + four));

    [Fact]
    public void Of_no_review_nothing_is_shown() => ShownRating.Of(Aggregate.None).ShouldBe(ShownRating.None);
}
