using Retention.Events;
using Retention.Flows;
using Retention.Shops;

namespace Retention.Tests.Flows.Nps;

public class NpsTests
{
    private static readonly Shop Shop = Some.ShopWith("nps");

    [Fact]
    public void It_asks_three_days_after_delivery() =>
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(2))).Said.ShouldBe([("nps/survey", TimeSpan.FromDays(5))]);

    [Fact]
    public void It_asks_at_most_once_in_90_days()
    {
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(2)), Some.Ordered("1002", Days(80)), Some.Parcel(Days(82), order: "1002")).Silent.ShouldBe([("nps", 0, "frequency-cap")]);
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(2)), Some.Ordered("1002", Days(91)), Some.Parcel(Days(93), order: "1002")).Said.Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(7, "nps/question/answer")]
    [InlineData(8, "nps/question/answer")]
    [InlineData(9, "nps/thanks/answer")]
    [InlineData(10, "nps/thanks/answer")]
    public void Each_answer_is_followed_by_its_own_letter_at_once(int score, string letter) =>
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(2)), Scored(score)).Said.ShouldBe([("nps/survey", TimeSpan.FromDays(5)), (letter, TimeSpan.FromDays(6))]);

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_low_score_is_followed_by_no_letter_of_a_flow_for_its_case_says_a_word(int score) =>
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(2)), Scored(score)).Said.Select(said => said.Step).ShouldBe(["nps/survey"]);

    [Fact]
    public void Whoever_answered_before_being_asked_is_not_asked() =>
        World.Told(Shop, Some.Ordered(), Scored(9, days: 1), Some.Parcel(Days(2))).Silent.ShouldBe([("nps", 0, "answered")]);

    [Fact]
    public void A_second_answer_is_not_followed_by_a_second_letter() =>
        World.Told(Shop, Some.Ordered(), Some.Parcel(Days(2)), Scored(10), Scored(3, days: 7)).Said.Select(said => said.Step).ShouldBe(["nps/survey", "nps/thanks/answer"]);

    [Fact]
    public void A_low_score_silences_advertising_for_14_days_even_when_its_case_is_closed()
    {
        var all = Some.WholeShop() with { FlowsOn = ["nps", "abandoned-cart"] };
        (DateTimeOffset, Happened) Left(int days) => (Days(days), new CartReported(Some.Cart($"cart {days}", Days(days))));
        var world = World.Told(all, Some.Customer, Some.Ordered(), Some.Parcel(Days(2)), Scored(3), (Days(7), new CaseClosed("1001", Days(7))), Left(19), Left(21));
        world.Silent.ShouldContain(("abandoned-cart", 0, "low-score"));
        world.Silent.ShouldNotContain(("abandoned-cart", 0, "open-case"), "its case is closed");
        world.Said.ShouldContain(("abandoned-cart/reminder", TimeSpan.FromDays(21) + TimeSpan.FromHours(1)));
    }

    [Fact]
    public void It_is_never_asked_in_the_week_of_a_review_request()
    {
        // The survey of the second order would fall two days before the review request of the first.
        var both = Some.WholeShop() with { FlowsOn = ["nps", "review-request"], Settings = Some.WholeShop().Settings with { Times = Some.WholeShop().Settings.Times.Add("nps/once-per", TimeSpan.Zero) } };
        var world = World.Told(both, Some.Ordered(), Some.Parcel(Days(0)), Some.Ordered("1002"), Some.Parcel(Days(9), order: "1002"));
        var asked = world.Said.Where(said => said.Step == "nps/survey").Select(said => said.After.TotalDays).ToArray();
        var requests = world.Said.Where(said => said.Step.StartsWith("review-request", StringComparison.Ordinal)).Select(said => said.After.TotalDays).ToArray();
        requests.ShouldContain(14);
        asked.ShouldAllBe(survey => requests.All(request => Math.Abs(request - survey) >= 7));
    }

    [Fact]
    public void Survey_and_review_request_never_wait_for_each_other_until_both_are_dropped()
    {
        // By night both are put off to the morning; the survey then gives way, and the request does not wait for what gives way to it.
        var byDay = Some.WholeShop() with { FlowsOn = ["nps", "review-request"], TimeZone = "America/New_York" };
        byDay = byDay with { Settings = byDay.Settings with { EmailWindow = Retention.Decisions.SendWindow.Email, Times = byDay.Settings.Times.Add("nps/once-per", TimeSpan.Zero) } };
        var night = Some.Noon.AddHours(-4);
        var world = World.Told(byDay, Some.Ordered(at: night), Some.Parcel(night), Some.Ordered("1002", night), Some.Parcel(night.AddDays(8), order: "1002"));
        world.Said.ShouldContain(said => said.Step == "review-request/request" && said.After.Days == 14);
        world.Silent.ShouldNotContain(("review-request", 0, "frequency-cap"));
    }

    [Fact]
    public void Nobody_is_led_to_a_public_review_or_away_from_one_by_an_answer() =>
        Retention.Flows.Nps.Nps.Flows.SelectMany(flow => flow.Steps).Select(step => step.Words(Some.Seen()))
            .ShouldAllBe(words => !string.Join(' ', words.Paragraphs).Contains("review", StringComparison.OrdinalIgnoreCase) && (words.Button == null || words.Button == "Answer"));

    private static (DateTimeOffset At, Happened Happened) Scored(int score, int days = 6) => (Days(days), new SurveyAnswered("1001", score, Days(days)));

    private static DateTimeOffset Days(int days) => Some.Noon.AddDays(days);

    [Theory]
    [InlineData("en", "One question about your order {{order.number}}", "A person", "a minute")]
    [InlineData("de", "Eine Frage zu Ihrer Bestellung {{order.number}}", "ein Mensch", "eine Minute")]
    [InlineData("fr", "Une question sur votre commande {{order.number}}", "une personne", "une minute")]
    [InlineData("es", "Una pregunta sobre tu pedido {{order.number}}", "una persona", "un minuto")]
    [InlineData("ja", "ご注文{{#if order.number}}（{{order.number}}）{{/if}}についてひとつだけお尋ねします", "担当者", "1分")]
    public void The_survey_s_letter_says_what_is_asked_why_how_long_it_takes_and_that_a_person_of_the_shop_reads_it(string language, string subject, string person, string time)
    {
        var flow = AllFlows.Find("nps")!;
        var words = new Letter(flow, flow.Steps[0], flow.Steps[0].Wordings.ShouldHaveSingleItem()).InLanguage(language).Template;
        (words.Key, words.Subject).ShouldBe(("survey", subject));
        var (why, question) = (words.Paragraphs[^2], words.Paragraphs[^1]);
        foreach (var said in new[] { "order.number", "{{shop.name}}", person, time })
            why.ShouldContain(said);
        // The question stands last, above its numbers.
        foreach (var said in new[] { "{{shop.name}}", "0", "10" })
            question.ShouldContain(said);
        words.Preview.ShouldContain("10");
    }
}
