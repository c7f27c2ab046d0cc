using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Retention.App.Privacy;
using Retention.App.Storage;
using Retention.App.Tests.Merchant;

namespace Retention.App.Tests.PersonalData;

/// <summary>customers/data_request: the owner is told by letter and on the page, fetches what is kept, and says that the person was answered.</summary>
[Collection("Azurite")]
public sealed class DataRequestTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_owner_gets_a_letter_that_names_nobody_and_all_that_is_kept_lies_ready()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        await shop.TellAsync("customers/data_request", Asks());
        var letter = (await shop.App.LettersAsync()).Where(letter => letter.To == "owner@shop.test").ShouldHaveSingleItem();
        letter.Subject.ShouldContain("answer by 20 December 2026");
        letter.Text.ShouldContain("/app/privacy");
        foreach (var word in LivedShop.Words)
            $"{letter.Subject}{letter.Html}{letter.Text}".Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(word);

        using var owner = await Visitor.InAsync(shop.App, shop.Shop);
        var page = await owner.OpenAsync("/app/privacy");
        var row = page.QuerySelectorAll("#content tbody tr").ShouldHaveSingleItem();
        row.TextContent.ShouldContain("6940095564801");
        row.TextContent.ShouldContain("20 December");
        var link = row.QuerySelector<IHtmlAnchorElement>("a[download]")!.PathName;
        using var answer = await owner.GetAsync(link);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        var text = await answer.Content.ReadAsStringAsync();
        foreach (var held in new[] { LivedShop.Ann, LivedShop.Number, "12 Traced Lane", "Lovely traced mug", "The traced handle is off", "Tea Pot", "Blue Mug", "bounce" })
            text.ShouldContain(held);
        text.ShouldNotContain(LivedShop.Bea);
        JsonNode.Parse(text)!["kept"]!.AsArray().ShouldContain(item => (string)item!["group"]! == "retention-credit");
        // The guest who is known by her number alone is among them.
        JsonNode.Parse(text)!["kept"]!.AsArray().Count(item => (string)item!["group"]! == "retention-person").ShouldBe(2);

        (await owner.OpenAsync("/app/privacy")).QuerySelector("#content tbody")!.TextContent.ShouldContain("Downloaded on");
        var answered = await owner.PressAsync(page.QuerySelector<IHtmlFormElement>("form[action$='/answered']")!);
        answered.QuerySelector("[role=status]")!.TextContent.ShouldContain("Noted");
        answered.QuerySelector("#content tbody")!.TextContent.ShouldContain("Answered on");
    }

    [Fact]
    public async Task Told_twice_it_is_one_request_and_one_letter()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        await shop.TellAsync("customers/data_request", Asks());
        await shop.TellAsync("customers/data_request", Asks());
        (await shop.App.Get<PrivacyRequests>().ListAsync(shop.Shop, CancellationToken.None)).ShouldHaveSingleItem();
        (await shop.App.LettersAsync()).Count(letter => letter.To == "owner@shop.test").ShouldBe(1);
        await shop.TellAsync("customers/data_request", Asks(request: 10_000));
        (await shop.App.Get<PrivacyRequests>().ListAsync(shop.Shop, CancellationToken.None)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task That_nothing_is_kept_is_an_answer_too()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        await shop.TellAsync("customers/data_request", new JsonObject { ["customer"] = new JsonObject { ["id"] = 5, ["email"] = "nobody@example.test", ["phone"] = null }, ["data_request"] = new JsonObject { ["id"] = 77 } });
        (await shop.App.LettersAsync()).Single(letter => letter.To == "owner@shop.test").Text.ShouldContain("keeps nothing about this person");
        using var owner = await Visitor.InAsync(shop.App, shop.Shop);
        var row = (await owner.OpenAsync("/app/privacy")).QuerySelectorAll("#content tbody tr").ShouldHaveSingleItem();
        row.TextContent.ShouldContain("Nothing is kept of this person");
        row.QuerySelector("a[download]").ShouldBeNull();
        row.QuerySelector("form").ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_shop_fetches_nothing_of_it_and_after_60_days_nobody_does()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        await shop.TellAsync("customers/data_request", Asks());
        var id = (await shop.App.Get<PrivacyRequests>().ListAsync(shop.Shop, CancellationToken.None)).Single().Id;
        var other = (await shop.App.AddShopifyAsync(domain: "other.myshopify.com")).Shop.Id;
        using (var stranger = await Visitor.InAsync(shop.App, other))
        {
            (await stranger.GetAsync($"/app/privacy/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.PostAsync($"/app/privacy/{id}/answered")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        shop.App.Clock.Now = shop.App.Clock.Now.AddDays(31);
        using (var owner = await Visitor.InAsync(shop.App, shop.Shop))
            (await owner.OpenAsync("/app/privacy")).QuerySelector("#content tbody")!.TextContent.ShouldContain("Overdue");

        shop.App.Clock.Now = shop.App.Clock.Now.AddDays(30);
        await shop.App.Get<PrivacyRequests>().CleanAsync(shop.App.Clock.Now, CancellationToken.None);
        (await TestApp.RowsAsync(shop.App.Storage.Requests)).ShouldHaveSingleItem().Json().ShouldNotContain("6940095564801");
        using (var owner = await Visitor.InAsync(shop.App, shop.Shop))
            (await owner.GetAsync($"/app/privacy/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        shop.App.Clock.Now = shop.App.Clock.Now.AddDays(3 * 366);
        await shop.App.Get<PrivacyRequests>().CleanAsync(shop.App.Clock.Now, CancellationToken.None);
        (await TestApp.RowsAsync(shop.App.Storage.Requests)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_is_erased_after_asking_is_no_longer_named_by_the_request()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        await shop.TellAsync("customers/data_request", Asks());
        await shop.TellAsync("customers/redact", LivedShop.Redact());
        var asked = (await shop.App.Get<PrivacyRequests>().ListAsync(shop.Shop, CancellationToken.None)).Single(kept => kept.Request.Kind == RequestKind.Data).Request;
        (asked.Customer, asked.Shoppers.Length).ShouldBe((null, 0));
        (await shop.TracesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_address_of_the_owner_is_known_the_page_says_so()
    {
        await using var app = await TestApp.StartAsync(azurite, now: LivedShop.At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.TellAsync(Deliveries.Shopify("customers/data_request", Asks()));
        (await Road.ByHand.ReceiveAsync(app, app.Storage.EventQueue)).ShouldBe(1);
        (await app.Get<PrivacyRequests>().ListAsync(shop, CancellationToken.None)).Single().Request.Letter.ShouldBe(OwnerLetter.NoAddress);
        (await app.LettersAsync()).ShouldBeEmpty();
    }

    private static JsonObject Asks(long request = 9999) => new()
    {
        ["shop_id"] = 954889,
        ["customer"] = new JsonObject { ["id"] = LivedShop.Customer, ["email"] = LivedShop.Ann, ["phone"] = "(415) 555-0143" },
        ["orders_requested"] = new JsonArray(8_209_829_119_461),
        ["data_request"] = new JsonObject { ["id"] = request },
    };
}
