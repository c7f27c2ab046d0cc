using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Webhooks;

/// <summary>Genuine deliveries that are not understood: kept whole, sealed, listed, and tried again.</summary>
[Collection("Azurite")]
public sealed class QuarantineTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_signed_delivery_that_is_no_JSON_is_kept_whole_and_sealed()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await app.AddWooCommerceAsync();
        byte[] body = [.. Encoding.UTF8.GetBytes("PHP Warning: ... ann@example.test"), 0, 0xFF, 0xC3, 0x28];
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", body, deliveryId: "d-1"), Deliveries.Shopify("orders/create", body, webhookId: "w-1"));

        var kept = await app.Get<Quarantine>().ListAsync(CancellationToken.None);
        kept.Count.ShouldBe(2);
        foreach (var (_, delivery) in kept)
        {
            Convert.FromBase64String(delivery.Body).ShouldBe(body);
            delivery.Topic.ShouldBeOneOf("order.created", "orders/create");
            delivery.At.ShouldBe(app.Clock.Now);
        }

        kept.Single(entry => entry.Delivery.Platform == "woocommerce").Delivery.Headers["X-WC-Webhook-Delivery-ID"].ShouldBe("d-1");
        kept.Single(entry => entry.Delivery.Platform == "woocommerce").Delivery.Headers["X-WC-Webhook-Signature"].ShouldBe(Signature.Of(body, TestApp.WooSecret));
        kept.Single(entry => entry.Delivery.Platform == "shopify").Delivery.Headers["X-Shopify-Webhook-Id"].ShouldBe("w-1");
        app.Get<Counts>().Numbers["quarantined.woocommerce"].ShouldBe(1);

        foreach (var name in await app.Storage.Quarantine.NamesAsync())
        {
            var raw = Encoding.Latin1.GetString((await app.Storage.Quarantine.FindAsync(name, CancellationToken.None))!.ToArray());
            raw.ShouldNotContain("ann@example.test");
            raw.ShouldNotContain(Convert.ToBase64String(body)[..20]);
        }
    }

    [Fact]
    public async Task A_delivery_without_its_topic_is_kept()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await app.AddWooCommerceAsync();
        var woo = Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(1, At));
        woo.Headers.Remove("X-WC-Webhook-Topic");
        var shopify = Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(1, At));
        shopify.Headers.Remove("X-Shopify-Topic");
        var homeless = Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(1, At), domain: "evil.example");
        await app.TellAsync(woo, shopify, homeless);
        (await app.Get<Quarantine>().ListAsync(CancellationToken.None)).Select(entry => entry.Delivery.Reason).Order(StringComparer.Ordinal).ShouldBe(
            ["no X-Shopify-Shop-Domain header with a myshopify.com domain", "no X-Shopify-Topic header", "no X-WC-Webhook-Topic header"]);
        (await app.Storage.EventQueue.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_kept_delivery_that_is_understood_later_becomes_its_letter_and_leaves()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        // What an older version of the program did not understand: kept by hand, as that one would have.
        var delivery = new Delivery(Encoding.UTF8.GetBytes(Told.WooOrder(5, At).ToJsonString()), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-WC-Webhook-Topic"] = "order.created" });
        await app.Get<Quarantine>().KeepAsync("woocommerce", shop.Shop.Id, "order.created", "an older version", delivery, CancellationToken.None);
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", Encoding.UTF8.GetBytes("{")));

        (await app.Get<Replay>().RunAsync(CancellationToken.None)).ShouldBe((1, 1));
        (await app.Get<Quarantine>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem().Delivery.Body.ShouldBe(Convert.ToBase64String("{"u8));
        await app.RestAtAsync(At.AddHours(1));
        (await app.LettersAsync()).ShouldHaveSingleItem().To.ShouldBe("ann@example.test");
    }

    [Fact]
    public async Task A_trial_in_vain_changes_nothing_of_what_is_kept()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", Encoding.UTF8.GetBytes("{")));
        var name = (await app.Storage.Quarantine.NamesAsync()).ShouldHaveSingleItem();
        var before = (await app.Storage.Quarantine.GetBlobClient(name).GetPropertiesAsync()).Value.ETag;

        app.Clock.Now = At.AddDays(13);
        (await app.Get<Replay>().RunAsync(CancellationToken.None)).ShouldBe((0, 1));
        (await app.Get<Quarantine>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem().Delivery.At.ShouldBe(At);
        (await app.Storage.Quarantine.GetBlobClient(name).GetPropertiesAsync()).Value.ETag.ShouldBe(before);
    }

    [Fact]
    public async Task What_a_newer_program_keeps_is_left_alone()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var newer = new QuarantinedDelivery(StoredJson.Version + 1, "woocommerce", "s1", "order.created", "?", At, [], "");
        var bytes = app.Get<IDataProtectionProvider>().CreateProtector("quarantine").Protect(JsonSerializer.SerializeToUtf8Bytes(newer, Stored.Default.QuarantinedDelivery));
        await app.Storage.Quarantine.PutAsync("s1/x", BinaryData.FromBytes(bytes), CancellationToken.None);
        (await app.Get<Replay>().RunAsync(CancellationToken.None)).ShouldBe((0, 0));
        (await app.Storage.Quarantine.NamesAsync()).ShouldBe(["s1/x"]);
    }
}
