using Retention.App.Tests.Senders;
using Retention.Shoppers;

namespace Retention.App.Tests.Road;

/// <summary>A letter that the provider would have later, and that nobody sends any more by then, does not stand as waiting for ever.</summary>
[Collection("Azurite")]
public sealed class GivenBackTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("too old")]
    [InlineData("cancelled by the shopper")]
    [InlineData("cancelled by the merchant")]
    public async Task A_letter_that_waited_for_the_provider_is_dropped_when_its_step_ends(string how)
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        shop.SendGrid.Next(SendGridAnswer.TooMany with { LimitEnds = MailedShop.Due.AddMinutes(50).ToUnixTimeSeconds() });
        await shop.OrderAsync();
        (await shop.StatesAsync()).ShouldBe(["Waiting"]);

        var known = (await shop.App.ShoppersAsync(shop.Shop)).ShouldHaveSingleItem();
        if (how == "cancelled by the shopper")
        {
            var order = Deliveries.ShopifyOrder(MailedShop.OrderId, MailedShop.Paid).With("cancelled_at", MailedShop.Due.AddMinutes(5).ToString("O")).With("updated_at", MailedShop.Due.AddMinutes(5).ToString("O"));
            await shop.App.TellAsync(Deliveries.Shopify("orders/cancelled", order));
        }
        else if (how == "cancelled by the merchant")
        {
            (await shop.App.Get<Cancelling>().CancelAsync(shop.Shop, known.Id, known.Journeys.Single().Id, step: 0, CancellationToken.None)).ShouldBe(Cancelled.Done);
        }

        await shop.AtAsync(MailedShop.Due.AddDays(30));
        (await shop.StatesAsync()).ShouldBe(["Dropped"]);
        shop.SendGrid.Received.ShouldBe(1);
        (await TestApp.RowsAsync(shop.App.Storage.Plan)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_letter_that_waits_still_goes_when_the_provider_takes_it()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        shop.SendGrid.Next(SendGridAnswer.TooMany with { LimitEnds = MailedShop.Due.AddMinutes(50).ToUnixTimeSeconds() });
        await shop.OrderAsync();
        await shop.AtAsync(MailedShop.Due.AddMinutes(51));
        (await shop.StatesAsync()).ShouldBe(["Sent"]);
        (await shop.OutcomesAsync()).ShouldBe([Outcome.Started, Outcome.Deferred, Outcome.Sent]);
    }
}
