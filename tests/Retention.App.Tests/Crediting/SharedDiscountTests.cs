using Retention.App.Crediting;
using Retention.App.Tests.Storefronts.Shopify;
using Retention.Rewards;

namespace Retention.App.Tests.Crediting;

/// <summary>How credit becomes a code where Shopify has no account for it: one discount for many codes, each made once.</summary>
[Collection("Azurite")]
public sealed class SharedDiscountTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(false, true, "7")]
    [InlineData(true, false, "7")]
    [InlineData(true, true, null)]
    public async Task Without_store_credit_or_new_accounts_and_for_guests_credit_is_a_code(bool hasStoreCredit, bool hasNewAccounts, string? customer)
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite, customer);
        (shop.HasStoreCredit, shop.HasNewAccounts) = (hasStoreCredit, hasNewAccounts);
        var reward = await shop.GivenAsync();
        var code = shop.Code(reward);
        shop.Discounts.Codes.Keys.ShouldBe([code]);
        (reward.Coupons[0].Form, reward.Coupons[0].Holder, shop.Gifts).ShouldBe((CreditForm.OpenCode, null, 0));
        var letter = (await shop.App.LettersAsync()).ShouldHaveSingleItem();
        letter.Text.ShouldContain(code);
        letter.Text.ShouldNotContain("only with the address");
    }

    [Fact]
    public async Task Codes_of_one_amount_share_a_discount_of_which_each_works_once()
    {
        await using var shop = await CodesAsync();
        await shop.GivenAsync();
        await shop.GivenAsync("b");
        var asked = shop.Discounts.Discounts.Values.ShouldHaveSingleItem();
        ((int)asked["usageLimit"]!, (bool)asked["appliesOncePerCustomer"]!, (string?)asked["customerGets"]!["value"]!["discountAmount"]!["amount"]).ShouldBe((1, false, "10.00"));
        // To the end of the month of the last day, 20 November 2027, by the shop's clock.
        DateTimeOffset.Parse((string)asked["endsAt"]!, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(new(2027, 11, 30, 23, 0, 0, TimeSpan.Zero));
        (shop.Discounts.Codes.Count, shop.Shopify.CallsOf("DiscountCodesAdd").Count, (await shop.App.LettersAsync()).Count).ShouldBe((2, 1, 2));
        (await shop.Desk.CreditAsync()).Rewards.ShouldAllBe(one => one.Reward.Coupons[0].State == CouponState.Issued);
    }

    [Fact]
    public async Task A_code_that_the_shop_is_still_adding_is_told_when_it_is_there()
    {
        await using var shop = await CodesAsync();
        await shop.GivenAsync();
        shop.Discounts.IsSlow = true;
        var reward = await shop.GivenAsync("b");
        (reward.Coupons[0].State, (await shop.App.LettersAsync()).Count).ShouldBe((CouponState.Unknown, 1));
        shop.Discounts.IsSlow = false;
        await shop.Desk.WorkAsync(TimeSpan.FromSeconds(11));
        ((await shop.Desk.CreditAsync()).Rewards[^1].Reward.Coupons[0].State, (await shop.App.LettersAsync()).Count, shop.Shopify.CallsOf("DiscountCodesAdd").Count).ShouldBe((CouponState.Issued, 2, 1));
    }

    [Theory]
    [InlineData("DiscountCreate", "a")]
    [InlineData("DiscountCodesAdd", "b")]
    public async Task A_code_whose_answer_was_lost_is_found_by_itself_and_not_asked_for_again(string operation, string once)
    {
        await using var shop = await CodesAsync();
        if (once != "a")
            await shop.GivenAsync();
        shop.Shopify.Fail(operation, ShopifyFailure.LostAnswer);
        await shop.GivenAsync(once);
        await shop.Desk.WorkAsync(TimeSpan.FromMinutes(11));
        (await shop.Desk.CreditAsync()).Rewards.ShouldAllBe(one => one.Reward.Coupons[0].State == CouponState.Issued);
        (shop.Shopify.CallsOf(operation).Count, shop.Discounts.Discounts.Count).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_discount_that_was_deleted_in_the_shop_is_made_anew_for_the_next_code_and_the_lost_code_too()
    {
        await using var shop = await CodesAsync();
        await shop.GivenAsync();
        shop.Discounts.Discounts.Clear();
        shop.Discounts.Codes.Clear();
        await shop.GivenAsync("b");
        await shop.Desk.WorkAsync(TimeSpan.FromSeconds(2));
        shop.Discounts.Codes.Count.ShouldBe(1);
        await shop.Desk.WorkAsync(TimeSpan.FromHours(25));
        await shop.Desk.WorkAsync(TimeSpan.FromSeconds(11));
        (shop.Discounts.Codes.Count, shop.Discounts.Discounts.Count, await shop.Desk.BalanceAsync()).ShouldBe((2, 1, 2_000));
    }

    [Fact]
    public async Task What_an_order_leaves_comes_back_as_a_new_code_and_one_that_is_called_off_gives_a_fresh_one()
    {
        await using var shop = await CodesAsync();
        var reward = await shop.GivenAsync();
        await shop.SpendAsync("2", shop.Code(reward), 700);
        shop.Discounts.Codes.Keys.ShouldBe([shop.Code(reward), shop.Code(reward, 1)], ignoreOrder: true);
        (await shop.Desk.BalanceAsync(), shop.Discounts.Discounts.Count).ShouldBe((300, 2));
        await shop.SpendAsync("2", shop.Code(reward), 700, minute: 30, isCalledOff: true);
        // Whether Shopify would take the old one again nobody knows.
        (shop.Discounts.Codes.Keys.Single(), await shop.Desk.BalanceAsync()).ShouldBe((shop.Code(reward, 2), 1_000));
        (await shop.App.LettersAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Taken_back_the_code_leaves_the_shop()
    {
        await using var shop = await CodesAsync();
        await shop.Desk.TakeBackAsync(await shop.GivenAsync());
        await shop.Desk.WorkAsync();
        (shop.Discounts.Codes.Count, await shop.Desk.BalanceAsync()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_code_in_another_currency_than_the_shops_is_not_made()
    {
        await using var shop = await CodesAsync();
        (await shop.Desk.GiveAsync()).ShouldBe(new Given.Done());
        shop.Currency = "USD";
        await shop.Desk.WorkAsync();
        (await shop.Desk.RewardAsync()).Coupons[0].Trouble.ShouldBe("The credit is in EUR, and your shop's coupons are in USD.");
    }

    private async Task<ShopifyCreditShop> CodesAsync()
    {
        var shop = await ShopifyCreditShop.StartAsync(azurite);
        shop.HasStoreCredit = false;
        return shop;
    }
}
