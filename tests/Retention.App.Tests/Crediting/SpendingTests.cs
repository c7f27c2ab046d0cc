using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Rewards;

namespace Retention.App.Tests.Crediting;

/// <summary>What orders do with credit: it is booked once, however often and in whatever order they are told, and the shop owes what the books say.</summary>
[Collection("Azurite")]
public sealed class SpendingTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task What_an_order_leaves_comes_back_as_a_new_code_with_the_same_last_day()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        await shop.SpendAsync("2", code, cart: 700);
        var reward = await shop.RewardAsync();
        var rest = shop.Server.Coupon(shop.Code(reward, 1)).ShouldNotBeNull();
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((300, 3.00m));
        ((string?)rest["amount"], (string?)rest["date_expires"]).ShouldBe(("3.00", (string?)shop.Server.Coupon(code)!["date_expires"]));
        (await shop.App.LettersAsync()).Count(letter => letter.Text.Contains(shop.Code(reward, 1), StringComparison.Ordinal)).ShouldBe(1);
        await shop.SpendAsync("3", shop.Code(reward, 1), cart: 2_000);
        (await shop.BalanceAsync(), shop.Server.Usable, shop.Server.Coupons.Items.Count).ShouldBe((0, 0m, 2));
        (await shop.CreditAsync()).Entries.Select(entry => (entry.Kind, entry.Amount.Minor)).ShouldBe(
            [(CreditKind.Earned, 1_000), (CreditKind.Issued, 1_000), (CreditKind.Spent, 700), (CreditKind.Reissued, 300), (CreditKind.Spent, 300)], ignoreOrder: true);
    }

    [Fact]
    public async Task The_rest_waits_until_the_order_is_paid()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        shop.Server.Spend(code, CreditShop.Email, 700);
        await shop.App.HandleAsync(shop.Shop.Id, shop.Bought("2", code, 700, OrderStage.Unpaid));
        await shop.WorkAsync();
        (await shop.BalanceAsync(), shop.Server.Coupons.Items.Count).ShouldBe((300, 1));
        await shop.App.HandleAsync(shop.Shop.Id, shop.Bought("2", code, 700, minute: 6));
        await shop.WorkAsync();
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((300, 3.00m));
    }

    [Fact]
    public async Task Deliveries_that_come_doubled_late_and_out_of_order_are_booked_once()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        shop.Server.Spend(code, CreditShop.Email, 700);
        var (unpaid, paid) = (shop.Bought("2", code, 700, OrderStage.Unpaid), shop.Bought("2", code, 700, minute: 8));
        foreach (var (told, key) in new[] { (paid, "b"), (paid, "b"), (unpaid, "a"), (paid, "c"), (unpaid, "a"), (unpaid, "d") })
        {
            await shop.App.HandleAsync(shop.Shop.Id, told, key);
            await shop.WorkAsync();
        }

        (await shop.BalanceAsync(), shop.Server.Usable, shop.Server.Coupons.Items.Count).ShouldBe((300, 3.00m, 2));
        (await shop.CreditAsync()).Entries.Count.ShouldBe(4);
        (await shop.App.LettersAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Several_workers_at_once_book_an_order_once()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        shop.Server.Spend(code, CreditShop.Email, 700);
        for (var copy = 0; copy < 6; copy++)
            await shop.App.PutAsync(shop.Shop.Id, shop.Bought("2", code, 700), $"copy {copy}");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => shop.App.ReceiveAsync(shop.App.Storage.EventQueue)));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => shop.App.ReceiveAsync(shop.App.Storage.StepQueue)));
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        (await shop.BalanceAsync(), shop.Server.Usable, shop.Server.Coupons.Items.Count).ShouldBe((300, 3.00m, 2));
        (await shop.App.LettersAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_order_called_off_gives_all_of_it_back_and_the_coupon_for_the_rest_leaves_the_shop()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        await shop.SpendAsync("2", code, cart: 700);
        await shop.CancelAsync("2", code, 700);
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((1_000, 10.00m));
        ((string?)shop.Server.Coupons.Items.Values.ShouldHaveSingleItem()["code"]).ShouldBe(code);
        // And it can be used again.
        await shop.SpendAsync("3", code, cart: 400);
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((600, 6.00m));
    }

    [Fact]
    public async Task Where_the_rest_was_spent_before_the_coupon_that_came_back_is_made_worth_less()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        await shop.SpendAsync("2", code, cart: 700);
        await shop.SpendAsync("3", shop.Code(await shop.RewardAsync(), 1), cart: 300);
        await shop.CancelAsync("2", code, 700);
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((700, 7.00m));
    }

    [Fact]
    public async Task A_rest_that_is_used_while_it_is_taken_out_of_the_shop_is_booked_all_the_same()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        await shop.SpendAsync("2", code, cart: 700);
        var rest = shop.Code(await shop.RewardAsync(), 1);
        var off = shop.Server.Spend(rest, CreditShop.Email, 300);
        await shop.CancelAsync("2", code, 700); // The rest leaves the shop: its order is not heard of yet.
        await shop.App.HandleAsync(shop.Shop.Id, shop.Bought("3", rest, off));
        await shop.WorkAsync();
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((700, 7.00m));
    }

    [Fact]
    public async Task An_order_in_the_bin_gives_back_and_one_that_comes_out_of_it_uses_again()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        await shop.SpendAsync("2", code, cart: 700);
        shop.Server.GiveBack(code);
        shop.App.Clock.Now = Reported.At.AddMinutes(60);
        await shop.App.HandleAsync(shop.Shop.Id, new OrderRemoved("2"), "bin");
        await shop.WorkAsync();
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((1_000, 10.00m));
        shop.App.Clock.Now = Reported.At.AddMinutes(90);
        shop.Server.Spend(code, CreditShop.Email, 700);
        await shop.App.HandleAsync(shop.Shop.Id, shop.Bought("2", code, 700, minute: 80));
        // Told again, late: that it was in the bin is known.
        await shop.App.HandleAsync(shop.Shop.Id, new OrderRemoved("2"), "bin");
        await shop.WorkAsync();
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((300, 3.00m));
    }

    [Fact]
    public async Task A_coupon_that_is_taken_off_an_order_by_hand_is_the_shopper_s_again()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        await shop.SpendAsync("2", code, cart: 700);
        shop.Server.GiveBack(code);
        await shop.App.HandleAsync(shop.Shop.Id, shop.Bought("2", code: null, 0, minute: 9));
        await shop.WorkAsync();
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((1_000, 10.00m));
    }

    [Fact]
    public async Task Another_shopper_s_order_books_on_the_one_whose_credit_it_is()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        await shop.App.HandleAsync(shop.Shop.Id, new OrderReported(shop.Bought("2", code, 1_000).Order with { Email = "bea@example.test" }));
        (await shop.BalanceAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_code_that_only_looks_like_ours_books_nothing()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GivenAsync();
        await shop.App.HandleAsync(shop.Shop.Id, shop.Bought("2", "thanks-0000-0000-0000", 1_000));
        (await shop.BalanceAsync()).ShouldBe(1_000);
    }

    [Fact]
    public async Task What_is_not_used_in_time_lapses_and_its_coupon_leaves_the_shop()
    {
        await using var shop = await CreditShop.StartAsync(azurite, known => known with { Settings = known.Settings with { CreditDays = 30 } });
        await shop.GivenAsync();
        await shop.WorkAsync(TimeSpan.FromDays(32.5));
        (await shop.BalanceAsync(), shop.Server.Coupons.Items.Count).ShouldBe((1_000, 1));
        await shop.WorkAsync(TimeSpan.FromDays(1));
        (await shop.BalanceAsync(), shop.Server.Coupons.Items.Count).ShouldBe((0, 0));
        (await shop.CreditAsync()).Entries[^1].Kind.ShouldBe(CreditKind.Expired);
    }

    [Fact]
    public async Task What_the_merchant_takes_back_can_no_longer_be_used()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        await shop.SpendAsync("2", code, cart: 700);
        var changing = shop.App.Get<App.Crediting.ChangingCredit>();
        (await changing.TakeBackAsync(shop.Shop.Id, shop.Ann, (await shop.RewardAsync()).Id, CreditReason.Fraud, CancellationToken.None)).ShouldBeTrue();
        (await changing.TakeBackAsync(shop.Shop.Id, shop.Ann, "0123456789abcdef01234567", CreditReason.Fraud, CancellationToken.None)).ShouldBeFalse();
        await shop.WorkAsync();
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((0, 0m));
        // Nothing that comes back later is the shopper's again.
        await shop.CancelAsync("2", code, 700);
        (await shop.BalanceAsync(), shop.Server.Coupons.Items.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Credit_survives_a_merge_and_is_spent_after_it()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        // The guest turns out to be a customer who was known already.
        await shop.App.HandleAsync(shop.Shop.Id, Reported.Order("9", email: null, customer: "7"));
        await shop.App.HandleAsync(shop.Shop.Id, Reported.Customer("7", CreditShop.Email, confirmed: true));
        (await shop.App.ShoppersAsync(shop.Shop.Id)).Count(one => one.MergedInto is null).ShouldBe(1);
        (await shop.App.Get<Identity>().FollowAsync(shop.Shop.Id, shop.Ann, CancellationToken.None)).Shopper.Merged.Length.ShouldBe(1);
        (await shop.BalanceAsync()).ShouldBe(1_000);
        (await shop.GiveAsync()).ShouldBe(new App.Crediting.Given.Done());
        await shop.SpendAsync("2", code, cart: 700);
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((300, 3.00m));
    }

    [Fact]
    public async Task The_person_s_export_holds_the_credit_and_every_entry()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.SpendAsync("2", await shop.GivenAsync(), cart: 700);
        var page = await shop.App.Get<App.Privacy.PersonExport>().ReadAsync(shop.Shop, new(Name.OfEmail(CreditShop.Email)!, Customer: null), page: 1, CancellationToken.None);
        page.Items.Where(item => item.Group == "retention-credit").ShouldHaveSingleItem().Data.ShouldContain(line => line.Name == "Left" && line.Value == "3 EUR");
        page.Items.Count(item => item.Group == "retention-ledger").ShouldBe(4);
    }

    [Fact]
    public async Task With_the_person_goes_all_credit_and_every_coupon_that_bears_the_address()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        var code = await shop.GivenAsync();
        await shop.SpendAsync("2", code, cart: 700);
        await shop.App.HandleAsync(shop.Shop.Id, new ShopperErased(CustomerId: null, CreditShop.Email, OrderId: null));
        shop.Server.Always = _ => Storefronts.WooCommerce.ScriptedPages.Maintenance;
        await shop.WorkAsync();
        var left = (await TestApp.RowsAsync(shop.App.Storage.Shoppers)).Where(row => row.RowKey.StartsWith(Keys.Credit, StringComparison.Ordinal)).ShouldHaveSingleItem();
        left.Json().ShouldNotContain("the broken mug");
        shop.Server.Always = _ => null;
        await shop.WorkAsync(TimeSpan.FromHours(2));
        shop.Server.Coupons.Items.ShouldBeEmpty();
        (await TestApp.RowsAsync(shop.App.Storage.Shoppers)).Where(row => row.RowKey.StartsWith(Keys.Credit, StringComparison.Ordinal)).ShouldBeEmpty();
        (await TestApp.RowsAsync(shop.App.Storage.Names)).Where(row => row.PartitionKey.Contains("coupon", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
