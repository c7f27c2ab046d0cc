using Retention.Events;
using Retention.Shoppers;
using Retention.Tiers;

namespace Retention.Tests.Tiers;

/// <summary>Who is at which level, and when that changes.</summary>
public class TierRuleTests
{
    private static DateTimeOffset Day(int day) => Some.Noon.AddDays(day);

    [Fact]
    public void A_level_is_reached_with_the_order_that_it_takes_and_the_shopper_is_told_of_it()
    {
        var story = TierStories.Of(TierMeasure.Orders, 2, 4).Orders(Day(0), "1");
        story.Level.ShouldBeNull();
        story.Anna.Tier.ShouldBeNull();
        story.Orders(Day(10), "2").Level.ShouldBe("bronze");
        story.Entries.Where(entry => entry.Flow == "tier-reached").ShouldHaveSingleItem().Subject.ShouldBe("2~bronze");
        story.Anna.Tier!.LookOn.ShouldBe(new(2027, 3, 12));
    }

    [Theory]
    [InlineData("refunded")]
    [InlineData("cancelled")]
    [InlineData("test")]
    [InlineData("unpaid")]
    public void Orders_that_are_called_off_given_back_or_trials_do_not_count(string what)
    {
        var story = TierStories.Of(TierMeasure.Orders, 2).Orders(Day(0), "1").Orders(Day(1), "2", order => what switch
        {
            "refunded" => order with { IsRefunded = true },
            "cancelled" => order with { Stage = OrderStage.Cancelled },
            "test" => order with { IsTest = true },
            _ => order with { Stage = OrderStage.Unpaid },
        });
        story.Level.ShouldBeNull();
        story.Orders(Day(2), "3").Level.ShouldBe("bronze");
    }

    [Fact]
    public void Money_given_back_takes_the_level_away_without_any_grace_but_not_on_the_same_day()
    {
        var story = TierStories.Of(TierMeasure.Spend, 4_000).Orders(Day(0), "1").Orders(Day(1), "2");
        story.Level.ShouldBe("bronze");
        story.Orders(Day(1), "2", order => order with { IsRefunded = true, Kept = new Money(0, Some.Euro), UpdatedAt = Day(1).AddHours(2) }, heard: Day(1).AddHours(2)).Level.ShouldBe("bronze");
        story.Anna.Tier!.LookOn.ShouldBe(new(2026, 3, 4));
        story.Looks(Day(2)).Level.ShouldBeNull();
    }

    [Fact]
    public void A_level_is_kept_for_a_year_from_the_last_day_that_earned_it()
    {
        var story = TierStories.Of(TierMeasure.Orders, 2).Orders(Day(0), "1").Orders(Day(300), "2");
        story.Looks(Day(400)).Level.ShouldBe("bronze"); // The first order is more than a year old by then.
        story.Looks(Day(300).AddYears(1).AddDays(-1)).Level.ShouldBe("bronze");
        story.Looks(Day(300).AddYears(1)).Level.ShouldBeNull();
        story.Anna.Tier!.Before.ShouldBe("bronze");
    }

    [Fact]
    public void Whoever_falls_falls_to_the_level_that_the_last_year_suffices_for()
    {
        var story = TierStories.Of(TierMeasure.Orders, 1, 3);
        for (var number = 0; number < 3; number++)
            story.Orders(Day(number), $"{number}");
        story.Level.ShouldBe("silver");
        story.Orders(Day(200), "later").Level.ShouldBe("silver");
        story.Looks(Day(365 + 201)).Level.ShouldBeNull();
        var second = TierStories.Of(TierMeasure.Orders, 1, 3);
        for (var number = 0; number < 3; number++)
            second.Orders(Day(number), $"{number}");
        second.Orders(Day(380), "later").Level.ShouldBe("bronze"); // Of the year before only this one is left, and the year's grace is over.
    }

    [Fact]
    public void Two_levels_on_one_day_come_one_by_one_with_a_letter_each()
    {
        var story = TierStories.Of(TierMeasure.Orders, 1, 2).Orders(Day(0), "1").Orders(Day(0).AddHours(1), "2");
        story.Level.ShouldBe("bronze");
        story.Anna.Tier!.LookOn.ShouldBe(new(2026, 3, 3));
        story.Looks(Day(1)).Level.ShouldBe("silver");
        story.Entries.Where(entry => entry.Flow == "tier-reached").Select(entry => entry.Subject).ShouldBe(["1~bronze", "2~silver"]);
    }

    [Fact]
    public void A_level_reached_again_within_the_year_is_not_told_again()
    {
        var story = TierStories.Of(TierMeasure.Orders, 2).Orders(Day(0), "1").Orders(Day(1), "2").Tell(Day(2), new RefundReported("2"));
        story.Level.ShouldBeNull();
        story.Orders(Day(20), "3").Level.ShouldBe("bronze");
        story.Entries.Count(entry => entry.Flow == "tier-reached" && entry.Outcome == Outcome.Started).ShouldBe(1);
    }

    [Fact]
    public void Changed_levels_move_shoppers_without_a_letter()
    {
        var story = TierStories.Of(TierMeasure.Orders, 5).Orders(Day(0), "1").Orders(Day(1), "2");
        story.Level.ShouldBeNull();
        story.Shop = story.Shop with { Settings = story.Shop.Settings with { Tiers = TierStories.Levels(TierMeasure.Orders, 2, 3) with { Version = 2 } } };
        story.Looks(Day(2)).Level.ShouldBe("bronze");
        story.Entries.ShouldNotContain(entry => entry.Flow == "tier-reached");
        story.Orders(Day(5), "3").Level.ShouldBe("silver");
        story.Entries.ShouldContain(entry => entry.Flow == "tier-reached" && entry.Subject == "3~silver");
    }

    [Fact]
    public void Only_money_of_the_levels_own_currency_counts()
    {
        var story = TierStories.Of(TierMeasure.Spend, 2_000).Orders(Day(0), "1", order => order with { Total = new Money(9_000, new("USD")) });
        story.Level.ShouldBeNull();
        story.Orders(Day(1), "2").Level.ShouldBe("bronze");
    }

    [Fact]
    public void Reviews_count_by_the_items_that_were_reviewed_and_never_by_stars()
    {
        static string? LevelAfter(int stars)
        {
            var story = TierStories.Of(TierMeasure.Reviews, 3).Orders(Day(0), "1");
            ReviewGiven Said(params ReadOnlySpan<string> items) => new("1", Day(20)) { Items = [.. items.ToArray().Select(item => new ItemReview(item, item, stars, "", ""))] };
            story.Tell(Day(20), Said("a", "b")).Tell(Day(21), Said("b")).Level.ShouldBeNull();
            return story.Tell(Day(22), Said("c")).Level;
        }

        Enumerable.Range(1, 5).Select(LevelAfter).ShouldAllBe(level => level == "bronze");
    }

    [Fact]
    public void Nobody_falls_because_only_the_last_hundred_orders_are_remembered()
    {
        var story = TierStories.Of(TierMeasure.Spend, 250_000);
        for (var number = 0; number < 100; number++)
            story.Orders(Day(number / 10), $"{number}");
        story.Level.ShouldBe("bronze");
        for (var number = 100; number < 130; number++)
            story.Orders(Day(30 + number), $"{number}", order => order with { Total = new Money(1, Some.Euro) });
        story.Anna.Orders.Length.ShouldBe(Shopper.Remembered);
        story.Level.ShouldBe("bronze");
    }

    [Fact]
    public void A_person_who_was_erased_has_no_level()
    {
        var story = TierStories.Of(TierMeasure.Orders, 1).Orders(Day(0), "1");
        story.Level.ShouldBe("bronze");
        story.Tell(Day(1), new ShopperErased("anna", null, null)).Anna.Tier.ShouldBeNull();
    }

    [Fact]
    public void Two_shoppers_who_are_one_are_at_the_level_that_changed_last_and_rated_by_all_their_orders()
    {
        var (one, other) = (TierStories.Of(TierMeasure.Orders, 1, 3).Orders(Day(0), "1"), TierStories.Of(TierMeasure.Orders, 1, 3).Orders(Day(1), "2").Orders(Day(2), "3"));
        var merged = Merge.Into(one.Anna, other.Anna with { Id = "other" });
        (merged.Tier!.Level, merged.Tier.ChangedOn).ShouldBe(("bronze", new DateOnly(2026, 3, 3)));
        TierRule.Look(merged, merged, one.Shop, Day(5)).Known.Tier!.Level.ShouldBe("silver");
    }

    [Fact]
    public void A_shop_without_levels_keeps_nothing_of_them()
    {
        var story = TierStories.Of(TierMeasure.Orders).Orders(Day(0), "1");
        story.Anna.Tier.ShouldBeNull();
    }
}
