using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Tests.Items;

/// <summary>The line of those who wait for an item keeps in step with what each shopper's own state says.</summary>
[Collection("Azurite")]
public sealed class LineTests(AzuriteFixture azurite)
{
    private const string Back = "Tea Pot is back";
    private static readonly DateTimeOffset Noon = Shelf.Noon;

    [Fact]
    public async Task Whoever_took_it_off_the_list_leaves_the_line_and_hears_nothing()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await shelf.SaveAsync("ann", Noon, available: 0, wantsStock: true);
        await shelf.SaveAsync("bob", Noon, available: 0, wantsStock: true);
        await shelf.App.IdleAsync();
        (await shelf.LineAsync()).Count.ShouldBe(2);

        await shelf.ForgetAsync("bob", Noon.AddMinutes(1));
        await shelf.App.IdleAsync();
        (await shelf.LineAsync()).ShouldHaveSingleItem();
        await shelf.ReportedAsync(Noon.AddHours(1));
        (await shelf.LettersAsync(Back)).ShouldBe(["ann"]);
    }

    [Fact]
    public async Task Whoever_ordered_in_another_language_hears_of_it_in_that()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await shelf.PutAsync("order", new OrderReported(new() { Id = "7", Number = "7", Stage = OrderStage.Paid, PlacedAt = Noon.AddDays(-9), UpdatedAt = Noon.AddDays(-9), Email = "ann@example.test", Locale = "de-AT" }));
        await shelf.SaveAsync("ann", Noon, available: 0, wantsStock: true);
        await shelf.SaveAsync("bob", Noon, available: 0, wantsStock: true);
        await shelf.App.IdleAsync();
        await shelf.ReportedAsync(Noon.AddHours(1));
        (await shelf.LettersAsync("Tea Pot ist wieder da")).ShouldBe(["ann"]);
        (await shelf.LettersAsync(Back)).ShouldBe(["bob"]);
    }

    [Fact]
    public async Task Whoever_saves_it_again_has_one_place_the_later_one()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await shelf.SaveAsync("ann", Noon);
        await shelf.App.IdleAsync();
        await shelf.SaveAsync("ann", Noon.AddMinutes(5), wantsStock: true);
        await shelf.SaveAsync("ann", Noon.AddMinutes(5), wantsStock: true);
        await shelf.App.IdleAsync();
        var row = (await shelf.LineAsync()).ShouldHaveSingleItem();
        row.RowKey.ShouldContain($"{Noon.AddMinutes(5).UtcTicks:D19}");
        row.GetBoolean("WantsStock").ShouldBe(true);
    }

    [Fact]
    public async Task A_place_that_a_crash_left_behind_is_put_right_when_it_is_met()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await shelf.SaveAsync("ann", Noon, available: 0, wantsStock: true);
        await shelf.App.IdleAsync();
        var ann = await shelf.ShopperAsync("ann");
        await shelf.App.Get<WaitingFor>().PutAsync(shelf.Shop, Shelf.Pot, Keys.Waiting(Noon.AddDays(-1), ann.Id), ann, CancellationToken.None);
        await shelf.ReportedAsync(Noon.AddHours(1));
        (await shelf.LineAsync()).ShouldHaveSingleItem().RowKey.ShouldBe(Keys.Waiting(Noon, ann.Id));
        (await shelf.LettersAsync(Back)).ShouldBe(["ann"]);
    }

    [Fact]
    public async Task Whoever_was_erased_leaves_the_line_and_a_place_under_an_older_day_when_it_is_met()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await shelf.SaveAsync("ann", Noon, available: 0, wantsStock: true);
        await shelf.App.IdleAsync();
        var ann = await shelf.ShopperAsync("ann");
        await shelf.App.Get<WaitingFor>().PutAsync(shelf.Shop, Shelf.Pot, Keys.Waiting(Noon.AddDays(-1), ann.Id), ann, CancellationToken.None);
        await shelf.PutAsync("erased", new ShopperErased(CustomerId: null, Shelf.Address("ann"), OrderId: null));
        await shelf.App.IdleAsync();
        (await shelf.LineAsync()).ShouldHaveSingleItem();
        await shelf.ReportedAsync(Noon.AddHours(1));
        (await shelf.LineAsync()).ShouldBeEmpty();
        (await shelf.App.LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_was_merged_is_followed_and_hears_it_once()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await shelf.SaveAsync("ann", Noon, available: 0, wantsStock: true);
        await shelf.App.IdleAsync();
        var ann = await shelf.ShopperAsync("ann");
        await shelf.SaveAsync("bob", Noon.AddMinutes(1), available: 0, wantsStock: true);
        await shelf.App.IdleAsync();
        var bob = await shelf.ShopperAsync("bob");
        var store = shelf.App.Get<ShopperStore>();
        await store.CommitAsync(shelf.Shop, await store.LoadAsync(shelf.Shop, bob.Id, CancellationToken.None), Merge.Into(bob, ann), [], CancellationToken.None);
        await store.CommitAsync(shelf.Shop, await store.LoadAsync(shelf.Shop, ann.Id, CancellationToken.None), new() { Id = ann.Id, MergedInto = bob.Id }, [], CancellationToken.None);

        await shelf.ReportedAsync(Noon.AddHours(1));
        (await shelf.LineAsync()).ShouldHaveSingleItem().RowKey.ShouldBe(Keys.Waiting(Noon.AddMinutes(1), bob.Id));
        (await shelf.LettersAsync(Back)).ShouldBe(["bob"]);
    }
}
