using System.Net;
using AngleSharp.Html.Parser;
using Retention.App.ForShoppers;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Tests.Crediting;
using Retention.App.Tests.Road;
using Retention.App.Tests.ShopPages;
using Retention.Events;

namespace Retention.App.Tests.ForShoppers;

/// <summary>Every letter to a shopper leads to why it came, and to the page of choices: one that answers the reader's own press, too.</summary>
[Collection("Azurite")]
public sealed class LetterFooterTests(AzuriteFixture azurite)
{
    private const string Ann = ThemeShop.Ann;

    // What writes letters to shoppers. Whoever adds one has it sent below.
    private static readonly string[] Writers =
        ["CaseWriter.cs", "CodeWriter.cs", "ConfirmationLetters.cs", "CreditLetters.cs", "ErasureLetters.cs", "LetterWriter.cs", "ListLetters.cs", "PreferencesLinks.cs"];

    [Fact]
    public void There_is_no_letter_that_is_not_tried_here() =>
        Architecture.Source.Files("Retention.App", ".cs").Where(file => file.Text.Contains("renderer.Render(", StringComparison.Ordinal) && file.Text.Contains("OutgoingLetter", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file.Name)).ShouldBe(Writers, ignoreOrder: true);

    [Fact]
    public async Task What_answers_the_reader_s_own_press_says_why_it_came_and_leads_to_the_choices()
    {
        await using var shop = await ThemeShop.StartAsync(azurite, shop => shop with { FlowsOn = ["abandoned-cart", "save-for-later"] });
        await shop.App.HandleAsync(shop.Shop, Reported.Order("5", Ann));
        await shop.App.HandleAsync(shop.Shop, new ConsentReported(new(Channel.Email, Purpose.Marketing, IsGranted: true, shop.App.Clock.Now, "checkout") { Wording = "Yes" }) { Email = Ann });
        await shop.PostAsync("preferences", "", ("email", Ann), ("as", "part"));
        await shop.PostAsync("contact", "", ("email", Ann), ("topic", "return"), ("message", "The handle is off."));
        await shop.PostAsync("saved", "", ("act", "save"), ("variant", "12"), ("list", ThemeShop.List), ("as", "state"));
        await shop.PostAsync("saved", "", ("act", "remember"), ("email", "bea@example.test"), ("list", ThemeShop.List), ("as", "state"));
        await shop.ArriveAsync();
        var path = (await shop.App.LettersAsync()).Single(letter => letter.Flow == "preferences-link").Headers["List-Unsubscribe"].Trim('<', '>').Replace("/unsubscribe", "", StringComparison.Ordinal);
        foreach (var (page, wish) in new[] { ("code", "send"), ("data", KeepingData.Erase) })
        {
            using var answer = await shop.App.Http.PostAsync(new Uri($"{path}/{page}"), new FormUrlEncodedContent([KeyValuePair.Create("do", wish)]));
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, page);
        }

        await shop.App.Get<Schedule>().SweepAsync(shop.App.Clock.Now += TimeSpan.FromMinutes(10), CancellationToken.None);
        await shop.ArriveAsync();
        foreach (var (flow, because) in new[]
        {
            ("preferences-link", "gave this address on the preferences form"), ("case", "The shop's program wrote it at once"), ("confirm-list", "typed in this address on a list of saved items"),
            ("confirm-consent", "agreed to news"), ("code", "asked for a code"), ("erase", "asked for it"),
        })
            await LeadsAsync(shop.App, (await shop.App.LettersAsync()).FirstOrDefault(letter => letter.Flow == flow).ShouldNotBeNull(flow), because);
    }

    [Fact]
    public async Task So_does_one_about_credit()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GiveAsync();
        await shop.WorkAsync();
        await LeadsAsync(shop.App, (await shop.App.LettersAsync()).Single(letter => letter.Flow == "credit"), "because you have credit");
    }

    [Fact]
    public async Task So_does_every_letter_of_every_flow()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        foreach (var (what, letter) in await LetterPagesTests.LettersAsync(box))
        {
            foreach (var page in new[] { "/why", "/preferences" })
            {
                Links(letter.Html).ShouldContain(link => link.EndsWith(page, StringComparison.Ordinal), what);
                letter.Text.ShouldContain(page, customMessage: what);
            }
        }
    }

    private static async Task LeadsAsync(TestApp app, OutboxLetter letter, string because)
    {
        foreach (var page in new[] { "/why", "/preferences" })
        {
            var link = Links(letter.Html).Where(one => one.EndsWith(page, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem(letter.Flow);
            letter.Text.ShouldContain(link, customMessage: letter.Flow);
            using var answer = await app.Http.GetAsync(new Uri(link));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{letter.Flow} {page}");
            if (page == "/why")
                new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).Body!.TextContent.ShouldContain(because, customMessage: letter.Flow);
        }
    }

    private static IEnumerable<string> Links(string html) => new HtmlParser().ParseDocument(html).QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!);
}
