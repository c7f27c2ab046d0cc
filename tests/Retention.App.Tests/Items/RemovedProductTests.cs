using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;

namespace Retention.App.Tests.Items;

/// <summary>A product that is gone takes its variants with it, and nobody is told that they are back.</summary>
[Collection("Azurite")]
public sealed class RemovedProductTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Each_variant_of_a_product_that_is_gone_is_sold_out_and_no_other_item_is()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(5), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, new ItemsReported([Item("19", "18"), Item("20", "18"), Item("22", "21"), Item("18", null)]));
        await ArriveAsync(app);
        await app.HandleAsync(shop, new ItemSaved(Item("19", "18"), Reported.At) { Email = "ann@example.test" });
        await app.HandleAsync(shop, new ProductRemoved("18", Reported.At.AddMinutes(4)));
        await ArriveAsync(app);
        foreach (var (item, left) in new[] { ("19", 0), ("20", 0), ("18", 0), ("22", 3) })
            (await app.Get<WaitingFor>().FindAsync(shop, item, CancellationToken.None)).Offered!.Item.Available.ShouldBe(left, item);
        (await app.ShoppersAsync(shop)).ShouldHaveSingleItem().Item("19")!.Available.ShouldBe(0);

        // One that is told again later is there again.
        await app.HandleAsync(shop, new ItemReported(Item("20", "18") with { At = Reported.At.AddMinutes(5) }));
        (await app.Get<WaitingFor>().FindAsync(shop, "20", CancellationToken.None)).Offered!.Item.Available.ShouldBe(3);
    }

    private static Item Item(string id, string? product) => new() { Id = id, ProductId = product, Title = "Mug", Available = 3, At = Reported.At };

    private static async Task ArriveAsync(TestApp app)
    {
        while (await app.ReceiveAsync(app.Storage.EventQueue) > 0)
        {
        }
    }
}
