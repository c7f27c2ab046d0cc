using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Retention.App.Storage;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Storefronts.WooCommerce;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Tests.Crediting;

/// <summary>What a merchant sees of a shopper's credit, and does about it.</summary>
[Collection("Azurite")]
public sealed class CreditPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Credit_is_given_on_the_shopper_s_page_which_tells_balance_history_and_each_coupon()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        using var merchant = await Visitor.InAsync(shop.App, shop.Shop.Id);
        var page = await merchant.OpenAsync(Path(shop));
        Card(page).TextContent.ShouldContain("None");
        page = await GiveAsync(merchant, page, "10,00");
        page.Body!.TextContent.ShouldContain("The credit is given.");
        await shop.WorkAsync();
        var code = shop.Code(await shop.RewardAsync());
        await shop.SpendAsync("2", code, cart: 700);
        var told = Card(await merchant.OpenAsync(Path(shop))).TextContent;
        foreach (var words in new[] { "3.00 EUR", "10.00 EUR given by hand", "the broken mug", code, "Used", "and the shopper was told", "7.00 EUR used by order 2", "Can be used until 20 November 2027" })
            told.ShouldContain(words);
    }

    [Fact]
    public async Task The_form_pressed_twice_gives_once()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        using var merchant = await Visitor.InAsync(shop.App, shop.Shop.Id);
        var page = await merchant.OpenAsync(Path(shop));
        await GiveAsync(merchant, page, "10");
        await GiveAsync(merchant, page, "10");
        (await shop.BalanceAsync()).ShouldBe(1_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ten")]
    [InlineData("-5")]
    [InlineData("5.001")]
    [InlineData("0")]
    [InlineData("100.01")]
    [InlineData("1e2")]
    [InlineData("1.000,00")]
    [InlineData("99999999999999999999999999999999")]
    public async Task An_amount_that_is_none_is_not_given_and_stays_in_its_field(string amount)
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        using var merchant = await Visitor.InAsync(shop.App, shop.Shop.Id);
        var page = await GiveAsync(merchant, await merchant.OpenAsync(Path(shop)), amount);
        page.QuerySelector("#credit-fault")!.TextContent.ShouldContain("up to 100.00 EUR within 30 days");
        ((IHtmlInputElement)page.QuerySelector("input[name=amount]")!).Value.ShouldBe(amount);
        (await shop.BalanceAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Where_the_shop_does_not_answer_nothing_is_given_and_the_page_says_what_to_do()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        using var merchant = await Visitor.InAsync(shop.App, shop.Shop.Id);
        shop.Server.Always = _ => ScriptedPages.Maintenance;
        var page = await GiveAsync(merchant, await merchant.OpenAsync(Path(shop)), "5");
        page.QuerySelector("#credit-fault")!.TextContent.ShouldContain("Nothing was given. The shop is closed for maintenance.");
        (await shop.BalanceAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_coupon_that_failed_says_why_and_is_tried_again_and_what_is_left_is_taken_back()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        shop.Server.General["woocommerce_enable_coupons"] = "no";
        await shop.GiveAsync();
        await shop.WorkAsync();
        using var merchant = await Visitor.InAsync(shop.App, shop.Shop.Id);
        var page = await merchant.OpenAsync(Path(shop));
        Card(page).TextContent.ShouldContain("Coupons are switched off in your shop.");
        shop.Server.General["woocommerce_enable_coupons"] = "yes";
        await merchant.PressAsync((IHtmlFormElement)page.QuerySelector("form[action$=retry]")!);
        await shop.WorkAsync();
        page = await merchant.OpenAsync(Path(shop));
        Card(page).TextContent.ShouldContain("In the shop, and the shopper was told");
        page.QuerySelector("form[action$=retry]").ShouldBeNull();
        var back = (IHtmlFormElement)page.QuerySelector("form[action$=back]")!;
        back.ParentElement!.LocalName.ShouldBe("details", "one press opens it, the next says why");
        back.QuerySelectorAll<IHtmlInputElement>("input[name=why]").Select(input => input.Value).ShouldBe([CreditReason.Fraud, CreditReason.Refund, CreditReason.Mistake], ignoreOrder: true);
        using (var unsaid = await merchant.PostAsync(back.GetAttribute("action")!))
            unsaid.StatusCode.ShouldBe(HttpStatusCode.NotFound, "nothing goes back without a reason");
        using (var told = await merchant.PostAsync(back.GetAttribute("action")!, ("why", CreditReason.Mistake)))
            (await merchant.OpenAsync(told.Headers.Location!.OriginalString)).Body!.TextContent.ShouldContain("Taken back.");
        (await shop.CreditAsync()).Entries.Where(entry => entry.Kind == CreditKind.Revoked).ShouldHaveSingleItem().Why.ShouldBe(CreditReason.Mistake);
        await shop.WorkAsync();
        Card(await merchant.OpenAsync(Path(shop))).TextContent.ShouldContain("No longer in the shop");
        (await shop.BalanceAsync(), shop.Server.Coupons.Items.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_shop_that_makes_no_coupons_has_no_such_card()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await Road.ByHand.HandleAsync(app, shop, Road.Reported.Order("1"));
        using var merchant = await Visitor.InAsync(app, shop);
        var shopper = (await app.ShoppersAsync(shop)).Single().Id;
        (await merchant.OpenAsync($"/app/shoppers/{shopper}")).QuerySelector("#credit").ShouldBeNull();
        (await merchant.OpenAsync("/app/setup")).QuerySelector("#review-credit").ShouldBeNull();
    }

    [Fact]
    public async Task What_a_review_earns_is_set_on_the_setup_page_in_the_shop_s_currency()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        using var merchant = await Visitor.InAsync(shop.App, shop.Shop.Id);
        var page = await SetAsync(merchant, "5", "2");
        page.GetElementById("review-credit")!.ParentElement!.TextContent.ShouldContain("5.00 EUR");
        var settings = (await shop.App.Get<ShopStore>().FindAsync(shop.Shop.Id, CancellationToken.None))!.Shop.Settings;
        (settings.ReviewCredit, settings.ReviewCreditsPerMonth).ShouldBe((new Money(500, new("EUR")), 2));
        (await SetAsync(merchant, "500", "11")).QuerySelector("#credits-fault")!.TextContent.ShouldContain("from 1 to 10");
        (await SetAsync(merchant, "", "2")).GetElementById("review-credit")!.ParentElement!.TextContent.ShouldContain("Off");
    }

    [Fact]
    public async Task How_often_each_earns_and_what_is_worth_a_reminder_is_set_there_and_a_fault_stands_beside_its_field()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        using var merchant = await Visitor.InAsync(shop.App, shop.Shop.Id);
        var page = await SetAsync(merchant, ("purchases", "50"), ("surveys", "3"), ("friends", "20"), ("reminder", "2.50"), ("lasts", ""));
        new[] { "purchases", "credits", "surveys", "friends", "reminder" }.Select(field => ((IHtmlInputElement)page.GetElementById(field)!).Value).ShouldBe(["50", "1", "3", "20", "2.50"]);
        var kept = (await shop.App.Get<ShopStore>().FindAsync(shop.Shop.Id, CancellationToken.None))!.Shop.Settings;
        (kept.PurchaseCreditsPerMonth, kept.SurveyCreditsPerMonth, kept.ReferralCreditsPerMonth, kept.CreditReminderLeast, kept.CreditDays).ShouldBe((50, 3, 20, new Money(250, new("EUR")), 0));
        foreach (var (field, wrong, remedy) in new[] { ("purchases", "51", "Write a number from 1 to 50."), ("surveys", "0", "Write a number from 1 to 10."), ("friends", "many", "Write a number from 1 to 20."), ("lasts", "29", "Write a number from 30 to 3650."), ("reminder", "much", "Write an amount like 5.00, in EUR") })
        {
            var faulty = await SetAsync(merchant, (field, wrong));
            faulty.QuerySelectorAll("form[action$='/setup/credit'] .fault").Select(one => one.Id).ShouldBe([$"{field}-fault"]);
            faulty.GetElementById($"{field}-fault")!.TextContent.ShouldStartWith(remedy);
            faulty.GetElementById(field)!.GetAttribute("aria-describedby").ShouldBe($"{field}-fault");
        }

        var now = (await shop.App.Get<ShopStore>().FindAsync(shop.Shop.Id, CancellationToken.None))!.Shop;
        now.Settings.ShouldBe(kept);
        // What the page takes the setting takes, and no more.
        foreach (var (setting, most) in new[] { ("purchase", 50), ("review", 10), ("survey", 10), ("referral", 20) })
        {
            var own = AllSettings.Find($"{setting}-credits-per-month")!;
            (own.Set(now, $"{most}") is not null, own.Set(now, $"{most + 1}") is null).ShouldBe((true, true));
        }
    }

    private static string Path(CreditShop shop) => $"/app/shoppers/{shop.Ann}";

    private static AngleSharp.Dom.IElement Card(IHtmlDocument page) => page.QuerySelector("section[aria-labelledby=credit]").ShouldNotBeNull();

    private static Task<IHtmlDocument> GiveAsync(Visitor merchant, IHtmlDocument page, string amount)
    {
        var form = (IHtmlFormElement)page.QuerySelector("form[action$='/credit']")!;
        ((IHtmlInputElement)form.QuerySelector("input[name=amount]")!).Value = amount;
        ((IHtmlInputElement)form.QuerySelector("input[name=note]")!).Value = "the broken mug";
        return SendAsync(merchant, form);
    }

    private static Task<IHtmlDocument> SetAsync(Visitor merchant, string amount, string count) => SetAsync(merchant, ("credit", amount), ("credits", count));

    private static async Task<IHtmlDocument> SetAsync(Visitor merchant, params (string Field, string Value)[] fields)
    {
        var form = (IHtmlFormElement)(await merchant.OpenAsync("/app/setup")).QuerySelector("form[action$='/setup/credit']")!;
        foreach (var (field, value) in fields)
            ((IHtmlInputElement)form.QuerySelector($"input[name={field}]")!).Value = value;
        return await SendAsync(merchant, form);
    }

    // A fault is told on the page itself.
    private static async Task<IHtmlDocument> SendAsync(Visitor merchant, IHtmlFormElement form)
    {
        using var answer = await merchant.PostAsync(new Uri(form.Action).PathAndQuery, [.. form.QuerySelectorAll<IHtmlInputElement>("input").Select(input => (input.Name!, input.Value))]);
        return answer.StatusCode == HttpStatusCode.Redirect ? await merchant.OpenAsync(answer.Headers.Location!.OriginalString)
            : answer.StatusCode == HttpStatusCode.BadRequest ? await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync())
            : throw new InvalidOperationException($"{answer.StatusCode}");
    }
}
