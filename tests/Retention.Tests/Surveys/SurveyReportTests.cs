using System.Collections.Immutable;
using System.Globalization;
using Retention.Surveys;

namespace Retention.Tests.Surveys;

public class SurveyReportTests
{
    private static readonly SurveyDefinition Survey = new("nps", "en", Said("Title"),
    [
        new("first", [new("score", QuestionKind.ScaleTo10, Said("How?")) { IsRequired = true }]),
        new("second", [new("why", QuestionKind.LongText, Said("Why?")), new("what", QuestionKind.ChooseMany, Said("What?")) { Choices = [new("a", Said("A")), new("b", Said("B"))] }]),
    ]);

    [Fact]
    public void The_score_says_who_was_asked_and_is_weighted_by_whose_turn_came()
    {
        // The loyal are happy, and were asked; of the others few were.
        var responses = Many(0, 40, LoyaltyBand.Loyal, 10).Concat(Many(40, 10, LoyaltyBand.FirstOrder, 3)).ToArray();
        Invited[] turns = [.. Turns(0, 50, LoyaltyBand.Loyal, asked: 50), .. Turns(50, 150, LoyaltyBand.FirstOrder, asked: 20)];
        var report = SurveyReport.Of(Survey, responses, turns, SurveyFilter.All);
        report.Score!.Value.ShouldBe(60);
        report.Bands.ShouldBe([new(LoyaltyBand.Loyal, 50, 50, 40, new(0, 0, 40)), new(LoyaltyBand.FirstOrder, 150, 20, 10, new(10, 0, 0))]);
        report.Weighted.ShouldBe(-50, "three of four whose turn came are of the unhappy kind");
        report.Asked.ShouldBe(70);
    }

    [Fact]
    public void A_band_of_too_few_answers_gives_no_weighted_score()
    {
        var report = SurveyReport.Of(Survey, [.. Many(0, 40, LoyaltyBand.Loyal, 10), .. Many(40, 9, LoyaltyBand.FirstOrder, 3)], Turns(0, 9, LoyaltyBand.FirstOrder, asked: 9), SurveyFilter.All);
        report.Weighted.ShouldBeNull();
    }

    [Fact]
    public void Every_question_is_counted_and_words_are_found_by_what_stands_in_them()
    {
        Response[] responses =
        [
            Response(1, LoyaltyBand.Loyal, 10) with { LastAt = Some.Noon, Answers = [new("score", "10"), new("why", "So FAST!"), new("what", "a"), new("what", "b")] },
            Response(2, LoyaltyBand.Loyal, 2) with { LastAt = Some.Noon.AddDays(1), Language = "de", Answers = [new("score", "2"), new("why", "Too slow"), new("what", "b"), new("what", "gone")] },
        ];
        var report = SurveyReport.Of(Survey, responses, [], SurveyFilter.All);
        report.Verbatims.Select(said => said.Text).ShouldBe(["Too slow", "So FAST!"], "the newest first");
        report.Questions[2].Counts.ShouldBe([new("a", 1), new("b", 1)], "what no longer can be chosen is counted nowhere");
        SurveyReport.Of(Survey, responses, [], new() { Text = "fast" }).Verbatims.ShouldHaveSingleItem().Text.ShouldBe("So FAST!");
        SurveyReport.Of(Survey, responses, [], new() { Band = "detractor" }).Responses.ShouldBe(1);
        SurveyReport.Of(Survey, responses, [], new() { Language = "de" }).Responses.ShouldBe(1);
        SurveyReport.Of(Survey, responses, [], new() { Product = "7" }).Responses.ShouldBe(0);
    }

    [Fact]
    public void Whatever_comes_late_or_twice_the_newest_answers_stand_and_the_first_moment_stays()
    {
        var first = Response(1, LoyaltyBand.FirstOrder, 3) with { At = Some.Noon, LastAt = Some.Noon };
        var second = first with { At = Some.Noon.AddHours(1), LastAt = Some.Noon.AddHours(1), IsComplete = true, Answers = [.. first.Answers, new("why", "Late")] };
        var known = second.InPlaceOf(first);
        (known.At, known.LastAt, known.IsComplete, known.Answers.Length).ShouldBe((Some.Noon, Some.Noon.AddHours(1), true, 2));
        second.InPlaceOf(known).ShouldBe(known);
        var other = first.InPlaceOf(second);
        (other.At, other.LastAt, other.IsComplete, other.Answers.Length).ShouldBe((Some.Noon, Some.Noon.AddHours(1), true, 2));
    }

    private static IEnumerable<Response> Many(int from, int count, LoyaltyBand band, int score) => Enumerable.Range(from, count).Select(number => Response(number, band, score));

    private static Response Response(int number, LoyaltyBand band, int score) => new()
    {
        Id = $"r{number}",
        Survey = "nps",
        Version = 1,
        Shopper = $"s{number}",
        OrderId = $"{number}",
        At = Some.Noon,
        LastAt = Some.Noon,
        Loyalty = band,
        Answers = [new("score", score.ToString(CultureInfo.InvariantCulture))],
    };

    private static Invited[] Turns(int from, int count, LoyaltyBand band, int asked) =>
        [.. Enumerable.Range(from, count).Select(number => new Invited("nps", $"s{number}", band, Some.Noon, number - from < asked ? Some.Noon : null) { OrderId = $"{number}" })];

    private static LocalText Said(string text) => new(ImmutableDictionary<string, string>.Empty.Add("en", text));
}
