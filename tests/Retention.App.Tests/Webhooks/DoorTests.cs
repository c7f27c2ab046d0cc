using System.Net;
using System.Text;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Webhooks;

/// <summary>What the doors let in, and what they answer.</summary>
[Collection("Azurite")]
public sealed class DoorTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_delivery_that_is_not_signed_right_is_refused_and_nothing_of_it_is_stored()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await app.AddWooCommerceAsync();
        await app.AddShopifyAsync();

        foreach (var signature in new[] { null, "", "not base64 !", "AAAA", new string('A', 43) + "=", new string('A', 4000) })
            foreach (var (delivery, header) in new[]
            {
            (Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(1, At)), "X-Shopify-Hmac-Sha256"),
            (Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(1, At)), "X-WC-Webhook-Signature"),
        })
            {
                delivery.Headers.Remove(header);
                if (signature is not null)
                    delivery.Headers.TryAddWithoutValidation(header, signature);
                (await app.DeliverAsync(delivery)).ShouldBe(HttpStatusCode.Unauthorized);
            }

        await app.ShouldHoldNothingAsync();
    }

    [Fact]
    public async Task A_signature_of_other_bytes_or_by_another_secret_is_refused()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await app.AddWooCommerceAsync();
        var body = Encoding.UTF8.GetBytes(Told.WooOrder(1, At).ToJsonString());
        byte[] changed = [.. body, (byte)' '];

        var altered = Deliveries.WooCommerce(shop.Connection!, "order.created", body);
        altered.Content = new ByteArrayContent(changed);
        (await app.DeliverAsync(altered)).ShouldBe(HttpStatusCode.Unauthorized);
        (await app.DeliverAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", body, secret: "somebody else's"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await app.DeliverAsync(Deliveries.Shopify("orders/create", body, secret: TestApp.WooSecret))).ShouldBe(HttpStatusCode.Unauthorized);
        await app.ShouldHoldNothingAsync();
    }

    [Fact]
    public async Task Each_of_several_Shopify_secrets_is_believed()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var body = Encoding.UTF8.GetBytes(Deliveries.ShopifyOrder(1, At).ToJsonString());
        foreach (var secret in TestApp.ShopifySecrets)
            (await app.DeliverAsync(Deliveries.Shopify("orders/create", body, secret: secret))).ShouldBe(HttpStatusCode.OK);
        (await app.Storage.EventQueue.CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task An_unknown_or_malformed_connection_is_not_found()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        const string unknown = "0123456789abcdef0123456789abcdef";
        foreach (var connection in new[] { unknown, unknown.ToUpperInvariant(), unknown + "%0A", "short", "..%2F..%2Fetc", "a%23b%3Fc%5Cd", new string('a', 2000) })
            (await app.DeliverAsync(Deliveries.WooCommerce(connection, "order.created", Told.WooOrder(1, At)))).ShouldBe(HttpStatusCode.NotFound, connection);
        (await app.DeliverAsync(Deliveries.WooCommerce("%00", "order.created", Told.WooOrder(1, At)))).ShouldBe(HttpStatusCode.BadRequest); // Kestrel's own answer.
        await app.ShouldHoldNothingAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_8_MiB_is_too_large_and_one_of_exactly_8_MiB_is_not(bool isChunked)
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await app.AddWooCommerceAsync();
        foreach (var (length, answer) in new[] { (Delivery.Limit, HttpStatusCode.OK), (Delivery.Limit + 1, HttpStatusCode.RequestEntityTooLarge) })
        {
            var body = new byte[length];
            Array.Fill(body, (byte)' ');
            var woo = Deliveries.WooCommerce(shop.Connection!, "order.created", body);
            var shopify = Deliveries.Shopify("orders/create", body);
            foreach (var delivery in new[] { woo, shopify })
            {
                delivery.Headers.TransferEncodingChunked = isChunked;
                (await app.DeliverAsync(delivery)).ShouldBe(answer);
            }
        }

        (await app.Get<Quarantine>().ListAsync(CancellationToken.None)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_body_of_24_MiB_is_too_large_also_where_its_length_was_told()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/shopify") { Content = new ByteArrayContent(new byte[3 * Delivery.Limit]) };
        request.Headers.ExpectContinue = true; // As cURL asks before a large body. A second is .NET's patience, and a busy machine's answer may take longer.
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = app.Http.BaseAddress };
        using var answer = await patient.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task The_unsigned_ping_is_answered_with_exactly_200_and_nothing_is_stored()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await app.AddWooCommerceAsync();
        (await app.DeliverAsync(Deliveries.Recorded("00-ping", shop.Connection!))).ShouldBe(HttpStatusCode.OK);
        await app.ShouldHoldNothingAsync();
    }

    [Fact]
    public async Task What_only_looks_like_a_ping_is_refused()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await app.AddWooCommerceAsync();
        foreach (var body in new[] { "webhook_id=", "webhook_id=4&x=1", "xwebhook_id=4", "webhook_id=" + new string('4', 60) })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/woocommerce/{shop.Connection}") { Content = new StringContent(body) };
            (await app.DeliverAsync(request)).ShouldBe(HttpStatusCode.Unauthorized, body);
        }
    }

    [Fact]
    public async Task An_unknown_topic_is_answered_with_200_and_counted()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(
            Deliveries.WooCommerce(shop.Connection!, "wishlist.updated", Told.WooOrder(1, At)),
            Deliveries.Shopify("themes/publish", Deliveries.ShopifyOrder(1, At)));
        await app.ShouldHoldNothingAsync();
        var counts = app.Get<Counts>().Numbers;
        counts["ignored.topic wishlist.updated not used"].ShouldBe(1);
        counts["ignored.topic themes/publish not used"].ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Shopify_shop_that_is_unknown_or_uninstalled_is_answered_with_200_and_nothing_is_kept(bool wasInstalled)
    {
        await using var app = await TestApp.StartAsync(azurite);
        if (wasInstalled)
            await app.AddShopifyAsync(shop => shop with { UninstalledAt = At.AddDays(-1) });
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(1, At)));
        await app.IdleAsync();
        await app.ShouldHoldNothingAsync();
        app.Get<Counts>().Numbers["event dropped.shop unknown or uninstalled"].ShouldBe(1);
    }

    [Fact]
    public async Task A_secret_that_another_process_changes_is_believed_at_once_and_the_older_one_still()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await app.AddWooCommerceAsync();
        var body = Encoding.UTF8.GetBytes(Told.WooOrder(1, At).ToJsonString());
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", body)); // Now it is remembered.

        await using (var other = await TestApp.StartAsync(azurite, works: false, connection: app.Settings.StorageConnection))
            await other.Get<ShopStore>().SetConnectionAsync(shop.Connection!, shop.Shop.Id, "the-new-secret", consumerKey: null, consumerSecret: null, CancellationToken.None);

        await app.TellAsync(
            Deliveries.WooCommerce(shop.Connection!, "order.created", body, secret: "the-new-secret"),
            Deliveries.WooCommerce(shop.Connection!, "order.created", body, secret: TestApp.WooSecret));
        (await app.DeliverAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", body, secret: "neither"))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_shop_that_is_removed_is_no_longer_believed()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(Deliveries.Recorded("00-ping", shop.Connection!));
        await app.Get<ShopStore>().RemoveAsync(shop, CancellationToken.None);
        (await app.DeliverAsync(Deliveries.Recorded("04-block-checkout-placed--030", shop.Connection!))).ShouldBe(HttpStatusCode.NotFound);
    }
}
