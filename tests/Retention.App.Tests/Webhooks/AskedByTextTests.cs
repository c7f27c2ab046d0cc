using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Tests.Senders;
using Retention.App.Tests.Suppressions;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Tests.Webhooks;

/// <summary>The one text that asks whether reminders of carts may come, and what its answers do.</summary>
[Collection("Azurite")]
public sealed class AskedByTextTests(AzuriteFixture azurite)
{
    private const string Ann = "+12125550123";
    private const string Stranger = "+13105550199";
    private static readonly DateTimeOffset At = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero); // A Friday, ten in New York.

    [Theory]
    [InlineData("YES", null)]
    [InlineData("Yes", "START")] // As a provider tells it that takes the word for START.
    [InlineData("ja bitte", null)]
    public async Task Who_agrees_is_asked_once_and_the_answer_confirms_it_with_its_proof(string answer, string? taken)
    {
        await using var road = await TwilioDoorsTests.StartAsync(azurite);
        await AgreeAsync(road, "c1");
        await AgreeAsync(road, "c2");
        await road.App.RestAtAsync(At.AddMinutes(5));
        var question = road.Twilio.Accepted.ShouldHaveSingleItem();
        (question.To, question.Body).ShouldBe((Ann, "Blue Mugs: reply YES to get one reminder by text when you leave a cart. Msg & data rates may apply. Reply HELP for help, STOP to end."));
        await road.StatusAsync(question, "delivered");
        (await Confirmed(road)).ShouldBeEmpty("to get it confirms nothing");

        foreach (var sid in new[] { Sid(1), Sid(1), Sid(2) })
            (await road.AnswerAsync(answer, sid: sid, optOut: taken)).Body.ShouldNotContain("<Message>");
        var proof = (await Confirmed(road)).ShouldHaveSingleItem();
        (proof.GetString("Topic"), proof.GetString("Source"), proof.GetString("Evidence"), proof.GetString("Wording")).ShouldBe(("abandoned-cart", TextConfirmations.Source, Sid(1), question.Body));
        await road.App.IdleAsync();
        (await road.CasesAsync()).ShouldBeEmpty();

        await AgreeAsync(road, "c3", At.AddDays(20));
        foreach (var due in new[] { TimeSpan.FromHours(1), TimeSpan.FromMinutes(121) })
            await road.App.RestAtAsync(At.AddDays(20) + due);
        road.Twilio.Accepted.Count.ShouldBe(2, "the reminder, and no second question");
        road.Twilio.Accepted[^1].Body.ShouldContain("your cart is still here");
    }

    [Fact]
    public async Task A_yes_that_answers_no_question_confirms_nothing()
    {
        await using var road = await TwilioDoorsTests.StartAsync(azurite);
        await AgreeAsync(road, "c1");
        await road.App.RestAtAsync(At.AddMinutes(5));
        await road.AnswerAsync("YES", from: Stranger, sid: Sid(1));
        await road.AnswerAsync("STOP", sid: Sid(2));
        road.App.Clock.Now += TimeSpan.FromMinutes(1);
        await road.AnswerAsync("YES", sid: Sid(3)); // Takes back the stop.
        (await road.SuppressionAsync(Ann)).ShouldBeNull();
        await road.AnswerAsync("YES", sid: Sid(4));
        (await Confirmed(road)).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_month_a_yes_is_for_a_person()
    {
        await using var road = await TwilioDoorsTests.StartAsync(azurite);
        await AgreeAsync(road, "c1");
        await road.App.RestAtAsync(At.AddMinutes(5));
        road.App.Clock.Now += TimeSpan.FromDays(TextConfirmations.Days).Add(TimeSpan.FromMinutes(1));
        await road.AnswerAsync("YES");
        (await Confirmed(road)).ShouldBeEmpty();
        await road.App.IdleAsync();
        (await road.CasesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_people_with_one_number_are_asked_once_and_only_the_consent_that_was_asked_about_is_confirmed()
    {
        await using var road = await TwilioDoorsTests.StartAsync(azurite);
        await AgreeAsync(road, "c1");
        await AgreeAsync(road, "c2", email: "ben@example.test");
        await road.App.RestAtAsync(At.AddMinutes(5));
        road.Twilio.Accepted.ShouldHaveSingleItem();
        await road.AnswerAsync("YES");
        (await Confirmed(road)).ShouldHaveSingleItem();
        (await road.App.ShoppersAsync(road.Shop)).Count(shopper => shopper.Consents.Any(word => word.IsConfirmed)).ShouldBe(1);
    }

    [Fact]
    public async Task By_night_the_question_waits_and_a_number_on_the_list_gets_none()
    {
        await using var road = await TwilioDoorsTests.StartAsync(azurite);
        await AgreeAsync(road, "c1", At.AddHours(13)); // Eleven at night.
        await road.App.RestAtAsync(At.AddHours(14));
        road.Twilio.Received.ShouldBe(0);
        await road.App.RestAtAsync(At.AddHours(24));
        road.Twilio.Accepted.ShouldHaveSingleItem();

        var number = road.App.Get<TextedNumbers>().Hash(road.Shop, Stranger)!;
        await road.App.Get<SuppressionList>().AddAsync(road.Shop, new(new(number, Channel.Text, SuppressionCause.ByHand, At), "staff", Stranger), CancellationToken.None);
        await AgreeAsync(road, "c2", At.AddHours(25), "ben@example.test", Stranger);
        await road.App.RestAtAsync(At.AddHours(26));
        road.Twilio.Received.ShouldBe(1);
    }

    [Fact]
    public async Task Killed_before_any_of_its_storage_calls_the_question_goes_once_at_most()
    {
        var sent = 0;
        for (var call = 0; call < 9; call++)
        {
            var (account, counted) = (azurite.NewAccount(), new CountedRequests());
            string shop;
            await using (var dying = await TestApp.StartAsync(azurite, now: At, works: false, connection: account, policy: counted))
            {
                shop = (await dying.AddShopifyAsync(WithTexts)).Shop.Id;
                await dying.HandleAsync(shop, Cart("c1", At, "ann@example.test", Ann), key: "cart");
                var number = dying.Get<TextedNumbers>().Hash(shop, Ann)!;
                counted.DieAfter(call);
                try
                {
                    await dying.Get<ConfirmationTexts>().HandleAsync(new(StoredJson.Version, shop, (await dying.ShoppersAsync(shop)).Single().Id, $"{AskingByText.Flow}|{number}"), number, CancellationToken.None);
                }
                catch (DeadException)
                {
                    // It comes again, to another process.
                }
            }

            await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(2), works: false, connection: account);
            var again = app.Get<TextedNumbers>().Hash(shop, Ann)!;
            foreach (var _ in Enumerable.Range(0, 2))
                await app.Get<ConfirmationTexts>().HandleAsync(new(StoredJson.Version, shop, (await app.ShoppersAsync(shop)).Single().Id, $"{AskingByText.Flow}|{again}"), again, CancellationToken.None);
            var texts = (await app.LettersAsync()).Count(letter => letter.Flow == AskingByText.Flow);
            texts.ShouldBeLessThanOrEqualTo(1);
            sent += texts;
        }

        sent.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task A_stop_that_is_brought_again_after_a_start_stops_nothing()
    {
        await using var road = await TwilioDoorsTests.StartAsync(azurite);
        await road.StatusAsync(await road.RemindAsync("c1"), "sent");
        await road.AnswerAsync("STOP", sid: Sid(1));
        road.App.Clock.Now += TimeSpan.FromMinutes(1);
        await road.AnswerAsync("START", sid: Sid(2));
        await road.AnswerAsync("STOP", sid: Sid(1));
        (await road.SuppressionAsync(Ann)).ShouldBeNull();
        await road.AnswerAsync("STOP", sid: Sid(3));
        (await road.SuppressionAsync(Ann)).ShouldNotBeNull("another stop stops");
        await road.AnswerAsync("START", sid: Sid(2));
        (await road.SuppressionAsync(Ann)).ShouldNotBeNull("and the start of before starts nothing");
    }

    [Theory]
    [InlineData("de", null, "HELP", "Blue Mugs: Hilfe hello@mugs.example.")]
    [InlineData("fr-CA", null, "INFO", "Blue Mugs : aide hello@mugs.example.")]
    [InlineData("de", "es", "?", "Blue Mugs: ayuda hello@mugs.example.")]
    [InlineData("de", "en", "ヘルプ", "Blue Mugs：お問い合わせ hello@mugs.example。")]
    [InlineData("en", "de", "please stop", "Blue Mugs: Sie bekommen keine SMS mehr von uns.")]
    public async Task What_is_answered_at_once_speaks_the_writers_language(string shop, string? cart, string body, string answer)
    {
        await using var road = await TwilioDoorsTests.StartAsync(azurite, known => known with { Locale = shop });
        if (cart is not null)
        {
            await AgreeAsync(road, "c1", locale: cart);
            await road.App.RestAtAsync(At.AddMinutes(5));
        }

        (await road.AnswerAsync(body)).Body.ShouldContain(answer);
    }

    [Theory]
    [InlineData("30034", true)]
    [InlineData("30032", true)]
    [InlineData("30007", false)]
    public async Task A_sender_that_carriers_refuse_rests_and_one_refused_text_does_not_stop_the_others(string code, bool rests)
    {
        await using var road = await TwilioDoorsTests.StartAsync(azurite);
        var text = await road.RemindAsync("c1");
        await road.StatusAsync(text, "undelivered", code);
        await road.StatusAsync(text, "undelivered", code);
        await road.App.IdleAsync();
        var shop = (await road.App.Get<ShopStore>().FindAsync(road.Shop, CancellationToken.None))!.Shop;
        (shop.TextHold?.Code).ShouldBe(rests ? code : null);
        (shop.TextHold?.Until).ShouldBe(rests ? road.App.Clock.Now + TextHold.Lasts : null);
        (await road.SuppressionAsync(Ann)).ShouldBeNull();
        if (rests)
            return;
        (await road.RemindAsync("c2", At.AddDays(20))).To.ShouldBe(Ann);
    }

    private static string Sid(int number) => $"SM{number:D32}";

    private static async Task<IReadOnlyList<TableEntity>> Confirmed(TwilioDoorsTests.Road road) => [.. (await road.App.LedgerAsync()).Where(row => row.GetBoolean("IsConfirmed") == true && row.GetString("Topic") is not null)];

    private static async Task AgreeAsync(TwilioDoorsTests.Road road, string token, DateTimeOffset? at = null, string email = "ann@example.test", string phone = Ann, string? locale = null)
    {
        await road.App.RestAtAsync(at ?? road.App.Clock.Now);
        await road.App.PutAsync(road.Shop, Cart(token, at ?? road.App.Clock.Now, email, phone, locale));
        await road.App.IdleAsync();
    }

    private static CartReported Cart(string token, DateTimeOffset at, string email, string phone, string? locale = null) => new(Reported.Cart(token, email).Cart with
    {
        CreatedAt = at,
        UpdatedAt = at,
        Phone = phone,
        Country = "US",
        Region = "NY",
        Locale = locale,
        Url = "https://shop.example/cart/c",
        Consents = [new(Channel.Text, Purpose.Marketing, IsGranted: true, at.AddMinutes(-1), "checkout")],
    });

    private static Shop WithTexts(Shop shop) => shop with { FlowsOn = ["abandoned-cart"], Country = "US", Settings = shop.Settings with { SendsTexts = true, TextWindow = TestApp.Plain.EmailWindow } };
}
