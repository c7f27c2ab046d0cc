using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Tests.ForShoppers;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Tests.Suppressions;

/// <summary>The merchant's pages about who is not written to, and the proof for one person, by plain requests without script.</summary>
[Collection("Azurite")]
public sealed class SuppressionPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_list_is_paged_searched_added_to_and_exported()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => AddAsync(app, shop, $"p{number}@example.test", SuppressionCause.Unsubscribed)));
        using var merchant = await Visitor.InAsync(app, shop);
        (await merchant.PostAsync("/app/suppressions", ("address", " Late@Example.test "))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await merchant.PostAsync("/app/suppressions", ("address", "+49 151 2345678"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await merchant.PostAsync("/app/suppressions", ("address", "nobody"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var first = await merchant.OpenAsync("/app/suppressions");
        first.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        var second = await merchant.OpenAsync(first.QuerySelector<IHtmlAnchorElement>("a[rel=next]")!.GetAttribute("href")!);
        second.QuerySelectorAll("tbody tr").Length.ShouldBe(12);
        var found = await merchant.OpenAsync("/app/suppressions?q=late%40example.test");
        found.QuerySelectorAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("Put there by a member of staff");
        (await merchant.OpenAsync("/app/suppressions?q=who%40example.test")).Body!.TextContent.ShouldContain("not on the list");

        using var export = await merchant.GetAsync("/app/suppressions/export");
        var csv = await export.Content.ReadAsStringAsync();
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(63);
        var other = (await app.AddShopifyAsync(domain: "other.myshopify.com")).Shop.Id;
        var read = await app.ImportAsync(other, await app.KeepAsync(other, csv, "back") with { Kind = HistorySource.SuppressionFile });
        (read.Applied, read.FaultCount).ShouldBe((62, 0), "what is exported can be imported");
    }

    [Fact]
    public async Task Staff_take_off_what_staff_may_a_complaint_only_when_sure_and_the_owner_s_word_never()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Reported.Order("1", "bounced@example.test"));
        await app.HandleAsync(shop, new AddressSuppressed(Channel.Email, SuppressionCause.Bounce, Reported.At) { Email = "bounced@example.test" });
        await AddAsync(app, shop, "angry@example.test", SuppressionCause.Complaint);
        await AddAsync(app, shop, "owner@example.test", SuppressionCause.Unsubscribed);
        using var merchant = await Visitor.InAsync(app, shop);
        (await merchant.PostAsync("/app/suppressions/remove", ("key", KeyOf(app, shop, "owner@example.test")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await merchant.PostAsync("/app/suppressions/remove", ("key", KeyOf(app, shop, "angry@example.test")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await merchant.PostAsync("/app/suppressions/remove", ("key", "Email|x' or 1 eq 1"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await TestApp.RowsAsync(app.Storage.Suppressions)).Count.ShouldBe(3);
        (await merchant.PostAsync("/app/suppressions/remove", ("key", KeyOf(app, shop, "angry@example.test")), ("sure", "yes"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await merchant.PostAsync("/app/suppressions/remove", ("key", KeyOf(app, shop, "bounced@example.test")))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.ListedAsync(shop, "owner@example.test")).ShouldNotBeNull();
        (await TestApp.RowsAsync(app.Storage.Suppressions)).ShouldHaveSingleItem();
        (await app.ShoppersAsync(shop)).Single(person => person.Order("1") is not null).Suppressions.ShouldBeEmpty("it would hold the letters all the same");
    }

    [Fact]
    public async Task A_file_is_looked_at_and_then_imported_and_until_then_advertising_stays_off()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var shop = (await app.AddShopifyAsync(known => known with { EarlierSuppressions = null, FlowsOn = [], Brand = known.Brand with { Url = "https://shop.example" } })).Shop.Id;
        using var merchant = await Visitor.InAsync(app, shop);
        using var off = await merchant.PostAsync("/app/flows/abandoned-cart/mode", ("mode", "on"));
        WebUtility.HtmlDecode(await off.Content.ReadAsStringAsync()).ShouldContain("nobody has said yet whom the shop must not write to");
        (await merchant.PostAsync("/app/setup/consent/import")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var form = new MultipartFormDataContent { { new StringContent("suppressions"), "kind" }, { new StringContent("Email\nann@example.test\nnobody\n"), "file", "C:\\old\\list.csv" } };
        (await merchant.SendAsync("/app/setup/consent", form)).ShouldBe(HttpStatusCode.Redirect);
        await Eventually.HoldsAsync("the look's end", async () => (await app.ProgressAsync(shop))!.FinishedAt is not null);
        var page = await merchant.OpenAsync("/app/setup/consent");
        page.Body!.TextContent.ShouldContain("Line 3, column Email: It is not one e-mail address.");
        page.QuerySelector(".numbers")!.TextContent.ShouldContain("1 new");
        await merchant.PressAsync(page.QuerySelector<IHtmlFormElement>("form[action$='/consent/import']")!);
        await Eventually.HoldsAsync("the import's end", async () => await app.ProgressAsync(shop) is { FinishedAt: not null, Source.IsDryRun: false });
        (await app.ListedAsync(shop)).ShouldNotBeNull();
        (await merchant.PostAsync("/app/flows/abandoned-cart/mode", ("mode", "on"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task It_is_declared_in_one_press_that_there_is_no_list_and_what_was_on_before_stays_on()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync(known => known with { EarlierSuppressions = null, FlowsOn = ["abandoned-cart"] })).Shop.Id;
        using var merchant = await Visitor.InAsync(app, shop);
        (await merchant.OpenAsync("/app")).Body!.TextContent.ShouldContain("what is on already stays on");
        var setup = await merchant.OpenAsync("/app/setup");
        await merchant.PressAsync(setup.QuerySelector<IHtmlFormElement>("form[action$='/setup/suppressions']")!);
        var known = (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!.Shop;
        (known.EarlierSuppressions, known.ModeOf("abandoned-cart")).ShouldBe((EarlierSuppressions.None, FlowMode.On));
    }

    [Fact]
    public async Task The_proof_holds_every_word_every_suppression_and_every_message_of_one_person_and_nothing_of_others()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1));
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        foreach (var happened in new Happened[] { Reported.Order("1"), Reported.Order("2", "ben@example.test"), new ConsentReported(new(Channel.Email, Purpose.Marketing, IsGranted: true, Reported.At, "checkout") { Wording = "Send me <offers>", Evidence = "order 1" }) { Email = "ann@example.test" } })
        {
            await app.PutAsync(shop, happened);
            await app.IdleAsync();
        }

        await app.RestAtAsync(Reported.At.AddHours(2));
        await app.PutAsync(shop, Listed.Word(isGranted: false, Reported.At.AddHours(1), purpose: null));
        await app.IdleAsync();
        var ann = (await app.ShoppersAsync(shop)).Single(person => person.Order("1") is not null);
        using var merchant = await Visitor.InAsync(app, shop);
        using var answer = await merchant.GetAsync($"/app/shoppers/{ann.Id}/evidence");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        var text = await answer.Content.ReadAsStringAsync();
        var page = new HtmlParser().ParseDocument(text);
        var said = page.Body!.TextContent;
        foreach (var part in new[] { "Allowed: marketing, by e-mail", "Send me <offers>", "order 1", "Refused: everything, by e-mail", "Its owner wants no more of it", "ann@example.test", "Service: it is about what the person ordered" })
            said.ShouldContain(part);
        text.ShouldNotContain("ben@example.test");
        text.ShouldNotContain("<script");
        page.QuerySelectorAll("table").Length.ShouldBe(3);
        (await merchant.GetAsync("/app/shoppers/0123456789abcdef/evidence")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string KeyOf(TestApp app, string shop, string email) => Keys.Suppressed(Channel.Email, app.Get<NameDirectory>().Hash(shop, Name.OfEmail(email)!).Hash);

    private static Task AddAsync(TestApp app, string shop, string email, string cause) =>
        app.Get<SuppressionList>().AddAsync(shop, new(new(app.Get<NameDirectory>().Hash(shop, Name.OfEmail(email)!).Hash, Channel.Email, cause, app.Clock.Now), "test", email), CancellationToken.None);
}
