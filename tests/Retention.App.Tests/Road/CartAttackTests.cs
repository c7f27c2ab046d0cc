using System.Text.Json.Nodes;
using Retention.App.ForShoppers;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;
using Cart = Retention.Flows.AbandonedCart.AbandonedCart;

namespace Retention.App.Tests.Road;

/// <summary>What an attacker tried on the reminders of carts, through the real doors; kept as tests.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class CartAttackTests(AzuriteFixture azurite)
{
    private const string Ann = "ann@example.test";
    private const string Ben = "ben@example.test";
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_checkout_is_reminded_of_once_an_hour_a_day_and_three_days_later()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        await AddAsync(app, shop => shop with { Brand = shop.Brand with { Url = "https://checkout.example" } });
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Checkout("c", At, Ann));
        await app.IdleAsync();
        foreach (var hours in new[] { 1, 2, 24, 25, 48, 72, 74, 96, 144 })
            await app.RestAtAsync(At.AddHours(hours));
        var letters = await app.LettersAsync();
        letters.Count.ShouldBe(3);
        foreach (var letter in letters)
        {
            letter.To.ShouldBe(Ann);
            // The button's own link: it leads to the checkout, without a word of it in the letter.
            var button = new Uri(letter.Text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).First(word => word.EndsWith("/go", StringComparison.Ordinal)));
            using var led = await app.Http.GetAsync(button.AbsolutePath);
            led.Headers.Location.ShouldBe(new Uri("https://checkout.example/c"));
        }
    }

    [Theory]
    [InlineData("another address, the checkout's token")]
    [InlineData("another address, the cart's token")]
    [InlineData("a known other's address")]
    [InlineData("the order is heard of first")]
    [InlineData("the checkout is changed after the order")]
    [InlineData("the cart is changed after the order")]
    [InlineData("a known other's address, and the checkout is changed after the order")]
    [InlineData("a known other's address, then the checkout takes that address too")]
    [InlineData("the checkout of two that was not bought")]
    [InlineData("the telephone number only")]
    public async Task After_the_order_nothing_is_said_of_the_cart(string how)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(40));
        var shop = await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Says(Ben, "subscribed", At.AddDays(-1)));
        var order = Deliveries.ShopifyOrder(5, At.AddMinutes(30), Ann).With("checkout_token", "c").With("cart_token", "cart-c");
        var checkout = Checkout("c", At, Ann, phone: "+4915112345678");
        HttpRequestMessage Order() => Deliveries.Shopify("orders/create", order);
        await app.IdleAsync();
        async Task InTurn(params HttpRequestMessage[] deliveries)
        {
            foreach (var delivery in deliveries)
            {
                await app.TellAsync(delivery);
                await app.IdleAsync();
            }
        }

        switch (how)
        {
            case "another address, the checkout's token":
                order.With("email", "new@example.test").With("contact_email", "new@example.test").With("cart_token", null);
                await InTurn(checkout, Order());
                break;
            case "another address, the cart's token":
                order.With("email", "new@example.test").With("contact_email", "new@example.test").With("checkout_token", null);
                await InTurn(checkout, Order());
                break;
            case "a known other's address":
                order.With("email", Ben).With("contact_email", Ben);
                await InTurn(checkout, Order());
                break;
            case "the order is heard of first":
                await InTurn(Order(), checkout);
                break;
            case "the checkout is changed after the order":
                await InTurn(checkout, Order(), Checkout("c", At.AddMinutes(35), Ann));
                break;
            case "the cart is changed after the order":
                await InTurn(checkout, Order(), CartOf("cart-c", At.AddMinutes(35)));
                break;
            case "a known other's address, and the checkout is changed after the order":
                order.With("email", Ben).With("contact_email", Ben);
                await InTurn(checkout, Order(), Checkout("c", At.AddMinutes(35), Ann));
                break;
            case "a known other's address, then the checkout takes that address too":
                order.With("email", Ben).With("contact_email", Ben);
                await InTurn(checkout, Order(), Checkout("c", At.AddMinutes(35), Ben));
                break;
            case "the checkout of two that was not bought":
                order.With("checkout_token", "d").With("cart_token", "cart-d");
                await InTurn(checkout, Checkout("d", At.AddMinutes(10), Ann), Order());
                break;
            default:
                order.With("email", "new@example.test").With("contact_email", "new@example.test").With("checkout_token", "x").With("cart_token", "x").With("phone", "+4915112345678");
                await InTurn(checkout, Order());
                break;
        }

        await EverythingAsync(app, At);
        (await app.LettersAsync()).Select(letter => letter.To).ShouldBeEmpty(string.Join(", ", await app.SilencesAsync(shop)));
    }

    [Fact]
    public async Task A_cart_that_is_changed_after_its_checkout_waits_its_hour_again_and_keeps_its_address()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Checkout("c", At, Ann));
        await app.RestAtAsync(At.AddMinutes(50));
        await app.TellAsync(CartOf("cart-c", At.AddMinutes(50)));
        await app.IdleAsync();
        await app.RestAtAsync(At.AddMinutes(70));
        (await app.LettersAsync()).ShouldBeEmpty();
        await app.RestAtAsync(At.AddMinutes(111));
        (await app.LettersAsync()).ShouldHaveSingleItem().To.ShouldBe(Ann);
    }

    [Fact]
    public async Task A_mistyped_address_that_is_put_right_is_not_written_to()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        await AddAsync(app);
        await app.TellAsync(Says("wrong@example.test", "subscribed", At.AddDays(-1)), Says(Ann, "subscribed", At.AddDays(-1)));
        await app.IdleAsync();
        await app.TellAsync(Checkout("c", At, "wrong@example.test"));
        await app.IdleAsync();
        await app.TellAsync(Checkout("c", At.AddMinutes(1), Ann));
        await app.IdleAsync();
        await app.RestAtAsync(At.AddMinutes(70));
        (await app.LettersAsync()).Select(letter => letter.To).ShouldBe([Ann]);
    }

    [Fact]
    public async Task Two_checkouts_of_one_person_are_reminded_of_as_one()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Checkout("c", At, Ann), Checkout("d", At.AddMinutes(5), Ann));
        await app.IdleAsync();
        await EverythingAsync(app, At);
        (await app.LettersAsync()).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("the shop")]
    [InlineData("the link")]
    public async Task Consent_that_is_taken_back_after_the_first_letter_ends_it(string where)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Checkout("c", At, Ann));
        await app.IdleAsync();
        await app.RestAtAsync(At.AddHours(1));
        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();
        if (where == "the shop")
            await app.TellAsync(Says(Ann, "unsubscribed", At.AddHours(2)));
        else
            await StopAsync(app, letter);
        await EverythingAsync(app, At);
        (await app.LettersAsync()).ShouldHaveSingleItem();
        (await app.SilencesAsync(shop)).ShouldContain(reason => reason == "unsubscribed");
    }

    [Theory]
    [InlineData("unsubscribed")]
    [InlineData("redacted")]
    public async Task A_refusal_told_of_a_customer_counts_for_the_guest_with_the_same_address(string state)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)));
        await app.IdleAsync();
        await app.TellAsync(Deliveries.Shopify("customers/create", new JsonObject { ["id"] = 7, ["email"] = Ann, ["verified_email"] = false, ["updated_at"] = At.ToString("O") }));
        await app.IdleAsync();
        await app.TellAsync(Says(Ann, state, At.AddMinutes(1), customer: 7));
        await app.IdleAsync();
        await app.TellAsync(Checkout("c", At.AddMinutes(2), Ann));
        await app.IdleAsync();
        await EverythingAsync(app, At);
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop)).ShouldContain(reason => reason == "unsubscribed");
    }

    [Fact]
    public async Task A_refusal_told_of_a_customer_counts_for_the_guest_whose_address_the_customer_took()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)));
        await app.TellAsync(Deliveries.Shopify("customers/create", new JsonObject { ["id"] = 7, ["email"] = "account@example.test", ["updated_at"] = At.ToString("O") }));
        await app.IdleAsync();
        await app.TellAsync(Says(Ann, "unsubscribed", At.AddMinutes(1), customer: 7));
        await app.IdleAsync();
        (await app.ShoppersAsync(shop)).Count.ShouldBe(2);
        await app.TellAsync(Checkout("c", At.AddMinutes(2), Ann));
        await app.IdleAsync();
        await EverythingAsync(app, At);
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop)).ShouldContain(reason => reason == "unsubscribed");
    }

    [Fact]
    public async Task Whoever_stops_the_letters_allows_them_again_and_stops_them_again_hears_nothing_more()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Checkout("c", At, Ann));
        await app.IdleAsync();
        await app.RestAtAsync(At.AddHours(1));
        await StopAsync(app, (await app.LettersAsync()).ShouldHaveSingleItem());
        await app.TellAsync(Says(Ann, "subscribed", At.AddHours(2)));
        await app.RestAtAsync(At.AddHours(3));
        await app.RestAtAsync(At.AddHours(26));
        var second = (await app.LettersAsync()).ToArray();
        second.Length.ShouldBe(2, "allowed again");
        await StopAsync(app, second[0]);
        await EverythingAsync(app, At.AddHours(2));
        (await app.LettersAsync()).Count.ShouldBe(2, "stopped again");
    }

    [Fact]
    public async Task A_journey_of_a_flow_that_only_a_newer_program_knows_keeps_its_wake_up()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Checkout("c", At, Ann));
        await app.IdleAsync();
        await ChangeAsync(app, shop, known => known with { Journeys = [.. known.Journeys.Select(journey => journey with { FlowVersion = 2 })] });
        await app.RestAtAsync(At.AddMinutes(70));
        (await app.LettersAsync()).ShouldBeEmpty();
        // The newer program comes.
        await ChangeAsync(app, shop, known => known with { Journeys = [.. known.Journeys.Select(journey => journey with { FlowVersion = 1 })] });
        await EverythingAsync(app, At);
        (await app.LettersAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_brake_holds_everything_and_what_is_too_late_afterwards_is_dropped()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Checkout("c", At, Ann));
        await app.IdleAsync();
        await app.Get<ShopStore>().ChangeAsync(shop, known => known.Paused(true), CancellationToken.None);
        foreach (var hours in new[] { 1, 5, 20, 30 })
            await app.RestAtAsync(At.AddHours(hours));
        (await app.LettersAsync()).ShouldBeEmpty();
        await app.Get<ShopStore>().ChangeAsync(shop, known => known.Paused(false), CancellationToken.None);
        await EverythingAsync(app, At);
        (await app.LettersAsync()).Count.ShouldBeInRange(1, 2);
        (await app.SilencesAsync(shop)).ShouldContain(reason => reason == "flow-paused");
    }

    [Fact]
    public async Task Turned_off_and_on_again_before_its_hour_it_goes_on_and_off_at_its_hour_it_is_over()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Checkout("c", At, Ann));
        await app.IdleAsync();
        await SwitchAsync(app, shop, on: false);
        await app.RestAtAsync(At.AddMinutes(30));
        await SwitchAsync(app, shop, on: true);
        await app.RestAtAsync(At.AddHours(1));
        (await app.LettersAsync()).Count.ShouldBe(1);
        await SwitchAsync(app, shop, on: false);
        await app.RestAtAsync(At.AddHours(25));
        await SwitchAsync(app, shop, on: true);
        await EverythingAsync(app, At);
        (await app.LettersAsync()).Count.ShouldBe(1);
        (await app.SilencesAsync(shop)).ShouldContain(reason => reason == "flow-off");
    }

    [Fact]
    public async Task A_clock_that_jumps_three_days_ahead_and_back_says_nothing_twice_and_nothing_too_late()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Checkout("c", At, Ann));
        await app.IdleAsync();
        await app.RestAtAsync(At.AddHours(1));
        (await app.LettersAsync()).Count.ShouldBe(1);
        await app.RestAtAsync(At.AddHours(73));
        await app.RestAtAsync(At.AddHours(2));
        await EverythingAsync(app, At);
        await EverythingAsync(app, At.AddDays(3));
        var letters = await app.LettersAsync();
        letters.Select(letter => letter.Message).ShouldBeUnique(StringComparer.Ordinal);
        letters.Count.ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task With_texts_set_on_the_text_s_turn_sends_one_text_and_no_letter()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await AddAsync(app, known => known with { Settings = known.Settings with { SendsTexts = true, TextWindow = TestApp.Plain.EmailWindow } });
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Checkout("c", At, Ann, phone: "+4915112345678"));
        await app.IdleAsync();
        var person = (await app.ShoppersAsync(shop)).Single(known => known.Carts.Length > 0);
        var phone = person.Carts[0].Contact!.PhoneKey.ShouldNotBeNull();
        await ChangeAsync(app, shop, known => known.With(new ConsentWord(phone, Channel.Text, Purpose.Marketing, "abandoned-cart", IsGranted: true, At, "x") { IsConfirmed = true }));
        await app.RestAtAsync(At.AddHours(1));
        (await app.LettersAsync()).Count.ShouldBe(1);
        await app.RestAtAsync(At.AddHours(5));
        var text = (await app.LettersAsync()).Single(message => message.Channel == Channel.Text);
        (text.To, text.Subject, text.Html).ShouldBe(("+4915112345678", "", ""));
        text.Text.ShouldContain("your cart is still here");
        (await app.LettersAsync()).Count.ShouldBe(2);
        (await app.SilencesAsync(shop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nobody_brings_texts_the_text_s_turn_is_silent_and_the_letters_go_on()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, change: settings => settings with { IsDevelopment = false });
        var shop = await AddAsync(app, known => known with { Settings = known.Settings with { SendsTexts = true, TextWindow = TestApp.Plain.EmailWindow } });
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Checkout("c", At, Ann, phone: "+4915112345678"));
        await app.IdleAsync();
        var person = (await app.ShoppersAsync(shop)).Single(known => known.Carts.Length > 0);
        var phone = person.Carts[0].Contact!.PhoneKey.ShouldNotBeNull();
        await ChangeAsync(app, shop, known => known.With(new ConsentWord(phone, Channel.Text, Purpose.Marketing, "abandoned-cart", IsGranted: true, At, "x") { IsConfirmed = true }));
        await app.RestAtAsync(At.AddHours(1));
        await app.RestAtAsync(At.AddHours(5));
        (await app.LettersAsync()).Count.ShouldBe(1);
        (await app.SilencesAsync(shop)).ShouldBe(["no-sender"]);
    }

    [Fact]
    public async Task Somebody_erased_leaves_no_row_of_a_cart_and_hears_nothing_more()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1), customer: 7), Checkout("c", At, Ann, customer: 7));
        await app.IdleAsync();
        await app.TellAsync(Deliveries.Shopify("customers/redact", new JsonObject { ["customer"] = new JsonObject { ["id"] = 7, ["email"] = Ann } }));
        await app.IdleAsync();
        await app.TellAsync(Checkout("c", At.AddMinutes(5), Ann, customer: 7), Checkout("d", At.AddMinutes(6), Ann));
        await app.IdleAsync();
        await EverythingAsync(app, At);
        (await app.LettersAsync()).ShouldBeEmpty();
        (await TestApp.RowsAsync(app.Storage.Shoppers)).Where(row => row.RowKey.StartsWith("cart|", StringComparison.Ordinal) || row.RowKey.StartsWith("message|", StringComparison.Ordinal)).ShouldBeEmpty();
        foreach (var row in await TestApp.RowsAsync(app.Storage.Shoppers))
            row.Select(pair => pair.Value).OfType<string>().ShouldAllBe(text => !text.Contains("ann@", StringComparison.OrdinalIgnoreCase), row.RowKey);
        (await app.ShoppersAsync(shop)).ShouldContain(known => known.IsErased);
    }

    [Fact]
    public async Task Two_who_are_merged_with_a_cart_each_get_no_more_than_one_would()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await AddAsync(app);
        await app.TellAsync(Says(Ann, "subscribed", At.AddDays(-1)), Checkout("c", At, Ann));
        await app.IdleAsync();
        await app.TellAsync(Deliveries.Shopify("customers/create", new JsonObject { ["id"] = 7, ["email"] = "account@example.test", ["updated_at"] = At.ToString("O") }));
        await app.TellAsync(Says("account@example.test", "subscribed", At.AddDays(-1), customer: 7), Checkout("d", At, "account@example.test", customer: 7));
        await app.IdleAsync();
        await app.RestAtAsync(At.AddMinutes(30));
        await app.TellAsync(Deliveries.Shopify("customers/update", new JsonObject { ["id"] = 7, ["email"] = Ann, ["verified_email"] = true, ["updated_at"] = At.AddMinutes(30).ToString("O") }));
        await app.IdleAsync();
        (await app.ShoppersAsync(shop)).Count(known => known.Journeys.Length > 0).ShouldBe(1);
        await EverythingAsync(app, At);
        (await app.LettersAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Whoever_stands_for_thousands_still_fits_into_a_row()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = await AddAsync(app);
        var known = (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!.Shop;
        var store = app.Get<ShopperStore>();
        var loaded = await store.LoadAsync(shop, "till", CancellationToken.None);
        var till = loaded.Shopper;
        for (var number = 0; number < 5_000; number++)
        {
            static string Hash(int number) => $"{number:x24}";
            KnownName[] names = [new(NameKind.Customer, "c"), new(NameKind.Email, Hash(number)), new(NameKind.Checkout, Hash(number)), new(NameKind.Cart, Hash(number)), new(NameKind.Phone, Hash(number)), new(NameKind.Street, Hash(number))];
            var cart = Reported.Cart($"{number}", "x@example.test").Cart with { UpdatedAt = At.AddMilliseconds(number), Url = "https://shop.example", Country = "US", Region = "NY", Total = new Money(100, new Currency("USD")) };
            cart = cart with { Consents = [new(Channel.Email, Purpose.Marketing, IsGranted: number % 2 == 0, At, "customer record")] };
            var order = Reported.Order($"82098291194{number:00000000}", "x@example.test", at: At.AddDays(-1)).Order;
            order = order with { Country = "US", Region = "NY", Lines = [.. Enumerable.Range(0, 20).Select(line => order.Lines[0] with { VariantId = $"4410000{number:0000}{line:000000}" })] };
            till = Retention.Shoppers.Knowledge.Apply(till, new CartReported(cart), $"{Guid.NewGuid():N}|cart", names, known, At.AddSeconds(6)).Shopper;
            till = Retention.Shoppers.Knowledge.Apply(till, new OrderReported(order), $"{Guid.NewGuid():N}", names[..2], known, At.AddSeconds(6)).Shopper;
            till = till.With(new Suppression(Hash(number), Channel.Email, "complaint", At));
            till = till.With(new KnownItem { Id = $"{number}", SavedAt = At, EmailKey = Hash(number), Price = cart.Total, PriceWhenSaved = cart.Total, LowestPrice = cart.Total });
        }

        till.Journeys.Length.ShouldBe(Retention.Shoppers.Shopper.MostJourneys);
        till = till with { Journeys = [.. till.Journeys.Select(journey => journey with { Claim = new(new string('m', 24), 1, At, At, "reminder"), NotBefore = At, WaitsFor = "quiet-hours" })] };
        (await store.CommitAsync(shop, loaded, till, [], CancellationToken.None)).ShouldBeTrue();
        var row = (await store.FindAsync(shop, "till", Keys.State, CancellationToken.None))!;
        (2 * row.Json().Length).ShouldBeLessThan(900_000, "a row of a table holds 1 MiB, two bytes a character");
        (await store.LoadAsync(shop, "till", CancellationToken.None)).Shopper.Refuses("anybody").ShouldBeTrue("more refused than can be remembered");
    }

    private static async Task<string> AddAsync(TestApp app, Func<Shop, Shop>? change = null)
    {
        Shop On(Shop known) => known with { FlowsOn = [Cart.Flow.Key] };
        return (await app.AddShopifyAsync(known => change?.Invoke(On(known)) ?? On(known))).Shop.Id;
    }

    private static Task SwitchAsync(TestApp app, string shop, bool on) => app.Get<ShopStore>().ChangeAsync(shop, known => known.With(Cart.Flow.Key, on), CancellationToken.None);

    private static async Task EverythingAsync(TestApp app, DateTimeOffset from)
    {
        foreach (var hours in new[] { 2, 3, 6, 25, 27, 49, 51, 73, 75, 97, 121, 150 })
        {
            if (from.AddHours(hours) > app.Clock.Now)
                await app.RestAtAsync(from.AddHours(hours));
        }
    }

    private static async Task StopAsync(TestApp app, OutboxLetter letter)
    {
        using var answer = await app.Http.PostAsync(new Uri(letter.Headers["List-Unsubscribe"].Split(',')[0].Trim('<', '>', ' ')).AbsolutePath, content: null);
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    private static async Task ChangeAsync(TestApp app, string shop, Func<Retention.Shoppers.Shopper, Retention.Shoppers.Shopper> change)
    {
        foreach (var person in (await app.ShoppersAsync(shop)).Where(known => known.Journeys.Length > 0))
        {
            var store = app.Get<ShopperStore>();
            var loaded = await store.LoadAsync(shop, person.Id, CancellationToken.None);
            (await store.CommitAsync(shop, loaded, change(loaded.Shopper), [], CancellationToken.None)).ShouldBeTrue();
        }
    }

    private static HttpRequestMessage Says(string email, string state, DateTimeOffset at, long? customer = null) => Deliveries.Shopify("customers_email_marketing_consent/update", new JsonObject
    {
        ["customer_id"] = customer,
        ["email_address"] = email,
        ["email_marketing_consent"] = new JsonObject { ["state"] = state, ["opt_in_level"] = "single_opt_in", ["consent_updated_at"] = at.ToString("O") },
    });

    private static HttpRequestMessage Checkout(string token, DateTimeOffset at, string? email, long? customer = null, string? phone = null)
    {
        var body = Deliveries.ShopifySample("checkouts/update").With("token", token).With("cart_token", $"cart-{token}").With("email", email).With("phone", phone)
            .With("completed_at", null).With("customer", customer is { } id ? new JsonObject { ["id"] = id, ["email"] = email } : null)
            .With("abandoned_checkout_url", $"https://checkout.example/{token}").With("sms_marketing_phone", null).With("billing_address", null).With("shipping_address", null);
        foreach (var field in new[] { "created_at", "updated_at" })
            body[field] = at.ToString("O");
        return Deliveries.Shopify("checkouts/update", body);
    }

    private static HttpRequestMessage CartOf(string token, DateTimeOffset at) => Deliveries.Shopify(
        "carts/update", Deliveries.ShopifySample("carts/update").With("token", token).With("id", token).With("created_at", at.ToString("O")).With("updated_at", at.ToString("O")));
}
