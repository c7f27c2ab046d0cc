using System.Net;
using Azure;
using Retention.App.ForShoppers;
using Retention.App.Letters;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.Tests.ForShoppers;

/// <summary>A letter's way into the shop leads into the shop, and nowhere else.</summary>
[Collection("Azurite")]
public sealed class GoTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("https://shop.test/cart/c1", true)]
    [InlineData("https://www.shop.test/cart/c1", true)]
    [InlineData("https://SHOP.test./cart/c1", true)]
    [InlineData("https://checkout.shop.test/c1", true)]
    [InlineData("https://blue-mugs.platform.test/c1", true)]
    [InlineData("https://shop.test:8443/c1", true)]
    [InlineData("https://other.platform.test/c1", false)]
    [InlineData("https://platform.test/c1", false)]
    [InlineData("https://shop.test.evil.test/", false)]
    [InlineData("https://evilshop.test/", false)]
    [InlineData("https://shop.test@evil.test/", false)]
    [InlineData("https://anybody@shop.test/", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("ftp://shop.test/", false)]
    public void Only_the_shop_s_own_hosts_are_its_own(string target, bool isOwn) =>
        (OwnHosts.Only(new Brand("Blue Mugs") { Url = "https://www.shop.test/" }, "blue-mugs.platform.test", new Uri(target)) is not null).ShouldBe(isOwn);

    [Fact]
    public async Task A_cart_that_would_lead_elsewhere_shows_a_page_with_the_shop_s_front_page()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.App.HandleAsync(box.Shop, Reported.Cart("c1", Mailbox.Ann) is var cart ? cart with { Cart = cart.Cart with { Url = "https://evil.test/cart/c1", UpdatedAt = Mailbox.At.AddMinutes(4) } } : null!);
        var page = await box.PageAsync($"{box.Path("abandoned-cart", box.Cart)}/go");
        page.QuerySelector("main a, a")!.ShouldNotBeNull();
        page.Links.Select(link => link.GetAttribute("href")).ShouldContain(href => href == "https://shop.test/");
        page.Links.Select(link => link.GetAttribute("href")!).ShouldNotContain(href => href.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_is_no_longer_known_leads_to_the_front_page_and_nothing_in_the_address_changes_that()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        foreach (var path in new[] { box.Path("abandoned-cart", "gone"), $"{box.Path("win-back")}" })
            (await LeadsToAsync(box, $"{path}/go?to=https://evil.test/&url=https://evil.test/")).ShouldBe((HttpStatusCode.Redirect, "https://shop.test/"));
        (await LeadsToAsync(box, $"{box.Path("abandoned-cart", box.Cart)}/go", HttpMethod.Head)).ShouldBe((HttpStatusCode.Redirect, "https://shop.test/cart/c1"));
        (await LeadsToAsync(box, $"{box.Path()}x/go")).ShouldBe((HttpStatusCode.NotFound, null));
        box.App.Clock.Now += TimeSpan.FromDays(181);
        (await LeadsToAsync(box, $"{box.Path(box.Link("abandoned-cart", box.Cart) with { IssuedOn = DateOnly.FromDateTime(Mailbox.At.UtcDateTime) })}/go")).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task While_storage_is_down_the_shopper_still_reaches_the_shop()
    {
        var failing = new FailingRequests();
        await using var app = await TestApp.StartAsync(azurite, now: Mailbox.At, works: false, policy: failing);
        var shop = (await app.AddShopifyAsync(shop => shop with { Brand = shop.Brand with { Url = "https://shop.test/" } })).Shop.Id;
        await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None);
        var link = new LetterLink(shop, "0123456789abcdef", "a", "0123456789abcdef01234567", "abandoned-cart", "c1", DateOnly.FromDateTime(Mailbox.At.UtcDateTime));
        var path = $"/l/{app.Get<ShopperLinks>().Token(link)}/go";
        failing.Fault = _ => new RequestFailedException(503, "down");
        using var answer = await app.Http.GetAsync(path);
        (answer.StatusCode, answer.Headers.Location?.AbsoluteUri).ShouldBe((HttpStatusCode.Redirect, "https://shop.test/"));

        using var unknown = await app.Http.GetAsync($"/l/{app.Get<ShopperLinks>().Token(link with { Shop = "never-seen" })}/go");
        unknown.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_letter_s_address_holds_no_personal_data_and_one_that_was_altered_opens_nothing()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var token = box.Path("abandoned-cart", box.Cart)[3..];
        System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[0])).ShouldNotContain("@");
        for (var at = 0; at < token.Length; at += 7)
        {
            if (token[at] is '.')
                continue;
            var altered = $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}";
            (await LeadsToAsync(box, $"/l/{altered}/go")).Status.ShouldBe(HttpStatusCode.NotFound, $"at {at}");
        }
    }

    private static async Task<(HttpStatusCode Status, string? LeadsTo)> LeadsToAsync(Mailbox box, string path, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        using var answer = await box.App.Http.SendAsync(request);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString);
    }
}
