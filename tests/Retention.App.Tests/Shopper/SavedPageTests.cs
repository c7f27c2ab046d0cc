using System.Net;
using System.Text.RegularExpressions;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;

namespace Retention.App.Tests.ForShoppers;

/// <summary>A letter shows what it was about; all that was saved takes a code that only the mailbox gets.</summary>
[Collection("Azurite")]
public sealed partial class SavedPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_letter_about_one_item_shows_and_takes_off_that_one_and_no_other()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path("save-for-later/price-drop", "19~2937");
        var text = (await box.PageAsync($"{path}/saved")).Body!.TextContent;
        text.ShouldContain("Tea Pot");
        text.ShouldNotContain("Milk Jug");
        (await box.PostAsync($"{path}/saved", ("item", "20"))).LeadsTo.ShouldBe("saved");
        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
        (await box.PostAsync($"{path}/saved", ("item", "19"))).LeadsTo.ShouldBe("saved?removed=19");
        (await box.PageAsync($"{path}/saved?removed=19")).Body!.TextContent.ShouldNotContain("Tea Pot");
        await box.ArriveAsync();
        var shopper = await box.ShopperAsync();
        shopper.Item("19")!.IsSaved.ShouldBeFalse();
        shopper.Item("20")!.IsSaved.ShouldBeTrue();
        shopper.Journeys.ShouldNotContain(journey => journey.Flow == "save-for-later" && journey.Subject == "19");
    }

    [Fact]
    public async Task A_letter_about_an_order_shows_nothing_that_was_saved_until_the_mailed_code_is_entered()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path("thank-you");
        var text = (await box.PageAsync($"{path}/saved")).Body!.TextContent;
        text.ShouldNotContain("Tea Pot");
        (await box.PostAsync($"{path}/saved", ("item", "19"))).LeadsTo.ShouldBe("saved");

        (await box.PostAsync($"{path}/code", ("do", "send"))).LeadsTo.ShouldBe("code?sent");
        var letter = (await box.App.LettersAsync()).ShouldHaveSingleItem();
        letter.To.ShouldBe(Mailbox.Ann);
        var code = Code().Match(letter.Text).Value;
        (await box.RowsAsync(Keys.Codes)).ShouldHaveSingleItem().GetString("Hash").ShouldNotBeNull().ShouldNotContain(code);

        using var body = new FormUrlEncodedContent([KeyValuePair.Create("code", code)]);
        using var answer = await box.App.Http.PostAsync($"{path}/code", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        foreach (var part in new[] { $"path={path}", "httponly", "samesite=strict", "max-age=1800" })
            cookie.ShouldContain(part, Case.Insensitive);
        (await SeenAsync(path)).ShouldContain("Milk Jug");
        (await SeenAsync(box.Path("nps"))).ShouldNotContain("Milk Jug", customMessage: "another letter");
        (await box.PageAsync($"{path}/saved")).Body!.TextContent.ShouldNotContain("Milk Jug", customMessage: "another browser");

        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(31);
        (await SeenAsync(path)).ShouldNotContain("Milk Jug");

        async Task<string> SeenAsync(string letter)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{letter}/saved");
            request.Headers.Add("Cookie", cookie.Split(';')[0]);
            using var seen = await box.App.Http.SendAsync(request);
            return await seen.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task A_code_works_once_for_ten_minutes_and_five_tries()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path("thank-you");
        async Task<string> NewAsync()
        {
            box.App.Clock.Now = box.App.Clock.Now.AddHours(2);
            await box.PostAsync($"{path}/code", ("do", "send"));
            return Code().Match((await box.App.LettersAsync())[0].Text).Value;
        }

        var once = await NewAsync();
        (await box.PostAsync($"{path}/code", ("code", once))).LeadsTo.ShouldBe("saved");
        (await box.PostAsync($"{path}/code", ("code", once))).Status.ShouldBe(HttpStatusCode.BadRequest, "used");

        var late = await NewAsync();
        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(10);
        (await box.PostAsync($"{path}/code", ("code", late))).Status.ShouldBe(HttpStatusCode.BadRequest, "too late");

        var guessed = await NewAsync();
        for (var tries = 0; tries < 5; tries++)
            (await box.PostAsync($"{path}/code", ("code", guessed == "000000" ? "111111" : "000000"))).Page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#code");
        (await box.PostAsync($"{path}/code", ("code", guessed))).Status.ShouldBe(HttpStatusCode.BadRequest, "five tries");

        var earlier = await NewAsync();
        await box.PostAsync($"{path}/code", ("do", "send"));
        (await box.PostAsync($"{path}/code", ("code", earlier))).Status.ShouldBe(HttpStatusCode.BadRequest, "a newer one was mailed");
    }

    [Fact]
    public async Task At_most_three_codes_are_mailed_within_an_hour()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        for (var count = 0; count < 3; count++)
            (await box.PostAsync($"{box.Path("thank-you")}/code", ("do", "send"))).LeadsTo.ShouldNotBeNull();
        (await box.PostAsync($"{box.Path("nps")}/code", ("do", "send"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await box.App.LettersAsync()).Select(letter => letter.Message).Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
        box.App.Clock.Now = box.App.Clock.Now.AddHours(1);
        (await box.PostAsync($"{box.Path("thank-you")}/code", ("do", "send"))).LeadsTo.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_page_says_what_it_cost_then_and_costs_now_and_leads_into_the_cart_by_a_link()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path("save-for-later/price-drop", "19~2937");
        (await box.PageAsync($"{path}/saved")).Body!.TextContent.ShouldContain("It costs €41.00, as when you saved it.");
        var cheaper = new ItemReported(new Item { Id = "19", Title = "Tea Pot", Price = new Money(3500, new Currency("EUR")), Available = 3, At = Mailbox.At.AddMinutes(4) });
        await box.App.Get<EventArrived>().HandleAsync(App.Queues.EventMessage.Of(box.Shop, "cheaper", box.App.Clock.Now, cheaper) with { Shopper = box.ShopperId }, CancellationToken.None);
        var page = await box.PageAsync($"{path}/saved");
        page.Body!.TextContent.ShouldContain("It cost €41.00 when you saved it, and costs €35.00 now.");
        var cart = page.QuerySelector("a[href*='/cart/add']")!;
        cart.GetAttribute("href").ShouldBe("https://shop.test/cart/add?id=19&quantity=1");
        // A form posted from another site comes without the shop's cookies, into a new cart beside the visitor's own.
        page.QuerySelectorAll("form").ShouldAllBe(form => form.GetAttribute("action") == "saved");
    }

    [Fact]
    public async Task What_was_taken_off_can_be_put_back_at_the_price_of_when_it_was_saved()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path("save-for-later/price-drop", "19~2937");
        await box.PostAsync($"{path}/saved", ("item", "19"));
        await box.ArriveAsync();
        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(1);
        (await box.PageAsync($"{path}/saved?removed=19")).QuerySelector("button[value=back]").ShouldNotBeNull();
        (await box.PageAsync($"{path}/saved?removed=20")).QuerySelector("button[value=back]").ShouldBeNull("not of this letter");
        (await box.PostAsync($"{path}/saved", ("item", "19"), ("act", "back"))).LeadsTo.ShouldBe("saved?back");
        await box.ArriveAsync();
        var item = (await box.ShopperAsync()).Item("19")!;
        (item.IsSaved, item.PriceWhenSaved!.Value.Minor, item.EmailKey).ShouldBe((true, 4100, box.Address));
    }

    [Fact]
    public async Task Alerts_of_an_item_are_turned_off_by_the_letter_and_on_only_with_its_mailbox()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path("save-for-later/price-drop", "19~2937");
        (await box.PostAsync($"{path}/saved", ("item", "19"), ("act", "wish"))).LeadsTo.ShouldBe("saved?kept");
        await box.ArriveAsync();
        (await box.ShopperAsync()).Item("19")!.WantsPrice.ShouldBeFalse();
        (await box.ShopperAsync()).Item("20")!.WantsPrice.ShouldBeTrue("only of this item");

        (await box.PostAsync($"{path}/saved", ("item", "19"), ("act", "wish"), ("price", "1"), ("agree", "1"))).LeadsTo.ShouldBe("code");
        (await box.PostAsync($"{path}/saved", ("item", "19"), ("act", "wish"), ("stock", "1"))).LeadsTo.ShouldBe("code");
        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
        var (cookie, _) = await box.ProveAsync(path);
        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(1);
        (await box.PostAsync($"{path}/saved", cookie, ("item", "19"), ("act", "wish"), ("price", "1"), ("stock", "1"))).LeadsTo.ShouldBe("saved?kept");
        await box.ArriveAsync();
        var item = (await box.ShopperAsync()).Item("19")!;
        (item.WantsPrice, item.WaitsForStock).ShouldBe((true, true));
    }

    [Fact]
    public async Task Who_had_not_agreed_to_hear_of_prices_agrees_with_the_words_beside_the_button()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.App.HandleAsync(box.Shop, new ConsentReported(new(Channel.Email, Purpose.Marketing, IsGranted: false, Mailbox.At, "checkout")) { Email = Mailbox.Ann }, "no");
        var path = box.Path("save-for-later/price-drop", "19~2937");
        var (cookie, _) = await box.ProveAsync(path);
        (await box.PageAsync($"{path}/saved")).Body!.TextContent.ShouldContain("may write to me about what is on this list");
        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(1);
        await box.PostAsync($"{path}/saved", cookie, ("item", "19"), ("act", "wish"), ("price", "1"), ("agree", "1"));
        await box.ArriveAsync(2);
        var word = (await box.ShopperAsync()).Consents.Single(word => word.Topic == "save-for-later");
        (word.IsGranted, word.Address).ShouldBe((true, box.Address));
        (await box.PageAsync($"{path}/saved")).Body!.TextContent.ShouldNotContain("may write to me");
    }

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
