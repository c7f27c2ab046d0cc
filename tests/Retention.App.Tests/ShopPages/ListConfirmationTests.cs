using System.Net;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;

namespace Retention.App.Tests.ShopPages;

/// <summary>An address that somebody typed in is nobody's until its mailbox says so.</summary>
[Collection("Azurite")]
public sealed class ListConfirmationTests(AzuriteFixture azurite)
{
    private const string Ann = ThemeShop.Ann;

    [Fact]
    public async Task Whoever_types_an_address_gets_one_confirmation_and_no_reminder_until_it_is_confirmed()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        await SaveAsync(shop);
        (await RememberAsync(shop)).Json["message"]!.GetValue<string>().ShouldStartWith("Look into your mailbox");
        await shop.ArriveAsync();
        var letter = (await shop.App.LettersAsync()).ShouldHaveSingleItem();
        (letter.Flow, letter.To).ShouldBe(("confirm-list", Ann));
        letter.Text.ShouldNotContain("Milk Jug", Case.Insensitive, "whoever typed in the address chose what is on the list");
        (await shop.App.ShoppersAsync(shop.Shop)).ShouldBeEmpty("nobody is told of it");

        // Typed again, on this list and on another, days later.
        await RememberAsync(shop);
        shop.App.Clock.Now += TimeSpan.FromDays(4);
        await SaveAsync(shop, "BbCdEfGhIjKlMnOpQrStUv");
        await RememberAsync(shop, list: "BbCdEfGhIjKlMnOpQrStUv");
        shop.App.Clock.Now += TimeSpan.FromDays(20);
        await shop.App.Get<Timetable>().TickAsync(CancellationToken.None);
        await shop.ArriveAsync();
        (await shop.App.LettersAsync()).ShouldHaveSingleItem("one letter, and no reminder");
    }

    [Fact]
    public async Task Once_confirmed_the_list_is_the_shopper_s_and_is_reminded_of()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        await SaveAsync(shop);
        await RememberAsync(shop);
        await shop.ArriveAsync();
        var link = await shop.LinkAsync();
        (await shop.OpenAsync(link)).Status.ShouldBe(HttpStatusCode.OK);
        await shop.ArriveAsync();
        (await shop.App.ShoppersAsync(shop.Shop)).ShouldBeEmpty("to open the page changes nothing: scanners do");

        (await shop.PressAsync(link)).LeadsTo.ShouldBe("list?done");
        (await shop.PressAsync(link)).LeadsTo.ShouldBe("list?done", "pressed twice is once");
        await shop.ArriveAsync();
        var shopper = (await shop.App.ShoppersAsync(shop.Shop)).ShouldHaveSingleItem();
        shopper.Item("12").ShouldNotBeNull().IsSaved.ShouldBeTrue();
        shopper.Consents.ShouldHaveSingleItem().ShouldSatisfyAllConditions(word => word.Topic.ShouldBe("save-for-later"), word => word.StandsConfirmed.ShouldBeTrue());
        (await shop.GetAsync("saved", "", ("list", ThemeShop.List))).Page.Body!.TextContent.ShouldContain("We remind you at the address that you confirmed.");

        // What is saved and taken off from now on is told at once.
        await shop.PostAsync("saved", "", ("act", "save"), ("variant", "13"), ("list", ThemeShop.List));
        await shop.PostAsync("saved", "", ("act", "remove"), ("variant", "12"), ("list", ThemeShop.List));
        await shop.ArriveAsync();
        (await shop.App.ShoppersAsync(shop.Shop)).Single().Items.Where(item => item.IsSaved).Select(item => item.Id).ShouldBe(["13"]);

        shop.App.Clock.Now += TimeSpan.FromDays(3) + TimeSpan.FromHours(1);
        await shop.App.Get<Timetable>().TickAsync(CancellationToken.None);
        await shop.ArriveAsync();
        (await shop.App.LettersAsync()).Where(letter => letter.Flow == "save-for-later").ShouldHaveSingleItem().ShouldSatisfyAllConditions(letter => letter.To.ShouldBe(Ann), letter => letter.Text.ShouldContain("Red Bowl"));
    }

    [Fact]
    public async Task A_typed_address_neither_shows_nor_changes_anything_of_whoever_it_belongs_to()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Shop, new CustomerReported("7", Ann, "Ann", shop.App.Clock.Now));
        await shop.PostAsync("saved", "7", ("act", "save"), ("variant", "13"));
        var before = (await shop.App.ShoppersAsync(shop.Shop)).ShouldHaveSingleItem();

        await SaveAsync(shop);
        await SaveAsync(shop, "BbCdEfGhIjKlMnOpQrStUv");
        var (known, stranger) = (await RememberAsync(shop), await RememberAsync(shop, "stranger@example.test", "BbCdEfGhIjKlMnOpQrStUv"));
        known.Text.ShouldBe(stranger.Text);
        await shop.ArriveAsync();
        (await shop.App.LettersAsync()).Select(letter => letter.To).Order(StringComparer.Ordinal).ShouldBe([Ann, "stranger@example.test"]);
        (await shop.GetAsync("saved", "", ("list", ThemeShop.List))).Items.ShouldBe(["Milk Jug"], "nothing of hers");
        var after = (await shop.App.ShoppersAsync(shop.Shop)).ShouldHaveSingleItem();
        (after.Turn, after.Items.Length).ShouldBe((before.Turn, before.Items.Length));

        // Also once it is confirmed: the browser that typed it in sees its own list alone.
        var letter = (await shop.App.LettersAsync()).First(one => one.To == Ann);
        await shop.PressAsync(new(letter.Text.Split([' ', '\n', '\r', '<', '>', '(', ')'], StringSplitOptions.RemoveEmptyEntries).First(word => word.EndsWith("/list", StringComparison.Ordinal))));
        await shop.ArriveAsync();
        (await shop.GetAsync("saved", "", ("list", ThemeShop.List))).Items.ShouldBe(["Milk Jug"]);
        (await shop.GetAsync("saved", "7")).Items.Order(StringComparer.Ordinal).ShouldBe(["Milk Jug", "Red Bowl"]);
    }

    [Fact]
    public async Task Nobody_is_asked_who_wants_no_mail_or_was_erased()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Shop, new ConsentReported(new(Channel.Email, Purpose: null, IsGranted: false, shop.App.Clock.Now, "unsubscribe link")) { Email = Ann });
        await shop.App.HandleAsync(shop.Shop, new ShopperErased(null, "bob@example.test", OrderId: null));
        await shop.App.HandleAsync(shop.Shop, new AddressSuppressed(Channel.Email, "bounce", shop.App.Clock.Now) { Email = "bounced@example.test" });
        foreach (var (address, number) in new[] { Ann, "bob@example.test", "bounced@example.test" }.Select((address, number) => (address, number)))
        {
            await SaveAsync(shop, $"{number}bCdEfGhIjKlMnOpQrStUv");
            (await RememberAsync(shop, address, $"{number}bCdEfGhIjKlMnOpQrStUv")).Json["ok"]!.GetValue<bool>().ShouldBeTrue("and the answer does not tell");
        }

        await shop.ArriveAsync();
        (await shop.App.LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_letter_of_an_address_that_was_typed_over_confirms_nothing_any_more()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        await SaveAsync(shop);
        await RememberAsync(shop);
        await shop.ArriveAsync();
        var link = await shop.LinkAsync();
        await RememberAsync(shop, "other@example.test");
        (await shop.PressAsync(link)).Status.ShouldBe(HttpStatusCode.Gone);
        await RememberAsync(shop);
        (await shop.OpenAsync(link)).Status.ShouldBe(HttpStatusCode.OK);
        shop.App.Clock.Now += TimeSpan.FromDays(31);
        (await shop.PressAsync(link)).Status.ShouldBe(HttpStatusCode.Gone, "a month is enough");
        await shop.ArriveAsync();
        (await shop.App.ShoppersAsync(shop.Shop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Letters_wait_while_all_sending_is_stopped()
    {
        await using var shop = await ThemeShop.StartAsync(azurite, one => one with { IsPaused = true });
        await SaveAsync(shop);
        await RememberAsync(shop);
        await shop.ArriveAsync();
        (await shop.App.LettersAsync()).ShouldBeEmpty();
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop, one => one with { IsPaused = false }, CancellationToken.None);
        shop.App.Clock.Now += TimeSpan.FromMinutes(61);
        await shop.App.Get<Timetable>().TickAsync(CancellationToken.None);
        await shop.ArriveAsync();
        (await shop.App.LettersAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_thousand_addresses_from_one_visitor_are_ten_an_hour()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        var answers = new List<string>();
        for (var number = 10; number < 22; number++)
        {
            var list = $"{number}CdEfGhIjKlMnOpQrStUv";
            await SaveAsync(shop, list);
            answers.Add((await shop.PostAsync("saved", "", "203.0.113.7", ("act", "remember"), ("email", $"{number}@example.test"), ("list", list), ("as", "state"))).Json["message"]!.GetValue<string>());
        }

        answers.Count(answer => answer.StartsWith("Look", StringComparison.Ordinal)).ShouldBe(10);
        await SaveAsync(shop, "99CdEfGhIjKlMnOpQrStUv");
        (await shop.PostAsync("saved", "", "203.0.113.8", ("act", "remember"), ("email", "x@example.test"), ("list", "99CdEfGhIjKlMnOpQrStUv"), ("as", "state"))).Json["ok"]!.GetValue<bool>().ShouldBeTrue("another visitor");
        (await TestApp.RowsAsync(shop.App.Storage.Shops)).ShouldAllBe(row => !row.RowKey.Contains("203.0.113", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_erasure_takes_the_lists_of_the_address_and_time_takes_the_others()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        await SaveAsync(shop);
        await RememberAsync(shop);
        await SaveAsync(shop, "BbCdEfGhIjKlMnOpQrStUv");
        await shop.ArriveAsync();
        (await ListsAsync(shop)).ShouldBe(3);
        await shop.App.HandleAsync(shop.Shop, new ShopperErased(null, Ann, OrderId: null));
        (await ListsAsync(shop)).ShouldBe(1);
        (await shop.GetAsync("saved", "", ("list", ThemeShop.List))).Items.ShouldBeEmpty();
        (await TestApp.RowsAsync(shop.App.Storage.Shops)).ShouldAllBe(row => row.GetString("To") != Ann && !row.Json().Contains(Ann, StringComparison.Ordinal));

        await shop.App.Get<AnonymousLists>().CleanAsync(shop.App.Clock.Now.AddDays(179), CancellationToken.None);
        (await ListsAsync(shop)).ShouldBe(1);
        await shop.App.Get<AnonymousLists>().CleanAsync(shop.App.Clock.Now.AddDays(181), CancellationToken.None);
        (await ListsAsync(shop)).ShouldBe(0);
        (await shop.Connected.NowAsync()).ShouldNotBeNull("and nothing else of the shop");
    }

    private static async Task<int> ListsAsync(ThemeShop shop) => (await TestApp.RowsAsync(shop.App.Storage.Shops)).Count(row => row.PartitionKey == Keys.Lists(shop.Shop));

    private static Task SaveAsync(ThemeShop shop, string list = ThemeShop.List) => shop.PostAsync("saved", "", ("act", "save"), ("variant", "12"), ("list", list), ("as", "state"));

    private static Task<ThemeShop.Answered> RememberAsync(ThemeShop shop, string email = Ann, string list = ThemeShop.List) =>
        shop.PostAsync("saved", "", ("act", "remember"), ("email", email), ("list", list), ("as", "state"));
}
