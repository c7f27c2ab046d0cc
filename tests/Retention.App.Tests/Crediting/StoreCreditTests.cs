using System.Text.Json.Nodes;
using Retention.App.Crediting;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts.Shopify;
using Retention.Rewards;

namespace Retention.App.Tests.Crediting;

/// <summary>How credit becomes a sum on the customer's account at Shopify: once, whatever goes wrong between; and how the books follow what is spent of it.</summary>
[Collection("Azurite")]
public sealed class StoreCreditTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(11);

    [Fact]
    public async Task A_customer_gets_store_credit_that_ends_at_a_second_of_its_own_and_a_letter_without_a_code()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        var reward = await shop.GivenAsync();
        var sum = shop.Accounts.Sums.ShouldHaveSingleItem();
        (sum.Amount, reward.Coupons[0].State, reward.Coupons[0].Form, reward.Coupons[0].ShopId, reward.Coupons[0].Holder).ShouldBe((10m, CouponState.Issued, CreditForm.Account, sum.Id, "7"));
        // 365 days from 20 November 2026 by the shop's calendar, that day included, and at most six hours more.
        sum.EndsAt.ShouldBeInRange(new(2027, 11, 20, 23, 0, 0, TimeSpan.Zero), new(2027, 11, 21, 5, 0, 0, TimeSpan.Zero));
        var letter = (await shop.App.LettersAsync()).ShouldHaveSingleItem();
        letter.Text.ShouldContain("as store credit");
        letter.Text.ShouldNotContain("thanks-");
        (await shop.Desk.BalanceAsync(), shop.Shopify.CallsOf("DiscountCreate").Count).ShouldBe((1_000, 0));
    }

    [Fact]
    public async Task Store_credit_is_given_exactly_once_though_the_first_answer_was_lost()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        shop.Shopify.Fail("StoreCreditGive", ShopifyFailure.LostAnswer);
        (await shop.GivenAsync()).Coupons[0].State.ShouldBe(CouponState.Unknown);
        await shop.Desk.WorkAsync(TimeSpan.FromMinutes(8));
        shop.Shopify.CallsOf("StoreCreditFind").ShouldBeEmpty(); // Before that nobody can know.
        await shop.Desk.WorkAsync(Settled);
        var coupon = (await shop.Desk.RewardAsync()).Coupons[0];
        (coupon.State, coupon.ShopId, shop.Gifts, shop.Accounts.Balance).ShouldBe((CouponState.Issued, shop.Accounts.Sums.Single().Id, 1, 10m));
        (await shop.App.LettersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Store_credit_whose_call_never_came_in_is_asked_for_again_after_a_look()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        shop.Shopify.Fail("StoreCreditGive", ShopifyFailure.Http(502));
        await shop.GivenAsync();
        await shop.Desk.WorkAsync(Settled);
        (shop.Gifts, shop.Accounts.Balance, (await shop.Desk.RewardAsync()).Coupons[0].State).ShouldBe((2, 10m, CouponState.Issued));
        shop.Shopify.Calls.Select(call => call.Operation).SkipWhile(name => name != "StoreCreditGive").Where(name => name.StartsWith("StoreCredit", StringComparison.Ordinal))
            .ShouldBe(["StoreCreditGive", "StoreCreditFind", "StoreCreditGive"]);
    }

    [Fact]
    public async Task A_customer_who_is_merged_before_a_lost_answer_is_settled_gets_nothing_again_by_itself()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        shop.Shopify.Fail("StoreCreditGive", ShopifyFailure.LostAnswer);
        await shop.GivenAsync();
        shop.Shopify.On("StoreCreditFind", (_, _) => new JsonObject { ["customer"] = null }); // The sum is on the account of the one who is kept.
        await shop.Desk.WorkAsync(Settled);
        await shop.Desk.WorkAsync(TimeSpan.FromHours(25));
        var coupon = (await shop.Desk.RewardAsync()).Coupons[0];
        (shop.Gifts, coupon.State, coupon.Trouble).ShouldBe((1, CouponState.Failed, CreditTroubles.HolderGone.What));
        await shop.Desk.TakeBackAsync(await shop.Desk.RewardAsync());
        await shop.Desk.WorkAsync(TimeSpan.FromHours(25));
        (shop.Gifts, (await shop.Desk.RewardAsync()).Coupons[0].State).ShouldBe((1, CouponState.Removed));
    }

    [Fact]
    public async Task A_gift_of_which_Shopify_lets_us_read_nothing_is_looked_for_and_not_given_again()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        shop.Shopify.Fail("StoreCreditGive", new ShopifyFailure
        {
            IsExecuted = true,
            Change = answer =>
            {
                answer["data"]!["storeCreditAccountCredit"] = null;
                answer["errors"] = JsonNode.Parse("""[{"message":"No.","path":["storeCreditAccountCredit","storeCreditAccountTransaction","id"],"extensions":{"code":"ACCESS_DENIED"}}]""");
            },
        });
        (await shop.GivenAsync()).Coupons[0].State.ShouldBe(CouponState.Unknown);
        await shop.Desk.WorkAsync(Settled);
        (shop.Gifts, (await shop.Desk.RewardAsync()).Coupons[0].State).ShouldBe((1, CouponState.Issued));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(-26, 1)]
    [InlineData(49, 2)]
    public async Task A_sum_whose_end_Shopify_rounded_is_still_known_as_ours(int hours, int gifts)
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        shop.Accounts.Rounding = TimeSpan.FromHours(hours);
        shop.Shopify.Fail("StoreCreditGive", ShopifyFailure.LostAnswer);
        await shop.GivenAsync();
        await shop.Desk.WorkAsync(Settled);
        shop.Gifts.ShouldBe(gifts);
    }

    [Fact]
    public async Task A_gift_of_the_merchants_own_is_not_taken_for_ours_nor_is_another_of_our_sums()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        await shop.GivenAsync();
        shop.Accounts.Give(10m, shop.App.Clock.Now.AddDays(30));
        shop.Shopify.Fail("StoreCreditGive", ShopifyFailure.Cut);
        await shop.GivenAsync("b");
        await shop.Desk.WorkAsync(Settled);
        var ids = (await shop.Desk.CreditAsync()).Rewards.Select(one => one.Reward.Coupons.Single().ShopId).ToList();
        (ids.Distinct(StringComparer.Ordinal).Count(), ids.Contains(shop.Accounts.Sums[1].Id, StringComparer.Ordinal), shop.Accounts.Balance).ShouldBe((2, false, 30m));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_between_the_claim_and_the_answer_there_is_one_sum_in_the_end(bool happened)
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        await shop.Desk.GiveAsync();
        shop.Shopify.Fail("StoreCreditGive", happened ? ShopifyFailure.Silence : ShopifyFailure.Silence with { IsExecuted = false });
        using var kill = new CancellationTokenSource();
        var queued = (await shop.App.Storage.StepQueue.ReceiveMessageAsync(TimeSpan.FromMinutes(5))).Value;
        var worker = shop.App.Get<App.Queues.Dispatch>().HandleAsync(shop.App.Storage.StepQueue, queued.MessageText, isRepeated: false, kill.Token);
        await Eventually.HoldsAsync("the shop was asked", () => Task.FromResult(shop.Gifts == 1));
        await kill.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => worker);
        await shop.App.Get<App.Queues.Dispatch>().HandleAsync(shop.App.Storage.StepQueue, queued.MessageText, isRepeated: true, CancellationToken.None);
        shop.Gifts.ShouldBe(1);
        await shop.Desk.WorkAsync(Settled);
        (shop.Gifts, shop.Accounts.Balance, (await shop.Desk.RewardAsync()).Coupons[0].State).ShouldBe((happened ? 1 : 2, 10m, CouponState.Issued));
    }

    [Fact]
    public async Task Wake_ups_that_come_twice_give_once()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        await shop.GivenAsync();
        var (account, id) = (await shop.Desk.CreditAsync()).Rewards.Single() switch { var one => (one.Account, one.Reward.Id) };
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => shop.App.Get<CreditStep>().HandleAsync(new StepMessage(StoredJson.Version, shop.Shop.Id, "", "credit"), account, id, CancellationToken.None)));
        (shop.Gifts, (await shop.App.LettersAsync()).Count).ShouldBe((1, 1));
    }

    [Fact]
    public async Task What_is_spent_of_it_is_booked_within_a_day_and_what_comes_back_too()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        await shop.GivenAsync();
        shop.Accounts.Spend(7m);
        await shop.Desk.WorkAsync(TimeSpan.FromHours(25));
        (await shop.Desk.BalanceAsync()).ShouldBe(300);
        shop.Accounts.Spend(3m);
        await shop.Desk.WorkAsync(TimeSpan.FromHours(25));
        (await shop.Desk.BalanceAsync(), (await shop.Desk.RewardAsync()).Coupons[0].State).ShouldBe((0, CouponState.Issued));
        shop.Accounts.Sums[0].Left = 4m; // An order was called off.
        await shop.Desk.WorkAsync(TimeSpan.FromHours(25));
        (await shop.Desk.BalanceAsync()).ShouldBe(400);
        (await shop.Desk.CreditAsync()).Entries.Where(entry => entry.Kind is CreditKind.Spent or CreditKind.Returned).Select(entry => (entry.Kind, entry.Amount.Minor))
            .ShouldBe([(CreditKind.Spent, 700), (CreditKind.Spent, 300), (CreditKind.Returned, 400)]);
        var looks = shop.Shopify.CallsOf("StoreCreditLeft").Count;
        await shop.Desk.WorkAsync(TimeSpan.FromHours(25));
        (shop.Shopify.CallsOf("StoreCreditLeft").Count - looks, shop.Gifts).ShouldBe((1, 1)); // Once a day, however often it was woken.
    }

    [Fact]
    public async Task Taken_back_no_more_is_taken_than_is_left()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        var reward = await shop.GivenAsync();
        shop.Accounts.Give(5m, shop.App.Clock.Now.AddYears(3)); // The merchant's own gift is not ours to take.
        shop.Accounts.Spend(7m);
        await shop.Desk.TakeBackAsync(reward);
        await shop.Desk.WorkAsync();
        (shop.Accounts.Debits[^1].Amount, shop.Accounts.Balance, (await shop.Desk.RewardAsync()).Coupons[0].State, await shop.Desk.BalanceAsync()).ShouldBe((3m, 5m, CouponState.Removed, 0));
        await shop.Desk.WorkAsync(TimeSpan.FromDays(2));
        shop.Shopify.CallsOf("StoreCreditTake").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_debit_whose_answer_was_lost_is_looked_for_before_it_is_asked_for_again(bool happened)
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        var reward = await shop.GivenAsync();
        shop.Accounts.Give(50m, shop.App.Clock.Now.AddYears(3)); // A second debit would find enough.
        shop.Shopify.Fail("StoreCreditTake", happened ? ShopifyFailure.LostAnswer : ShopifyFailure.Http(502));
        await shop.Desk.TakeBackAsync(reward);
        await shop.Desk.WorkAsync();
        (await shop.Desk.RewardAsync()).Coupons[0].State.ShouldBe(CouponState.Removing);
        await shop.Desk.WorkAsync(Settled);
        (shop.Shopify.CallsOf("StoreCreditTake").Count, shop.Accounts.Balance, (await shop.Desk.RewardAsync()).Coupons[0].State).ShouldBe((happened ? 1 : 2, 50m, CouponState.Removed));
    }

    [Fact]
    public async Task A_debit_takes_from_the_sum_that_ends_first_and_the_books_still_know_whose_it_was()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        await shop.GivenAsync();
        shop.App.Clock.Now = shop.App.Clock.Now.AddDays(30);
        await shop.Desk.WorkAsync();
        var later = await shop.GivenAsync("b");
        await shop.Desk.TakeBackAsync(later);
        await shop.Desk.WorkAsync();
        shop.Accounts.Sums.Select(sum => sum.Left).ShouldBe([0m, 10m]); // Not the one that was meant.
        await shop.Desk.WorkAsync(TimeSpan.FromHours(25));
        (await shop.Desk.BalanceAsync(), shop.Accounts.Balance).ShouldBe((1_000, 10m));
        shop.Accounts.Spend(4m);
        await shop.Desk.WorkAsync(TimeSpan.FromHours(25));
        (await shop.Desk.BalanceAsync()).ShouldBe(600);
    }

    [Fact]
    public async Task Credit_that_ran_out_is_looked_at_a_last_time_and_nothing_is_taken_of_what_others_gave()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        await shop.GivenAsync();
        shop.Accounts.Give(50m, shop.App.Clock.Now.AddYears(3));
        shop.Accounts.Spend(6m);
        await shop.Desk.WorkAsync(TimeSpan.FromDays(370));
        (await shop.Desk.BalanceAsync()).ShouldBe(1_000); // The access to the shop is lost, so nobody can know.
        await shop.ConnectAsync();
        await shop.Desk.WorkAsync(TimeSpan.FromHours(25));
        (shop.Shopify.CallsOf("StoreCreditTake").Count, shop.Accounts.Balance, await shop.Desk.BalanceAsync()).ShouldBe((0, 50m, 0));
        (await shop.Desk.CreditAsync()).Entries.Where(entry => entry.Kind is CreditKind.Spent or CreditKind.Expired).Select(entry => (entry.Kind, entry.Amount.Minor))
            .ShouldBe([(CreditKind.Spent, 600), (CreditKind.Expired, 400)]);
    }

    [Fact]
    public async Task Every_refusal_of_Shopify_has_words_and_a_remedy_and_nothing_is_asked_again_by_itself()
    {
        foreach (var code in StoreCreditTroubles.All.Keys.Where(code => code != StoreCreditTroubles.TooLittle))
        {
            await using var shop = await ShopifyCreditShop.StartAsync(azurite);
            shop.Accounts.Refusal = code;
            var coupon = (await shop.GivenAsync()).Coupons[0];
            (coupon.State, coupon.Trouble, coupon.Remedy).ShouldBe((CouponState.Failed, StoreCreditTroubles.All[code].What, StoreCreditTroubles.All[code].Remedy));
            await shop.Desk.WorkAsync(TimeSpan.FromDays(2));
            shop.Gifts.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_person_who_is_erased_keeps_the_money_and_the_shop_is_not_called()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        await shop.GivenAsync();
        var calls = shop.Shopify.Calls.Count;
        await shop.App.HandleAsync(shop.Shop.Id, new Events.ShopperErased("7", ShopifyCreditShop.Email, OrderId: null));
        await shop.Desk.WorkAsync(TimeSpan.FromHours(25));
        (shop.Shopify.Calls.Count - calls, shop.Accounts.Balance).ShouldBe((0, 10m));
        (await TestApp.RowsAsync(shop.App.Storage.Shoppers)).ShouldNotContain(row => row.RowKey.StartsWith(Keys.Credit, StringComparison.Ordinal));
    }
}
