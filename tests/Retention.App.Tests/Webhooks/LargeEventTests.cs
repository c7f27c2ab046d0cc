using System.Text.Json.Nodes;
using Retention.App.Queues;

namespace Retention.App.Tests.Webhooks;

/// <summary>Events that fit no queue message.</summary>
[Collection("Azurite")]
public sealed class LargeEventTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    /// <summary>A WooCommerce order with thousands of lines with long titles, in letters that take six bytes each.</summary>
    public static JsonObject Large(long id, DateTimeOffset at)
    {
        var order = Told.WooOrder(id, at);
        var line = order["line_items"]![0]!;
        line["name"] = string.Concat(Enumerable.Repeat("青いマグカップ ", 40));
        line["image"]!["src"] = $"https://shop.test/{new string('p', 400)}.jpg";
        order["line_items"] = new JsonArray([.. Enumerable.Range(0, 2000).Select(_ => line.DeepClone())]);
        return order;
    }

    [Fact]
    public async Task A_large_order_goes_through_a_blob_becomes_one_letter_and_the_blob_is_gone()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", Large(5, At)), Deliveries.WooCommerce(shop.Connection!, "order.created", Large(5, At)));
        (await app.Storage.LargeEvents.NamesAsync()).ShouldHaveSingleItem();
        foreach (var message in (await app.Storage.EventQueue.PeekMessagesAsync(32)).Value)
            message.MessageText.Length.ShouldBeLessThan(Inbox.Limit);

        await using var worker = await TestApp.StartAsync(azurite, now: At.AddHours(2), connection: app.Settings.StorageConnection);
        await worker.IdleAsync();
        var letter = (await worker.LettersAsync()).ShouldHaveSingleItem();
        letter.Text.ShouldContain("青いマグカップ");
        letter.Text.ShouldContain("1988"); // 12 of 2,000 are shown.
        (await worker.Storage.LargeEvents.NamesAsync()).ShouldBeEmpty();
        worker.Get<Observability.Counts>().Numbers.Keys.ShouldNotContain(key => key.StartsWith("failed", StringComparison.Ordinal));
    }
}
