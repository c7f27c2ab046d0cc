using System.Net;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Tests.Senders;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Tests.Suppressions;

/// <summary>The one letter that asks to confirm a consent, where the country wants that, and what its link does.</summary>
[Collection("Azurite")]
public sealed class ConfirmationTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = Reported.At;

    [Fact]
    public async Task Who_agrees_in_Germany_is_asked_once_and_only_the_button_confirms()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1));
        var shop = await AgreeAsync(app, Germany);
        await TellAsync(app, shop, Listed.Word(isGranted: true, At.AddSeconds(40)));
        await app.RestAtAsync(At.AddDays(2));
        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();
        (letter.Flow, letter.To).ShouldBe((AskingToConfirm.Flow, "ann@example.test"));
        letter.Headers.ShouldContainKey("List-Unsubscribe-Post");
        var link = new Uri(letter.Text.Split(['\n', ' ', '<', '>', '(', ')']).First(word => word.EndsWith("/confirm", StringComparison.Ordinal))).AbsolutePath;
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var seen = await app.Http.SendAsync(new HttpRequestMessage(method, link));
            seen.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await app.ShoppersAsync(shop)).SelectMany(person => person.Consents).Any(word => word.IsConfirmed).ShouldBeFalse("a look changes nothing");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var pressed = await app.Http.PostAsync(link, new FormUrlEncodedContent([]));
            pressed.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        }

        (await app.ShoppersAsync(shop)).ShouldHaveSingleItem().Consents.ShouldContain(word => word.IsGranted && word.IsConfirmed && word.Source == Confirmations.Source);
        var proof = (await app.LedgerAsync()).Single(row => row.GetBoolean("IsConfirmed") == true);
        proof.GetString("Evidence").ShouldBe($"message {letter.Message}");
        proof.GetString("Wording")!.ShouldContain("Blue Mugs may send me news and offers by e-mail");
    }

    [Fact]
    public async Task Who_left_a_cart_in_German_is_asked_in_German_on_the_page_too()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1));
        var shop = (await app.AddShopifyAsync(Germany)).Shop.Id;
        await TellAsync(app, shop, new CartReported(new() { Id = "c", CartToken = "c", CreatedAt = At.AddDays(-9), UpdatedAt = At.AddDays(-9), Email = "ann@example.test", Locale = "de" }));
        await TellAsync(app, shop, Listed.Word(isGranted: true, At));
        var letter = (await app.LettersAsync()).Single(letter => letter.Flow == AskingToConfirm.Flow);
        letter.Html.ShouldContain("<html lang=\"de\"");
        var link = new Uri(letter.Text.Split(['\n', ' ', '<', '>', '(', ')']).First(word => word.EndsWith("/confirm", StringComparison.Ordinal))).AbsolutePath;
        (await app.Http.GetStringAsync(link)).ShouldContain("<html lang=\"de\"");
    }

    [Theory]
    [InlineData("US", true, false)]
    [InlineData("DE", false, false)]
    [InlineData("DE", true, true)]
    public async Task Nobody_is_asked_where_no_law_wants_it_nothing_advertises_or_the_shop_asks_itself(string country, bool advertises, bool asksItself)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1));
        await AgreeAsync(app, shop => Germany(shop) with { Country = country, FlowsOn = advertises ? shop.FlowsOn.Add("abandoned-cart") : shop.FlowsOn, Settings = shop.Settings with { ConfirmsElsewhere = asksItself } });
        (await app.LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_takes_it_back_before_the_letter_goes_gets_none_and_after_a_month_the_link_is_over()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync(Germany)).Shop.Id;
        await app.HandleAsync(shop, Listed.Word(isGranted: true, At));
        await app.HandleAsync(shop, Listed.Word(isGranted: false, At.AddSeconds(30)));
        await SweepAsync(app);
        (await app.LettersAsync()).ShouldBeEmpty();

        await app.HandleAsync(shop, Listed.Word(isGranted: true, At.AddSeconds(30), email: "ben@example.test"));
        await SweepAsync(app);
        var link = new Uri((await app.LettersAsync()).ShouldHaveSingleItem().Text.Split(['\n', ' ', '<', '>', '(', ')']).First(word => word.EndsWith("/confirm", StringComparison.Ordinal))).AbsolutePath;
        app.Clock.Now += TimeSpan.FromDays(32);
        using var late = await app.Http.PostAsync(link, new FormUrlEncodedContent([]));
        late.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await app.LedgerAsync()).ShouldAllBe(row => row.GetBoolean("IsConfirmed") != true);
    }

    [Fact]
    public async Task Killed_before_any_of_its_storage_calls_the_letter_goes_once_at_most_and_an_import_asks_nobody()
    {
        var sent = 0;
        for (var call = 0; call < 12; call++)
        {
            var (account, counted) = (azurite.NewAccount(), new CountedRequests());
            string shop;
            await using (var dying = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false, connection: account, policy: counted))
            {
                shop = (await dying.AddShopifyAsync(Germany)).Shop.Id;
                await dying.HandleAsync(shop, Listed.Word(isGranted: true, At), key: "yes");
                var shopper = (await dying.ShoppersAsync(shop)).Single();
                counted.DieAfter(call);
                try
                {
                    await dying.Get<Retention.App.ForShoppers.ConfirmationLetters>().HandleAsync(new(StoredJson.Version, shop, shopper.Id, $"{AskingToConfirm.Flow}|{shopper.Consents[0].Address}"), shopper.Consents[0].Address, CancellationToken.None);
                }
                catch (DeadException)
                {
                    // It comes again, to another process.
                }
            }

            await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(2), works: false, connection: account);
            await app.HandleAsync(shop, Listed.Word(isGranted: true, At), key: "yes");
            await SweepAsync(app);
            (await app.LettersAsync()).Count.ShouldBeLessThanOrEqualTo(1);
            sent += (await app.LettersAsync()).Count;
        }

        sent.ShouldBeGreaterThan(6);
    }

    [Fact]
    public async Task Whoever_types_in_a_thousand_addresses_makes_no_more_letters_go_from_the_operators_address_than_may_in_a_day()
    {
        await using var mailed = await MailedShop.StartAsync(azurite, settings => settings with { SharedSenderPerDay = 2 }, shop => Germany(shop) with { Sender = null });
        var app = mailed.App;
        foreach (var name in new[] { "ann", "ben", "cem", "dan" })
            await TellAsync(app, mailed.Shop, Listed.Word(isGranted: true, app.Clock.Now, email: $"{name}@example.test"));
        mailed.SendGrid.Accepted.Count.ShouldBe(2);
        await app.RestAtAsync(app.Clock.Now.AddHours(26));
        mailed.SendGrid.Accepted.Count.ShouldBe(4);
    }

    private static Shop Germany(Shop shop) => shop with { Country = "DE", FlowsOn = shop.FlowsOn.Add("abandoned-cart") };

    private static async Task<string> AgreeAsync(TestApp app, Func<Shop, Shop> change)
    {
        var shop = (await app.AddShopifyAsync(change)).Shop.Id;
        await TellAsync(app, shop, Listed.Word(isGranted: true, At));
        return shop;
    }

    private static async Task TellAsync(TestApp app, string shop, Happened happened)
    {
        await app.PutAsync(shop, happened);
        await app.IdleAsync();
    }

    private static async Task SweepAsync(TestApp app)
    {
        app.Clock.Now += TimeSpan.FromMinutes(2);
        await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None);
        while (await app.ReceiveAsync(app.Storage.StepQueue) > 0)
        {
            // Until it is empty.
        }
    }
}
