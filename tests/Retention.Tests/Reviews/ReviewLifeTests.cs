using Retention.Events;
using Retention.Reviews;

namespace Retention.Tests.Reviews;

/// <summary>What becomes of a review after it was written: answered, written anew, taken back, brought from elsewhere.</summary>
public class ReviewLifeTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly Verdict Rejected = new(ReviewState.Rejected, ReviewReason.Insult);

    [Theory]
    [InlineData(ReviewShowing.AtOnce, "photos")]
    [InlineData(ReviewShowing.AfterALook, "look-first")]
    public void One_with_photos_waits_for_a_person_whatever_the_shop_shows_at_once(ReviewShowing showing, string reason)
    {
        var review = (Some("Lovely.") with { Photos = [new("a", 10, 10)] }).InPlaceOf(before: null, showing, At);
        (review.State, review.Reason).ShouldBe((ReviewState.Pending, reason));
        Some("Lovely.").InPlaceOf(before: null, ReviewShowing.AtOnce, At).State.ShouldBe(ReviewState.Published);
    }

    [Fact]
    public void An_answer_is_one_and_can_be_changed_and_taken_back_and_all_that_is_noted()
    {
        var answered = Published().Answered("Sorry!", "maria", At.AddDays(1));
        (answered.State, answered.Reply).ShouldBe((ReviewState.Published, new ReviewReply("Sorry!", "maria", At.AddDays(1))));
        var changed = answered.Answered("Sorry, a new one is on its way.", "otto", At.AddDays(2));
        changed.Reply.ShouldBe(new ReviewReply("Sorry, a new one is on its way.", "otto", At.AddDays(1)) { ChangedAt = At.AddDays(2) });
        var gone = changed.Answered(text: null, "otto", At.AddDays(3));
        gone.Reply.ShouldBeNull();
        gone.Decisions.Select(done => (done.Act, done.By)).ShouldBe([(null, null), ("replied", "maria"), ("reply-changed", "otto"), ("reply-removed", "otto")]);
        gone.LastDecision!.Act.ShouldBeNull();
        // Written anew the answer stays: the shop sees that it is older, and looks whether it still fits.
        (Some("Now it broke.") with { At = At.AddDays(4) }).InPlaceOf(changed, ReviewShowing.AtOnce, At.AddDays(4)).Reply.ShouldBe(changed.Reply);
    }

    [Fact]
    public void Of_one_that_was_taken_back_no_word_name_star_photo_or_answer_is_left()
    {
        var left = (Published() with { Photos = [new("a", 10, 10)] }).Answered("Thanks!", "maria", At).Withdrawn(At.AddDays(1));
        (left.State, left.Stars, left.Title, left.Text, left.By, left.Reply, left.Photos.Length, left.At).ShouldBe((ReviewState.Withdrawn, 0, "", "", null, null, 0, At.AddDays(1)));
        left.Decisions[^1].State.ShouldBe(ReviewState.Withdrawn);
        // An older word that comes late does not bring it back; a newer one is a review again.
        Some("Late.").InPlaceOf(left, ReviewShowing.AtOnce, At.AddDays(2)).ShouldBeSameAs(left);
        (Some("Again.") with { At = At.AddDays(2) }).InPlaceOf(left, ReviewShowing.AtOnce, At.AddDays(2)).State.ShouldBe(ReviewState.Published);
    }

    [Fact]
    public void Neither_writing_anew_twice_nor_taking_back_in_between_makes_a_rejection_forgotten()
    {
        var review = Some("You fool.").InPlaceOf(before: null, ReviewShowing.AtOnce, At).Decided(Rejected, "maria", At);
        review = (Some("Fine.") with { At = At.AddDays(1) }).InPlaceOf(review, ReviewShowing.AtOnce, At);
        review = (Some("Fine!") with { At = At.AddDays(2) }).InPlaceOf(review, ReviewShowing.AtOnce, At);
        review.Reason.ShouldBe("was-rejected");
        review = (Some("Fine!!") with { At = At.AddDays(4) }).InPlaceOf(review.Withdrawn(At.AddDays(3)), ReviewShowing.AtOnce, At);
        review.Reason.ShouldBe("was-rejected");
        // However often: what the rules said goes first out of the audit.
        for (var day = 5; day < 5 + (2 * Review.MostDecisions); day++)
            review = (Some($"Day {day}.") with { At = At.AddDays(day) }).InPlaceOf(review, ReviewShowing.AtOnce, At);
        (review.Reason, review.Decisions.Length).ShouldBe(("was-rejected", Review.MostDecisions));
        // A person who publishes it ends that.
        (Some("Really fine.") with { At = At.AddDays(99) }).InPlaceOf(review.Decided(new(ReviewState.Published, Reason: null), "maria", At), ReviewShowing.AtOnce, At).State.ShouldBe(ReviewState.Published);
    }

    [Theory]
    [InlineData(0, 100, false, true)]
    [InlineData(500, 100, true, true)]
    [InlineData(500, 0, false, true)]
    [InlineData(500, 100, false, false)]
    [InlineData(null, 100, false, false)]
    public void An_item_was_received_free_where_nothing_was_paid_for_it(int? price, int total, bool isFree, bool expected)
    {
        var line = new OrderLine("Mug", null, 1, price is { } minor ? new Money(minor, new("EUR")) : null, Image: null) { IsFree = isFree };
        var order = new Order { Id = "1", Number = "#1", Stage = OrderStage.Paid, PlacedAt = At, UpdatedAt = At, Total = new Money(total, new("EUR")), Lines = [line] };
        ReceivedFree.IsSo(order, line).ShouldBe(expected);
        ReceivedFree.IsSo(order: null, line: null).ShouldBeFalse();
    }

    [Fact]
    public void Totals_follow_each_review_from_place_to_place()
    {
        var (written, imported) = (Published(), Published() with { Source = "loox" });
        var totals = ReviewTotals.None.Changed(null, written).Changed(null, imported);
        (totals.Published, totals.Imported).ShouldBe((2, 1));
        var rejected = written.Decided(Rejected, "maria", At);
        totals = totals.Changed(written, rejected);
        (totals.Published, totals.Rejected, totals.RejectedFor["insult"]).ShouldBe((1, 1, 1));
        totals = totals.Changed(rejected, rejected.Withdrawn(At));
        (totals.Rejected, totals.Withdrawn, totals.RejectedFor.Count).ShouldBe((0, 1, 0));
        totals.Changed(imported, null).Imported.ShouldBe(0);
    }

    [Theory]
    [InlineData("Lovely.", ReviewShowing.AfterALook, true, ReviewState.Published, null)]
    [InlineData("Lovely.", ReviewShowing.AfterALook, null, ReviewState.Pending, "look-first")]
    [InlineData("Lovely.", ReviewShowing.AtOnce, null, ReviewState.Published, null)]
    [InlineData("Lovely.", ReviewShowing.AtOnce, false, ReviewState.Pending, "hidden-there")]
    [InlineData("cheapmugs.com", ReviewShowing.AtOnce, true, ReviewState.Pending, "link")]
    [InlineData("Lovely.", ReviewShowing.Off, true, ReviewState.Pending, "look-first")]
    public void One_from_elsewhere_is_shown_where_it_was_shown_and_nothing_in_it_is_suspicious(string text, ReviewShowing showing, bool? wasShown, ReviewState state, string? reason)
    {
        var verdict = Moderation.JudgeImported(new("", text), showing, wasShown);
        (verdict.State, verdict.Reason?.Key).ShouldBe((state, reason));
    }

    [Fact]
    public void What_other_programs_read_leaves_out_whatever_something_was_given_for_the_item_too()
    {
        var ratings = new ProductRatings("7001", "Mug").Changed(null, Published()).Changed(null, Published() with { IsGift = true }).Changed(null, Published() with { IsIncentivised = true });
        (ratings.All.Count, ratings.Unrewarded.Count).ShouldBe((3, 1));
    }

    private static Review Published() => Some("Lovely.").InPlaceOf(before: null, ReviewShowing.AtOnce, At);

    private static Review Some(string text) => new() { Id = "r", Shopper = "s", OrderId = "5", Product = "7001", Item = "Mug", Stars = 2, Text = text, By = "Ann S.", At = At };
}
