using System.Net;

namespace Retention.App.Tests.Road;

/// <summary>The whole road: a delivery at one end, a letter at the other.</summary>
[Collection("Azurite")]
public sealed class RoadTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_recorded_WooCommerce_order_becomes_one_thank_you_letter()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var shop = await app.AddWooCommerceAsync();

        (await app.DeliverAsync(Deliveries.Recorded("04-block-checkout-placed--029", shop.Connection!))).ShouldBe(HttpStatusCode.OK);
        (await app.DeliverAsync(Deliveries.Recorded("04-block-checkout-placed--030", shop.Connection!))).ShouldBe(HttpStatusCode.OK);
        await app.IdleAsync();

        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();
        letter.To.ShouldBe("bea@example.test");
        letter.Subject.ShouldBe("Thank you for your order, Bea");
        letter.Text.ShouldContain("Blue Mug");
        letter.Text.ShouldContain("$39.80");
        letter.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
    }

    [Fact]
    public async Task A_Shopify_order_becomes_one_thank_you_letter_an_hour_after_it_was_paid()
    {
        var paid = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        await using var app = await TestApp.StartAsync(azurite, now: paid.AddMinutes(1));
        await app.AddShopifyAsync();

        (await app.DeliverAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(820982911946154508, paid)))).ShouldBe(HttpStatusCode.OK);
        await app.IdleAsync();
        (await app.LettersAsync()).ShouldBeEmpty();

        app.Clock.Now = paid.AddHours(1);
        await app.IdleAsync();
        (await app.LettersAsync()).ShouldHaveSingleItem().To.ShouldBe("ann@example.test");
    }
}
