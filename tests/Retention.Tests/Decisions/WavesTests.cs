using Retention.Decisions;
using Retention.Shops;

namespace Retention.Tests.Decisions;

public class WavesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(1, 3)]
    [InlineData(40, 120)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(null, int.MaxValue)]
    public void Three_people_are_told_of_each_unit(int? available, int expected) => Waves.Size(available).ShouldBe(expected);

    [Fact]
    public void The_next_wave_begins_after_an_hour_with_what_is_left_then()
    {
        var spent = Begun(from: null) with { Left = 0 };
        spent.Now(Some.Noon.AddMinutes(59), available: 2).Left.ShouldBe(0);
        var next = spent.Now(Some.Noon.AddHours(1), available: 2);
        next.Left.ShouldBe(6);
        next.NextAt.ShouldBe(Some.Noon.AddHours(2));
        next.Now(Some.Noon.AddHours(1.5), available: 9).ShouldBe(next);
        next.Now(Some.Noon.AddHours(1.5), available: 1).Left.ShouldBe(3, "the others were sold meanwhile");
    }

    [Fact]
    public void Those_never_told_come_first_then_the_others_from_the_oldest()
    {
        var restock = Begun(from: "c");
        (restock.After, restock.UpTo).ShouldBe(("c", null));
        Reached(restock).ShouldBe("");
        restock = restock.Passed("e", 2, isEnd: false)!;
        Reached(restock).ShouldBe("de");
        restock = restock.Passed("f", 1, isEnd: true)!;
        (restock.After, restock.UpTo).ShouldBe((null, "c"));
        Reached(restock).ShouldBe("def");
        restock = restock.Passed("b", 2, isEnd: false)!;
        Reached(restock).ShouldBe("abdef");
        restock.Passed("c", 1, isEnd: true).ShouldBeNull();
    }

    [Fact]
    public void Waiting_for_a_turn_makes_no_news_old_and_late_news_not_fresh()
    {
        Begun(from: null).TurnAt(Some.Noon.AddHours(30)).ShouldBe(Some.Noon.AddHours(30));
        (Begun(from: null) with { At = Some.Noon.AddDays(-5) }).TurnAt(Some.Noon.AddHours(1)).ShouldBe(Some.Noon.AddDays(-5).AddHours(1));
    }

    private static Restock Begun(string? from) => new() { At = Some.Noon, BegunAt = Some.Noon, From = from, Left = 9, NextAt = Some.Noon.AddHours(1) };

    private static string Reached(Restock restock) => string.Concat("abcdef".Where(place => restock.HasReached($"{place}")));
}
