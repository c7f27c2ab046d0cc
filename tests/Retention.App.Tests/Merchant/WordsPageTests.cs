using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Tests.Wording;
using Retention.App.Wording;
using Retention.Flows;

namespace Retention.App.Tests.Merchant;

/// <summary>The editor of words as plain forms, without script.</summary>
[Collection("Azurite")]
public sealed class WordsPageTests(AzuriteFixture azurite)
{
    private const string Editor = "/app/flows/thank-you/words/neutral";

    [Fact]
    public async Task Every_letter_has_its_editor_with_the_words_of_today_the_values_and_a_preview()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        using var merchant = await InAsync(app, (await app.AddShopifyAsync()).Shop.Id);
        foreach (var letter in AllFlows.Switches.SelectMany(flow => Letter.In(flow.Family)))
        {
            var page = await ReadAsync(await merchant.GetAsync(At($"/app/flows/{letter.Flow.Family}/words/{letter.Template.Key}")));
            Field(page, "words-text").ShouldBe(string.Join("\n\n", letter.Template.Paragraphs));
            page.Body!.TextContent.ShouldContain("The shopper's first name.");
            page.QuerySelectorAll("[aria-invalid=true]").ShouldBeEmpty();
            if (letter.Step.Channel == Channel.Email)
                (await merchant.GetStringAsync(At(page.QuerySelector("iframe")!.GetAttribute("src")!))).ShouldContain("<h1");
            else
                page.QuerySelector("pre")!.TextContent.ShouldContain("Reply STOP");
        }

        foreach (var nowhere in new[] { "/app/flows/thank-you/words/reminder", "/app/flows/nothing/words/x" })
        {
            using var missing = await merchant.GetAsync(At(nowhere));
            missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Words_are_saved_and_used_and_ours_come_back()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        using var merchant = await InAsync(app, shop);
        using (var saved = await PostAsync(merchant, ("do", "save"), ("words-subject", "Cheers, {{first_name}}"), ("words-text", "One\r\n\r\nTwo")))
        {
            saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            var page = await ReadAsync(await merchant.GetAsync(At(saved.Headers.Location!.OriginalString)));
            page.QuerySelector("[role=status]")!.TextContent.ShouldContain("Letters go in your words");
            Field(page, "words-subject").ShouldBe("Cheers, {{first_name}}");
            Field(page, "words-text").ShouldBe("One\n\nTwo");
        }

        (await ReadAsync(await merchant.GetAsync(At("/app/flows/thank-you")))).QuerySelector($"a[href='{Editor}']")!.ParentElement!.TextContent.ShouldContain("Your own words");
        (await PostAsync(merchant, ("do", "ours"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var ours = await ReadAsync(await merchant.GetAsync(At(Editor)));
        Field(ours, "words-subject").ShouldBe("Thank you for your order, {{first_name}}");
        var history = await app.Get<OwnWords>().HistoryAsync(shop, Letter.Find("thank-you", "neutral")!, CancellationToken.None);
        history.Select(version => (version.By, version.Words?.Subject)).ShouldBe([("operator", null), ("operator", "Cheers, {{first_name}}")]);
    }

    [Fact]
    public async Task Each_language_has_words_of_its_own_and_the_others_keep_ours()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync(shop => shop with { Locale = "fr-CA" })).Shop.Id;
        using var merchant = await InAsync(app, shop);
        Field(await ReadAsync(await merchant.GetAsync(At(Editor))), "words-subject").ShouldBe("Merci pour votre commande, {{first_name}}");
        Field(await ReadAsync(await merchant.GetAsync(At($"{Editor}?language=xx"))), "words-heading").ShouldBe("Merci pour votre commande");
        using (var saved = await merchant.PostAsync(At($"{Editor}?language=de"), new FormUrlEncodedContent([new("do", "save"), new("words-subject", "Servus, {{first_name}}")])))
        {
            saved.Headers.Location!.OriginalString.ShouldBe($"{Editor}?language=de&told=words");
            var page = await ReadAsync(await merchant.GetAsync(At(saved.Headers.Location.OriginalString)));
            Field(page, "words-subject").ShouldBe("Servus, {{first_name}}");
            Field(page, "words-heading").ShouldBe("Vielen Dank für Ihre Bestellung");
            page.QuerySelector("nav[aria-label=Language] [aria-current=page]")!.TextContent.Trim().ShouldBe("German: your own");
            page.QuerySelectorAll("nav[aria-label=Language] .tab").Select(tab => tab.TextContent.Trim()).ShouldBe(["English", "German: your own", "French", "Spanish", "Japanese"]);
            var letter = new HtmlParser().ParseDocument(await merchant.GetStringAsync(At(page.QuerySelector("iframe")!.GetAttribute("src")!)));
            letter.DocumentElement.GetAttribute("lang").ShouldBe("de");
            letter.Body!.TextContent.ShouldContain("Steinzeugbecher");
        }

        Field(await ReadAsync(await merchant.GetAsync(At(Editor))), "words-subject").ShouldBe("Merci pour votre commande, {{first_name}}");
        (await ReadAsync(await merchant.GetAsync(At("/app/flows/thank-you")))).QuerySelector($"a[href='{Editor}']")!.ParentElement!.TextContent.ShouldContain("Your own words: German");
    }

    [Theory]
    [InlineData("save")]
    [InlineData("show")]
    [InlineData("test")]
    public async Task A_fault_stands_beside_its_field_with_line_and_column_and_what_was_typed_stays(string button)
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        using var merchant = await InAsync(app, shop.Id);
        var member = await StaffTests.ConfirmedAsync(app, shop);
        var letters = (await app.LettersAsync()).Count;
        using var answer = await PostAsync(merchant, ("do", button), ("member", member), ("words-subject", "<b>Mine</b>"), ("words-text", "Hello,\n\nsee {{frist_name}}"));
        answer.StatusCode.ShouldBe(button == "show" ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        var page = await ReadAsync(answer);
        var text = page.GetElementById("words-text")!;
        text.GetAttribute("aria-invalid").ShouldBe("true");
        page.GetElementById(text.GetAttribute("aria-describedby")!.Split(' ')[^1])!.TextContent.Trim().ShouldBe("Line 3, column 5: There is no value \"frist_name\". Did you mean {{first_name}}?");
        Field(page, "words-subject").ShouldBe("<b>Mine</b>");
        Field(page, "words-text").ShouldBe("Hello,\n\nsee {{frist_name}}");
        page.QuerySelectorAll("[aria-invalid=true]").Length.ShouldBe(1);
        (await app.LettersAsync()).Count.ShouldBe(letters);
        (await app.Get<ShopStore>().FindAsync(shop.Id, CancellationToken.None))!.Shop.OwnWords.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_preview_shows_what_is_typed_in_each_view_and_is_no_page_that_runs_anything()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        using var merchant = await InAsync(app, (await app.AddShopifyAsync()).Shop.Id);
        foreach (var view in new[] { "desktop", "phone", "dark" })
        {
            var part = await ReadAsync(await PostAsync(merchant, "/preview", ("view", view), ("words-heading", "<script>Hey</script>")));
            part.QuerySelector(".inbox b")!.TextContent.ShouldBe("Thank you for your order, Alex");
            var frame = part.QuerySelector("iframe")!;
            (frame.ClassList.Contains("phone"), frame.GetAttribute("src")!.EndsWith("?dark=true", StringComparison.Ordinal)).ShouldBe((view == "phone", view == "dark"));
            using var letter = await app.Http.GetAsync(At(frame.GetAttribute("src")!)); // A frame within an admin's brings no cookie.
            letter.Headers.GetValues("Content-Security-Policy").Single().ShouldSatisfyAllConditions(policy => policy.ShouldContain("sandbox"), policy => policy.ShouldContain("default-src 'none'"), policy => policy.ShouldNotContain("script-src"));
            var html = await letter.Content.ReadAsStringAsync();
            html.ShouldContain("&lt;script&gt;Hey&lt;/script&gt;");
            html.ShouldNotContain("prefers-color-scheme");
            html.ShouldContain(view == "dark" ? "@media all" : "@media not all");
        }

        (await ReadAsync(await PostAsync(merchant, "/preview", ("view", "text")))).QuerySelector("pre")!.TextContent.ShouldContain("Hello Alex,");
        (await ReadAsync(await PostAsync(merchant, "/preview", ("words-reply", "{{"), ("words-heading", "")))).QuerySelectorAll("li").Select(fault => fault.TextContent).ShouldBe(
            ["Heading, line 1, column 1: Write a heading.", "Invitation to answer, line 1, column 1: These braces are never closed. Write }} after the name, like {{first_name}}."]);
    }

    [Fact]
    public async Task A_preview_s_address_is_sealed_and_runs_out()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        using var merchant = await InAsync(app, (await app.AddShopifyAsync()).Shop.Id);
        var address = (await ReadAsync(await PostAsync(merchant, "/preview"))).QuerySelector("iframe")!.GetAttribute("src")!;
        async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var answer = await app.Http.GetAsync(At(path));
            return answer.StatusCode;
        }

        (await StatusAsync(address)).ShouldBe(HttpStatusCode.OK);
        foreach (var forged in new[] { address[..^3], address[..30] + (address[30] == 'A' ? 'B' : 'A') + address[31..], "/preview/x", "/preview/" + new string('A', 6_999) })
            (await StatusAsync(forged)).ShouldBe(HttpStatusCode.NotFound);
        app.Clock.Now = app.Clock.Now.AddMinutes(30);
        (await StatusAsync(address)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Words_that_are_too_long_for_an_address_are_told_so_and_can_be_read_as_text()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        using var merchant = await InAsync(app, (await app.AddShopifyAsync()).Shop.Id);
        var random = new Random(7);
        var noise = string.Concat(Enumerable.Range(0, 9_000).Select(_ => (char)('A' + random.Next(50))).Select(letter => char.IsLetter(letter) ? letter : ' '));
        var part = await ReadAsync(await PostAsync(merchant, "/preview", ("words-text", noise)));
        part.QuerySelector("iframe").ShouldBeNull();
        part.Body!.TextContent.ShouldContain("too long to be shown while you write");
        (await ReadAsync(await PostAsync(merchant, "/preview", ("words-text", noise), ("view", "text")))).QuerySelector("pre").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_real_shopper_is_found_by_the_address_or_an_order_within_the_shop_only()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false);
        var (mine, other) = ((await app.AddShopifyAsync()).Shop.Id, (await app.AddShopifyAsync(domain: "other.myshopify.com")).Shop.Id);
        await app.HandleAsync(mine, Reported.Order("77"));
        using (var merchant = await InAsync(app, mine))
        {
            foreach (var (asked, subject, said) in new[] { ("#77", "Thank you for your order, Ann", ""), ("78", "Thank you for your order, Alex", "Nobody was found by this. The sample is shown."), ("", "Thank you for your order, Alex", "Write the shopper's e-mail address or order number. The sample is shown.") })
            {
                var part = await ReadAsync(await PostAsync(merchant, "/preview", ("whom", "shopper"), ("person", asked)));
                part.QuerySelector(".inbox b")!.TextContent.ShouldBe(subject);
                (part.QuerySelector(".notice")?.TextContent ?? "").ShouldBe(said);
            }
        }

        foreach (var (shop, subject, said) in new[] { (mine, "Thank you for your order, Ann", ""), (other, "Thank you for your order, Alex", "No shopper with this address is known. The sample is shown.") })
        {
            using var merchant = await InAsync(app, shop);
            var part = await ReadAsync(await PostAsync(merchant, "/preview", ("whom", "shopper"), ("person", " ANN@example.test ")));
            part.QuerySelector(".inbox b")!.TextContent.ShouldBe(subject);
            (part.QuerySelector(".notice")?.TextContent ?? "").ShouldBe(said);
        }
    }

    [Fact]
    public async Task An_address_is_added_confirmed_written_to_and_removed_while_what_was_typed_stays()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        using var merchant = await InAsync(app, (await app.AddShopifyAsync()).Shop.Id);
        var mine = ("words-subject", "Mine");
        var asked = await ReadAsync(await PostAsync(merchant, mine, ("do", "add"), ("address", "staff@shop.test")));
        var pending = ((IHtmlInputElement)asked.QuerySelector("input[name=pending]")!).Value;
        (await PostAsync(merchant, mine, ("do", "confirm"), ("pending", pending), ("code", "x"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var code = StaffTests.CodeOf((await app.LettersAsync()).Single());
        var confirmed = await ReadAsync(await PostAsync(merchant, mine, ("do", "confirm"), ("pending", pending), ("code", code)));
        var member = ((IHtmlInputElement)confirmed.QuerySelector("input[name=member]")!).Value;
        Field(confirmed, "words-subject").ShouldBe("Mine");

        var tested = await ReadAsync(await PostAsync(merchant, mine, ("do", "test"), ("member", member)));
        tested.QuerySelector(".notice.good")!.TextContent.ShouldBe("The test is on its way.");
        Field(tested, "words-subject").ShouldBe("Mine");
        (await app.LettersAsync()).ShouldContain(letter => letter.Subject == "[Test] Mine");
        (await ReadAsync(await PostAsync(merchant, mine, ("do", "remove"), ("member", member)))).QuerySelector("input[name=member]").ShouldBeNull();
        (await PostAsync(merchant, mine, ("do", "test"), ("member", member))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_page_costs_a_bounded_number_of_looks_at_storage()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Reported.Order("77"));
        using var merchant = await InAsync(app, shop);
        foreach (var (looks, answer) in new (int, Func<Task<HttpResponseMessage>>)[]
        {
            (2, () => merchant.GetAsync(At(Editor))), // The shop and its staff.
            (3, () => PostAsync(merchant, "/preview", ("whom", "shopper"), ("person", "ann@example.test"))), // The shop, the shopper's state, the order; the name is remembered.
        })
        {
            app.Clock.Now = app.Clock.Now.AddSeconds(5);
            counted.Take();
            using var page = await answer();
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            counted.Take().Length.ShouldBeLessThanOrEqualTo(looks);
        }
    }

    [Fact]
    public async Task Nobody_without_a_session_sees_or_changes_words()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        await app.AddShopifyAsync();
        using var seen = await app.Http.GetAsync(At(Editor));
        using var posted = await PostAsync(app.Http, ("do", "save"));
        using var previewed = await PostAsync(app.Http, "/preview");
        new[] { seen.StatusCode, posted.StatusCode, previewed.StatusCode }.ShouldAllBe(status => status == HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpClient> InAsync(TestApp app, string shop)
    {
        var link = await app.Get<OneTimeLinks>().MakeAsync(shop, CancellationToken.None);
        using var entered = await app.Http.GetAsync(link);
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Http.BaseAddress };
        client.DefaultRequestHeaders.Add("Cookie", entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient merchant, params (string Name, string Value)[] fields) => PostAsync(merchant, "", fields);

    private static Task<HttpResponseMessage> PostAsync(HttpClient merchant, string part, params (string Name, string Value)[] fields) =>
        merchant.PostAsync(At(Editor + part), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    private static string Field(IHtmlDocument page, string name) => page.GetElementById(name) switch
    {
        IHtmlTextAreaElement area => area.Value.ReplaceLineEndings("\n"),
        var input => ((IHtmlInputElement)input!).Value,
    };

    private static Uri At(string path) => new(path, UriKind.Relative);
}
