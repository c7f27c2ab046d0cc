using Retention.App.Letters;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App.Tests.Road;

/// <summary>A letter of which nobody knows whether it was taken.</summary>
[Collection("Azurite")]
public sealed class UnknownOutcomeTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_provider_can_be_asked_about_a_letter_whose_answer_was_lost_and_it_is_sent_again_when_it_never_came()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = (await app.AddShopifyAsync()).Shop;
        await LoseAnswerAsync(app, shop);

        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldHaveSingleItem().Attempt.ShouldBe(2);
        (await app.SilencesAsync(shop.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_brake_that_is_pulled_while_the_provider_is_asked_holds_the_letter()
    {
        TestApp? running = null;
        var shop = "";
        var pulled = false;
        // The row with the address is read just before the question.
        var meanwhile = new Meanwhile(async request =>
        {
            if (pulled || running is null || request.Method != Azure.Core.RequestMethod.Get || !Uri.UnescapeDataString(request.Uri.ToString()).Contains("RowKey='message|", StringComparison.Ordinal))
                return;
            pulled = true;
            await running.Get<ShopStore>().ChangeAsync(shop, known => known.Paused(isPaused: true), CancellationToken.None);
        });
        await using var app = await TestApp.StartAsync(azurite, now: At, policy: meanwhile);
        var added = (await app.AddShopifyAsync()).Shop;
        shop = added.Id;
        await LoseAnswerAsync(app, added);
        running = app;

        app.Clock.Now = At.AddHours(1.5);
        await app.IdleAsync();
        pulled.ShouldBeTrue();
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.JournalAsync(shop)).ShouldContain(line => line.Entry.Reason == "flow-paused");
    }

    private static async Task LoseAnswerAsync(TestApp app, Retention.Shops.Shop shop)
    {
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At)));
        await app.IdleAsync();

        // Claimed, and the provider's answer was a time-out.
        var (shoppers, flow) = (app.Get<ShopperStore>(), AllFlows.List[0]);
        var loaded = await shoppers.LoadAsync(shop.Id, (await app.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Id, CancellationToken.None);
        var journey = loaded.Shopper.Journeys.ShouldHaveSingleItem();
        var walk = new Walk(loaded, flow, journey, new Seen(loaded.Shopper, journey, shop, At));
        var message = Keys.MessageId(shop.Id, journey.Id, 0, "email");
        var letter = app.Get<LetterWriter>().Write(walk, flow.Steps[0].Words(walk.Seen), (await app.Get<LetterSubjects>().FindAsync(walk.Seen, CancellationToken.None))!, message, 1)!;
        var claim = new Claim(message, 1, At, At.AddSeconds(20), "neutral");
        (await shoppers.CommitAsync(shop.Id, loaded, loaded.Shopper.With(journey with { Claim = claim }), [StepRecords.MessageRow(walk, claim, MessageState.Claimed, At, letter)], CancellationToken.None)).ShouldBeTrue();
        await app.Get<StepRecords>().RecordAsync(walk, claim, new SendOutcome.Unknown("no answer in time"), letter, CancellationToken.None);
    }
}
