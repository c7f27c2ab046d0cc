using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Retention.App.Queues;
using Retention.App.Storage;

namespace Retention.App.Tests.Road;

/// <summary>What an attacker found, kept as tests.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class AttackedTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    public void Keys_are_the_same_whatever_calendar_the_machine_keeps(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Keys.PlanDay("s", At).ShouldBe("s|20261120");
            Keys.JournalHour("s", At).ShouldBe("s|2026112009");
            Keys.Instant(At).ShouldBe("20261120090000000");
            Keys.Minute(At).ShouldBe("202611200900");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_redact_erases_the_guest_too_whose_address_the_customer_took_later()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = (await app.AddShopifyAsync()).Shop;
        await TellAsync(app, "customers/update", Customer(880001, "old@red.example"));
        await TellAsync(app, "orders/paid", Deliveries.ShopifyOrder(880100, At, "new@red.example"));
        await TellAsync(app, "customers/update", Customer(880001, "new@red.example"));
        await TellAsync(app, "customers/redact", new JsonObject
        {
            ["shop_domain"] = "demo.myshopify.com",
            ["customer"] = new JsonObject { ["id"] = 880001, ["email"] = "new@red.example" },
            ["orders_to_redact"] = new JsonArray(880100),
        });

        app.Clock.Now = At.AddHours(2);
        await app.IdleAsync();
        (await app.LettersAsync()).ShouldBeEmpty();
        (await TestApp.RowsAsync(app.Storage.Shoppers)).Where(row => row.RowKey.StartsWith("order|", StringComparison.Ordinal)).ShouldBeEmpty();
        (await app.JournalAsync(shop.Id)).ShouldContain(line => line.Entry.Reason == "erased");
    }

    [Fact]
    public async Task A_redact_searches_the_quarantine_and_a_request_that_was_not_understood_outlasts_it()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        await app.AddShopifyAsync();
        var broken = Deliveries.ShopifyOrder(5, At, "quar@red.example");
        broken.Remove("id");
        await TellAsync(app, "orders/create", broken);
        // Without the id of the request it can't be told from another one.
        await TellAsync(app, "customers/data_request", new JsonObject { ["customer"] = new JsonObject { ["id"] = 9, ["email"] = "quar@red.example" } });
        await TellAsync(app, "customers/redact", new JsonObject { ["customer"] = new JsonObject { ["email"] = "quar@red.example" } });

        (await app.Get<App.Webhooks.Quarantine>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem().IsPrivacyRequest.ShouldBeTrue();
    }

    [Fact]
    public async Task An_order_of_many_long_lines_in_another_script_becomes_a_letter()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var shop = await app.AddWooCommerceAsync();
        var order = Deliveries.RecordedBody("04-block-checkout-placed--030");
        var line = order["line_items"]![0]!;
        line["name"] = new string('茶', 200);
        line["variation_id"] = 5;
        line["meta_data"] = new JsonArray(new JsonObject { ["key"] = "a", ["display_value"] = new string('茶', 200) });
        line["image"] = new JsonObject { ["src"] = "https://a.example/" + new string('茶', 480) };
        order["line_items"] = new JsonArray([.. Enumerable.Range(0, 300).Select(_ => line.DeepClone())]);
        (await app.DeliverAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", order))).ShouldBe(HttpStatusCode.OK);
        await app.IdleAsync();

        (await app.LettersAsync()).ShouldHaveSingleItem();
        (await app.Get<Poison>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hundred_and_twenty_open_journeys_end_at_once()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        for (var number = 1; number <= 120; number++)
            await app.DeliverAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", Order(number)));
        await app.IdleAsync();
        var anonymised = Order(7);
        anonymised["billing"]!["email"] = "deleted@site.invalid";
        await app.DeliverAsync(Deliveries.WooCommerce(shop.Connection!, "order.updated", anonymised));
        await app.IdleAsync();

        (await app.JournalAsync(shop.Shop.Id)).Count(line => line.Entry.Reason == "erased").ShouldBe(120);
    }

    [Fact]
    public async Task Letters_are_shown_to_this_machine_by_its_own_name_only()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        foreach (var (host, status) in new[] { ("127.0.0.1", HttpStatusCode.OK), ("localhost", HttpStatusCode.OK), ("evil.example", HttpStatusCode.NotFound) })
        {
            foreach (var path in new[] { "/dev/outbox", "/dev/outbox.json", "/dev/counts.json" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
                using var response = await app.Http.SendAsync(request);
                response.StatusCode.ShouldBe(status, $"{host}{path}");
            }
        }
    }

    private static JsonObject Order(int number)
    {
        var order = Deliveries.RecordedBody("04-block-checkout-placed--030");
        order["id"] = 5000 + number;
        foreach (var field in new[] { "date_created_gmt", "date_modified_gmt" })
            order[field] = At.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return order;
    }

    private static JsonObject Customer(long id, string email) => new() { ["id"] = id, ["email"] = email, ["updated_at"] = "2026-11-20T09:00:00Z" };

    private static async Task TellAsync(TestApp app, string topic, JsonObject body)
    {
        (await app.DeliverAsync(Deliveries.Shopify(topic, body))).ShouldBe(HttpStatusCode.OK);
        await app.IdleAsync();
    }
}
