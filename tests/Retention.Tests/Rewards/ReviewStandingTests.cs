using Retention.Reviews;
using Retention.Rewards;

namespace Retention.Tests.Rewards;

public class ReviewStandingTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ReviewState.Published, null, true)]
    [InlineData(ReviewState.Rejected, "personal-data", true)]
    [InlineData(ReviewState.Rejected, "not-about-item", true)]
    [InlineData(ReviewState.Rejected, "not-genuine", false)]
    [InlineData(ReviewState.Rejected, "advertising", false)]
    [InlineData(ReviewState.Rejected, "insult", false)]
    [InlineData(ReviewState.Rejected, "unlawful", false)]
    [InlineData(ReviewState.Pending, "look-first", false)]
    [InlineData(ReviewState.Pending, "link", false)]
    public void A_review_has_earned_once_it_is_published_or_rejected_for_no_fault(ReviewState state, string? reason, bool hasEarned) =>
        new ReviewStanding(state, reason, At).HasEarned(At.AddHours(1)).ShouldBe(hasEarned);

    [Fact]
    public void A_review_that_waits_has_earned_after_a_fortnight_and_a_rejected_one_does_not_for_that()
    {
        var waits = new ReviewStanding(ReviewState.Pending, "link", At);
        (waits.HasEarned(At.AddDays(14).AddTicks(-1)), waits.HasEarned(At.AddDays(14))).ShouldBe((false, true));
        new ReviewStanding(ReviewState.Rejected, "not-genuine", At).HasEarned(At.AddYears(1)).ShouldBeFalse();
    }

    [Fact]
    public void Where_the_shop_shows_no_reviews_only_suspicious_words_wait()
    {
        new ReviewStanding(ReviewState.Pending, "look-first", At) { IsShopShowing = false }.HasEarned(At).ShouldBeTrue();
        new ReviewStanding(ReviewState.Pending, "insult", At) { IsShopShowing = false }.HasEarned(At).ShouldBeFalse();
    }

    [Fact]
    public void A_person_of_the_shop_who_rejects_names_a_reason_of_which_it_is_known_whose_fault_it_is() =>
        ReviewReason.ForStaff.Select(reason => reason.Key).Order(StringComparer.Ordinal).ShouldBe(["advertising", "insult", "not-about-item", "not-genuine", "personal-data", "unlawful"]);
}
