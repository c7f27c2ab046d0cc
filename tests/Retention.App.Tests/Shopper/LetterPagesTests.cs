using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Retention.App.ForShoppers;
using Retention.App.Letters;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App.Tests.ForShoppers;

/// <summary>Every link of every default letter lands on a page that does what the letter says, and looking changes nothing.</summary>
[Collection("Azurite")]
public sealed class LetterPagesTests(AzuriteFixture azurite)
{
    // What the page says that a link's word promises.
    private static readonly Dictionary<string, string> Promises = new(StringComparer.Ordinal)
    {
        [""] = "Why did I get this?",
        ["Why did I get this?"] = "Why did I get this?",
        ["Choose what you hear"] = "What do you want to hear from Blue Mugs?",
        ["Stop these letters"] = "Stop letters from this shop?",
        ["Write to us"] = "Write to Blue Mugs",
        ["Not arrived yet?"] = "Has order #5 not arrived?",
        ["There is a problem"] = "Write to Blue Mugs",
        ["See or change your list"] = "What you saved",
        ["Write a review"] = "Your review of order #5",
        ["Yes or no"] = "Is it settled?",
        ["See my credit"] = "What you have at Blue Mugs",
        ["See my level"] = "What you have at Blue Mugs",
        ["Answer"] = "Would you recommend Blue Mugs?",
    };

    private static readonly string[] OnEveryLetter = ["Why did I get this?", "Choose what you hear", "Stop these letters", "Write to us"];

    [Fact]
    public async Task Every_link_of_every_default_letter_lands_and_three_looks_by_get_and_head_change_nothing()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var letters = await LettersAsync(box);
        letters.Count.ShouldBeGreaterThan(15);
        var before = await box.EverythingAsync();
        var landed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (what, letter) in letters)
        {
            var links = new HtmlParser().ParseDocument(letter.Html).Links.OfType<IHtmlAnchorElement>().ToDictionary(link => link.TextContent.Trim(), link => link.Href, StringComparer.Ordinal);
            OnEveryLetter.Except(links.Keys, StringComparer.Ordinal).ShouldBeEmpty(what);
            foreach (var (word, href) in links)
            {
                // A text names the way to answer once; the numbers stand in the HTML alone.
                if (word.Length > 0 && !href.Contains("?score=", StringComparison.Ordinal)) // The hidden link stands in the HTML alone: a text hides nothing.
                    letter.Text.ShouldContain(href, customMessage: what);
                if (href.EndsWith("/go", StringComparison.Ordinal))
                {
                    using var way = await box.App.Http.GetAsync(href);
                    way.StatusCode.ShouldBe(HttpStatusCode.Redirect, $"{what}: {word}");
                    way.Headers.Location!.AbsoluteUri.ShouldStartWith("https://shop.test/", customMessage: $"{what}: {word}");
                    continue;
                }

                if (!href.StartsWith(box.App.Http.BaseAddress!.AbsoluteUri, StringComparison.Ordinal))
                {
                    href.ShouldStartWith("https://shop.test/", customMessage: $"{what}: {word}");
                    continue;
                }

                var promise = href.Contains("?score=", StringComparison.Ordinal) ? "Answer" : word;
                landed.Add(promise);
                (await box.PageAsync(href)).QuerySelector("h1")!.TextContent.ShouldBe(Promises[promise], $"{what}: {word}");
                foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get })
                {
                    using var look = await box.App.Http.SendAsync(new HttpRequestMessage(method, href));
                    look.StatusCode.ShouldBe(HttpStatusCode.OK, $"{what}: {word}");
                }
            }
        }

        landed.ShouldBe(Promises.Keys, ignoreOrder: true);
        (await box.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_cart_s_button_leads_to_the_cart_and_an_item_s_to_the_item()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var buttons = (await LettersAsync(box)).Select(one => (one.What, Href: ((IHtmlAnchorElement?)new HtmlParser().ParseDocument(one.Letter.Html).QuerySelector(".action a"))?.Href));
        foreach (var (what, href) in buttons)
        {
            if (what.StartsWith("abandoned-cart", StringComparison.Ordinal))
                (await LeadsToAsync(box, href)).ShouldBe("https://shop.test/cart/c1", what);
            else if (what.StartsWith("save-for-later", StringComparison.Ordinal))
                (await LeadsToAsync(box, href)).ShouldBe("https://shop.test/19", what);
        }
    }

    [Fact]
    public async Task A_page_brings_nothing_from_elsewhere_runs_no_script_and_names_no_address()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        foreach (var page in new[] { "review", "answer", "arrived", "contact", "saved", "preferences", "unsubscribe", "code" })
        {
            using var answer = await box.App.Http.GetAsync($"{box.Path()}/{page}");
            answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"], page);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'", customMessage: page);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"], page);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse(page);
            var html = await answer.Content.ReadAsStringAsync();
            html.ShouldNotContain("ann@", customMessage: page);
            html.ShouldNotContain("<script", customMessage: page);
            html.ShouldNotContain("style=", customMessage: page);
            new HtmlParser().ParseDocument(html).QuerySelectorAll("[src]").ShouldBeEmpty(page);
        }
    }

    private static async Task<string?> LeadsToAsync(Mailbox box, string? href)
    {
        using var answer = await box.App.Http.GetAsync(href);
        return answer.Headers.Location?.AbsoluteUri;
    }

    /// <summary>Every default letter about what Ann has, each as sent.</summary>
    internal static async Task<IReadOnlyList<(string What, RenderedLetter Letter)>> LettersAsync(Mailbox box)
    {
        var letters = new List<(string, RenderedLetter)>();
        var (shop, shopper) = ((await box.App.Get<ShopStore>().FindAsync(box.Shop, CancellationToken.None))!.Shop, await box.ShopperAsync());
        foreach (var flow in AllFlows.List)
        {
            var subject = flow.Family switch { "abandoned-cart" => box.Cart, "save-for-later" => "19", _ => "5" };
            foreach (var (index, step) in flow.Steps.Index().Where(step => step.Item.Channel == Channel.Email))
            {
                var link = box.Link(flow.Key, subject, Keys.MessageId(box.Shop, flow.Key, index, "email"));
                await box.SentAsync(link);
                var seen = new Seen(shopper, new() { Flow = flow.Key, FlowVersion = flow.Version, Subject = subject, StartedAt = Mailbox.At, DueAt = Mailbox.At, Step = index }, shop, box.App.Clock.Now);
                var about = (await box.App.Get<LetterSubjects>().FindAsync(seen, CancellationToken.None)).ShouldNotBeNull();
                letters.Add(($"{flow.Key}/{step.Key}", box.App.Get<LetterRenderer>().Render(LetterWriter.Content(shop, flow, step.Words(seen), about, box.App.Get<ShopperLinks>().Pages(link)))));
            }
        }

        return letters;
    }
}
