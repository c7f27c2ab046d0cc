using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Tests.Road;

/// <summary>What the road holds to, whatever comes.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class RoadRules(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false, "neutral")]
    [InlineData(true, "first")]
    public async Task A_shopper_is_thanked_once_in_30_days_and_a_first_order_is_called_so_only_where_that_is_known(bool knowsAllOrders, string template)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync(known => known with { KnowsAllOrders = knowsAllOrders });
        foreach (var day in new[] { 0, 10, 31 })
        {
            app.Clock.Now = At.AddDays(day);
            await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(100 + day, app.Clock.Now)));
            await app.RestAtAsync(app.Clock.Now.AddHours(2));
        }

        (await app.JournalAsync(shop.Shop.Id)).Where(line => line.Entry is { Flow: "thank-you", Outcome: Outcome.NotSent }).Select(line => line.Entry.Reason).ShouldBe(["frequency-cap"]);
        (await app.JournalAsync(shop.Shop.Id)).Where(line => line.Entry.Outcome == Outcome.Sent).Select(line => (line.Entry.Subject, line.Entry.Template))
            .ShouldBe([("100", template), ("131", "returning")]);
        (await app.LettersAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_with_an_earlier_order_is_thanked_for_a_first_whichever_was_told_first()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync(known => known with { KnowsAllOrders = true });
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(2, At)));
        await app.IdleAsync();
        await app.TellAsync(Deliveries.Shopify("orders/updated", Deliveries.ShopifyOrder(1, At.AddYears(-2))));
        await app.RestAtAsync(At.AddHours(1));
        (await app.JournalAsync(shop.Shop.Id)).Single(line => line.Entry.Outcome == Outcome.Sent).Entry.Template.ShouldBe("returning");
    }

    [Fact]
    public async Task A_flow_that_is_off_is_silent_and_says_why_and_turned_off_before_its_hour_too()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync(known => known with { FlowsOn = [] });
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(1, At, email: "ann@example.test")));
        await app.IdleAsync();
        var shops = app.Get<ShopStore>();
        await shops.ChangeAsync(shop.Shop.Id, known => known.With("thank-you", on: true), CancellationToken.None);
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(2, At, email: "ben@example.test")));
        await app.IdleAsync();
        await shops.ChangeAsync(shop.Shop.Id, known => known.With("thank-you", on: false), CancellationToken.None);
        await app.RestAtAsync(At.AddHours(2));
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["flow-off"]); // The first was nobody's candidate.
        (await app.LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_shops_do_not_see_each_other()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var one = await app.AddShopifyAsync(known => known with { Brand = new("One") });
        var two = await app.AddShopifyAsync(known => known with { Brand = new("Two"), KnowsAllOrders = true }, domain: "two.myshopify.com");
        var order = Deliveries.ShopifyOrder(1, At, customer: 7);
        await app.TellAsync(Deliveries.Shopify("orders/create", order), Deliveries.Shopify("orders/create", order, domain: "two.myshopify.com"));
        await app.RestAtAsync(At.AddHours(1));
        (await app.LettersAsync()).Select(letter => letter.FromName).Order(StringComparer.Ordinal).ShouldBe(["One", "Two"]);
        var (here, there) = ((await app.ShoppersAsync(one.Shop.Id)).ShouldHaveSingleItem(), (await app.ShoppersAsync(two.Shop.Id)).ShouldHaveSingleItem());
        here.Id.ShouldNotBe(there.Id, StringComparer.Ordinal);
        here.Names.ShouldNotContain(name => there.Names.Contains(name));

        // Whoever refuses one shop's letters still gets the other's.
        using var answer = await app.Http.PostAsync(Unsubscribed((await app.LettersAsync()).Single(letter => letter.FromName == "One")), content: null);
        foreach (var domain in new[] { "demo.myshopify.com", "two.myshopify.com" })
            await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(2, At.AddDays(40), customer: 7), domain));
        await app.RestAtAsync(At.AddDays(40).AddHours(2));
        (await app.LettersAsync()).Count(letter => letter.FromName == "One").ShouldBe(1);
        (await app.LettersAsync()).Count(letter => letter.FromName == "Two").ShouldBe(2);
    }

    [Fact]
    public async Task An_order_whose_address_changes_to_a_known_shoppers_is_thanked_for_once()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(1, At.AddYears(-1), email: "right@example.test")));
        await app.IdleAsync();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(2, At, email: "wrogn@example.test")));
        await app.IdleAsync();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.updated", Told.WooOrder(2, At, email: "right@example.test", modified: At.AddMinutes(5))));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldHaveSingleItem().To.ShouldBe("right@example.test");
    }

    [Fact]
    public async Task The_same_deliveries_in_any_order_end_in_the_same_knowledge_and_at_most_one_letter_each()
    {
        var deliveries = Enumerable.Range(1, 20).SelectMany(Story).ToArray();
        string? first = null;
        foreach (var seed in new[] { 1, 2 })
        {
            await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(50));
            var shop = await app.AddShopifyAsync();
            var shuffled = deliveries.ToArray();
            new Random(seed).Shuffle(shuffled);
            await Parallel.ForEachAsync(shuffled, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (delivery, _) => await app.TellAsync(Deliveries.Shopify(delivery.Topic, delivery.Body)));
            await app.IdleAsync();
            await app.RestAtAsync(At.AddHours(2));

            var orders = (await app.ShoppersAsync(shop.Shop.Id)).SelectMany(shopper => shopper.Orders.Select(order => (shopper.Names, order))).ToArray();
            orders.Length.ShouldBe(20, $"seed {seed}: each order belongs to one shopper");
            var known = string.Join('\n', orders.OrderBy(pair => int.Parse(pair.order.Id)).Select(pair =>
                $"{pair.order.Id} {pair.order.Stage} {pair.order.UpdatedAt:O} {pair.order.PaidAt:O} {pair.order.IsRefunded} {pair.order.IsRisky} {pair.order.EmailKey is not null} {pair.Names.Length}"));
            first ??= known;
            known.ShouldBe(first, $"seed {seed}");
            (await app.LettersAsync()).Select(letter => letter.Message).ShouldBeUnique(StringComparer.Ordinal);
            // Orders 1, 5, 9... end as paid and standing: each of their letters goes out, whatever the order of its deliveries.
            (await app.LettersAsync()).Select(letter => letter.To).Order(StringComparer.Ordinal).ShouldBe(
                Enumerable.Range(1, 20).Where(number => number % 4 == 1).Select(number => $"s{number}@example.test").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task An_address_that_was_refused_as_a_guests_stays_refused_when_a_customer_orders_with_it()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        await app.TellAsync(
            Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(1, At, email: "guest@example.test")),
            Deliveries.Shopify("customers/create", new JsonObject { ["id"] = 7, ["email"] = "account@example.test", ["updated_at"] = At.ToString("O") }));
        await app.RestAtAsync(At.AddHours(1));
        using var answer = await app.Http.PostAsync(Unsubscribed((await app.LettersAsync()).ShouldHaveSingleItem()), content: null);
        app.Clock.Now = At.AddDays(60);
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(2, At.AddDays(60), email: "guest@example.test", customer: 7)));
        await app.RestAtAsync(At.AddDays(60).AddHours(2));
        (await app.LettersAsync()).ShouldHaveSingleItem();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["unsubscribed"]);
    }

    private static string Unsubscribed(App.Senders.OutboxLetter letter) => new Uri(letter.Headers["List-Unsubscribe"].Trim('<', '>')).AbsolutePath;

    // Five deliveries about one order. Every fourth order is refunded, every fourth cancelled, every fourth risky.
    private static (string Topic, JsonNode Body)[] Story(int number)
    {
        string Time(int minute) => At.AddMinutes(minute).ToString("O");
        JsonObject Order(int minute, string status) => Deliveries.ShopifyOrder(number, At, email: $"s{number}@example.test", customer: number % 2 == 0 ? 1000 + number : null)
            .With("financial_status", status).With("updated_at", Time(minute));
        (string Topic, JsonNode Body) last = (number % 4) switch
        {
            0 => ("refunds/create", new JsonObject { ["order_id"] = number, ["transactions"] = new JsonArray(new JsonObject { ["kind"] = "refund", ["status"] = "success", ["amount"] = "5.00" }) }),
            2 => ("orders/cancelled", Order(40, "paid").With("cancelled_at", Time(40))),
            3 => ("orders/risk_assessment_changed", new JsonObject { ["order_id"] = number, ["risk_level"] = "high" }),
            _ => ("orders/fulfilled", Order(40, "paid")),
        };
        return [("orders/create", Order(0, "pending")), ("orders/paid", Order(5, "paid")), ("orders/updated", Order(6, "paid")), ("orders/updated", Order(7, "paid").With("note", "x")), last];
    }
}
