using System.Net;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts.Shopify;
using Retention.Events;

namespace Retention.App.Tests.ShopPages;

/// <summary>The list of saved items in the shop itself.</summary>
[Collection("Azurite")]
public sealed class SavedDoorTests(AzuriteFixture azurite)
{
    private const string Customer = "7";

    [Fact]
    public async Task A_customer_s_list_is_the_shopper_s_own_and_is_there_at_once()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        (await shop.PostAsync("saved", Customer, ("act", "save"), ("variant", "12"), ("locale", "de"))).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(HttpStatusCode.SeeOther), answer => answer.LeadsTo.ShouldBe("/apps/retain/saved?locale=de&done=save"));
        var state = await shop.PostAsync("saved", Customer, ("act", "save"), ("variant", "13"), ("as", "state"));
        state.Json["ok"]!.GetValue<bool>().ShouldBeTrue();
        state.Json["items"]!.AsArray().Select(id => (string)id!).ShouldBe(["13", "12"]);
        var page = await shop.GetAsync("saved", Customer);
        page.Items.ShouldBe(["Red Bowl", "Milk Jug"]);
        page.Page.QuerySelector(".retention-item img")!.GetAttribute("src").ShouldBe("https://cdn.shopify.com/s/mug.jpg?v=1&width=144");
        page.Page.QuerySelector("a.retention-name")!.GetAttribute("href").ShouldBe("https://shop.test/products/mug?variant=13");
        page.Page.QuerySelector("input[type=email]").ShouldBeNull("the shop knows a customer's address");

        (await shop.PostAsync("saved", Customer, ("act", "remove"), ("variant", "12"))).LeadsTo.ShouldBe("/apps/retain/saved?variant=12&done=remove");
        (await shop.GetAsync("saved", Customer)).Items.ShouldBe(["Red Bowl"]);
        var shopper = (await shop.App.ShoppersAsync(shop.Shop)).ShouldHaveSingleItem();
        shopper.Items.Count(item => item.IsSaved).ShouldBe(1);
        shopper.Item("13")!.PriceWhenSaved.ShouldBe(new Money(1250, new Currency("EUR")));
        (await shop.GetAsync("saved", "8")).Items.ShouldBeEmpty("another customer's");
        (await shop.GetAsync("saved")).Items.ShouldBeEmpty("nobody's");
    }

    [Fact]
    public async Task What_was_posted_says_nothing_of_what_an_item_is_or_who_saves_it()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        await shop.PostAsync("saved", Customer, ("act", "save"), ("variant", "12"), ("title", "You won"), ("price", "0.01"), ("url", "https://evil.example"), ("logged_in_customer_id", "8"), ("shop", "other.myshopify.com"), ("customer", "8"));
        (await shop.GetAsync("saved", Customer)).Items.ShouldBe(["Milk Jug"]);
        (await shop.GetAsync("saved", "8")).Items.ShouldBeEmpty();
        var everything = string.Concat((await TestApp.RowsAsync(shop.App.Storage.Shoppers)).Select(row => row.Json()));
        everything.ShouldNotContain("evil.example");
        everything.ShouldContain("Milk Jug");
    }

    [Fact]
    public async Task What_the_shop_does_not_sell_or_can_not_be_asked_about_is_not_saved()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        shop.Variants["20"] = ThemeShop.Mug("Draft", "1.00", page: null);
        foreach (var variant in new[] { "20", "99", "abc", "" })
            (await shop.PostAsync("saved", Customer, ("act", "save"), ("variant", variant), ("as", "state"))).Json["message"]!.GetValue<string>().ShouldBe("This is not sold here any more.", variant);
        shop.Connected.Shopify.Fail("SavedVariant", new ShopifyFailure { Status = 503, Body = """{"errors":"Service unavailable"}""" });
        var state = await shop.PostAsync("saved", Customer, ("act", "save"), ("variant", "12"), ("as", "state"));
        (state.Json["ok"]!.GetValue<bool>(), state.Json["message"]!.GetValue<string>()).ShouldBe((false, "The shop can't be asked just now. Try again in a minute."));
        (await shop.GetAsync("saved", Customer)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_without_an_account_is_found_by_its_id_alone_and_makes_no_shopper()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        var first = await shop.PostAsync("saved", "", ("act", "save"), ("variant", "12"));
        var list = System.Web.HttpUtility.ParseQueryString(first.LeadsTo!.Split('?')[1])["list"].ShouldNotBeNull("without script the list begins with its first item");
        list.Length.ShouldBe(22);
        await shop.PostAsync("saved", "", ("act", "save"), ("variant", "13"), ("list", list));
        (await shop.GetAsync("saved", "", ("list", list))).Items.ShouldBe(["Red Bowl", "Milk Jug"]);
        (await shop.GetAsync("saved", "", ("list", ThemeShop.List))).Items.ShouldBeEmpty("another's");
        await shop.PostAsync("saved", "", ("act", "remove"), ("variant", "12"), ("list", list));
        (await shop.GetAsync("saved", "", ("list", list))).Items.ShouldBe(["Red Bowl"]);
        await shop.ArriveAsync();
        (await shop.App.ShoppersAsync(shop.Shop)).ShouldBeEmpty();
        (await TestApp.RowsAsync(shop.App.Storage.Shops)).ShouldAllBe(row => !row.RowKey.Contains(list, StringComparison.Ordinal), "the id is a key, and is kept as a hash only");
    }

    [Fact]
    public async Task What_one_browser_kept_is_added_to_the_list_of_the_customer_who_logs_in_and_the_later_word_counts()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        await shop.PostAsync("saved", Customer, ("act", "save"), ("variant", "12")); // On one device, by name.
        await shop.PostAsync("saved", "", ("act", "save"), ("variant", "12"), ("list", ThemeShop.List)); // On another, without.
        await shop.PostAsync("saved", "", ("act", "remove"), ("variant", "12"), ("list", ThemeShop.List));
        await shop.PostAsync("saved", "", ("act", "save"), ("variant", "13"), ("list", ThemeShop.List));
        await shop.PostAsync("saved", "", ("act", "save"), ("variant", "14"), ("list", ThemeShop.List));
        await shop.PostAsync("saved", Customer, ("act", "save"), ("variant", "14"));
        await shop.PostAsync("saved", Customer, ("act", "remove"), ("variant", "14")); // Later than on the other device.

        await shop.PostAsync("saved", "", ("act", "merge"), ("list", ThemeShop.List), ("as", "state"));
        (await shop.GetAsync("saved", "", ("list", ThemeShop.List))).Items.ShouldNotBeEmpty("nobody has logged in");
        var merged = await shop.PostAsync("saved", Customer, ("act", "merge"), ("list", ThemeShop.List), ("as", "state"));
        merged.Json["items"]!.AsArray().Select(id => (string)id!).ShouldBe(["13"]);
        (await shop.GetAsync("saved", "", ("list", ThemeShop.List))).Items.ShouldBeEmpty("it is no more");
        (await shop.PostAsync("saved", "8", ("act", "merge"), ("list", ThemeShop.List), ("as", "state"))).Json["items"]!.AsArray().ShouldBeEmpty("nor does another get it");
    }

    [Fact]
    public async Task What_is_sold_out_can_be_waited_for_and_what_is_not_can_be_put_in_the_cart()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        await shop.PostAsync("saved", Customer, ("act", "save"), ("variant", "14"));
        var page = (await shop.GetAsync("saved", Customer)).Page;
        page.QuerySelector("form[action='/cart/add']").ShouldBeNull();
        page.QuerySelector("input[value=notify]").ShouldNotBeNull();
        await shop.PostAsync("saved", Customer, ("act", "notify"), ("variant", "14"));
        page = (await shop.GetAsync("saved", Customer)).Page;
        page.QuerySelector("input[value=notify]").ShouldBeNull();
        page.Body!.TextContent.ShouldContain("We will tell you when it is back.");
        (await shop.App.ShoppersAsync(shop.Shop)).Single().Item("14")!.ShouldSatisfyAllConditions(item => item.WantsStock.ShouldBeTrue(), item => item.Available.ShouldBe(0));
        await shop.PostAsync("saved", Customer, ("act", "save"), ("variant", "12"));
        (await shop.GetAsync("saved", Customer)).Page.QuerySelector("form[action='/cart/add'] input[name=id]")!.GetAttribute("value").ShouldBe("12");
    }

    [Fact]
    public async Task A_full_list_takes_no_more_and_says_so()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        var (now, money) = (shop.App.Clock.Now, new Money(900, new Currency("EUR")));
        await shop.App.Get<AnonymousLists>().ChangeAsync(shop.Shop, Keys.List(ThemeShop.List), list => list with { Entries = [.. Enumerable.Range(100, AnonymousList.Most).Select(id => new SavedEntry(new() { Id = $"{id}", Title = new string('x', 200), Url = new string('u', 500), Price = money, At = now }, now, WantsStock: false))] }, _ => null, now, CancellationToken.None);
        var state = await shop.PostAsync("saved", "", ("act", "save"), ("variant", "12"), ("list", ThemeShop.List), ("as", "state"));
        (state.Json["ok"]!.GetValue<bool>(), state.Json["items"]!.AsArray().Count).ShouldBe((false, AnonymousList.Most));
        state.Json["message"]!.GetValue<string>().ShouldStartWith("Your list is full");
    }

    [Fact]
    public async Task A_button_that_is_pressed_without_end_is_stopped_for_its_item_and_its_list_alone()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        var answers = new List<string>();
        for (var press = 0; press < 21; press++)
            answers.Add((await shop.PostAsync("saved", Customer, ("act", press % 2 == 0 ? "save" : "remove"), ("variant", "12"), ("as", "state"))).Json["message"]!.GetValue<string>());
        answers[19].ShouldNotStartWith("That was too often");
        answers[20].ShouldStartWith("That was too often");
        (await shop.PostAsync("saved", Customer, ("act", "save"), ("variant", "13"), ("as", "state"))).Json["ok"]!.GetValue<bool>().ShouldBeTrue();
        (await shop.PostAsync("saved", "8", ("act", "save"), ("variant", "12"), ("as", "state"))).Json["ok"]!.GetValue<bool>().ShouldBeTrue();
        shop.App.Clock.Now += TimeSpan.FromHours(1);
        (await shop.PostAsync("saved", Customer, ("act", "save"), ("variant", "12"), ("as", "state"))).Json["ok"]!.GetValue<bool>().ShouldBeTrue();
    }
}
