using Retention.Insights;

namespace Retention.Tests.Insights;

/// <summary>The report about who came back: it counts, and claims nothing.</summary>
public class CaseReportTests
{
    // Words that would call the answer the cause.
    private static readonly string[] Claims = ["saved", "because of", "caused", "thanks to", "led to", "brought back", "effect", "due to", "made them", "works"];

    [Fact]
    public void Where_merchants_contact_those_who_would_return_anyway_the_report_does_not_say_that_contacting_saved_them()
    {
        // Being written to changes nothing here: whoever is fond of the shop comes back, and is written to first.
        var dice = new Random(8);
        var lives = Enumerable.Range(0, 4_000).Select(_ =>
        {
            var fondness = dice.NextDouble();
            var isFirst = dice.NextDouble() < 0.5;
            return Life(isContacted: dice.NextDouble() < fondness, again: dice.NextDouble() < 0.6 * fondness) with { IsDrawnFirst = isFirst };
        }).ToArray();

        var report = CaseReport.Of(lives, Some.Noon.AddDays(100));
        report.Contacted.Above(report.Others).Low.ShouldBeGreaterThan(0.1, "the groups that people chose differ much, without any effect");
        var (low, high) = report.DrawnFirst.Above(report.DrawnLater);
        (low < 0 && high > 0).ShouldBeTrue("those that chance drew do not");
        var text = string.Join('\n', report.Sentences);
        text.ShouldContain(CaseReport.NotAProof);
        text.ShouldContain("Among those at the front the share is not told apart");
        foreach (var claim in Claims)
            text.ShouldNotContain(claim, Case.Insensitive);
    }

    [Fact]
    public void Where_being_answered_first_does_bring_people_back_those_whom_chance_drew_show_it()
    {
        var dice = new Random(9);
        var lives = Enumerable.Range(0, 4_000).Select(_ => dice.NextDouble() < 0.5 is var isFirst && dice.NextDouble() < (isFirst ? 0.4 : 0.3) is var again ? Life(isFirst, again) with { IsDrawnFirst = isFirst } : null!).ToArray();
        var report = CaseReport.Of(lives, Some.Noon.AddDays(100));
        report.DrawnFirst.Above(report.DrawnLater).Low.ShouldBeGreaterThan(0);
        string.Join('\n', report.Sentences).ShouldContain("Among those at the front the share is higher");
    }

    [Fact]
    public void Whoever_was_written_to_within_a_day_counts_as_that_and_only_ripe_cases_count()
    {
        var lives = new[]
        {
            Life(isContacted: true, again: true), Life(isContacted: true, again: false), Life(isContacted: false, again: true),
            new CaseLife(Some.Noon, Some.Noon.AddHours(25), Some.Noon.AddDays(91)), // Too late with both.
            new CaseLife(Some.Noon, null, Some.Noon.AddHours(3)), // Ordered before it could be known on which side this one is.
            new CaseLife(Some.Noon.AddDays(50), null, null), // Not ripe.
        };
        var report = CaseReport.Of(lives, Some.Noon.AddDays(100));
        (report.Contacted, report.Others, report.NotYet).ShouldBe((new OrderedShare(2, 1), new OrderedShare(3, 1), 1));
        string.Join('\n', report.Sentences).ShouldContain("too few to compare");
    }

    [Fact]
    public void The_intervals_are_those_of_the_books()
    {
        // Newcombe (1998), table II, methods 3 and 10: 56/70 against 48/80.
        var (one, other) = (new OrderedShare(70, 56), new OrderedShare(80, 48));
        (Math.Round(one.Above(other).Low, 4), Math.Round(one.Above(other).High, 4)).ShouldBe((0.0524, 0.3339));
        var (low, high) = new OrderedShare(0, 0).Interval;
        (low, high).ShouldBe((0, 1));
        new OrderedShare(10, 0).Interval.Low.ShouldBe(0);
    }

    private static CaseLife Life(bool isContacted, bool again) => new(Some.Noon, isContacted ? Some.Noon.AddHours(2) : null, again ? Some.Noon.AddDays(20) : null);
}
