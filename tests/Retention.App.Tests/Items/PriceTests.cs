using Retention.App.Observability;
using Retention.Events;

namespace Retention.App.Tests.Items;

/// <summary>What the shop tells of an item, as those who saved it hear it.</summary>
[Collection("Azurite")]
public sealed class PriceTests(AzuriteFixture azurite)
{
    private const string Cheaper = "Tea Pot costs less now";
    private static readonly DateTimeOffset Noon = Shelf.Noon;

    [Fact]
    public async Task Whoever_saved_it_hears_once_that_it_became_cheaper_however_often_and_late_it_is_told()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await shelf.SaveAsync("ann", Noon);
        await shelf.AllowAsync("ann");
        await shelf.SaveAsync("silent", Noon); // Never allowed anything.
        await shelf.AllowAsync("gone", isGranted: false);
        await shelf.SaveAsync("gone", Noon);
        await shelf.App.IdleAsync();
        await shelf.ReportedAsync(Noon.AddHours(1), "41", stock: 8);
        (await shelf.App.LettersAsync()).ShouldBeEmpty();

        await shelf.ReportedAsync(Noon.AddHours(3), "36.90", stock: 8);
        await shelf.ReportAsync(Noon.AddHours(3), "36.90", stock: 8); // The same once more.
        await shelf.ReportAsync(Noon.AddHours(2), "41", stock: 8); // An older one, late.
        await shelf.ReportedAsync(Noon.AddHours(4), "35", stock: 8); // Cheaper still, within the week.

        (await shelf.LettersAsync(Cheaper)).ShouldBe(["ann"]);
        var letter = (await shelf.App.LettersAsync()).ShouldHaveSingleItem();
        letter.Text.ShouldContain("€36.90", customMessage: "the storefront named no currency: it is that of the save");
        (await shelf.App.SilencesAsync(shelf.Shop)).Order(StringComparer.Ordinal).ShouldBe(["no-consent", "unsubscribed"]);
        (await shelf.ShopperAsync("ann")).Item(Shelf.Pot)!.Price.ShouldBe(new Money(3500, new Currency("EUR")));
    }

    [Fact]
    public async Task A_price_above_the_lowest_of_the_last_30_days_is_nothing_to_write_about()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await shelf.ReportedAsync(Noon.AddDays(-20), "30");
        await shelf.ReportedAsync(Noon.AddDays(-10), "41");
        shelf.App.Clock.Now = Noon;
        await shelf.SaveAsync("ann", Noon);
        await shelf.AllowAsync("ann");
        await shelf.App.IdleAsync();

        await shelf.ReportedAsync(Noon.AddDays(1), "35");
        (await shelf.LettersAsync(Cheaper)).ShouldBeEmpty();
        await shelf.ReportedAsync(Noon.AddDays(2), "29");
        (await shelf.LettersAsync(Cheaper)).ShouldBe(["ann"]);
    }

    [Fact]
    public async Task What_concerns_nobody_is_told_to_nobody()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await shelf.SaveAsync("ann", Noon);
        await shelf.App.IdleAsync();
        await shelf.ReportedAsync(Noon.AddHours(1), "41", stock: 80);
        var before = await shelf.ShopperAsync("ann");
        for (var sold = 1; sold <= 5; sold++)
            await shelf.ReportedAsync(Noon.AddHours(1).AddMinutes(sold), "41", stock: 80 - sold);

        (await shelf.ShopperAsync("ann")).Turn.ShouldBe(before.Turn);
        shelf.App.Get<Counts>().Numbers["item.no news"].ShouldBe(5);
        await shelf.ReportedAsync(Noon.AddHours(2), "41", stock: 3);
        (await shelf.ShopperAsync("ann")).Item(Shelf.Pot)!.Available.ShouldBe(3);
    }

    [Fact]
    public async Task A_report_that_passed_just_before_a_save_is_told_after_it()
    {
        await using var shelf = await Shelf.SetUpAsync(azurite);
        await shelf.ReportedAsync(Noon.AddMinutes(2), "30");
        await shelf.AllowAsync("ann");
        await shelf.SaveAsync("ann", Noon.AddMinutes(1)); // Its page was opened before.
        await shelf.App.IdleAsync();
        (await shelf.LettersAsync(Cheaper)).ShouldBe(["ann"]);
    }

    [Theory]
    [InlineData("EUR", 3690, "EUR 3690")]
    [InlineData("JPY", 369000, "JPY 3690")]
    [InlineData("JPY", 369050, "XXX 369050")] // There is no half yen.
    [InlineData("KWD", 3690, "XXX 3690")] // Its third digit was rounded away.
    public void A_price_without_a_currency_is_in_that_of_the_save_where_its_digits_fit(string currency, long minor, string expected)
    {
        var shopper = new Retention.Shoppers.Shopper { Id = "s", Items = [new() { Id = "1", PriceWhenSaved = new Money(5000, new Currency(currency)) }] };
        var report = new ItemReported(new Item { Id = "1", Title = "", Price = new Money(minor, new Currency("XXX")), At = Noon });
        var price = ((ItemReported)ItemPrice.Named(report, shopper)).Item.Price!.Value;
        $"{price.Currency} {price.Minor}".ShouldBe(expected);
    }
}
