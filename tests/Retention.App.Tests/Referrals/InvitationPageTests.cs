using System.Net;
using Retention.App.Referrals;
using Retention.App.Storage;
using Retention.App.Tests.Road;

namespace Retention.App.Tests.Referrals;

/// <summary>The page that a friend sees: nothing is told, little is asked, and machines get nowhere.</summary>
[Collection("Azurite")]
public sealed class InvitationPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task To_open_it_changes_nothing_and_its_link_tells_nothing_of_whoever_invited()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        var before = (await TestApp.RowsAsync(shop.App.Storage.Shops)).Count;
        for (var time = 0; time < 3; time++)
            (await shop.App.Http.GetStringAsync(shop.Link)).ShouldContain("A friend recommends Blue Mugs");
        (await TestApp.RowsAsync(shop.App.Storage.Shops)).Count.ShouldBe(before);
        (await shop.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
        shop.Link.ShouldNotContain(shop.Credit.Ann);
        ReferralLinks.Read(shop.Link["/r/".Length..]).ShouldBe((shop.Shop, shop.App.Get<ReferralLinks>().CodeOf(shop.Shop, shop.Credit.Ann)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("0123456789ab-s0123456789abcdef")]
    [InlineData("0123456789ab-demo|shops")]
    [InlineData("%2e%2e-s0123456789abcdef")]
    public async Task A_link_that_was_not_made_here_leads_to_nothing(string link)
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        using var answer = await shop.App.Http.GetAsync($"/r/{link}");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await shop.PostAsync($"/r/{link}", ("email", FriendShop.Bob))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_no_address_is_said_so_and_stays_typed_in()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        var (_, status, text) = await shop.PostAsync(shop.Link, ("email", "bob at friends <script>"));
        status.ShouldBe(HttpStatusCode.BadRequest);
        text.ShouldContain("Enter one e-mail address");
        text.ShouldContain("bob at friends &lt;script&gt;");
        text.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task A_machine_that_fills_in_what_nobody_sees_learns_nothing_and_sends_nothing()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        (await shop.PostAsync(shop.Link, ("email", FriendShop.Bob), ("website", "https://spam.example"))).LeadsTo.ShouldEndWith("?done");
        (await shop.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task One_place_an_address_and_a_link_each_take_only_so_many_an_hour()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        for (var time = 0; time < 3; time++)
            (await shop.PostAsync(shop.Link, ("email", FriendShop.Bob))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await shop.PostAsync(shop.Link, ("email", FriendShop.Bob))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        await shop.Credit.WorkAsync();
        (await shop.App.LettersAsync()).Count(letter => letter.To == FriendShop.Bob).ShouldBe(1, "typed in thrice, written to once");
        var taken = 0;
        for (var friend = 0; friend < 10; friend++)
            taken += (await shop.PostAsync(shop.Link, ("email", $"friend{friend}@friends.test"))).Status == HttpStatusCode.SeeOther ? 1 : 0;
        taken.ShouldBe(6, "ten of one place, and three were asked for before; the fourth of them counted, too");
    }

    [Fact]
    public async Task Everybody_who_has_a_letter_may_invite_and_a_score_changes_nothing_of_it()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        foreach (var score in new[] { 0, 10 })
        {
            await shop.App.HandleAsync(shop.Shop, new Retention.Events.SurveyAnswered("1", score, shop.App.Clock.Now), $"score {score}");
            (await shop.PageAsync()).QuerySelector("#friends-link").ShouldNotBeNull();
        }
    }
}
