using FsCheck.Fluent;
using Retention.Reviews;

namespace Retention.Tests.Reviews;

public class ModerationTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Texts = ["", "Lovely.", "It broke.", "cheapmugs.com", "The owner is an idiot", "call +49 151 2345678", "I WOULD NEVER BUY THIS ONE AGAIN"];

    [Fact]
    public void All_ratings_swapped_give_the_same_states() => Cases.ForAll(
        from reviews in (from text in Gen.Elements(Texts) from stars in Gen.Choose(1, 5) select (text, stars)).UpTo(12)
        from showing in Gen.Elements(ReviewShowing.Off, ReviewShowing.AfterALook, ReviewShowing.AtOnce)
        select (reviews, showing),
        sample => States(sample.reviews, stars => 6 - stars, sample.showing).ShouldBe(States(sample.reviews, stars => stars, sample.showing)));

    [Fact]
    public void Nothing_that_reaches_the_rule_holds_what_was_thought_of_the_item() =>
        typeof(Moderation).GetMethods().Concat(typeof(ContentRules).GetMethods()).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType)
            .SelectMany(type => type.GetProperties().Select(property => property.Name).Append(type.Name))
            .ShouldAllBe(name => !name.Contains("Star", StringComparison.OrdinalIgnoreCase) && !name.Contains("Rating", StringComparison.OrdinalIgnoreCase) && name != nameof(Review));

    [Fact]
    public void No_reason_speaks_of_stars_or_of_a_good_or_bad_opinion()
    {
        ReviewReason.All.Select(reason => reason.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(ReviewReason.All.Length);
        foreach (var word in new[] { "star", "rating", "negative", "bad", "low", "critic" })
            ReviewReason.All.SelectMany(reason => $"{reason.Key} {reason.Title}".Split([' ', '-'])).ShouldAllBe(said => said != word);
    }

    [Theory]
    [InlineData(ReviewShowing.AtOnce, false, "", ReviewState.Published, null)]
    [InlineData(ReviewShowing.AtOnce, false, "It broke.", ReviewState.Published, null)]
    [InlineData(ReviewShowing.AtOnce, true, "It broke.", ReviewState.Pending, "was-rejected")]
    [InlineData(ReviewShowing.AtOnce, true, "cheapmugs.com", ReviewState.Pending, "link")]
    [InlineData(ReviewShowing.AfterALook, false, "", ReviewState.Pending, "look-first")]
    [InlineData(ReviewShowing.Off, false, "Lovely.", ReviewState.Pending, "look-first")]
    public void What_passes_is_published_where_the_shop_wants_that_and_the_rest_waits_for_a_person(ReviewShowing showing, bool wasRejected, string text, ReviewState state, string? reason)
    {
        var verdict = Moderation.Judge(new("", text), showing, wasRejected);
        (verdict.State, verdict.Reason?.Key).ShouldBe((state, reason));
    }

    [Fact]
    public void A_later_review_takes_the_place_of_an_earlier_one_and_keeps_its_history()
    {
        var first = Some("Lovely.", 5).InPlaceOf(before: null, ReviewShowing.AtOnce, At);
        first.InPlaceOf(first, ReviewShowing.AtOnce, At).ShouldBeSameAs(first);
        (Some("Older.", 1) with { At = At.AddDays(-1) }).InPlaceOf(first, ReviewShowing.AtOnce, At).ShouldBeSameAs(first);
        var rejected = first.Decided(new(ReviewState.Rejected, ReviewReason.NotAboutItem), "maria", At.AddDays(1));
        var again = (Some("It broke.", 1) with { At = At.AddDays(2) }).InPlaceOf(rejected, ReviewShowing.AtOnce, At.AddDays(2));
        (again.State, again.Reason, again.Text).ShouldBe((ReviewState.Pending, "was-rejected", "It broke."));
        again.Decisions.Select(decision => (decision.State, decision.By)).ShouldBe([(ReviewState.Published, null), (ReviewState.Rejected, "maria"), (ReviewState.Pending, null)]);
    }

    [Fact]
    public void The_history_of_a_review_is_bounded_and_keeps_how_it_began()
    {
        var review = Some("Lovely.", 5).InPlaceOf(before: null, ReviewShowing.AfterALook, At);
        for (var turn = 1; turn <= 50; turn++)
            review = review.Decided(new(turn % 2 == 0 ? ReviewState.Rejected : ReviewState.Published, null), $"{turn}", At.AddMinutes(turn));
        review.Decisions.Length.ShouldBe(Review.MostDecisions);
        (review.Decisions[0].Reason, review.Decisions[^1].By).ShouldBe(("look-first", "50"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("Ann", "Ann")]
    [InlineData("Ann Smith", "Ann S.")]
    [InlineData("Anna  Maria van der Berg", "Anna B.")]
    [InlineData("Jean-Luc", "Jean-Luc")]
    [InlineData("太郎", "太郎")]
    [InlineData("ann@example.test", null)]
    [InlineData("cheap/mugs", null)]
    [InlineData("Ann 0151", "Ann")]
    [InlineData("Abcdefghijklmnopqrstuvwxyzabcde", null)]
    public void A_name_is_shown_by_the_first_name_and_one_letter(string? name, string? shown) => DisplayName.Of(name).ShouldBe(shown);

    private static IEnumerable<(ReviewState, string?)> States(IEnumerable<(string Text, int Stars)> reviews, Func<int, int> swap, ReviewShowing showing) =>
        [.. reviews.Select(review => Some(review.Text, swap(review.Stars)).InPlaceOf(before: null, showing, At)).Select(review => (review.State, review.Reason))];

    internal static Review Some(string text, int stars) => new() { Id = "r", Shopper = "s", OrderId = "1", Product = "p", Item = "Blue Mug", Stars = stars, Text = text, At = At };
}
