using System.Text.Json.Nodes;
using Retention.App.Tests.Plugin;
using Retention.App.Tests.Road;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Tests.Webhooks;

/// <summary>The lists of saved items that our plugin tells of.</summary>
[Collection("Azurite")]
public sealed class WooCommerceSavedTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = PluginShop.At;

    [Fact]
    public void A_list_is_told_with_what_is_on_it_and_what_was_taken_off()
    {
        var list = Reads.WooCommerce<SavedListReported>("saved_item.updated", Recorded());
        (list.CustomerId, list.Email, list.Locale).ShouldBe((null, "ann@example.test", "de-DE"));
        list.Items.Select(entry => (entry.Item.Id, entry.Item.ProductId, entry.Item.Title, entry.Item.Variant, entry.Item.Price, entry.Item.Available, entry.At, entry.WantsStock)).ShouldBe(
        [
            ("12", "11", "Blue & white mug", "L", new Money(900, new Currency("EUR")), null, At, false),
            ("19", "19", "Tea Pot", null, new Money(4100, new Currency("EUR")), 0, At.AddMinutes(1), true),
        ]);
        list.Gone.ShouldBe([new ItemForgotten("21", At.AddMinutes(2))]);
        list.Consents.ShouldBe([new Consent(Channel.Email, Purpose.Marketing, IsGranted: true, At, "saved items") { Wording = "Yes, write to me", Evidence = "https://shop.test/saved/" }]);
    }

    [Fact]
    public void Who_says_stop_beside_the_list_refuses()
    {
        var body = Recorded();
        body["consents"] = new JsonArray(new JsonObject { ["channel"] = "email", ["granted"] = false, ["words"] = "Stop writing to me", ["at"] = At.ToString("O"), ["url"] = "https://shop.test/saved/" });
        Reads.WooCommerce<SavedListReported>("saved_item.updated", body).Consents.ShouldHaveSingleItem().ShouldBe(
            new Consent(Channel.Email, Purpose.Marketing, IsGranted: false, At, "saved items") { Wording = "Stop writing to me", Evidence = "https://shop.test/saved/" });
    }

    [Fact]
    public void A_list_of_nobody_and_one_that_is_no_more_are_left_out_and_a_broken_one_is_kept()
    {
        Reads.WooCommerce("saved_item.updated", Recorded().With("email", "")).ShouldBeOfType<Translated.Ignored>();
        Reads.WooCommerce("saved_item.updated", new JsonObject { ["v"] = 1, ["id"] = "x", ["is_gone"] = true }).ShouldBeOfType<Translated.Ignored>();
        Reads.WooCommerce("saved_item.updated", Recorded().With("updated_at", null)).ShouldBeOfType<Translated.NotUnderstood>();
        Reads.WooCommerce<SavedListReported>("saved_item.updated", Recorded().With("email", "").With("customer_id", 7)).CustomerId.ShouldBe("7");
        var broken = Recorded();
        broken["items"]![0]!["saved_at"] = "yesterday";
        Reads.WooCommerce<SavedListReported>("saved_item.updated", broken).Items.ShouldHaveSingleItem().Item.Id.ShouldBe("19");
    }

    [Fact]
    public async Task Each_item_is_saved_once_however_often_the_list_is_told()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        for (var delivery = 0; delivery < 3; delivery++)
        {
            await shop.App.TellAsync(Deliveries.WooCommerce(shop.Connection, "saved_item.updated", Recorded().With("updated_at", At.AddMinutes(delivery).ToString("O"))));
            await shop.ArriveAsync();
        }

        var shopper = (await shop.App.ShoppersAsync(shop.Shop)).ShouldHaveSingleItem();
        shopper.Items.Where(item => item.IsSaved).Select(item => (item.Id, item.SavedAt, item.WantsStock)).ShouldBe([("12", At, false), ("19", At.AddMinutes(1), true)]);
        shopper.Item("21")!.IsSaved.ShouldBeFalse();
        shopper.Locale!.Tag.ShouldBe("de-DE");
        shopper.Consents.ShouldHaveSingleItem().IsGranted.ShouldBeTrue();
        (await TestApp.RowsAsync(shop.App.Storage.Shoppers)).Count(row => row.RowKey.StartsWith("event|", StringComparison.Ordinal)).ShouldBe(4);
        shopper.Journeys.Where(journey => journey.Flow == "save-for-later").Select(journey => journey.Subject).ShouldBe(["12"], "what is out of stock is not reminded of");
    }

    [Fact]
    public async Task What_is_taken_off_is_forgotten_and_ends_its_reminders_whichever_delivery_comes_first()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        var off = Recorded();
        off["items"] = new JsonArray();
        off["removed"] = new JsonArray(new JsonObject { ["product_id"] = 11, ["variation_id"] = 12, ["at"] = At.AddMinutes(3).ToString("O") }, new JsonObject { ["product_id"] = 19, ["variation_id"] = 0, ["at"] = At.AddMinutes(3).ToString("O") });
        foreach (var body in new[] { off, Recorded() })
        {
            await shop.App.TellAsync(Deliveries.WooCommerce(shop.Connection, "saved_item.updated", body));
            await shop.ArriveAsync();
        }

        var shopper = (await shop.App.ShoppersAsync(shop.Shop)).ShouldHaveSingleItem();
        shopper.Items.ShouldAllBe(item => !item.IsSaved);
        shopper.Journeys.ShouldBeEmpty();
    }

    // As the plugin writes it (facts: contract of saved_item.updated, v 1).
    private static JsonObject Recorded() => new()
    {
        ["v"] = 1,
        ["id"] = new string('a', 64),
        ["customer_id"] = 0,
        ["email"] = "ann@example.test",
        ["locale"] = "de_DE",
        ["updated_at"] = At.AddMinutes(2).ToString("O"),
        ["items"] = new JsonArray(
            new JsonObject { ["product_id"] = 11, ["variation_id"] = 12, ["name"] = "Blue &amp; white mug", ["variant"] = "L", ["price"] = "9.00", ["currency"] = "EUR", ["saved_at"] = At.ToString("O"), ["image"] = "https://shop.test/m.jpg", ["url"] = "https://shop.test/m", ["in_stock"] = true, ["wants_stock"] = false },
            new JsonObject { ["product_id"] = 19, ["variation_id"] = 0, ["name"] = "Tea Pot", ["variant"] = "", ["price"] = "41.00", ["currency"] = "EUR", ["saved_at"] = At.AddMinutes(1).ToString("O"), ["image"] = "", ["url"] = "https://shop.test/t", ["in_stock"] = false, ["wants_stock"] = true }),
        ["removed"] = new JsonArray(new JsonObject { ["product_id"] = 21, ["variation_id"] = 0, ["at"] = At.AddMinutes(2).ToString("O") }),
        ["consents"] = new JsonArray(new JsonObject { ["channel"] = "email", ["granted"] = true, ["words"] = "Yes, write to me", ["at"] = At.ToString("O"), ["url"] = "https://shop.test/saved/" }),
    };
}
