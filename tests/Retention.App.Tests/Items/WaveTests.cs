using Retention.Shoppers;

namespace Retention.App.Tests.Items;

/// <summary>Those who asked to hear when it is back are told in waves.</summary>
[Collection("Azurite")]
public sealed class WaveTests(AzuriteFixture azurite)
{
    private const string Back = "Tea Pot is back";
    private static readonly DateTimeOffset Noon = Shelf.Noon;

    [Fact]
    public async Task Three_are_told_of_each_unit_the_oldest_first_and_none_once_it_is_sold_out_again()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await QueueUpAsync(shelf, "abcdefghij");
        await shelf.SaveAsync("onlooker", Noon.AddMinutes(-100), available: 0);
        await shelf.ReportedAsync(Noon, stock: 0);

        await shelf.ReportedAsync(Noon.AddHours(1), stock: 1);
        (await shelf.LettersAsync(Back)).ShouldBe(["a", "b", "c"]);
        (await AvailableAsync(shelf, "onlooker")).ShouldBe(1);
        (await AvailableAsync(shelf, "d")).ShouldBe(0);
        await shelf.App.RestAtAsync(Noon.AddHours(2).AddSeconds(-1));
        (await shelf.LettersAsync(Back)).Length.ShouldBe(3);
        await shelf.App.RestAtAsync(Noon.AddHours(2));
        (await shelf.LettersAsync(Back)).ShouldBe(["a", "b", "c", "d", "e", "f"]);

        await shelf.ReportedAsync(Noon.AddHours(2.5), stock: 0);
        await shelf.App.RestAtAsync(Noon.AddHours(9));
        (await shelf.LettersAsync(Back)).Length.ShouldBe(6);

        // Restocked, it begins with those who were not told yet; who was told this week is not told again.
        await shelf.ReportedAsync(Noon.AddHours(10), stock: 1);
        (await shelf.LettersAsync(Back)).ShouldBe(["a", "b", "c", "d", "e", "f", "g", "h", "i"]);
        await shelf.App.RestAtAsync(Noon.AddHours(11));
        (await shelf.LettersAsync(Back)).Length.ShouldBe(10);
        (await AvailableAsync(shelf, "a")).ShouldBe(1);
        (await AvailableAsync(shelf, "d")).ShouldBe(0);
        await shelf.App.RestAtAsync(Noon.AddHours(12));
        (await AvailableAsync(shelf, "d")).ShouldBe(1);
        await shelf.App.RestAtAsync(Noon.AddHours(20));
        (await shelf.LettersAsync(Back)).Length.ShouldBe(10);
        (await TestApp.RowsAsync(shelf.App.Storage.Plan)).ShouldAllBe(row => row.GetString("Shopper") != "", "all were told");
    }

    [Fact]
    public async Task The_next_wave_goes_by_what_is_left_and_hears_the_price_of_that_moment()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await QueueUpAsync(shelf, "abcdefghijklmnop");
        await shelf.ReportedAsync(Noon, stock: 0);
        await shelf.ReportedAsync(Noon.AddHours(1), stock: 2);
        (await shelf.LettersAsync(Back)).Length.ShouldBe(6);
        await shelf.ReportedAsync(Noon.AddHours(1.5), "39", stock: 1);
        (await shelf.ShopperAsync("a")).Item(Shelf.Pot)!.Price!.Value.Amount.ShouldBe(39);
        (await shelf.ShopperAsync("g")).Item(Shelf.Pot)!.Price!.Value.Amount.ShouldBe(41);
        await shelf.App.RestAtAsync(Noon.AddHours(2));
        (await shelf.LettersAsync(Back)).Length.ShouldBe(9);
        (await shelf.ShopperAsync("g")).Item(Shelf.Pot)!.Price!.Value.Amount.ShouldBe(39);
    }

    [Fact]
    public async Task A_wave_that_comes_a_day_late_is_news_to_those_whose_turn_it_is()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await QueueUpAsync(shelf, "abcdef");
        await shelf.ReportedAsync(Noon, stock: 0);
        await shelf.ReportedAsync(Noon.AddHours(1), stock: 1);
        await shelf.App.RestAtAsync(Noon.AddHours(31));
        (await shelf.LettersAsync(Back)).ShouldBe(["a", "b", "c", "d", "e", "f"]);
    }

    [Fact]
    public async Task Sold_out_before_the_letter_went_nobody_is_told_that_it_is_back()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await QueueUpAsync(shelf, "abc");
        await shelf.ReportedAsync(Noon, stock: 0);
        shelf.App.Clock.Now = Noon.AddHours(1);
        await shelf.ReportAsync(Noon.AddMinutes(31), stock: 0);
        await shelf.ReportAsync(Noon.AddMinutes(30), stock: 1); // Older, and late.
        await shelf.App.IdleAsync();
        (await shelf.LettersAsync(Back)).ShouldBeEmpty();
        (await AvailableAsync(shelf, "a")).ShouldBe(0);
    }

    private static async Task QueueUpAsync(Shelf shelf, string people)
    {
        foreach (var (index, who) in people.Index())
            await shelf.SaveAsync($"{who}", Noon.AddMinutes(index - 60), available: 0, wantsStock: true);
        await shelf.App.IdleAsync();
    }

    private static async Task<int?> AvailableAsync(Shelf shelf, string who) => (await shelf.ShopperAsync(who)).Item(Shelf.Pot)!.Available;
}
