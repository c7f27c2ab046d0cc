namespace Retention.App.Tests.Road;

/// <summary>Newcomers who meet: several orders of people that nobody knew, at once, with names in common.</summary>
[Collection("Azurite")]
public sealed class NewcomerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Newcomers_who_share_a_checkout_at_the_same_moment_do_not_send_the_workers_in_a_circle()
    {
        var paid = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        await using var app = await TestApp.StartAsync(azurite, now: paid.AddHours(1));
        await app.AddShopifyAsync();
        for (var number = 0; number < 40; number++)
        {
            var order = Deliveries.ShopifyOrder(820982911946154508 + number, paid, $"shopper{number}@example.test");
            order["checkout_token"] = $"checkout{number / 8}";
            order["cart_token"] = $"cart{number / 8}";
            await app.DeliverAsync(Deliveries.Shopify("orders/paid", order));
        }

        await app.IdleAsync();
        (await TestApp.RowsAsync(app.Storage.Shoppers)).Count(row => row.RowKey.StartsWith("event|", StringComparison.Ordinal)).ShouldBe(40);
    }
}
