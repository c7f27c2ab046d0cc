using Retention.Events;
using Retention.Shops;
using Retention.Surveys;

namespace Retention.Tests.Flows;

public class OwnSurveyTests
{
    private static readonly Shop Shop = Some.ShopWith("survey") with { Surveys = [Survey("parcel", days: 5, every: 60), Survey("again", days: 9, from: 2)] };

    [Fact]
    public void It_asks_so_many_days_after_delivery_as_the_survey_says() =>
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(2))).Said.ShouldBe([("survey/ask", TimeSpan.FromDays(7))]);

    [Fact]
    public void Another_order_is_asked_by_the_next_survey_that_fits_and_not_by_the_same_too_soon() =>
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(2)), Some.Ordered("1002", Days(20)), Some.Parcel(Days(22), order: "1002")).Said.ShouldBe([("survey/ask", TimeSpan.FromDays(7)), ("survey/ask", TimeSpan.FromDays(31))]);

    [Fact]
    public void Whoever_has_answered_it_is_not_asked_and_an_answer_to_the_one_question_is_none()
    {
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(2)), Answered("parcel")).Said.ShouldBeEmpty();
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(2)), Answered("nps")).Said.Count().ShouldBe(1);
    }

    [Fact]
    public void A_survey_that_is_off_or_says_nothing_of_sending_asks_nobody()
    {
        World.Told(Shop with { Surveys = [Shop.Surveys[0] with { IsOn = false }, Shop.Surveys[0] with { Key = "silent", Asking = null }] }, Some.Ordered(), Some.Parcel(Days(2))).Said.ShouldBeEmpty();
        World.Told(Shop with { Surveys = [] }, Some.Ordered(), Some.Parcel(Days(2))).Said.ShouldBeEmpty();
    }

    private static KeptSurvey Survey(string key, int days, int? every = null, int from = 1) => new(key, 1, key) { IsOn = true, Asking = new(days) { EveryDays = every, FromOrder = from } };

    private static (DateTimeOffset At, Happened Happened) Answered(string survey) => (Days(3), new SurveyFilled("1001", new(survey, 1, []) { IsComplete = true }, Days(3)));

    private static DateTimeOffset Days(int days) => Some.Noon.AddDays(days);
}
