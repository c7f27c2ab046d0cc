using System.Net;
using Retention.App.ForShoppers;

namespace Retention.App.Tests.ForShoppers;

/// <summary>The link by which a shopper stops a shop's letters (RFC 8058).</summary>
[Collection("Azurite")]
public sealed class UnsubscribeTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_form_of_post_is_taken_without_redirect_and_stops_a_letter_that_waits()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        var link = await LinkAsync(app, shop.Shop.Id);
        foreach (var body in new HttpContent?[]
        {
            new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]),
            new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } },
            new StringContent("anything"),
            null,
        })
        {
            using var answer = await app.Http.PostAsync(link, body);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Blue Mugs");
        }

        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["unsubscribed"]);
        (await TestApp.RowsAsync(app.Storage.Shoppers)).Count(row => row.RowKey.StartsWith("consent|", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Looking_at_the_link_changes_nothing()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        var link = await LinkAsync(app, shop.Shop.Id);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options })
        {
            using var answer = await app.Http.SendAsync(new HttpRequestMessage(method, link));
            ((int)answer.StatusCode).ShouldBeLessThan(500);
            if (method == HttpMethod.Get)
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await app.ShoppersAsync(shop.Shop.Id)).ShouldHaveSingleItem().Refusals.ShouldBeEmpty();
        await app.RestAtAsync(At.AddHours(1));
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_changed_or_made_up_link_is_not_found_and_stops_nothing()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        var token = (await LinkAsync(app, shop.Shop.Id))["/u/".Length..];
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        foreach (var changed in new[]
        {
            Flip(token, 0), Flip(token, 10), Flip(token, dot - 3), Flip(token, dot + 1), Flip(token, token.Length - 3), token[..^2], token[..dot], token[..(dot + 1)],
            token + "AAAA", "x", ".", "a.b", "%F0%9F%98%80.x", new string('A', 3000), token.Replace(".", "..", StringComparison.Ordinal),
        })
        {
            using var seen = await app.Http.GetAsync($"/u/{changed}");
            seen.StatusCode.ShouldBe(HttpStatusCode.NotFound, changed);
            using var posted = await app.Http.PostAsync($"/u/{changed}", content: null);
            posted.StatusCode.ShouldBe(HttpStatusCode.NotFound, changed);
        }

        (await app.ShoppersAsync(shop.Shop.Id)).ShouldHaveSingleItem().Refusals.ShouldBeEmpty();
    }

    private static string Flip(string token, int at) => token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];

    private static async Task<string> LinkAsync(TestApp app, string shop)
    {
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At)));
        await app.IdleAsync();
        var shopper = (await app.ShoppersAsync(shop)).ShouldHaveSingleItem();
        return app.Get<ShopperLinks>().EarlierUnsubscribe(new(shop, shopper.Id, shopper.Orders[0].EmailKey!)).AbsolutePath;
    }
}
