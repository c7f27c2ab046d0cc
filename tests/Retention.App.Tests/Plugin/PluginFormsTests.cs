using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Retention.App.Cases;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Tests.Plugin;

/// <summary>What visitors type into the forms of the shop itself.</summary>
[Collection("Azurite")]
public sealed class PluginFormsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_message_of_somebody_unknown_opens_a_case_that_can_be_answered_in_that_language()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        (await shop.CallAsync("contact", PluginShop.Contact(message: "The handle\nis off."))).Answer.ToJsonString().ShouldBe("""{"ok":true}""");
        await shop.ArriveAsync();
        var opened = (await shop.App.Get<CaseStore>().ListAsync(shop.Shop, openOnly: true, most: 10, CancellationToken.None)).ShouldHaveSingleItem();
        (opened.Kind, opened.OrderId, opened.Said[0].Topic, opened.Said[0].Text).ShouldBe((CaseKind.Question, null, "return", "The handle\nis off."));
        (await shop.App.Get<CaseAnswering>().AnswerAsync(shop.Shop, opened.Id, "Wir schicken einen neuen.", "Maria", shop.App.Clock.Now, CancellationToken.None)).ShouldBeOfType<CaseAnswered.Sent>();
        var letters = await shop.App.LettersAsync();
        letters.Count.ShouldBe(2); // That it arrived, and the answer.
        letters.ShouldContain(letter => letter.Text.Contains("Wir schicken einen neuen.", StringComparison.Ordinal));
        letters.ShouldAllBe(letter => letter.To == PluginShop.Ann && letter.Html.Contains("lang=\"de\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_order_is_named_only_where_it_is_of_that_address()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Shop, Reported.Order("5"));
        await shop.CallAsync("contact", PluginShop.Contact().With("order", "#5"));
        await shop.CallAsync("contact", PluginShop.Contact("bob@example.test").With("order", "5"));
        await shop.ArriveAsync();
        var cases = await shop.App.Get<CaseStore>().ListAsync(shop.Shop, openOnly: true, most: 10, CancellationToken.None);
        cases.Select(one => (one.OrderId, one.Said[0].Text)).ShouldBe([("5", "The handle is off."), (null, "The handle is off.\n\n(5)")], ignoreOrder: true);
        (await shop.App.ShoppersAsync(shop.Shop)).Single(shopper => shopper.Orders.Length > 0).Order("5")!.HasOpenCase.ShouldBeTrue();
    }

    [Fact]
    public async Task A_fault_names_its_field()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        foreach (var (field, value) in new[] { ("email", "nobody"), ("email", "a@b.test,c@d.test"), ("topic", "nonsense"), ("message", " \u0007 "), ("message", new string('x', 2_001)), ("name", new string('x', 101)), ("order", new string('5', 41)) })
        {
            var (status, answer) = await shop.CallAsync("contact", PluginShop.Contact().With(field, value));
            (status, (string?)answer["field"]).ShouldBe((HttpStatusCode.BadRequest, field));
        }

        (await shop.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_visitor_and_an_address_are_heard_five_times_in_an_hour()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        for (var number = 1; number <= 6; number++)
            (await shop.CallAsync("contact", PluginShop.Contact($"{number}@example.test"))).Status.ShouldBe(number < 6 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests);
        for (var number = 1; number <= 6; number++)
            (await shop.CallAsync("contact", PluginShop.Contact(visitor: $"other{number}"))).Status.ShouldBe(number < 6 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests);
        shop.App.Clock.Now += TimeSpan.FromHours(1);
        (await shop.CallAsync("contact", PluginShop.Contact())).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_way_to_the_choices_is_mailed_once_in_an_hour_and_leads_to_them()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Shop, Reported.Order("5"));
        var known = await AskAsync(shop, " Ann@Example.test ");
        var unknown = await AskAsync(shop, "nobody@example.test");
        unknown.ShouldBe(known, "whoever asks can't tell who is known");
        await AskAsync(shop, PluginShop.Ann);
        await shop.ArriveAsync();
        var letter = (await shop.App.LettersAsync()).ShouldHaveSingleItem();
        letter.To.ShouldBe(PluginShop.Ann);
        letter.Html.ShouldContain("lang=\"de\"");
        var link = new HtmlParser().ParseDocument(letter.Html).QuerySelector("a[href$='/preferences']")!.GetAttribute("href")!;
        using var page = await shop.App.Http.GetAsync(new Uri(link).PathAndQuery);
        (page.StatusCode, (await page.Content.ReadAsStringAsync()).Contains("name=\"letters\"", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));

        shop.App.Clock.Now += TimeSpan.FromHours(1);
        await AskAsync(shop, PluginShop.Ann);
        await shop.ArriveAsync();
        (await shop.App.LettersAsync()).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("erased")]
    [InlineData("complained")]
    [InlineData("paused")]
    public async Task No_way_is_mailed_to_whom_nothing_may_go(string why)
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Shop, Reported.Order("5"));
        if (why == "erased")
            await shop.App.HandleAsync(shop.Shop, new ShopperErased(CustomerId: null, PluginShop.Ann, OrderId: null));
        else if (why == "complained")
            await shop.App.HandleAsync(shop.Shop, new AddressSuppressed(Channel.Email, SuppressionCause.Complaint, PluginShop.At) { Email = PluginShop.Ann });
        else
            await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop, one => one with { IsPaused = true }, CancellationToken.None);
        (await AskAsync(shop, PluginShop.Ann)).ShouldBe("""{"ok":true}""");
        await shop.ArriveAsync();
        (await shop.App.LettersAsync()).ShouldBeEmpty();
    }

    private static async Task<string> AskAsync(PluginShop shop, string email)
    {
        var (status, answer) = await shop.CallAsync("preferences", new JsonObject { ["email"] = email, ["locale"] = "de_DE", ["visitor"] = "v" });
        status.ShouldBe(HttpStatusCode.OK);
        return answer.ToJsonString();
    }
}
