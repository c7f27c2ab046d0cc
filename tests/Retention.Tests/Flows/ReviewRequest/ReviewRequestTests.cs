using Retention.Events;
using Retention.Shops;

namespace Retention.Tests.Flows.ReviewRequest;

public class ReviewRequestTests
{
    private static readonly Shop Shop = Some.ShopWith("review-request");

    [Fact]
    public void It_asks_two_weeks_after_delivery_and_once_more_a_week_later() =>
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(3))).Said.ShouldBe([("review-request/request", TimeSpan.FromDays(17)), ("review-request/reminder", TimeSpan.FromDays(24))]);

    [Theory]
    [InlineData("US", 5)]
    [InlineData("DE", 12)]
    [InlineData(null, 12)]
    public void Where_nobody_tells_of_the_arrival_it_is_estimated_by_country(string? country, int transit)
    {
        var anywhere = Shop with { Settings = Shop.Settings with { AllowsSoftOptIn = true } };
        World.Told(anywhere, Some.Ordered(country: country), Some.Parcel(Days(1), ShipmentStage.Sent)).Said.First().After.ShouldBe(TimeSpan.FromDays(1 + transit + 14));
    }

    [Fact]
    public void The_arrival_once_it_is_told_outweighs_the_estimate() =>
        World.Told(Shop, Some.Ordered(country: "US"), Some.Parcel(Days(1), ShipmentStage.Sent), Some.Parcel(Days(2))).Said.First().After.ShouldBe(TimeSpan.FromDays(16));

    [Fact]
    public void A_parcel_that_is_heard_of_before_its_order_is_asked_about_all_the_same()
    {
        var order = (Days(4), Some.Ordered(country: "US").Happened);
        World.Told(Shop, Some.Parcel(Days(3)), order).Said.First().After.ShouldBe(TimeSpan.FromDays(17));
        World.Told(Shop, Some.Parcel(Days(3), ShipmentStage.Sent), order).Said.First().After.ShouldBe(TimeSpan.FromDays(3 + 5 + 14));
        World.Told(Shop, Some.Parcel(Days(3))).Entries.ShouldBeEmpty("of an order that nobody reported nothing can be said");
    }

    [Fact]
    public void An_order_that_is_paid_on_delivery_is_asked_about_as_if_it_had_been_paid_before()
    {
        var unpaid = (Some.Noon, (Happened)new OrderReported(Some.Order()));
        var paid = (Days(4), (Happened)new OrderReported(Some.Order(paid: true) with { UpdatedAt = Days(4) }));
        World.Told(Shop, unpaid, Some.Parcel(Days(3)), paid).Said.First().After.ShouldBe(TimeSpan.FromDays(17));
        World.Told(Shop, unpaid, Some.Parcel(Days(3))).Entries.ShouldBeEmpty("whoever has not paid is not asked");
    }

    [Fact]
    public void An_order_that_is_not_sent_off_is_not_asked_about() => World.Told(Shop, Some.Ordered()).Entries.ShouldBeEmpty();

    [Fact]
    public void Where_the_shop_never_says_that_it_sends_an_order_is_taken_for_sent_some_days_after_its_payment()
    {
        var silent = Shop with { Settings = Shop.Settings with { SentAfterPayment = TimeSpan.FromDays(3) } };
        World.Told(silent, Some.Ordered(country: "US")).Said.First().After.ShouldBe(TimeSpan.FromDays(3 + 5 + 14));
        World.Told(silent, Some.Ordered(country: "US"), Some.Parcel(Days(1), ShipmentStage.Sent)).Said.First().After.ShouldBe(TimeSpan.FromDays(1 + 5 + 14), "what it says counts");
        World.Told(silent, Some.Ordered(country: "US"), Some.Parcel(Days(6))).Said.First().After.ShouldBe(TimeSpan.FromDays(6 + 14), "so does the arrival");
        World.Told(silent, (Some.Noon, new OrderReported(Some.Order()))).Entries.ShouldBeEmpty("whoever has not paid is not asked");
    }

    [Fact]
    public void Not_arrived_yet_postpones_the_next_letter_by_seven_days() =>
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(3)), Missed(18)).Said.ShouldBe([("review-request/request", TimeSpan.FromDays(17)), ("review-request/reminder", TimeSpan.FromDays(25))]);

    [Fact]
    public void Not_arrived_yet_brings_nothing_forward() =>
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(3)), Missed(4)).Said.First().After.ShouldBe(TimeSpan.FromDays(17));

    [Fact]
    public void Not_arrived_yet_begins_nothing() => World.Told(Shop, Some.Ordered(), Missed(4)).Entries.ShouldBeEmpty();

    [Fact]
    public void A_review_ends_it() =>
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(3)), (Days(18), new ReviewGiven("1001", Days(18)))).Silent.ShouldBe([("review-request", 1, "reviewed")]);

    [Fact]
    public void A_refund_ends_it() =>
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(3)), (Days(5), new RefundReported("1001"))).Silent.ShouldBe([("review-request", 0, "refunded")]);

    [Fact]
    public void A_parcel_that_will_never_arrive_silences_it() =>
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(1), ShipmentStage.Sent), Some.Parcel(Days(5), ShipmentStage.Failed)).Silent.ShouldBe([("review-request", 0, "not-delivered")]);

    [Fact]
    public void The_unhappy_are_asked_like_everybody_whatever_they_scored_or_told_of()
    {
        // Selective solicitation is what this must not be: neither a score, a complaint nor what was bought before moves it by a minute.
        var asked = World.Told(Shop, Some.Ordered(), Some.Parcel(Days(3))).Said.ToArray();
        asked.Length.ShouldBe(2);
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(3)), (Days(5), new ProblemRaised("1001", Days(5)))).Said.ShouldBe(asked);
        for (var score = 0; score <= 10; score++)
            World.Told(Shop, Some.Ordered(), Some.Parcel(Days(3)), (Days(6), new SurveyAnswered("1001", score, Days(6)))).Said.ShouldBe(asked, $"{score}");
        World.Told(Shop, Some.Ordered("900", Days(-400)), Some.Ordered("901", Days(-300)), Some.Ordered("902", Days(-200)), Some.Ordered(), Some.Parcel(Days(3))).Said.Where(said => said.Step.StartsWith("review", StringComparison.Ordinal)).TakeLast(2).ShouldBe(asked);
    }

    [Fact]
    public void Whatever_the_shopper_thought_of_it_the_words_are_the_same()
    {
        // There is no rating in what a decision sees (16 CFR 465.4): neither an order nor what is seen has such a thing.
        typeof(Retention.Shoppers.KnownOrder).GetProperties().Concat(typeof(Retention.Decisions.Seen).GetProperties()).ShouldNotContain(property => property.Name.Contains("Rating", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("Star", StringComparison.Ordinal));
        Retention.Flows.ReviewRequest.ReviewRequest.Flow.Steps.ShouldAllBe(step => step.Unless.IsEmpty);
    }

    private static (DateTimeOffset At, Happened Happened) Missed(int days) => (Days(days), new NotArrivedYet("1001", Days(days)));

    private static DateTimeOffset Days(int days) => Some.Noon.AddDays(days);
}
