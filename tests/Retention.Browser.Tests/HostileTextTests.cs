using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Retention.App.Cases;
using Retention.App.ForShoppers;
using Retention.App.Queues;
using Retention.App.Referrals;
using Retention.App.Reviews;
using Retention.App.Senders;
using Retention.App.ShopPages;
using Retention.App.Storage;
using Retention.App.Surveys;
using Retention.Events;
using Retention.Reviews;
using Retention.Shops;
using Retention.Tiers;

namespace Retention.Browser.Tests;

/// <summary>
/// Markup and scripts in every text that somebody can type, opened on every page that shows it, by a browser that heeds no Content-Security-Policy: whatever is markup there runs.
/// Then with the policy, which must have nothing to keep away. No dialog opens, no text becomes an element, and nobody else is asked for anything.
/// </summary>
public sealed class HostileTextTests(EditorFixture program) : IClassFixture<EditorFixture>, IAsyncLifetime
{
    private const string Bad = "\"><img src=x onerror=alert(1)><script>alert(2)</script>'</script></textarea></title></style><svg onload=alert(3)>{{7*7}}{% raw %}${1}@(1)\u202e\u200b&lt;b&gt; url(javascript:alert(4))";
    private static readonly string ShopId = Keys.Shop("shopify", "meadow.myshopify.com");
    private readonly List<string> _seen = [];
    private string _letter = "", _case = "", _shopper = "", _invitation = "";

    public async Task InitializeAsync()
    {
        var (shops, now) = (Get<ShopStore>(), DateTimeOffset.UtcNow);
        var file = $$"""
            { "survey": "own", "language": "en", "title": {{Json}}, "pages": [ { "key": "first", "title": {{Json}}, "intro": {{Json}}, "questions": [
              { "key": "one", "type": "choice-one", "text": {{Json}}, "choices": [ { "key": "a", "text": {{Json}} }, { "key": "b", "text": {{Json}} } ] }, { "key": "scale", "type": "scale-1-5", "text": {{Json}}, "low": {{Json}}, "high": {{Json}} }, { "key": "words", "type": "long-text", "text": {{Json}} } ] } ] }
            """;
        await Get<SurveyStore>().KeepAsync(ShopId, SurveyFile.Read(file).ShouldBeOfType<SurveyRead.Understood>().Survey, file, CancellationToken.None);
        await shops.ChangeAsync(ShopId, shop => shop with
        {
            Brand = shop.Brand with { Name = $"Meadow {Bad}", PostalAddress = Bad },
            Settings = shop.Settings with
            {
                ShowReviews = ReviewShowing.AtOnce,
                ReferralCredit = Euro(500),
                FriendCredit = Euro(500),
                CaseContact = Bad,
                Tiers = new TierSettings { Version = 1, Levels = [new("gold", Bad, 1) { Benefits = Bad, Code = "GOLD" }, new("more", Bad, 9) { Benefits = Bad }] },
            },
        }, CancellationToken.None);
        await TellAsync(new OrderReported(new Order
        {
            Id = "5",
            Number = Bad,
            Stage = OrderStage.Paid,
            PlacedAt = now.AddDays(-9),
            UpdatedAt = now.AddDays(-9),
            PaidAt = now.AddDays(-9),
            Email = "ann@example.test",
            FirstName = Bad,
            Country = "DE",
            Lines = [new(Bad, Bad, 1, Euro(900), Image: null) { ProductId = "7001", VariantId = "19" }],
        }));
        await TellAsync(new ItemSaved(new Item { Id = "20", Title = Bad, Variant = Bad, Url = "javascript:alert(5)", Price = Euro(900), At = now.AddDays(-1) }, now.AddDays(-1)) { Email = "ann@example.test" });
        await TellAsync(new ReviewGiven("5", now.AddDays(-1)) { Items = [new("19", Bad, 4, Bad, Bad) { ProductId = "7001" }] });
        await TellAsync(new SurveyAnswered("5", 2, now) { Comment = Bad });
        await TellAsync(new ProblemRaised("5", now) { Topic = Bad, Text = Bad });

        var (shop, known) = ((await shops.FindAsync(ShopId, CancellationToken.None))!.Shop, await ShopperAsync());
        _shopper = known.Id;
        var link = new LetterLink(ShopId, known.Id, known.Orders[0].EmailKey!, "0123456789abcdef01234567", "review-request", "5", DateOnly.FromDateTime(now.UtcDateTime));
        _letter = $"/l/{Get<ShopperLinks>().Token(link)}";
        await Get<ReferralLinks>().MakeAsync(shop, known, link.Address, now, CancellationToken.None);
        _invitation = $"/r/{Get<ReferralLinks>().CodeOf(ShopId, known.Id)}-{ShopId}";
        _case = (await Get<CaseStore>().ListAsync(ShopId, openOnly: true, most: 5, CancellationToken.None))[0].Id;
        await Get<CaseWork>().NoteAsync(ShopId, _case, Bad, Bad, now, CancellationToken.None);
        await Get<CaseAnswering>().AnswerAsync(ShopId, _case, "</td></table><img src=x onerror=alert(1)><script>alert(2)</script>", "maria", now, CancellationToken.None);
        var moderating = Get<Moderating>();
        var review = Keys.ReviewId(ShopId, known.Id, "19");
        await moderating.DecideAsync(ShopId, review, new(ReviewState.Published, Reason: null), "maria", CancellationToken.None);
        await moderating.AnswerAsync(ShopId, review, Bad, "maria", CancellationToken.None);
        await WorkAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_text_of_anybody_s_runs_or_becomes_markup_on_any_page(bool heedsPolicy)
    {
        var page = Watched(await program.PageAsync(1280, heedsPolicy: heedsPolicy));
        string[] merchant =
        [
            "/app", "/app/reviews", "/app/reviews?state=published", "/app/reviews?state=rejected", "/app/cases", $"/app/cases/{_case}", "/app/cases/answers", "/app/cases/report", "/app/cases/settings", "/app/shoppers", $"/app/shoppers?q={Escaped}", $"/app/shoppers/{_shopper}",
            "/app/surveys", "/app/surveys/nps", "/app/surveys/own", "/app/surveys/own/preview", "/app/tiers", "/app/referrals", "/app/log", $"/app/log?q={Escaped}", "/app/upcoming", "/app/setup", "/app/privacy", "/app/quarantine", "/app/suppressions", "/app/flows/review-request", "/app/standing",
        ];
        var shopper = new[] { "review", $"review?stars={Escaped}&withdraw={Escaped}", "answer", $"answer?page={Escaped}&score={Escaped}", "settled", "arrived", $"contact?about={Escaped}", "preferences?saved", "why", "data", $"saved?removed={Escaped}", "friends", "rewards", $"code?for={Escaped}", "unsubscribe" }.Select(name => $"{_letter}/{name}");
        foreach (var path in merchant.Concat(shopper).Append(_invitation).Append($"/dev/outbox"))
        {
            var answer = await page.GotoAsync(path);
            answer!.Status.ShouldBeLessThan(500, path);
            await CleanAsync(page, path);
        }

        await page.GotoAsync($"{_letter}/contact");
        await page.Locator("[name=text]").FillAsync(Bad); // Without a topic: it comes back.
        await page.Locator("main button").First.ClickAsync();
        await CleanAsync(page, "what was typed in, and came back");
        (await page.Locator("[name=text]").InputValueAsync()).ShouldContain("<script>alert(2)</script>");
        _seen.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_stands_in_the_shop_s_own_pages_and_in_letters_runs_nowhere()
    {
        var page = Watched(await program.PageAsync(800, heedsPolicy: false));
        var (shop, plugin) = ((await Get<ShopStore>().FindAsync(ShopId, CancellationToken.None))!.Shop, Get<PluginReviews>());
        var shown = await plugin.ShowAsync(shop, new("7001", "en", new Uri("https://shop.test/mug")), CancellationToken.None);
        var html = shown["html"]!.GetValue<string>();
        html.ShouldContain("onerror", customMessage: "or nothing hostile is shown at all");
        html.ShouldNotContain("{{", customMessage: "Shopify would run it as Liquid");
        await page.SetContentAsync($"<!doctype html><title>Mug</title><body>{html}{StructuredReviews.Script("https://shop.test/mug#product", Bad, shown["structured"]!.AsObject())}{(await plugin.ShowCollectedAsync(shop, new(null, "en", null), CancellationToken.None))["html"]}");
        await CleanAsync(page, "reviews in the shop", scripts: 1);
        (await page.EvaluateAsync<string>("() => JSON.parse(document.querySelector('script').textContent).name")).ShouldBe(Bad);

        var outbox = Get<Outbox>();
        var letters = await outbox.ListAsync(shop: null, CancellationToken.None);
        letters.ShouldNotBeEmpty();
        foreach (var row in letters)
        {
            var letter = (await outbox.ReadAsync(row.PartitionKey, row.GetInt32("Attempt")!.Value, CancellationToken.None))!;
            letter.Html.ShouldContain("onerror");
            $"{letter.Subject}{letter.FromName}".ShouldNotContain('\n');
            await page.SetContentAsync(letter.Html);
            await CleanAsync(page, $"the letter of {letter.Flow}");
        }

        _seen.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_watch_would_see_it()
    {
        var page = Watched(await program.PageAsync(800, heedsPolicy: false));
        await page.SetContentAsync($"<p title=\"{Bad}\"></p><img src=\"https://evil.test/x.png\">");
        _seen.ShouldContain(seen => seen.StartsWith("dialog", StringComparison.Ordinal));
        _seen.ShouldContain(seen => seen.StartsWith("asks https://evil.test", StringComparison.Ordinal));
        (await Record.ExceptionAsync(() => CleanAsync(page, "planted"))).ShouldBeOfType<ShouldAssertException>();
        await page.Context.CloseAsync();
    }

    private static string Escaped => Uri.EscapeDataString(Bad);

    private static string Json => System.Text.Json.JsonSerializer.Serialize(Bad);

    private static Money Euro(long cents) => new(cents, new("EUR"));

    private T Get<T>()
        where T : notnull => program.Services.GetRequiredService<T>();

    // Whatever a script could do is heard: dialogs, what the policy kept away, and requests to anybody else.
    private IPage Watched(IPage page)
    {
        page.Dialog += (_, dialog) =>
        {
            _seen.Add($"dialog {dialog.Message} on {page.Url}");
            _ = dialog.DismissAsync();
        };
        page.Console += (_, said) =>
        {
            if (said.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                _seen.Add($"{said.Text} on {page.Url}");
        };
        page.PageError += (_, error) => _seen.Add($"error {error} on {page.Url}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https", IsLoopback: false })
                _seen.Add($"asks {request.Url}");
        };
        return page;
    }

    // No element that a text brought: an image whose source is x, a handler, an address that is a script.
    private static async Task CleanAsync(IPage page, string where, int scripts = 0)
    {
        var found = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('*')].filter((one) => one.getAttribute('src') === 'x' || one.localName === 'svg' && one.hasAttribute('onload')
                || [...one.attributes].some((attribute) => attribute.name.startsWith('on') || ['href', 'src', 'action', 'formaction'].includes(attribute.name) && /^\s*javascript:/i.test(attribute.value))).map((one) => one.outerHTML.slice(0, 200))
            """);
        found.ShouldBeEmpty(where);
        (await page.EvaluateAsync<int>("() => [...document.querySelectorAll('script')].filter((one) => !one.src).length")).ShouldBe(scripts, where);
    }

    private async Task TellAsync(Happened happened)
    {
        await Get<Inbox>().PutAsync(ShopId, Guid.NewGuid().ToString("N"), "topic", DateTimeOffset.UtcNow, happened, CancellationToken.None);
        await WorkAsync();
    }

    private async Task WorkAsync()
    {
        var storage = Get<AppStorage>();
        foreach (var queue in new[] { storage.EventQueue, storage.StepQueue, storage.EventQueue, storage.StepQueue })
        {
            while ((await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value is { Length: > 0 } messages)
            {
                foreach (var message in messages)
                {
                    await Get<Dispatch>().HandleAsync(queue, message.MessageText, isRepeated: false, CancellationToken.None);
                    await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
                }
            }
        }
    }

    private async Task<Retention.Shoppers.Shopper> ShopperAsync()
    {
        await foreach (var row in Get<AppStorage>().Shoppers.QueryAsync<Azure.Data.Tables.TableEntity>(Azure.Data.Tables.TableClient.CreateQueryFilter($"RowKey eq {Keys.State}")))
            return (await Get<Identity>().FollowAsync(ShopId, row.PartitionKey.Split('|')[1], CancellationToken.None)).Shopper;
        throw new InvalidOperationException("Nobody was told of.");
    }
}
