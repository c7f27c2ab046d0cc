using System.Text.Json.Nodes;
using Retention.App.Storage;

namespace Retention.App.Tests.Road;

/// <summary>What WooCommerce does that nobody expects (facts/woocommerce.md 0), and what comes of it.</summary>
[Collection("Azurite")]
public sealed class WooCommerceTraps(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_checkout_draft_is_never_an_order()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(Deliveries.Recorded("02-block-checkout-draft--026", shop.Connection!), Deliveries.Recorded("03-block-checkout-page-typed-email--028", shop.Connection!));
        await app.RestAtAsync(app.Clock.Now.AddHours(2));
        (await app.ShoppersAsync(shop.Shop.Id)).ShouldAllBe(shopper => shopper.Orders.IsEmpty);
        (await app.LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_signed_error_body_marks_the_shop_in_trouble_where_it_is_about_rights_and_is_ignored_else()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var shop = await app.AddWooCommerceAsync();
        JsonObject Error(int status) => new() { ["code"] = "woocommerce_rest_shop_order_invalid_id", ["message"] = "Invalid ID.", ["data"] = new JsonObject { ["status"] = status } };
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.updated", Error(404)));
        await app.IdleAsync();
        (await app.Get<ShopStore>().FindAsync(shop.Shop.Id, CancellationToken.None))!.Shop.Trouble.ShouldBeNull();

        await app.TellAsync(Deliveries.Recorded("23-owner-gone", shop.Connection!));
        await app.IdleAsync();
        (await app.Get<ShopStore>().FindAsync(shop.Shop.Id, CancellationToken.None))!.Shop.Trouble.ShouldBe("woocommerce_rest_cannot_view");

        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.updated", Error(403)));
        await app.IdleAsync();
        (await app.Get<ShopStore>().FindAsync(shop.Shop.Id, CancellationToken.None))!.Shop.Trouble.ShouldBe("woocommerce_rest_shop_order_invalid_id");
        (await app.ShoppersAsync(shop.Shop.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_orders_under_one_delivery_id_are_two_letters_to_two_shoppers()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(
            Deliveries.WooCommerce(shop.Connection!, "order.updated", Told.WooOrder(29, At, email: "ann@example.test"), deliveryId: "39c2"),
            Deliveries.WooCommerce(shop.Connection!, "order.updated", Told.WooOrder(30, At, email: "ben@example.test"), deliveryId: "39c2"));
        await app.RestAtAsync(At.AddHours(1));
        (await app.LettersAsync()).Select(letter => letter.To).Order(StringComparer.Ordinal).ShouldBe(["ann@example.test", "ben@example.test"]);
    }

    [Fact]
    public async Task Three_states_in_one_delivery_before_its_creation_is_told_are_one_letter()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        var completed = Told.WooOrder(34, At, "completed", modified: At.AddMinutes(2));
        await app.TellAsync(
            Deliveries.WooCommerce(shop.Connection!, "order.updated", completed),
            Deliveries.WooCommerce(shop.Connection!, "order.created", completed),
            Deliveries.WooCommerce(shop.Connection!, "order.updated", Told.WooOrder(34, At, "pending")));
        await app.RestAtAsync(At.AddHours(3));
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refund_in_part_or_whole_silences(bool isWhole)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(5, At)));
        await app.IdleAsync();
        var refunded = isWhole
            ? Told.WooOrder(5, At, "refunded", modified: At.AddMinutes(20))
            : Told.WooOrder(5, At, modified: At).With("refunds", new JsonArray(new JsonObject { ["id"] = 6, ["reason"] = "", ["total"] = "-5.00" })); // The modified time may not move.
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.updated", refunded));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["refunded"]);
    }

    [Fact]
    public async Task The_recorded_partial_refund_trash_and_cancellation_silence()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(
            Deliveries.Recorded("09-order-partial-refund", shop.Connection!),
            Deliveries.Recorded("32-order-cancelled--239", shop.Connection!));
        await app.RestAtAsync(app.Clock.Now.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        // The cancelled one was never paid, so no journey began.
        (await app.SilencesAsync(shop.Shop.Id)).ShouldAllBe(reason => reason == "refunded" || reason == "cancelled");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_anonymised_order_ends_its_journey_and_nobody_is_ever_written_to(bool comesFirst)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        var order = Told.WooOrder(5, At);
        var anonymised = Told.WooOrder(5, At, email: "deleted@site.invalid", modified: At.AddMinutes(10)).With("meta_data", new JsonArray(new JsonObject { ["key"] = "_anonymized", ["value"] = "yes" }));
        var other = Told.WooOrder(4, At.AddMinutes(-5));
        if (comesFirst)
        {
            // Another order of the same person is kept already: it goes too.
            await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", other));
            await app.IdleAsync();
        }

        foreach (var body in comesFirst ? new[] { anonymised, order } : [order, anonymised])
        {
            await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.updated", body));
            await app.IdleAsync();
        }

        // An older delivery of it arrives afterwards, and a new order of the same person.
        await app.TellAsync(
            Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(5, At, "pending")),
            Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(6, At.AddMinutes(20))));
        await app.RestAtAsync(At.AddHours(3));

        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldNotBeEmpty();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldAllBe(reason => reason == "erased");
        var rows = await TestApp.RowsAsync(app.Storage.Shoppers);
        rows.ShouldNotContain(row => row.RowKey.StartsWith("order|", StringComparison.Ordinal));
        rows.ShouldAllBe(row => !row.Json().Contains("example.test", StringComparison.Ordinal) && !row.Json().Contains("site.invalid", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("order.deleted", false)]
    [InlineData("order.updated", true)]
    public async Task An_order_in_the_bin_is_not_thanked_for(string topic, bool isTrashStatus)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(13, At)));
        await app.IdleAsync();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, topic, isTrashStatus ? Told.WooOrder(13, At, "trash") : new JsonObject { ["id"] = 13 }));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["order-removed"]);
    }

    [Fact]
    public async Task A_deleted_customer_is_erased()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(5, At, customer: 3)));
        await app.IdleAsync();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "customer.deleted", new JsonObject { ["id"] = 3 }));
        await app.IdleAsync(); // Who is erased is looked for in many places first.
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["erased"]);
        (await TestApp.RowsAsync(app.Storage.Shoppers)).ShouldNotContain(row => row.Json().Contains("ann@example.test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cash_on_delivery_is_thanked_for_an_hour_after_it_was_placed()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(5, At).With("date_paid_gmt", null)));
        await app.RestAtAsync(At.AddMinutes(59));
        (await app.LettersAsync()).ShouldBeEmpty();
        await app.RestAtAsync(At.AddMinutes(60));
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_bank_transfer_is_thanked_for_an_hour_after_the_money_came()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(5, At, "on-hold")));
        var paid = At.AddDays(3);
        await app.RestAtAsync(paid);
        (await app.LettersAsync()).ShouldBeEmpty();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.updated", Told.WooOrder(5, At, paid: paid)));
        await app.RestAtAsync(paid.AddMinutes(59));
        (await app.LettersAsync()).ShouldBeEmpty();
        await app.RestAtAsync(paid.AddHours(1));
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bulk_edit_of_last_years_orders_thanks_nobody(bool isPaidTold)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        var old = Told.WooOrder(5, At.AddYears(-1), "completed", modified: At);
        if (!isPaidTold)
            old.With("date_paid_gmt", null);
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.updated", old));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["event-too-old"]);
    }

    [Fact]
    public async Task A_plugins_own_status_is_paid_when_the_shop_says_when()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(
            Deliveries.WooCommerce(shop.Connection!, "order.updated", Told.WooOrder(5, At, "shipped", email: "ann@example.test", paid: At)),
            Deliveries.WooCommerce(shop.Connection!, "order.updated", Told.WooOrder(6, At, "quote-requested", email: "ben@example.test")));
        await app.RestAtAsync(At.AddHours(1));
        (await app.LettersAsync()).ShouldHaveSingleItem().To.ShouldBe("ann@example.test");
    }

    [Fact]
    public async Task Entities_in_names_are_read_and_stay_harmless_in_the_letter()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        var order = Told.WooOrder(5, At);
        order["line_items"]![0]!["name"] = "Mug &amp; Saucer &ndash; 2 &times; &lt;b&gt;";
        order["billing"]!["first_name"] = "O&#039;Hara";
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", order));
        await app.RestAtAsync(At.AddHours(1));
        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();
        letter.Subject.ShouldContain("O'Hara");
        letter.Text.ShouldContain("Mug & Saucer – 2 × <b>");
        letter.Html.ShouldContain("Mug &amp; Saucer");
        letter.Html.ShouldNotContain("<b>");
    }
}
