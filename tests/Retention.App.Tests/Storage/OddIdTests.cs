using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;

namespace Retention.App.Tests.Storage;

/// <summary>An id that no key can hold stands in it as a hash, and its row is found like any other.</summary>
[Collection("Azurite")]
public sealed class OddIdTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_order_with_a_long_odd_id_is_found_by_its_address_and_erased()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddHours(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Reported.Order($"order/{new string('é', 60)}", customer: "7"));
        var shopper = (await app.ShoppersAsync(shop)).ShouldHaveSingleItem();
        (await KeysAsync(app, shop, shopper.Id, "order|")).ShouldHaveSingleItem().ShouldStartWith("order|~");
        // A state's row and those beside it, and no copies of letters.
        (await KeysAsync(app, shop, shopper.Id, beginning: "")).Contains(Keys.State, StringComparer.Ordinal).ShouldBeTrue();

        var hash = app.Get<NameDirectory>().Hash(shop, Name.OfEmail("ann@example.test")!).Hash;
        (await app.Get<ShopperAddresses>().FindAsync(shop, shopper, hash, CancellationToken.None)).ShouldNotBeNull().Email.ShouldBe("ann@example.test");

        await app.HandleAsync(shop, new ShopperErased("7", "ann@example.test", OrderId: null));
        (await TestApp.RowsAsync(app.Storage.Shoppers)).ShouldNotContain(row => row.RowKey.StartsWith("order|", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("order|", "order|~0123", true)]
    [InlineData("order|", "order|\uffff", true)]
    [InlineData("order|", "order", false)]
    [InlineData("order|", "orders|1", false)]
    [InlineData("order|", "profile", false)]
    public void A_range_of_keys_holds_all_that_begin_so_and_nothing_else(string beginning, string key, bool isIn) =>
        (string.CompareOrdinal(key, beginning) >= 0 && string.CompareOrdinal(key, Keys.After(beginning)) < 0).ShouldBe(isIn);

    private static async Task<List<string>> KeysAsync(TestApp app, string shop, string shopper, string beginning)
    {
        var keys = new List<string>();
        await foreach (var row in app.Get<ShopperStore>().Rows(shop, shopper, beginning, CancellationToken.None))
            keys.Add(row.RowKey);
        return keys;
    }
}
