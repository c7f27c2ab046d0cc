using System.Net;
using Retention.App.ForShoppers;
using Retention.App.Storage;
using Retention.Tiers;

namespace Retention.App.Tests.Crediting;

/// <summary>The shopper's page of credit: how much and until when for whoever has the letter; codes and the history for whoever has its mailbox, too.</summary>
[Collection("Azurite")]
public sealed class RewardsPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_page_shows_what_there_is_and_until_when_and_neither_code_nor_history_without_the_mailbox()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        var page = await PageAsync(shop);
        page.ShouldContain("€10.00");
        page.ShouldContain("can be used until");
        page.ShouldContain("code?for=rewards");
        page.ShouldNotContain(code);
        page.ShouldNotContain("gave you");
    }

    [Fact]
    public async Task With_the_mailbox_proven_it_shows_the_code_and_each_entry_as_a_sentence()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        await shop.SpendAsync("9", code, cart: 300);
        var link = await LinkAsync(shop);
        var page = await PageAsync(shop, link, Cookie(shop, link));
        page.ShouldContain(shop.Code(await shop.RewardAsync(), number: 1));
        page.ShouldContain("The shop gave you €10.00.");
        page.ShouldContain("You used €3.00 for your order #9.");
    }

    [Fact]
    public async Task What_belongs_to_another_address_of_the_shopper_is_not_shown()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GivenAsync();
        var link = await LinkAsync(shop) with { Address = "0000000000000000000000ab" };
        (await PageAsync(shop, link, Cookie(shop, link))).ShouldNotContain("€10.00");
    }

    [Fact]
    public async Task It_says_how_more_is_earned_whatever_anybody_thinks_and_is_linked_from_the_other_pages()
    {
        await using var shop = await CreditShop.StartAsync(azurite, known => known with { Settings = known.Settings with { PurchasePercent = 2.5m, ReviewCredit = new(500, new("EUR")) } });
        var page = await PageAsync(shop);
        page.ShouldContain("2.5% of what you keep of an order, once the 30 days");
        page.ShouldContain("€5.00 for a review.");
        page.ShouldContain("makes no difference");
        (await shop.App.Http.GetStringAsync($"/l/{Token(shop, await LinkAsync(shop))}/preferences")).ShouldContain("href=\"rewards\"");
    }

    [Fact]
    public async Task Where_nothing_is_given_and_nothing_is_there_the_page_says_so()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        (await PageAsync(shop)).ShouldContain("offers nothing here");
        (await shop.App.Http.GetStringAsync($"/l/{Token(shop, await LinkAsync(shop))}/preferences")).ShouldNotContain("href=\"rewards\"");
    }

    [Fact]
    public async Task Where_there_are_levels_and_nothing_else_the_page_is_linked_too()
    {
        await using var shop = await CreditShop.StartAsync(azurite, known => known with { Settings = known.Settings with { Tiers = new() { Levels = [new("gold", "Gold", 2)] } } });
        (await shop.App.Http.GetStringAsync($"/l/{Token(shop, await LinkAsync(shop))}/preferences")).ShouldContain("href=\"rewards\"");
    }

    private static async Task<LetterLink> LinkAsync(CreditShop shop)
    {
        var address = (await shop.App.Get<Identity>().FollowAsync(shop.Shop.Id, shop.Ann, CancellationToken.None)).Shopper.Orders[0].EmailKey!;
        return new(shop.Shop.Id, shop.Ann, address, "0123456789abcdef01234567", "thank-you", "1", DateOnly.FromDateTime(shop.App.Clock.Now.UtcDateTime));
    }

    private static string Token(CreditShop shop, LetterLink link) => shop.App.Get<ShopperLinks>().Token(link);

    private static async Task<string> PageAsync(CreditShop shop, LetterLink? link = null, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/l/{Token(shop, link ?? await LinkAsync(shop))}/rewards");
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        using var answer = await shop.App.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Replace('\u00A0', ' ');
    }

    // As the page of the code sets it once the code was right.
    private static string Cookie(CreditShop shop, LetterLink link)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        shop.App.Get<CodeCookie>().Set(new() { Link = link, Token = Token(shop, link), Shop = shop.Shop, Shopper = new() { Id = shop.Ann }, About = null, Words = ShopperWords.List[0], Now = shop.App.Clock.Now }, http);
        return http.Response.Headers.SetCookie.ToString().Split(';')[0];
    }
}
