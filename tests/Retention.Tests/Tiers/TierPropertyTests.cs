using FsCheck;
using FsCheck.Fluent;
using Retention.Decisions;
using Retention.Events;
using Retention.Shops;
using Retention.Tiers;

namespace Retention.Tests.Tiers;

/// <summary>What holds of levels, whatever happens: orders, refunds, cancellations, reviews, changed levels and looks, at any time and late.</summary>
public class TierPropertyTests
{
    private static readonly Gen<int> Seeds = Gen.Choose(0, int.MaxValue - 1);

    [Fact]
    public void A_level_never_changes_twice_on_one_day_of_the_shops_calendar() => Cases.ForAll(Seeds, seed => Changes(seed).ShouldBeUnique(), count: 300);

    [Fact]
    public void Levels_do_change_in_these_lives() => Enumerable.Range(0, 50).Sum(seed => Changes(seed).Count).ShouldBeGreaterThan(100);

    [Fact]
    public void With_a_look_every_day_everybody_ends_where_the_orders_belong() => Cases.ForAll(
        Seeds,
        seed =>
        {
            var (story, at, _) = Live(seed, changesLevels: false);
            for (var day = 1; day <= 2; day++)
                story.Looks(at.AddDays(day));
            var rating = TierRule.Rate(story.Anna, story.Shop, at.AddDays(2))!;
            story.Shop.Settings.Tiers!.RankOf(story.Level).ShouldBe(rating.Rank);
        },
        count: 300);

    private static List<DateOnly> Changes(int seed) => Live(seed, changesLevels: true).Changes;

    private static (TierStories Story, DateTimeOffset At, List<DateOnly> Changes) Live(int seed, bool changesLevels)
    {
        var random = new Random(seed);
        var story = TierStories.Of((TierMeasure)random.Next(3), 1, 2, 4);
        if (story.Shop.Settings.Tiers!.Measure == TierMeasure.Spend)
            Set(story, TierStories.Levels(TierMeasure.Spend, 2_000, 5_000, 9_000));
        story.Shop = story.Shop with { TimeZone = random.Next(2) == 0 ? "America/Los_Angeles" : "Asia/Tokyo" };
        var (at, changes, zone) = (Some.Noon, new List<DateOnly>(), Zones.Own(story.Shop));
        for (var step = 0; step < 60; step++)
        {
            at += random.Next(3) == 0 ? TimeSpan.FromDays(random.Next(200)) : TimeSpan.FromMinutes(random.Next(300));
            var (before, id) = (story.Level, $"{random.Next(20)}");
            switch (random.Next(changesLevels ? 7 : 6))
            {
                case 0 or 1:
                    story.Orders(at.AddDays(-random.Next(5)), id, heard: at);
                    break;
                case 2:
                    story.Tell(at, new RefundReported(id));
                    break;
                case 3:
                    story.Orders(at, id, order => order with { Stage = OrderStage.Cancelled });
                    break;
                case 4:
                    story.Tell(at, new ReviewGiven(id, at) { Items = [new($"i{random.Next(3)}", "Mug", 1 + random.Next(5), "", "")] });
                    break;
                case 5:
                    story.Looks(at);
                    break;
                default:
                    var levels = story.Shop.Settings.Tiers!;
                    Set(story, levels with { Version = levels.Version + 1, Levels = [.. levels.Levels.Select(level => level with { Threshold = level.Threshold + random.Next(2) })] });
                    story.Looks(at);
                    break;
            }

            if (story.Level != before)
                changes.Add(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime));
        }

        return (story, at, changes);
    }

    private static void Set(TierStories story, TierSettings levels) => story.Shop = story.Shop with { Settings = story.Shop.Settings with { Tiers = levels } };
}
