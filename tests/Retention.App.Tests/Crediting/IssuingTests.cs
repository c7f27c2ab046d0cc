using System.Text.Json.Nodes;
using Retention.App.Crediting;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts.WooCommerce;
using Retention.Rewards;

namespace Retention.App.Tests.Crediting;

/// <summary>How credit becomes a coupon in the shop: once, whatever goes wrong between.</summary>
[Collection("Azurite")]
public sealed class IssuingTests(AzuriteFixture azurite)
{
    private static readonly ScriptedAnswer LostAfterwards = new(0) { Happens = true, Cuts = true };

    [Fact]
    public async Task Credit_becomes_one_coupon_for_one_order_and_one_address_and_the_shopper_is_told_its_code()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        var coupon = shop.Server.Coupons.Items.Values.ShouldHaveSingleItem();
        ((string?)coupon["code"]).ShouldBe(code);
        CouponCode.IsOne(code).ShouldBeTrue();
        ((string?)coupon["discount_type"]).ShouldBe("fixed_cart");
        ((string?)coupon["amount"]).ShouldBe("10.00");
        ((int)coupon["usage_limit"]!).ShouldBe(1);
        coupon["email_restrictions"]!.AsArray().Select(one => (string?)one).ShouldBe([CreditShop.Email]);
        // 365 days from 20 November 2026 by the shop's calendar, that day included.
        ((string?)coupon["date_expires"]).ShouldBe("2027-11-21T00:00:00");
        coupon["date_expires_gmt"].ShouldBeNull();
        var meta = coupon["meta_data"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)meta["key"], (string?)meta["value"]).ShouldBe(("_retention_reward_id", (await shop.RewardAsync()).Id));
        (await shop.BalanceAsync()).ShouldBe(1_000);
        var letter = (await shop.App.LettersAsync()).ShouldHaveSingleItem();
        (letter.To, letter.Text.Contains(code, StringComparison.Ordinal)).ShouldBe((CreditShop.Email, true));
        letter.Subject.ShouldContain("10.00");
    }

    [Fact]
    public async Task The_same_gift_asked_for_twice_is_given_once()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => shop.GiveAsync()));
        await shop.WorkAsync();
        (await shop.GiveAsync()).ShouldBe(new Given.Done());
        await shop.WorkAsync();
        (await shop.BalanceAsync()).ShouldBe(1_000);
        shop.Server.Coupons.Items.Count.ShouldBe(1);
        (await shop.App.LettersAsync()).Count.ShouldBe(1);
        (await shop.GiveAsync(once: "b")).ShouldBe(new Given.Done());
        (await shop.BalanceAsync()).ShouldBe(2_000);
    }

    [Fact]
    public async Task Two_at_once_never_give_more_than_may_be_given()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => shop.GiveAsync("30.00", $"{number}")));
        answers.Count(answer => answer is Given.Done).ShouldBe(3);
        answers.Count(answer => answer is Given.TooMuch).ShouldBe(3);
        (await shop.BalanceAsync()).ShouldBe(9_000);
    }

    [Fact]
    public async Task A_coupon_whose_answer_was_lost_is_read_back_and_never_asked_for_again()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GiveAsync();
        Post(shop, LostAfterwards);
        await shop.WorkAsync();
        (await shop.RewardAsync()).Coupons[0].State.ShouldBe(CouponState.Unknown);
        (await shop.App.LettersAsync()).ShouldBeEmpty();
        await shop.WorkAsync(TimeSpan.FromMinutes(9));
        (await shop.RewardAsync()).Coupons[0].State.ShouldBe(CouponState.Unknown);
        await shop.WorkAsync(TimeSpan.FromMinutes(2));
        (await shop.RewardAsync()).Coupons[0].State.ShouldBe(CouponState.Issued);
        (shop.Posts, shop.Server.Coupons.Items.Count, (await shop.App.LettersAsync()).Count).ShouldBe((1, 1, 1));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(0)]
    public async Task A_coupon_that_the_shop_broke_down_over_is_looked_for_before_it_is_asked_for_again(int status)
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GiveAsync();
        Post(shop, new ScriptedAnswer(status) { Cuts = status == 0 });
        await shop.WorkAsync();
        (await shop.RewardAsync()).Coupons[0].State.ShouldBe(CouponState.Unknown);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        (await shop.RewardAsync()).Coupons[0].State.ShouldBe(CouponState.Issued);
        (shop.Posts, shop.Server.Coupons.Items.Count).ShouldBe((2, 1));
        shop.Server.Calls.Select(call => $"{call.Method} {call.Route}").SkipWhile(call => call != "POST /wc/v3/coupons").Skip(1).First(call => call.EndsWith("/coupons", StringComparison.Ordinal)).ShouldBe("GET /wc/v3/coupons");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_between_the_claim_and_the_answer_there_is_one_coupon_in_the_end(bool happened)
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GiveAsync();
        using var kill = new CancellationTokenSource();
        shop.Server.Meanwhile = async call =>
        {
            if (call.Method == "POST")
                await kill.CancelAsync();
        };
        Post(shop, new ScriptedAnswer(0) { Happens = happened });
        var queued = (await shop.App.Storage.StepQueue.ReceiveMessageAsync(TimeSpan.FromMinutes(5))).Value;
        await Should.ThrowAsync<OperationCanceledException>(() => shop.App.Get<App.Queues.Dispatch>().HandleAsync(shop.App.Storage.StepQueue, queued.MessageText, isRepeated: false, kill.Token));
        shop.Server.Meanwhile = _ => Task.CompletedTask;
        (await shop.RewardAsync()).Coupons[0].State.ShouldBe(CouponState.Unknown);
        // The queue gives the message to another worker, before anybody can know.
        await shop.App.Get<App.Queues.Dispatch>().HandleAsync(shop.App.Storage.StepQueue, queued.MessageText, isRepeated: true, CancellationToken.None);
        shop.Posts.ShouldBe(1);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        (shop.Posts, shop.Server.Coupons.Items.Count, (await shop.RewardAsync()).Coupons[0].State).ShouldBe((happened ? 1 : 2, 1, CouponState.Issued));
    }

    [Fact]
    public async Task Whoever_dies_between_the_books_and_the_queue_is_helped_a_minute_later()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GiveAsync();
        await shop.App.Storage.StepQueue.ClearMessagesAsync();
        await shop.WorkAsync();
        shop.Posts.ShouldBe(0);
        await shop.WorkAsync(TimeSpan.FromMinutes(1));
        (await shop.RewardAsync()).Coupons[0].State.ShouldBe(CouponState.Issued);
    }

    [Fact]
    public async Task A_code_that_is_there_already_is_ours_if_it_says_so_and_otherwise_the_merchant_is_told()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GiveAsync();
        await shop.GiveAsync(once: "b");
        var (mine, others) = (await shop.CreditAsync()).Rewards switch { var all => (all[0].Reward, all[1].Reward) };
        shop.Server.Coupons.Add(Coupon(shop.Code(mine), mine.Id));
        shop.Server.Coupons.Add(Coupon(shop.Code(others), "somebody else's"));
        await shop.WorkAsync();
        var after = (await shop.CreditAsync()).Rewards.ToDictionary(one => one.Reward.Id, one => one.Reward.Coupons[0], StringComparer.Ordinal);
        after[mine.Id].State.ShouldBe(CouponState.Issued);
        after[others.Id].State.ShouldBe(CouponState.Failed);
        after[others.Id].Remedy.ShouldNotBeNull().ShouldContain("Delete that coupon");
        shop.Server.Coupons.Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Where_coupons_are_off_the_merchant_is_told_and_tries_again_once_they_are_on()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        shop.Server.General["woocommerce_enable_coupons"] = "no";
        await shop.GiveAsync();
        await shop.WorkAsync();
        var failed = await shop.RewardAsync();
        failed.Coupons[0].State.ShouldBe(CouponState.Failed);
        failed.Coupons[0].Remedy.ShouldNotBeNull().ShouldContain("Enable coupons");
        (shop.Posts, await shop.BalanceAsync()).ShouldBe((0, 1_000));
        shop.Server.General["woocommerce_enable_coupons"] = "yes";
        await shop.WorkAsync(TimeSpan.FromDays(2));
        shop.Posts.ShouldBe(0);
        (await shop.App.Get<ChangingCredit>().RetryAsync(shop.Shop.Id, shop.Ann, failed.Id, CancellationToken.None)).ShouldBeTrue();
        await shop.WorkAsync();
        (await shop.RewardAsync()).Coupons[0].State.ShouldBe(CouponState.Issued);
    }

    [Fact]
    public async Task A_shop_that_is_closed_for_a_while_is_asked_again_by_itself()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GiveAsync();
        shop.Server.Always = _ => ScriptedPages.Maintenance;
        await shop.WorkAsync();
        (await shop.RewardAsync()).Coupons[0].State.ShouldBe(CouponState.Claimed);
        (await shop.RewardAsync()).Coupons[0].Trouble.ShouldNotBeNull();
        shop.Server.Always = _ => null;
        await shop.WorkAsync(TimeSpan.FromHours(1));
        (await shop.RewardAsync()).Coupons[0].ShouldSatisfyAllConditions(coupon => coupon.State.ShouldBe(CouponState.Issued), coupon => coupon.Trouble.ShouldBeNull());
    }

    [Fact]
    public async Task Credit_in_another_currency_than_the_shop_s_is_not_made()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GiveAsync();
        shop.Server.General["woocommerce_currency"] = "USD";
        await shop.WorkAsync();
        (await shop.RewardAsync()).Coupons[0].Trouble.ShouldBe("The credit is in EUR, and your shop's coupons are in USD.");
    }

    [Fact]
    public async Task Whoever_wants_no_letters_at_all_gets_the_credit_and_no_letter()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.App.Get<Stopping>().StopAsync(shop.Shop.Id, shop.Ann, CancellationToken.None);
        await shop.GivenAsync();
        shop.Server.Coupons.Items.Count.ShouldBe(1);
        (await shop.App.LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_coupon_of_credit_that_was_taken_back_is_not_forgotten_while_nobody_can_look_for_it()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GiveAsync();
        Post(shop, LostAfterwards);
        await shop.WorkAsync();
        await shop.App.Get<ChangingCredit>().TakeBackAsync(shop.Shop.Id, shop.Ann, (await shop.RewardAsync()).Id, CreditReason.Mistake, CancellationToken.None);
        shop.Server.Keys.TryRemove("ck_shop", out var keys);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        shop.Server.Coupons.Items.ShouldHaveSingleItem(); // It can still be used.
        shop.Server.Keys["ck_shop"] = keys;
        await shop.WorkAsync(TimeSpan.FromHours(25));
        shop.Server.Coupons.Items.ShouldBeEmpty();
        (await shop.RewardAsync()).Coupons[0].State.ShouldBe(CouponState.Removed);
    }

    [Fact]
    public async Task A_worker_whose_shop_is_slow_does_not_tell_again_what_another_told_meanwhile()
    {
        await using var shop = await CreditShop.StartAsync(azurite, known => known with { IsPaused = true });
        var code = await shop.GivenAsync();
        await shop.SpendAsync("2", code, 700);
        (await shop.App.LettersAsync()).ShouldBeEmpty();
        var reward = await shop.RewardAsync();
        var account = (await shop.CreditAsync()).Rewards.Single().Account;
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop.Id, known => known with { IsPaused = false }, CancellationToken.None);
        var puts = 0;
        shop.Server.Meanwhile = async call =>
        {
            if (call.Method == "PUT" && Interlocked.Increment(ref puts) == 1)
                await shop.App.Get<CreditStep>().HandleAsync(new StepMessage(StoredJson.Version, shop.Shop.Id, "", "credit"), account, reward.Id, CancellationToken.None);
        };
        await shop.App.HandleAsync(shop.Shop.Id, shop.Bought("2", code, 600, minute: 10));
        await shop.WorkAsync(TimeSpan.FromHours(2));
        puts.ShouldBe(2);
        (await shop.App.LettersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_coupon_that_was_deleted_in_the_shop_by_hand_is_made_anew_within_a_day_and_told()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GivenAsync();
        shop.Server.Coupons.Items.Clear();
        await shop.WorkAsync(TimeSpan.FromHours(23));
        shop.Posts.ShouldBe(1);
        await shop.WorkAsync(TimeSpan.FromHours(2));
        var reward = await shop.RewardAsync();
        reward.Coupons.Select(coupon => coupon.State).ShouldBe([CouponState.Removed, CouponState.Issued]);
        ((string?)shop.Server.Coupons.Items.Values.Single()["code"], await shop.BalanceAsync(), (await shop.App.LettersAsync()).Count).ShouldBe((shop.Code(reward, 1), 1_000, 2));
        var looks = shop.Server.Calls.Count(call => call.Method == "GET" && call.Route.StartsWith("/wc/v3/coupons/", StringComparison.Ordinal));
        await shop.WorkAsync(TimeSpan.FromHours(25));
        shop.Server.Calls.Count(call => call.Method == "GET" && call.Route.StartsWith("/wc/v3/coupons/", StringComparison.Ordinal)).ShouldBe(looks + 1);
        shop.Posts.ShouldBe(2);
    }

    private static JsonObject Coupon(string code, string reward) => new()
    {
        ["code"] = code,
        ["amount"] = "10.00",
        ["usage_count"] = 0,
        ["meta_data"] = new JsonArray(new JsonObject { ["key"] = "_retention_reward_id", ["value"] = reward }),
    };

    // The next POST is answered so; questions are answered as ever.
    private static void Post(CreditShop shop, ScriptedAnswer answer)
    {
        var isFirst = true;
        shop.Server.Always = context =>
        {
            if (context.Request.Method != "POST" || !isFirst)
                return null;
            isFirst = false;
            return answer;
        };
    }
}
