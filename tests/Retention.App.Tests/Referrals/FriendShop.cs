using System.Net;
using AngleSharp.Html.Parser;
using Retention.App.ForShoppers;
using Retention.App.Referrals;
using Retention.App.Storage;
using Retention.App.Tests.Crediting;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Referrals;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Tests.Referrals;

/// <summary>A WooCommerce shop that gives for invitations, Ann with her link, and friends who follow it. Its queues are worked by hand.</summary>
internal sealed class FriendShop : IAsyncDisposable
{
    public const string Bob = "bob@friends.test";

    private static readonly Currency Euro = new("EUR");

    private FriendShop(CreditShop shop) => Credit = shop;

    public CreditShop Credit { get; }

    public TestApp App => Credit.App;

    public string Shop => Credit.Shop.Id;

    /// <summary>The path of Ann's link.</summary>
    public string Link { get; private set; } = "";

    public static async Task<FriendShop> StartAsync(AzuriteFixture azurite, Func<FlowSettings, FlowSettings>? settings = null)
    {
        var plain = (FlowSettings known) => known with { ReferralCredit = new Money(500, Euro), FriendCredit = new Money(300, Euro), ReturnDays = 14 };
        var shop = new FriendShop(await CreditShop.StartAsync(azurite, known => known with { KnowsAllOrders = true, Settings = (settings ?? (one => one))(plain(known.Settings)) }));
        (await shop.PostAsync($"{await shop.LetterAsync()}/friends")).LeadsTo.ShouldBe("friends");
        shop.Link = new Uri((await shop.PageAsync()).QuerySelector("#friends-link")!.GetAttribute("value")!).AbsolutePath;
        return shop;
    }

    /// <summary>The path under which the pages of a letter of Ann's stand.</summary>
    public async Task<string> LetterAsync()
    {
        var address = (await AnnAsync()).Orders[0].EmailKey!;
        return $"/l/{App.Get<ShopperLinks>().Token(new(Shop, Credit.Ann, address, "0123456789abcdef01234567", "thank-you", "1", DateOnly.FromDateTime(App.Clock.Now.UtcDateTime)))}";
    }

    public async Task<Retention.Shoppers.Shopper> AnnAsync() => (await App.Get<Identity>().FollowAsync(Shop, Credit.Ann, CancellationToken.None)).Shopper;

    /// <summary>Ann's page of friends.</summary>
    public async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync() => new HtmlParser().ParseDocument(await App.Http.GetStringAsync($"{await LetterAsync()}/friends"));

    /// <summary>What Ann's page says of her friends.</summary>
    public async Task<string[]> FriendsAsync() => [.. (await PageAsync()).QuerySelectorAll(".items li").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    /// <summary>Posts a form.</summary>
    public async Task<(string? LeadsTo, HttpStatusCode Status, string Text)> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await App.Http.PostAsync(path, body);
        return (answer.Headers.Location?.OriginalString, answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A friend follows the link and types in an address; what is sent then is sent.</summary>
    public async Task FollowAsync(string email = Bob, string? place = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Link) { Content = new FormUrlEncodedContent([KeyValuePair.Create("email", email)]) };
        if (place is not null)
            request.Headers.Add("X-Forwarded-For", place);
        using var answer = await App.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await Credit.WorkAsync();
    }

    /// <summary>The code in the letter that went to the friend; null where none went.</summary>
    public async Task<string?> CodeAsync(string email = Bob) =>
        (await App.LettersAsync()).FirstOrDefault(letter => letter.To == email)?.Text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => CouponCode.IsOne(word));

    /// <summary>The friend buys with the code, and the shop tells.</summary>
    public async Task BuyAsync(string id = "77", string email = Bob, string? code = null, Func<Order, Order>? change = null)
    {
        code ??= (await CodeAsync()).ShouldNotBeNull();
        var order = Reported.Order(id, email, at: App.Clock.Now).Order with { Coupons = [new(code, new Money(300, Euro))] };
        await App.HandleAsync(Shop, new OrderReported(change?.Invoke(order) ?? order), $"{id} {App.Clock.Now.UtcTicks}");
        await Credit.WorkAsync();
    }

    /// <summary>The one referral of the shop.</summary>
    public async Task<Referral> ReferralAsync() => (await App.Get<ReferralStore>().ListAsync(Shop, state: null, CancellationToken.None)).ShouldHaveSingleItem();

    /// <summary>What a person of the shop does.</summary>
    public ReferralDeeds Deeds => App.Get<ReferralDeeds>();

    public ValueTask DisposeAsync() => Credit.DisposeAsync();
}
