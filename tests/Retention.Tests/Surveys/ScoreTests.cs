using Retention.Surveys;

namespace Retention.Tests.Surveys;

public class ScoreTests
{
    [Fact]
    public void It_is_the_percent_of_9_and_10_less_the_percent_of_0_to_6()
    {
        Score.Of([10, 9, 8, 7, 6, 0]).ShouldBe(new Score(2, 2, 2));
        Score.Of([10, 10, 10, 6]).Value.ShouldBe(50);
        Score.Of(Enumerable.Repeat(10, 9)).Value.ShouldBe(100);
        Score.Of([]).Value.ShouldBe(0);
    }

    [Fact]
    public void Its_margin_holds_the_truth_in_some_95_of_100_samples()
    {
        // A shop of 55 % promoters and 25 % detractors: the true score is 30.
        var random = new Random(8);
        var held = 0;
        for (var sample = 0; sample < 2_000; sample++)
        {
            var score = Score.Of(Enumerable.Range(0, 200).Select(_ => random.Next(100) switch { < 55 => 10, < 75 => 7, _ => 3 }));
            held += score.Low <= 30 && score.High >= 30 ? 1 : 0;
        }

        (held / 2_000.0).ShouldBeInRange(0.935, 0.965);
    }

    [Fact]
    public void Few_answers_are_no_score()
    {
        Score.Of(Enumerable.Repeat(9, Score.Enough - 1)).IsSaid.ShouldBeFalse();
        Score.Of(Enumerable.Repeat(9, Score.Enough)).IsSaid.ShouldBeTrue();
    }
}
