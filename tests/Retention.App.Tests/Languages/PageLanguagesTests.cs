using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Retention.App.Cases;
using Retention.App.ForShoppers;
using Retention.App.Tests.ForShoppers;
using Retention.App.Tests.Road;
using Retention.Events;

namespace Retention.App.Tests.Languages;

/// <summary>The pages and their errors as a shopper of another language meets them.</summary>
[Collection("Azurite")]
public sealed class PageLanguagesTests(AzuriteFixture azurite)
{
    private static readonly string[] Pages = ["review", "review?done", "answer", "answer?scored=3", "answer?done", "arrived", "arrived?done", "contact", "contact?done", "preferences", "preferences?saved", "preferences?code", "preferences?proven", "why", "saved", "saved?removed=1", "code", "code?sent", "unsubscribe"];

    // What a shopper posts by mistake: each is told what is wrong.
    private static readonly (string Page, (string, string)[] Fields)[] Mistakes =
    [
        ("review", []), ("review", [("title-0", "素敵")]), ("review", [("stars-0", "3"), ("text-0", new string('あ', 2_001))]), ("answer", []), ("answer", [("scored", "3"), ("what-went-wrong", new string('あ', 2_001))]),
        ("contact", []), ("contact", [("topic", "other")]), ("contact", [("topic", "other"), ("text", new string('あ', 2_001))]), ("code", [("code", "000000")]), ("unsubscribe", []), ("contact", [("text", new string('a', 200_000))]),
    ];

    [Fact]
    public async Task No_English_stands_on_a_page_or_in_an_error_for_a_Japanese_shopper()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { Locale = "ja", Brand = shop.Brand with { Name = "めぐり陶器", PostalAddress = "岐阜県多治見市" } });
        await box.App.HandleAsync(box.Shop, Japanese(box));
        var link = box.Link("review-request", "5");
        await box.SentAsync(link);
        foreach (var page in Pages)
            Latin(await box.PageAsync($"{box.Path(link)}/{page}")).ShouldBeEmpty(page);
        foreach (var (page, fields) in Mistakes)
        {
            var (_, answer, status) = await box.PostAsync($"{box.Path(link)}/{page}", fields);
            Latin(answer).ShouldBeEmpty($"{page} {(int)status}");
        }

        var earlier = box.Link("review-request", "nothing");
        Latin(await box.PageAsync($"{box.Path(earlier)}/review", HttpStatusCode.Gone)).ShouldBeEmpty();
        box.App.Clock.Now = Mailbox.At.AddDays(400);
        Latin(await box.PageAsync($"{box.Path(link)}/review", HttpStatusCode.Gone)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_speaks_the_order_s_language_and_not_the_shop_s()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { Locale = "ja" });
        var german = Japanese(box) is var order ? order with { Order = order.Order with { Locale = "de-AT", UpdatedAt = order.Order.UpdatedAt.AddSeconds(1) } } : null!;
        await box.App.HandleAsync(box.Shop, german);
        var page = await box.PageAsync($"{box.Path()}/review");
        page.DocumentElement.GetAttribute("lang").ShouldBe("de");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Ihre Bewertung der Bestellung #5");
    }

    [Theory]
    [InlineData("ja", "ja")]
    [InlineData("nl, fr-CA;q=0.8, de;q=0.9", "de")]
    [InlineData("nl", "en")]
    [InlineData(null, "en")]
    public async Task A_link_that_is_nobody_s_answers_in_the_browser_s_language(string? asked, string language)
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        foreach (var path in new[] { "/l/nothing/review", "/u/nothing" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (asked is not null)
                request.Headers.Add("Accept-Language", asked);
            using var answer = await app.Http.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            string.Join(", ", answer.Headers.Vary).ShouldBe("Accept-Language");
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            page.DocumentElement.GetAttribute("lang").ShouldBe(language);
            page.QuerySelector("h1")!.TextContent.ShouldBe(ShopperWords.For(language).Frame.UnknownTitle);
        }
    }

    [Fact]
    public async Task The_letter_with_a_code_and_a_person_s_answer_are_in_the_shopper_s_language()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { Locale = "ja", Brand = shop.Brand with { Name = "めぐり陶器", PostalAddress = "岐阜県多治見市" } });
        await box.App.HandleAsync(box.Shop, Japanese(box));
        await box.PostAsync($"{box.Path()}/code", ("do", "send"));
        await box.PostAsync($"{box.Path()}/contact", ("topic", "problem"), ("text", "割れていました"));
        await box.ArriveAsync();
        var open = (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: true, most: 9, CancellationToken.None)).ShouldHaveSingleItem();
        await box.App.Get<CaseAnswering>().AnswerAsync(box.Shop, open.Id, "新しいものをお送りします。", "真理", box.App.Clock.Now, CancellationToken.None);
        var letters = await box.App.LettersAsync();
        letters.Select(letter => letter.Flow).ShouldBe(["code", "case"], ignoreOrder: true);
        letters.ShouldAllBe(letter => SampleLetters.LatinWords(letter.Subject + letter.Text).Length == 0 && letter.Html.Contains("<html lang=\"ja\"", StringComparison.Ordinal));
    }

    // The mailbox's order, told again by a Japanese storefront.
    private static OrderReported Japanese(Mailbox box) => Reported.Order("5", at: Mailbox.At) is var order
        ? order with { Order = order.Order with { Locale = "ja-JP", UpdatedAt = Mailbox.At.AddMinutes(1), Lines = [new("マグカップ", "青", 2, new Money(3980, new Currency("JPY")), Image: null)] } }
        : null!;

    // All that is read, seen or heard, but for the wording of a consent: that is a quotation.
    private static string[] Latin(IHtmlDocument page)
    {
        // A language calls itself by its own name.
        foreach (var name in page.QuerySelectorAll("label[lang]").ToArray())
            name.Remove();
        var heard = page.All.SelectMany(element => new[] { element.GetAttribute("aria-label"), element.GetAttribute("alt"), element.GetAttribute("placeholder"), element.GetAttribute("title") }).OfType<string>();
        return SampleLetters.LatinWords($"{page.Title} {string.Join(' ', heard)} {page.Body!.TextContent.Replace("Yes, send me offers", "", StringComparison.Ordinal)}");
    }
}
