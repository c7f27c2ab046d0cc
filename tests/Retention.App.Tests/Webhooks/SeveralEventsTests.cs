using Retention.App.Queues;
using Retention.Events;

namespace Retention.App.Tests.Webhooks;

/// <summary>Deliveries that tell of several things at once: one message at the door, taken apart behind it.</summary>
[Collection("Azurite")]
public sealed class SeveralEventsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_product_is_taken_apart_into_one_message_for_each_variant_with_a_key_of_its_own_and_the_same_when_it_comes_again()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        await app.AddShopifyAsync();
        await app.TellAsync(Deliveries.Shopify("products/update", Deliveries.ShopifySample("products/update")));
        var whole = (await app.QueuedEventsAsync()).ShouldHaveSingleItem();
        whole.Kind.ShouldBe("ItemsReported");

        await app.Get<EventArrived>().HandleAsync(whole, CancellationToken.None);
        var first = (await app.QueuedEventsAsync()).Where(message => message.Kind == "ItemReported").ToArray();
        first.Select(message => message.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
        first.Select(Id).Order(StringComparer.Ordinal).ShouldBe(["642667041472713922", "757650484644203962"]);

        await app.Get<EventArrived>().HandleAsync(whole, CancellationToken.None);
        var all = (await app.QueuedEventsAsync()).Where(message => message.Kind == "ItemReported").ToArray();
        all.Length.ShouldBe(4);
        all.Select(message => message.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_product_of_a_hundred_variants_is_one_message_at_the_door_and_a_hundred_items_on_the_road()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        await app.AddShopifyAsync();
        var body = Deliveries.ShopifySample("products/update");
        var variant = body["variants"]![0]!;
        for (var id = 1; id <= 98; id++)
        {
            var other = variant.DeepClone();
            other["id"] = id;
            body["variants"]!.AsArray().Add(other);
        }

        await app.TellAsync(Deliveries.Shopify("products/update", body));
        (await app.Storage.EventQueue.CountAsync()).ShouldBe(1);
        await using var worker = await TestApp.StartAsync(azurite, connection: app.Settings.StorageConnection);
        await worker.IdleAsync();
        (await TestApp.RowsAsync(worker.Storage.Items)).Count.ShouldBe(100);
        worker.Get<Observability.Counts>().Numbers.Keys.ShouldNotContain(key => key.StartsWith("failed", StringComparison.Ordinal));
    }

    private static string Id(EventMessage message) => message.Open(message.Body!.Value).ShouldBeOfType<ItemReported>().Item.Id;
}
