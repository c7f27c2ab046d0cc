using System.Net;
using Retention.App.Privacy;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Referrals;

namespace Retention.App.Tests.Referrals;

/// <summary>From a shopper's link to the credit: the friend first, whoever invited when the order was kept, and every way to get it by cheating.</summary>
[Collection("Azurite")]
public sealed class ReferralTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_friend_gets_the_code_at_once_and_whoever_invited_earns_once_when_the_order_was_kept()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        await shop.FollowAsync();
        (await shop.CodeAsync()).ShouldNotBeNull();
        (await shop.FriendsAsync()).ShouldHaveSingleItem().ShouldContain("has asked for the code");

        await shop.BuyAsync();
        (await shop.ReferralAsync()).State.ShouldBe(ReferralState.Waiting);
        (await shop.FriendsAsync()).ShouldHaveSingleItem().ShouldContain("has bought");
        await shop.Credit.WorkAsync(TimeSpan.FromDays(13));
        (await shop.Credit.BalanceAsync()).ShouldBe(0, "it can still be sent back");

        await shop.Credit.WorkAsync(TimeSpan.FromDays(1.1));
        (await shop.ReferralAsync()).State.ShouldBe(ReferralState.Earned);
        (await shop.Credit.BalanceAsync()).ShouldBe(500);
        (await shop.FriendsAsync()).ShouldHaveSingleItem().ShouldContain("you have earned");
        (await shop.App.LettersAsync()).Count(letter => letter.To == Crediting.CreditShop.Email).ShouldBe(1, "the letter that tells of the credit");

        // Told again, woken again, bought again: nothing more.
        await shop.BuyAsync(id: "78");
        await shop.App.Get<App.Referrals.ReferralStep>().JudgeAsync(shop.Credit.Shop, (await shop.ReferralAsync()).Id, CancellationToken.None);
        await shop.Credit.WorkAsync(TimeSpan.FromDays(20));
        (await shop.Credit.BalanceAsync()).ShouldBe(500);
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("refunded")]
    public async Task An_order_that_was_not_kept_earns_nothing_and_says_why(string reason)
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        await shop.FollowAsync();
        await shop.BuyAsync();
        shop.App.Clock.Now += TimeSpan.FromDays(2);
        await shop.BuyAsync(change: order => reason == "cancelled" ? order with { Stage = OrderStage.Cancelled } : order with { IsRefunded = true });
        await shop.Credit.WorkAsync(TimeSpan.FromDays(20));
        var referral = await shop.ReferralAsync();
        (referral.State, referral.Reason).ShouldBe((ReferralState.Refused, reason));
        (await shop.FriendsAsync()).ShouldHaveSingleItem().ShouldContain("The order was not kept.");
        (await shop.Credit.BalanceAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("refunded")]
    public async Task What_an_order_earned_that_is_called_off_after_all_goes_back_and_is_not_earned_again(string reason)
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        await shop.FollowAsync();
        await shop.BuyAsync();
        await shop.Credit.WorkAsync(TimeSpan.FromDays(15));
        (await shop.Credit.BalanceAsync()).ShouldBe(500);

        // A part of it paid back, for a chip in the glaze, is no reason.
        await shop.BuyAsync(change: order => order with { IsRefunded = true, Kept = new Money(2000, new("EUR")), UpdatedAt = shop.App.Clock.Now });
        (await shop.Credit.BalanceAsync()).ShouldBe(500);

        for (var told = 0; told < 2; told++)
        {
            shop.App.Clock.Now += TimeSpan.FromMinutes(1);
            await shop.BuyAsync(change: order => order with { Stage = reason == "cancelled" ? OrderStage.Cancelled : OrderStage.Paid, IsRefunded = true, Kept = new Money(0, new("EUR")), UpdatedAt = shop.App.Clock.Now });
            (await shop.Credit.BalanceAsync()).ShouldBe(0);
        }

        var referral = await shop.ReferralAsync();
        (referral.State, referral.Reason, referral.By).ShouldBe((ReferralState.Reversed, reason, null));
        shop.App.Clock.Now += TimeSpan.FromMinutes(1);
        await shop.BuyAsync(change: order => order with { UpdatedAt = shop.App.Clock.Now });
        await shop.Credit.WorkAsync(TimeSpan.FromDays(15));
        (await shop.Credit.BalanceAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_invites_themselves_by_their_own_address_or_another_spelling_of_it()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        await shop.FollowAsync(Crediting.CreditShop.Email);
        (await shop.ReferralAsync()).Reason.ShouldBe("self");
        (await shop.FriendsAsync()).ShouldHaveSingleItem().ShouldContain("That was you yourself.");
        await shop.FollowAsync("ann+friend@example.test");
        (await shop.App.Get<ReferralStore>().ListAsync(shop.Shop, ReferralState.Refused, CancellationToken.None)).Select(one => one.Reason).ShouldBe(["self", "second-address"], ignoreOrder: true);
        (await shop.App.LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_s_own_second_address_is_caught_when_the_order_goes_to_the_same_home()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Shop, new OrderReported(Reported.Order("2", Crediting.CreditShop.Email, at: Reported.At.AddMinutes(1)).Order with { Street = "1 Kiln Lane", PostalCode = "10115", Country = "DE" }));
        await shop.FollowAsync();
        await shop.BuyAsync(change: order => order with { Street = "1, kiln lane", PostalCode = "10115", Country = "DE" });
        var referral = await shop.ReferralAsync();
        (referral.State, referral.Reason).ShouldBe((ReferralState.Refused, "household"));

        // Neighbours share a house: a person of the shop can let it go on.
        (await shop.Deeds.AllowAsync(shop.Credit.Shop, referral.Id, "maria", CancellationToken.None)).ShouldBeTrue();
        await shop.Credit.WorkAsync(TimeSpan.FromDays(15));
        (await shop.Credit.BalanceAsync()).ShouldBe(500);
    }

    [Fact]
    public async Task Using_a_friend_s_code_oneself_is_caught()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        await shop.FollowAsync();
        await shop.BuyAsync(email: Crediting.CreditShop.Email);
        (await shop.ReferralAsync()).Reason.ShouldBe("self");
    }

    [Fact]
    public async Task Who_bought_before_gets_no_code_and_neither_the_page_nor_whoever_invited_is_told_so()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Shop, Reported.Order("9", FriendShop.Bob));
        var known = await shop.PostAsync(shop.Link, ("email", FriendShop.Bob));
        var unknown = await shop.PostAsync(shop.Link, ("email", "carl@friends.test"));
        (known.LeadsTo, known.Status, known.Text).ShouldBe((unknown.LeadsTo, unknown.Status, unknown.Text));
        await shop.Credit.WorkAsync();
        (await shop.CodeAsync()).ShouldBeNull();
        (await shop.CodeAsync("carl@friends.test")).ShouldNotBeNull();
        (await shop.FriendsAsync()).ShouldAllBe(line => line.Contains("has asked for the code", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_somebody_else_typed_in_tells_nobody_what_its_owner_buys()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        await shop.FollowAsync();
        await shop.App.HandleAsync(shop.Shop, Reported.Order("77", FriendShop.Bob, at: shop.App.Clock.Now));
        await shop.Credit.WorkAsync();
        (await shop.FriendsAsync()).ShouldHaveSingleItem().ShouldContain("has asked for the code");
    }

    [Fact]
    public async Task A_risky_order_waits_for_a_person_who_refuses_it_or_lets_it_go_on_and_fraud_is_taken_back()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        await shop.FollowAsync();
        await shop.BuyAsync(change: order => order with { IsRisky = true });
        var held = await shop.ReferralAsync();
        (held.State, held.Reason).ShouldBe((ReferralState.Held, "risky-order"));
        (await shop.FriendsAsync()).ShouldHaveSingleItem().ShouldContain("has bought");
        (await shop.Deeds.RefuseAsync(shop.Credit.Shop, held.Id, "maria", CancellationToken.None)).ShouldBeTrue();
        (await shop.ReferralAsync()).By.ShouldBe("maria");
        (await shop.Deeds.AllowAsync(shop.Credit.Shop, held.Id, "maria", CancellationToken.None)).ShouldBeTrue();
        (await shop.Deeds.ReverseAsync(shop.Credit.Shop, held.Id, "maria", CancellationToken.None)).ShouldBeFalse("it has not earned yet");
        await shop.Credit.WorkAsync(TimeSpan.FromDays(15));
        (await shop.Credit.BalanceAsync()).ShouldBe(500);
        (await shop.Deeds.ReverseAsync(shop.Credit.Shop, held.Id, "maria", CancellationToken.None)).ShouldBeTrue();
        await shop.Credit.WorkAsync();
        (await shop.Credit.BalanceAsync()).ShouldBe(0);
        (await shop.ReferralAsync()).State.ShouldBe(ReferralState.Reversed);
    }

    [Fact]
    public async Task Only_so_many_friends_a_month_earn()
    {
        await using var shop = await FriendShop.StartAsync(azurite, settings => settings with { ReferralCreditsPerMonth = 1 });
        foreach (var (friend, order) in new[] { ("bob@friends.test", "77"), ("carl@others.test", "78") })
        {
            await shop.FollowAsync(friend);
            await shop.BuyAsync(order, friend, await shop.CodeAsync(friend));
        }

        await shop.Credit.WorkAsync(TimeSpan.FromDays(15));
        (await shop.App.Get<ReferralStore>().ListAsync(shop.Shop, state: null, CancellationToken.None)).Select(one => (one.State, one.Reason))
            .ShouldBe([(ReferralState.Earned, null), (ReferralState.Refused, "month-full")], ignoreOrder: true);
        (await shop.Credit.BalanceAsync()).ShouldBe(500);
    }

    [Fact]
    public async Task An_erased_friend_and_an_erased_inviter_leave_nothing_behind()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        await shop.FollowAsync();
        await shop.App.HandleAsync(shop.Shop, new ShopperErased(null, FriendShop.Bob, null));
        (await shop.App.Get<ReferralStore>().ListAsync(shop.Shop, state: null, CancellationToken.None)).ShouldBeEmpty();
        await shop.App.HandleAsync(shop.Shop, new ShopperErased(null, Crediting.CreditShop.Email, null));
        (await shop.App.Http.GetAsync(shop.Link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Where_the_shop_gives_nothing_an_order_costs_no_read_more_and_there_is_no_page()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop, known => known with { Settings = known.Settings with { FriendCredit = null } }, CancellationToken.None);
        (await shop.App.Http.GetAsync($"{await shop.LetterAsync()}/friends")).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await shop.App.Http.GetAsync(shop.Link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
