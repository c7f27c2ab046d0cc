using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Road;
using static Retention.App.Tests.Storefronts.Shopify.ShopifyLife;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>What may come between in the life of a Shopify shop: requests about privacy while something else is under way, and a shop that thinks better of it.</summary>
[Collection("Azurite")]
public sealed class CrossedLivesTests(AzuriteFixture azurite)
{
    private const long Order = 8_209_829_119_461;

    [Theory, Trait("Lane", "slow")]
    [InlineData(false)]
    [InlineData(true)] // The other instance reads at the very moment.
    public async Task Who_is_erased_while_the_shops_past_is_read_is_named_by_nothing_that_is_read_later(bool isAtOnce)
    {
        await using var life = await ReadingAsync();
        var died = await life.DieReadingAsync(file: 2);
        (await life.FindAsync(Ann.Words)).ShouldNotBeEmpty("her first order is read");
        if (isAtOnce)
        {
            await life.TellAsync("customers/redact", Redact(Ann, 1, 450));
            await Task.WhenAll(life.TakeOverAsync(died), life.App.ReceiveAsync(life.App.Storage.EventQueue));
        }
        else
        {
            await life.HearAsync("customers/redact", Redact(Ann, 1, 450));
            (await life.FindAsync(Ann.Words)).ShouldBeEmpty();
            await life.TakeOverAsync(died);
        }

        await life.WorkAsync();
        (await life.App.ProgressAsync(life.Id))!.FinishedAt.ShouldNotBeNull();
        (await life.FindAsync(Ann.Words)).ShouldBeEmpty();
        var ben = await life.FindAsync(Ben.Words);
        foreach (var row in new[] { "shoppers order|449", "shoppers cart|", "shoppers profile" })
            ben.ShouldContain(found => found.StartsWith(row, StringComparison.Ordinal), row);
    }

    [Fact, Trait("Lane", "slow")]
    public async Task A_shop_that_leaves_and_is_erased_while_its_past_is_read_leaves_nothing_when_the_reading_goes_on()
    {
        await using var life = await ReadingAsync();
        var died = await life.DieReadingAsync(file: 2);
        await life.LeaveShopifyAsync();
        await life.PassAsync(TimeSpan.FromHours(48));
        (await life.FindAsync([life.Id, .. Ann.Words])).ShouldNotBeEmpty();
        await life.RedactShopAsync();
        await life.TakeOverAsync(died);
        await life.PassAsync(TimeSpan.FromDays(1));
        (await life.FindAsync([life.Id, Domain, .. Ann.Words, .. Ben.Words])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shop_that_both_instances_erase_at_once_leaves_nothing_and_proofs_that_name_nobody()
    {
        await using var life = await ShopifyLife.SettledAsync(azurite);
        await life.BuyAsync(Order, Ann);
        await life.LeaveShopifyAsync();
        await life.PassAsync(TimeSpan.FromHours(48));
        await life.TellAsync("shop/redact", Deliveries.ShopifySample("shop/redact"), times: 2);
        await Task.WhenAll(new[] { life.App, life.Other }.Select(app => app.ReceiveAsync(app.Storage.EventQueue)));
        await life.WorkAsync();
        (await life.FindAsync([life.Id, Domain, .. Ann.Words])).ShouldBeEmpty();
        (await TestApp.RowsAsync(life.App.Storage.Requests)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_comes_late_of_somebody_who_was_erased_is_not_kept_whoever_finds_it()
    {
        await using var life = await ShopifyLife.SettledAsync(azurite);
        await life.BuyAsync(Order, Ann);
        await life.HearAsync("customers/redact", Redact(Ann, Order));
        life.Now += TimeSpan.FromMinutes(5);
        // By webhooks, and by names of which each is hers alone.
        await life.HearAsync("orders/updated", life.Selling.Orders[Order].DeepClone().AsObject().With("updated_at", SellingShopify.Text(life.Now)));
        await life.HearAsync("orders/paid", life.Place(Ann, Order + 1).With("customer", null));
        await life.HearAsync("fulfillment_events/create", Delivered(Order, 5, life.Now));
        await life.HearAsync("customers/update", life.Know(Ann));
        await life.AgreeAsync(Ann);
        await life.LeaveAsync(Ann, "late-checkout");
        await life.WorkAsync();
        (await life.FindAsync(Ann.Words)).ShouldBeEmpty();
        // By reading what webhooks lost: a further order, and a change of the first.
        life.Place(Ann, Order + 2);
        life.Selling.Change(Order, life.Now, order => order["note"] = "for Annabella");
        life.Place(Ben, Order + 3);
        await life.PassAsync(TimeSpan.FromHours(2));
        (await life.FindAsync(Ben.Words)).ShouldNotBeEmpty("the list was read");
        (await life.FindAsync(Ann.Words)).ShouldBeEmpty();
        (await life.LettersToAsync(Ann.Email)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_erased_while_nobody_knows_whether_the_credit_came_in_gets_no_second_sum_and_no_letter()
    {
        await using var life = await ShopifyLife.SettledAsync(azurite);
        await life.SendAsync("/app/setup/credit", ("credit", "5.00"), ("credits", "1"), ("returns", "30"), ("purchases", "10"), ("surveys", "1"), ("friends", "5"), ("lasts", "365"));
        await life.BuyAsync(Order, Ann);
        life.Server.Fail("StoreCreditGive", ShopifyFailure.LostAnswer);
        await life.App.PutAsync(life.Id, new Retention.Events.ReviewGiven($"{Order}", life.Now) { Items = [new("19", "Blue Mug", 5, "", "Good.")] });
        await life.WorkAsync();
        life.Accounts.Sums.ShouldHaveSingleItem();
        await life.HearAsync("customers/redact", Redact(Ann, Order));
        foreach (var minutes in new[] { 12, 60, 60 * 24 })
            await life.PassAsync(TimeSpan.FromMinutes(minutes));
        (life.Accounts.Sums.Count, life.Server.CallsOf("StoreCreditGive").Count, life.Server.CallsOf("StoreCreditTake").Count).ShouldBe((1, 1, 0));
        (await life.LettersToAsync(Ann.Email)).ShouldBeEmpty();
        (await life.FindAsync(Ann.Words)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_asks_what_is_kept_of_a_shop_that_left_is_answered_and_forgotten_with_it()
    {
        await using var life = await ShopifyLife.SettledAsync(azurite);
        await life.BuyAsync(Order, Ann);
        await life.LeaveShopifyAsync();
        await life.HearAsync("customers/data_request", Asks(Ann));
        (await life.LettersToAsync("owner@mugs.example")).ShouldHaveSingleItem("the owner's data are still ours to answer for").Text.ShouldContain("lies ready for you");
        await life.HearAsync("customers/redact", Redact(Ann, Order));
        (await life.FindAsync(Ann.Words)).ShouldBeEmpty();
        await life.HearAsync("customers/data_request", Asks(Ann, request: 10_000));
        (await life.LettersToAsync("owner@mugs.example")).Count.ShouldBe(2, "one for each request");
        (await life.FindAsync(Ann.Words)).ShouldBeEmpty("to ask again makes nobody known");
        await life.PassAsync(TimeSpan.FromHours(48));
        await life.RedactShopAsync();
        (await life.FindAsync([life.Id, Domain, .. Ann.Words])).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_asked_for_and_lies_ready_is_gone_once_the_person_is_erased()
    {
        await using var life = await ShopifyLife.SettledAsync(azurite);
        await life.BuyAsync(Order, Ann);
        await life.HearAsync("customers/data_request", Asks(Ann));
        using var owner = await Visitor.InAsync(life.App, life.Id);
        var link = (await owner.OpenAsync("/app/privacy")).QuerySelector<IHtmlAnchorElement>("a[download]")!.PathName;
        using (var answer = await owner.GetAsync(link))
            (await answer.Content.ReadAsStringAsync()).ShouldContain(Ann.Email);
        await life.HearAsync("customers/redact", Redact(Ann, Order));
        using (var answer = await owner.GetAsync(link))
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain(Ann.Email);
        (await life.FindAsync(Ann.Words)).ShouldBeEmpty();
    }

    // Two people in the past, at its beginning and at its end, in orders, checkouts and customers; the import is not begun yet.
    private async Task<ShopifyLife> ReadingAsync()
    {
        var life = await ShopifyLife.BeginAsync(azurite);
        var past = life.Now.AddDays(-20);
        for (var id = 3; id <= 448; id++)
            life.Selling.Place(id, past.AddMinutes(id), $"shopper{id % 40}@example.test");
        foreach (var (one, first, last) in new[] { (Ann, 1L, 450L), (Ben, 2L, 449L) })
        {
            life.Place(one, first, past);
            life.Place(one, last, past.AddMinutes(last));
            life.Know(one, past);
            life.Selling.Leave($"left{first}", past, one.Email, one.Id, number: $"{first + 60}");
        }

        await life.InstallAsync();
        return life;
    }
}
