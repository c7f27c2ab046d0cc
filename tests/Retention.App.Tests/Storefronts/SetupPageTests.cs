using System.Net;
using AngleSharp.Html.Parser;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Shops;

namespace Retention.App.Tests.Storefronts;

/// <summary>The page of the seven checks, by plain requests as a browser without script makes them.</summary>
[Collection("Azurite")]
public sealed class SetupPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_seven_checks_are_shown_with_what_was_found_and_what_can_be_mended_is_mended()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var (shop, browser) = await EnterAsync(app);
        var page = await ReadAsync(browser, "/app/setup");
        page.QuerySelectorAll("section.card > .row > h2[id^=check-]").Select(title => title.Id).ShouldBe(["check-identity", "check-brand", "check-sender", "check-consent", "check-suppressions", "check-policy", "check-others"]);
        page.QuerySelectorAll("[id]").GroupBy(element => element.Id, StringComparer.Ordinal).ShouldAllBe(same => same.Count() == 1);

        (await PostAsync(browser, "/app/setup/brand", ("logo", "https://shop.test/logo.png"), ("color", "#2F6B4F"), ("social", "Instagram https://instagram.com/shop"), ("discreet", "on"))).ShouldBe(HttpStatusCode.Found);
        (await PostAsync(browser, "/app/setup/policy", ("policy", "https://shop.test/returns"))).ShouldBe(HttpStatusCode.Found);
        (await PostAsync(browser, "/app/setup/others", ("others", "yielding"))).ShouldBe(HttpStatusCode.Found);
        (await PostAsync(browser, "/app/setup/sender", ("reply", "hello@shop.test"))).ShouldBe(HttpStatusCode.Found);
        (await PostAsync(browser, "/app/setup/identity", ("name", "Blue Mugs"), ("address", "1 Kiln Lane\r\nPotterton"), ("country", "us"), ("zone", "America/New_York"))).ShouldBe(HttpStatusCode.Found);
        var known = (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!.Shop;
        (known.Brand.Color, known.Brand.Social[0].Name, known.OtherSenders, known.ReplyTo, known.Country).ShouldBe(("#2f6b4f", "Instagram", OtherSenders.Yielding, "hello@shop.test", "US"));
        known.Settings.IsDiscreet.ShouldBeTrue();
        page = await ReadAsync(browser, "/app/setup?told=kept");
        page.QuerySelector("input[name=discreet]")!.HasAttribute("checked").ShouldBeTrue();
        page.QuerySelectorAll(".badge.good").Length.ShouldBe(5, page.Body!.TextContent);
        page.Body!.TextContent.ShouldContain("6.3 to 1");
    }

    [Theory]
    [InlineData("identity", "country", "Germany")]
    [InlineData("identity", "zone", "Here/There")]
    [InlineData("identity", "name", " ")]
    [InlineData("brand", "logo", "javascript:alert(1)")]
    [InlineData("brand", "color", "green")]
    [InlineData("brand", "social", "https://social.test")]
    [InlineData("sender", "reply", "not an address")]
    [InlineData("policy", "policy", "/returns")]
    public async Task What_can_t_be_saved_is_named_at_its_field_and_stays_typed(string part, string field, string typed)
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var (shop, browser) = await EnterAsync(app);
        var before = (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!.Shop;
        using var answer = await browser.PostAsync($"/app/setup/{part}", new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "Blue Mugs", [field] = typed }));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var input = page.GetElementById(field).ShouldNotBeNull();
        input.GetAttribute("aria-invalid").ShouldBe("true");
        page.GetElementById(input.GetAttribute("aria-describedby")!).ShouldNotBeNull().TextContent.ShouldStartWith("Write");
        (input.GetAttribute("value") ?? input.TextContent).ShouldBe(typed);
        (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!.Shop.Version.ShouldBe(before.Version);
    }

    [Fact]
    public async Task A_file_is_uploaded_and_imported_and_its_progress_can_be_watched()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var (shop, browser) = await EnterAsync(app);
        (await UploadAsync(browser, OrderCsv.File(30), all: true)).ShouldBe((HttpStatusCode.Found, ""));
        await Eventually.HoldsAsync("the import's end", async () => (await app.ProgressAsync(shop))!.FinishedAt is not null);
        var progress = (await app.ProgressAsync(shop))!;
        (progress.Applied, progress.FaultCount).ShouldBe((30, 0));
        (await ReadAsync(browser, "/app/setup/import")).Body!.TextContent.ShouldContain("We have sent nothing.");
        (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!.Shop.KnowsAllOrders.ShouldBeTrue();
        await app.IdleAsync();
        (await ReadAsync(browser, "/app/setup")).Body!.TextContent.ShouldContain("Of 30 people 30 may be written to about their orders");
    }

    [Fact]
    public async Task A_file_that_is_no_export_or_none_at_all_is_refused_before_anything_is_read_and_one_at_a_time_is_imported()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var (shop, browser) = await EnterAsync(app);
        var (status, text) = await UploadAsync(browser, "Name;Email\r\n");
        (status, text.Contains("not separated by commas", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        (await UploadAsync(browser, "")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.ProgressAsync(shop)).ShouldBeNull();

        (await UploadAsync(browser, OrderCsv.File(3))).Status.ShouldBe(HttpStatusCode.Found);
        (await UploadAsync(browser, OrderCsv.File(4))).Text.ShouldContain("under way");
        var card = await ReadAsync(browser, "/app/setup/import");
        card.GetElementById("import")!.GetAttribute("hx-trigger").ShouldBe("every 2s");
        (await PostAsync(browser, "/app/setup/import/cancel")).ShouldBe(HttpStatusCode.Found);
        (await app.ProgressAsync(shop))!.CancelledAt.ShouldNotBeNull();
        (await app.Storage.ImportFiles.NamesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"orders.csv\"\r\n\r\nName,Em", "x", "did not arrive whole")]
    [InlineData("nothing of the kind", "x", "did not arrive whole")]
    [InlineData("", "x", "did not arrive whole")]
    [InlineData("--x\r\nContent-Disposition: nonsense\r\n\r\n1\r\n--x--\r\n", "x", "Choose the file")]
    [InlineData("--x--\r\n", null, "Choose the file")]
    public async Task An_upload_that_is_cut_off_or_malformed_is_answered_in_a_sentence_and_nothing_of_it_is_kept(string body, string? boundary, string says)
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var (shop, browser) = await EnterAsync(app);
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary ?? new string('x', 5_000)}").ShouldBeTrue();
        using var answer = await browser.PostAsync("/app/setup/import", content);
        (answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(one => one.Item1.ShouldBe(HttpStatusCode.BadRequest), one => one.Item2.ShouldContain(says));
        (await app.ProgressAsync(shop)).ShouldBeNull();
        (await app.Storage.ImportFiles.NamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_answered_with_what_to_do()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var (_, browser) = await EnterAsync(app);
        using var content = new StringContent("--x\r\n");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        content.Headers.ContentLength = 2L * ImportFiles.Limit;
        // The server is asked first whether it wants the body: it answers, and none is sent.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/app/setup/import") { Content = content, Headers = { ExpectContinue = true } };
        using var answer = await browser.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Export the orders of one year at a time");
    }

    [Fact]
    public async Task An_import_that_got_stuck_goes_on_when_the_button_is_pressed_again_and_the_second_file_is_forgotten()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var (shop, browser) = await EnterAsync(app);
        // As if the program had died after it wrote the import down, and before it put its first message.
        await app.Get<HistoryImport>().StartAsync(shop, await app.KeepAsync(shop, OrderCsv.File(5)), isQueued: false, CancellationToken.None);
        app.Clock.Now += TimeSpan.FromMinutes(6);
        var (status, text) = await UploadAsync(browser, OrderCsv.File(40));
        status.ShouldBe(HttpStatusCode.BadRequest);
        text.ShouldContain("goes on now");
        await Eventually.HoldsAsync("the import's end", async () => (await app.ProgressAsync(shop))!.FinishedAt is not null);
        (await app.ProgressAsync(shop))!.Applied.ShouldBe(5);
        await Eventually.HoldsAsync("both files' end", async () => (await app.Storage.ImportFiles.NamesAsync()).Count == 0);
    }

    private static async Task<(string Shop, HttpClient Browser)> EnterAsync(TestApp app)
    {
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = app.Settings.PublicUrl };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var entered = await browser.GetAsync(await app.Get<OneTimeLinks>().MakeAsync(shop, CancellationToken.None));
        entered.StatusCode.ShouldBe(HttpStatusCode.Found);
        return (shop, browser);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(HttpClient browser, string path) => new HtmlParser().ParseDocument(await browser.GetStringAsync(path));

    private static async Task<HttpStatusCode> PostAsync(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        return answer.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, string Text)> UploadAsync(HttpClient browser, string text, bool all = false)
    {
        using var form = new MultipartFormDataContent();
        if (all)
            form.Add(new StringContent("yes"), "all");
        form.Add(new StringContent(text), "file", "orders.csv");
        using var answer = await browser.PostAsync("/app/setup/import", form);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
