using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Retention.App.Letters;
using Retention.App.Storage;
using Retention.Insights;
using Retention.Shoppers;

namespace Retention.App.Tests.ForShoppers;

/// <summary>A scanner opens every link of every letter, and nothing comes of it; a person who comes after it is counted once.</summary>
[Collection("Azurite")]
public sealed class ScannerTests(AzuriteFixture azurite)
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task A_scanner_that_opens_everything_three_times_changes_nothing_and_a_person_a_minute_later_is_counted_once()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var letters = await LetterPagesTests.LettersAsync(box);
        var links = letters.SelectMany(one => Ours(box, one.Letter)).ToArray();
        links.Length.ShouldBeGreaterThan(100);
        box.App.Clock.Now += TimeSpan.FromHours(2); // The letters are not fresh: only what it does tells the scanner from a reader.
        var before = await box.EverythingAsync();
        // It calls itself a browser, and is fast.
        await Parallel.ForEachAsync(Enumerable.Range(0, 3).SelectMany(_ => links).SelectMany(link => new[] { (link, HttpMethod.Get), (link, HttpMethod.Head) }), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (one, _) =>
            await OpenAsync(box, one.link, one.Item2));
        box.App.Clock.Now += TimeSpan.FromMinutes(1);
        await box.App.Get<ClickCounting>().CountAsync(CancellationToken.None);
        (await box.EverythingAsync()).ShouldBe(before);
        (await TestApp.RowsAsync(box.App.Storage.Followed)).Count.ShouldBe(letters.Count, "the visits were noted");

        var (what, cart) = letters.First(one => one.What == "abandoned-cart/reminder");
        await OpenAsync(box, Ours(box, cart).Single(link => link.EndsWith("/go", StringComparison.Ordinal)), HttpMethod.Get);
        for (var looks = 0; looks < 3; looks++)
        {
            box.App.Clock.Now += TimeSpan.FromMinutes(10);
            await box.App.Get<ClickCounting>().CountAsync(CancellationToken.None);
        }

        var click = (await box.App.JournalAsync(box.Shop)).Select(line => line.Entry).Where(entry => entry.Outcome == Outcome.Clicked).ShouldHaveSingleItem(what);
        (click.Flow, click.Subject, click.At).ShouldBe(("abandoned-cart", box.Cart, Mailbox.At.AddMinutes(5).AddHours(2).AddMinutes(1)));
        (await TallyAsync(box)).Of("abandoned-cart").ShouldSatisfyAllConditions(tally => tally.Clicked.ShouldBe(1), tally => tally.Candidates.ShouldBe(0, "a click is no decision"));
    }

    [Fact]
    public async Task A_scanner_that_opens_every_number_of_many_letters_at_once_has_given_no_score()
    {
        // 1,000 letters and more: RETENTION_LETTERS=1000; each has eleven numbers that a scanner opens.
        var count = int.Parse(Environment.GetEnvironmentVariable("RETENTION_LETTERS") ?? "12", System.Globalization.CultureInfo.InvariantCulture);
        await using var box = await Mailbox.SetUpAsync(azurite);
        var survey = (await LetterPagesTests.LettersAsync(box)).First(one => one.What == "nps/survey").Letter;
        var links = Ours(box, survey).ToArray();
        links.Count(link => link.Contains("/answer?score=", StringComparison.Ordinal)).ShouldBe(11);
        var own = links[0].Split('/')[4];
        var sent = Enumerable.Range(0, count).Select(number => box.Link("nps", "5", Keys.MessageId(box.Shop, $"nps|{number}", 0, "email"))).ToArray();
        foreach (var link in sent)
            await box.SentAsync(link);
        var before = await box.EverythingAsync();
        var letters = sent.Select(link => box.Path(link).Split('/')[2]);
        await Parallel.ForEachAsync(
            letters.SelectMany(letter => links.Select(link => link.Replace(own, letter, StringComparison.Ordinal))).SelectMany(link => new[] { (link, HttpMethod.Get), (link, HttpMethod.Head) }),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (one, _) => await OpenAsync(box, one.link, one.Item2, isPrefetch: true));
        (await box.EverythingAsync()).ShouldBe(before);
        (await box.ShopperAsync()).Orders.ShouldAllBe(order => order.Score == null);

        // It would be seen: a person who presses the button after all has given one.
        await box.PostAsync($"{box.Path("nps")}/answer", ("score", "9"));
        (await box.EverythingAsync() == before).ShouldBeFalse();
        await box.ArriveAsync();
        (await box.ShopperAsync()).Order("5")!.Score.ShouldBe(9);
    }

    [Fact]
    public async Task A_second_click_on_the_same_letter_is_none()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var link = box.Link("abandoned-cart", box.Cart);
        await box.SentAsync(link);
        for (var day = 1; day < 4; day++)
        {
            box.App.Clock.Now = Mailbox.At.AddDays(day);
            await OpenAsync(box, $"{box.Path(link)}/go", HttpMethod.Get);
            box.App.Clock.Now += TimeSpan.FromMinutes(10);
            await box.App.Get<ClickCounting>().CountAsync(CancellationToken.None);
        }

        (await TallyAsync(box)).Of("abandoned-cart").Clicked.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_opened_from_one_of_the_letter_s_own_pages_is_no_other_link_of_the_letter()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.SentAsync(box.Link("review-request", "5"));
        box.App.Clock.Now += TimeSpan.FromHours(3);
        await OpenAsync(box, $"{box.Path()}/review", HttpMethod.Get);
        await OpenAsync(box, $"{box.Path()}/why", HttpMethod.Get, site: "same-origin");
        box.App.Clock.Now += TimeSpan.FromMinutes(10);
        await box.App.Get<ClickCounting>().CountAsync(CancellationToken.None);
        (await TallyAsync(box)).Of("review-request").Clicked.ShouldBe(1);
    }

    [Fact]
    public async Task Visits_are_forgotten_after_a_month_and_go_with_the_shopper()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await OpenAsync(box, $"{box.Path()}/review", HttpMethod.Get);
        await OpenAsync(box, $"{box.Path("nps")}/answer", HttpMethod.Get);
        var rows = await TestApp.RowsAsync(box.App.Storage.Followed);
        rows.Count.ShouldBe(2);
        string.Join(' ', rows.SelectMany(row => ((IDictionary<string, object>)row).Values)).ShouldNotContain("@");
        await box.App.Get<FollowedStore>().CleanAsync(box.App.Clock.Now.AddDays(30), CancellationToken.None);
        (await TestApp.RowsAsync(box.App.Storage.Followed)).Count.ShouldBe(2);
        await box.App.Get<Privacy.Erasure>().EraseAsync(box.Shop, await box.ShopperAsync(), CancellationToken.None);
        (await TestApp.RowsAsync(box.App.Storage.Followed)).ShouldBeEmpty();

        await OpenAsync(box, $"{box.Path("win-back")}/preferences", HttpMethod.Get);
        await box.App.Get<FollowedStore>().CleanAsync(box.App.Clock.Now.AddDays(32), CancellationToken.None);
        (await TestApp.RowsAsync(box.App.Storage.Followed)).ShouldBeEmpty();
        box.App.Clock.Now += TimeSpan.FromDays(31);
        await OpenAsync(box, $"{box.Path(box.Link("nps", "5") with { IssuedOn = DateOnly.FromDateTime(Mailbox.At.UtcDateTime) })}/answer", HttpMethod.Get);
        (await TestApp.RowsAsync(box.App.Storage.Followed)).ShouldBeEmpty("the letter is too old to be counted");
    }

    [Fact]
    public async Task Before_a_text_goes_it_is_looked_up_whether_the_first_letter_was_followed()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var flow = Flows.AllFlows.Find("abandoned-cart")!;
        var link = box.Link(flow.Key, box.Cart);
        var journey = new Journey { Flow = flow.Key, FlowVersion = flow.Version, Subject = box.Cart, StartedAt = Mailbox.At, DueAt = Mailbox.At, Step = 1 };
        async Task<DateTimeOffset?> ClickedAsync()
        {
            var shopper = await box.App.Get<Identity>().FollowAsync(box.Shop, box.ShopperId, CancellationToken.None);
            var shop = (await box.App.Get<ShopStore>().FindAsync(box.Shop, CancellationToken.None))!.Shop;
            return (await box.App.Get<LastLook>().AskAsync(new(shopper, flow, journey, new(shopper.Shopper, journey, shop, box.App.Clock.Now)), CancellationToken.None)).ClickedAt;
        }

        (await ClickedAsync()).ShouldBeNull();
        box.App.Clock.Now += TimeSpan.FromHours(1);
        var at = box.App.Clock.Now;
        await OpenAsync(box, $"{box.Path(link)}/go", HttpMethod.Get);
        (await ClickedAsync()).ShouldBeNull("it can't be told yet");
        box.App.Clock.Now += TimeSpan.FromMinutes(1);
        (await ClickedAsync()).ShouldBe(at);
    }

    private static async Task<Tally> TallyAsync(Mailbox box) => await box.App.Get<Tallies>().ReadAsync(box.Shop, Mailbox.At, box.App.Clock.Now, box.App.Clock.Now, CancellationToken.None);

    private static IEnumerable<string> Ours(Mailbox box, RenderedLetter letter) =>
        new HtmlParser().ParseDocument(letter.Html).Links.OfType<IHtmlAnchorElement>().Select(link => link.Href).Where(href => href.StartsWith(box.App.Http.BaseAddress!.AbsoluteUri, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    private static async Task OpenAsync(Mailbox box, string link, HttpMethod method, string site = "cross-site", bool isPrefetch = false)
    {
        using var request = new HttpRequestMessage(method, link);
        request.Headers.Add("User-Agent", Browser);
        request.Headers.Add("Sec-Fetch-Site", site);
        if (isPrefetch)
        {
            request.Headers.Add("Sec-Purpose", "prefetch;prerender");
            request.Headers.Add("Purpose", "prefetch");
        }

        using var answer = await box.App.Http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBeLessThan(400, link);
    }
}
