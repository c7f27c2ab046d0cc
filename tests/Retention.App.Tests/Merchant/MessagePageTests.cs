using System.Net;
using System.Text.Json.Nodes;
using Retention.App.Letters;
using Retention.App.Merchant.MessagePages;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Wording;

namespace Retention.App.Tests.Merchant;

/// <summary>A message as it was sent, and why.</summary>
[Collection("Azurite")]
public sealed class MessagePageTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = Reported.At;

    [Fact]
    public async Task The_letter_is_shown_as_it_was_sent_whatever_the_shop_looks_like_since_and_nothing_on_it_can_be_pressed()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var (shop, message, shopper) = await SentAsync(app);
        var sent = (await app.LettersAsync()).ShouldHaveSingleItem();
        await app.Get<ShopStore>().ChangeAsync(shop, known => known with { Brand = known.Brand with { Name = "Red Mugs" } }, CancellationToken.None);
        using var merchant = await Visitor.InAsync(app, shop);

        var page = await merchant.OpenAsync(MessageRoutes.Of(shopper, message));
        page.GetElementById("state")!.TextContent.ShouldBe("Sent");
        page.GetElementById("letter")!.TextContent.ShouldContain(sent.Subject);
        page.QuerySelector("pre")!.TextContent.Trim().ShouldBe(CopiedLinks.Replaced(sent.Text, app.Get<LetterPreview>().TestPage).Trim());
        page.QuerySelector(".timeline")!.TextContent.ShouldContain("The shop told of an order");
        page.Body!.TextContent.ShouldContain("a…@example.test");
        page.QuerySelector("dl")!.TextContent.ShouldNotContain("ann@example.test");

        // Without the merchant's cookie, as a frame within an admin's frame comes.
        using var copy = await app.Http.GetAsync(new Uri(page.QuerySelector("iframe")!.GetAttribute("src")!, UriKind.Relative));
        // As it was sent, but for the shopper's own links, which are keys.
        var shown = await copy.Content.ReadAsStringAsync();
        shown.ShouldBe(CopiedLinks.Replaced(sent.Html, app.Get<LetterPreview>().TestPage));
        sent.Html.ShouldContain("/l/");
        shown.ShouldNotContain("/l/");
        page.DocumentElement.TextContent.ShouldNotContain("/l/");
        var policy = copy.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("sandbox;");
        policy.ShouldContain("default-src 'none'");
    }

    [Fact]
    public async Task A_copy_s_address_runs_out_and_can_not_be_made_up_and_another_shop_finds_nothing()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var (shop, message, shopper) = await SentAsync(app);
        var other = (await app.AddShopifyAsync(domain: "other.myshopify.com")).Shop.Id;
        var link = app.Get<CopyLinks>().Make(new(shop, shopper, message, 1));
        await StatusAsync(app.Http, $"/letter-copy/{link}", HttpStatusCode.OK);
        await StatusAsync(app.Http, $"/letter-copy/{link[..^2]}", HttpStatusCode.NotFound);
        await StatusAsync(app.Http, $"/letter-copy/{app.Get<CopyLinks>().Make(new(other, shopper, message, 1))}", HttpStatusCode.NotFound);
        using (var stranger = await Visitor.InAsync(app, other))
        {
            foreach (var path in new[] { MessageRoutes.Of(shopper, message), $"/app/why/{shopper}?flow=thank-you&subject=1&step=0", $"/app/shoppers/{shopper}" })
                (await stranger.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        using (var merchant = await Visitor.InAsync(app, shop))
        {
            foreach (var path in new[] { MessageRoutes.Of(shopper, new('a', 24)), MessageRoutes.Of("nobody", message), $"/app/why/{shopper}?flow=nps&subject=1&step=0", $"/app/why/{shopper}", "/app/shoppers/x%7Cy", "/app/messages/a%2Fb/c" })
                (await merchant.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        app.Clock.Now += TimeSpan.FromMinutes(31);
        await StatusAsync(app.Http, $"/letter-copy/{link}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_copy_is_sealed_goes_with_the_person_and_after_90_days()
    {
        foreach (var isErased in new[] { true, false })
        {
            await using var app = await TestApp.StartAsync(azurite, now: At);
            var (shop, message, shopper) = await SentAsync(app);
            var row = (await app.Get<ShopperStore>().FindAsync(shop, shopper, Keys.Letter(message, 1), CancellationToken.None)).ShouldNotBeNull();
            System.Text.Encoding.Latin1.GetString(row.GetBinary("Sealed0")!).ShouldNotContain("ann@");
            var known = (await app.ShoppersAsync(shop)).Single();
            (await app.Get<SentCopies>().FindAsync(shop, known, message, 1, CancellationToken.None)).ShouldNotBeNull().To.ShouldBe("ann@example.test");

            if (isErased)
            {
                await app.TellAsync(Deliveries.Shopify("customers/redact", new JsonObject { ["customer"] = new JsonObject { ["id"] = 7, ["email"] = "ann@example.test" } }));
                await app.IdleAsync();
            }
            else
            {
                app.Clock.Now += TimeSpan.FromDays(89);
                await app.Get<JournalCompaction>().CompactAsync(CancellationToken.None);
                await app.Get<JournalCleaning>().CleanAsync(CancellationToken.None);
                (await app.Get<SentCopies>().FindAsync(shop, known, message, 1, CancellationToken.None)).ShouldNotBeNull();
                app.Clock.Now += TimeSpan.FromDays(2);
                await app.Get<JournalCleaning>().CleanAsync(CancellationToken.None);
            }

            (await app.Get<SentCopies>().FindAsync(shop, known, message, 1, CancellationToken.None)).ShouldBeNull();
        }
    }

    private static async Task<(string Shop, string Message, string Shopper)> SentAsync(TestApp app)
    {
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(101, At, "ann@example.test", customer: 7)));
        await app.RestAtAsync(At.AddHours(2));
        var line = (await app.JournalAsync(shop)).Single(line => line.Entry.Message is not null);
        return (shop, line.Entry.Message!, line.Shopper);
    }

    private static async Task StatusAsync(HttpClient http, string path, HttpStatusCode expected)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(expected, path);
    }
}
