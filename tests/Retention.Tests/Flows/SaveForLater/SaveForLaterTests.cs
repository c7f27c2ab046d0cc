using Retention.Events;
using Retention.Shops;

namespace Retention.Tests.Flows.SaveForLater;

public class SaveForLaterTests
{
    private static readonly Shop Shop = Some.ShopWith("save-for-later");

    [Fact]
    public void A_saved_item_is_recalled_after_three_days_and_after_two_weeks_and_never_again() =>
        World.Told(Shop, Some.Customer, Saved()).Said.ShouldBe([("save-for-later/reminder", TimeSpan.FromDays(3)), ("save-for-later/last", TimeSpan.FromDays(14))]);

    [Fact]
    public void Taking_it_off_the_list_ends_it() =>
        World.Told(Shop, Some.Customer, Saved(), (Some.Noon.AddDays(1), new ItemForgotten("bowl", Some.Noon.AddDays(1)))).Silent.ShouldBe([("save-for-later", 0, "item-forgotten")]);

    [Fact]
    public void Buying_it_ends_it() =>
        World.Told(Shop, Some.Customer, Saved(), Some.Ordered(at: Some.Noon.AddDays(5), items: ["bowl"])).Silent.ShouldBe([("save-for-later", 1, "already-bought")]);

    [Fact]
    public void Buying_something_else_does_not() =>
        World.Told(Shop, Some.Customer, Saved(), Some.Ordered(at: Some.Noon.AddDays(5), items: ["plate"])).Said.Count().ShouldBe(2);

    [Fact]
    public void What_is_sold_out_is_not_recalled() =>
        World.Told(Shop, Some.Customer, Saved(), Reported(1, available: 0)).Silent.ShouldBe([("save-for-later", 0, "out-of-stock")]);

    [Theory]
    [InlineData(1791, null, false)] // Less than a tenth cheaper.
    [InlineData(1790, null, true)]
    [InlineData(1790, 1790, true)]
    [InlineData(1790, 1789, false)] // It was cheaper still within the last 30 days.
    public void A_price_that_fell_by_a_tenth_to_its_lowest_in_30_days_is_told_at_once(long price, int? lowest, bool isTold)
    {
        var fell = new ItemReported(Some.Item(price: price, at: Some.Noon.AddHours(1)) with { LowestPrice = lowest is { } minor ? new Money(minor, Some.Euro) : null });
        World.Told(Shop, Some.Customer, Saved(price: 1989), (Some.Noon.AddHours(1), fell)).Said.Contains(("save-for-later/price-drop/alert", TimeSpan.FromHours(1))).ShouldBe(isTold);
    }

    [Fact]
    public void A_price_that_went_back_before_morning_is_not_told()
    {
        var byDay = Shop with { TimeZone = "America/New_York", Settings = Shop.Settings with { EmailWindow = Retention.Decisions.SendWindow.Email } };
        World.Told(byDay, Some.Customer, Saved(), Reported(15, price: 1000), Reported(17)).Silent.ShouldContain(("save-for-later/price-drop", 0, "price-back"));
    }

    [Fact]
    public void The_same_item_is_not_told_to_be_cheaper_twice_in_a_week() =>
        World.Told(Shop, Some.Customer, Saved(), Reported(1, price: 1000), Reported(26), Reported(50, price: 1000)).Said.Count(said => said.Step.StartsWith("save-for-later/price-drop", StringComparison.Ordinal)).ShouldBe(1);

    [Fact]
    public void Nor_twice_in_any_seven_days_wherever_a_week_ends()
    {
        for (var day = 0; day < 7; day++)
        {
            World.Told(Shop with { Settings = Shop.Settings with { EmailsPerDay = 9 } }, Some.Customer, Saved(), Reported(24 * day + 1, price: 1000), Reported(24 * day + 10), Reported(24 * day + 30, price: 1000))
                .Said.Count(said => said.Step.StartsWith("save-for-later/price-drop", StringComparison.Ordinal)).ShouldBe(1, $"day {day}");
        }
    }

    [Fact]
    public void That_few_are_left_is_told_once()
    {
        World.Told(Shop, Some.Customer, Saved(), Reported(1, available: 5), Reported(30, available: 9), Reported(60, available: 4)).Said.Count(said => said.Step == "save-for-later/low-stock/alert").ShouldBe(1);
        World.Told(Shop, Some.Customer, Saved(), Reported(1, available: 6)).Said.ShouldNotContain(said => said.Step == "save-for-later/low-stock/alert");
    }

    [Fact]
    public void Whoever_asked_hears_that_it_is_back_without_any_consent_to_advertising()
    {
        var asked = Saved(available: 0, wantsStock: true);
        World.Told(Shop, asked, Reported(1)).Said.ShouldContain(("save-for-later/back-in-stock/alert", TimeSpan.FromHours(1)));
        World.Told(Shop, Saved(available: 0), Reported(1)).Said.ShouldBeEmpty("nobody asked");
    }

    [Fact]
    public void What_sold_out_again_before_it_could_be_told_is_not_told()
    {
        var byDay = Shop with { TimeZone = "America/New_York", Settings = Shop.Settings with { EmailWindow = Retention.Decisions.SendWindow.Email } };
        World.Told(byDay, Saved(available: 0, wantsStock: true), Reported(15), Reported(16, available: 0)).Silent.ShouldContain(("save-for-later/back-in-stock", 0, "out-of-stock"));
    }

    private static (DateTimeOffset At, Happened Happened) Saved(long price = 1990, int? available = 20, bool wantsStock = false) =>
        (Some.Noon, new ItemSaved(Some.Item(price: price, available: available), Some.Noon) { CustomerId = "anna", Email = "anna@example.org", WantsStock = wantsStock });

    private static (DateTimeOffset At, Happened Happened) Reported(int hours, long price = 1990, int? available = 20) =>
        (Some.Noon.AddHours(hours), new ItemReported(Some.Item(price: price, available: available, at: Some.Noon.AddHours(hours))));
}
