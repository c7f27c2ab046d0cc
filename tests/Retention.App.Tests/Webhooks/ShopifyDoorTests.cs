using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Webhooks;

/// <summary>Shopify's door under attack, and what it needs to answer: the body, the secrets and one message, and nothing of the shop.</summary>
[Collection("Azurite")]
public sealed class ShopifyDoorTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(Deliveries.ShopifyOrder(1, At).ToJsonString());

    [Fact]
    public async Task Neither_another_secret_nor_an_altered_body_nor_a_signature_of_something_else_opens_the_door()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        byte[] altered = [.. Body];
        altered[^3] ^= 1;
        (await app.DeliverAsync(Deliveries.Shopify("orders/create", Body, secret: "wrong"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await app.DeliverAsync(Signed(altered, Signature.Of(Body, TestApp.ShopifySecrets[^1])))).ShouldBe(HttpStatusCode.Unauthorized, "altered");
        (await app.DeliverAsync(Signed([], Signature.Of(Body, TestApp.ShopifySecrets[^1])))).ShouldBe(HttpStatusCode.Unauthorized, "nothing left of it");
        (await app.DeliverAsync(Signed(Body, Signature.Of([], TestApp.ShopifySecrets[^1])))).ShouldBe(HttpStatusCode.Unauthorized, "the signature of nothing");
        (await app.DeliverAsync(Signed(Body, Convert.ToHexStringLower(Convert.FromBase64String(Signature.Of(Body, TestApp.ShopifySecrets[^1])))))).ShouldBe(HttpStatusCode.Unauthorized, "in another form");
        (await app.DeliverAsync(Signed(Body, null))).ShouldBe(HttpStatusCode.Unauthorized, "none");
        await app.ShouldHoldNothingAsync();
        (await app.DeliverAsync(Signed(Body, Signature.Of(Body, TestApp.ShopifySecrets[^1])))).ShouldBe(HttpStatusCode.OK, "and this is how it opens");
    }

    [Fact]
    public async Task Two_signatures_are_none()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var delivery = Deliveries.Shopify("orders/create", Body);
        delivery.Headers.TryAddWithoutValidation("X-Shopify-Hmac-Sha256", Signature.Of(Body, "wrong"));
        (await app.DeliverAsync(delivery)).ShouldBe(HttpStatusCode.Unauthorized);
        await app.ShouldHoldNothingAsync();
    }

    [Fact]
    public async Task A_rotated_secret_works_and_so_does_the_oldest_until_it_is_revoked()
    {
        await using (var rotated = await TestApp.StartAsync(azurite, works: false))
        {
            foreach (var secret in TestApp.ShopifySecrets)
                (await rotated.DeliverAsync(Deliveries.Shopify("orders/create", Body, secret: secret))).ShouldBe(HttpStatusCode.OK);
        }

        await using var revoked = await TestApp.StartAsync(azurite, works: false, change: settings => settings with { ShopifySecrets = [TestApp.ShopifySecrets[0]] });
        (await revoked.DeliverAsync(Deliveries.Shopify("orders/create", Body, secret: TestApp.ShopifySecrets[0]))).ShouldBe(HttpStatusCode.OK);
        (await revoked.DeliverAsync(Deliveries.Shopify("orders/create", Body, secret: TestApp.ShopifySecrets[^1]))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_signed_empty_body_or_one_without_its_headers_is_kept_and_never_an_event()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var topicless = Deliveries.Shopify("orders/create", Body);
        topicless.Headers.Remove("X-Shopify-Topic");
        var homeless = Deliveries.Shopify("orders/create", Body);
        homeless.Headers.Remove("X-Shopify-Shop-Domain");
        await app.TellAsync(Deliveries.Shopify("orders/create", []), topicless, homeless, Deliveries.Shopify("orders/create", Body, domain: "demo.myshopify.com.evil.example"));
        (await app.Storage.EventQueue.CountAsync()).ShouldBe(0);
        (await app.Get<Quarantine>().ListAsync(CancellationToken.None)).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("orders/create")]
    [InlineData("customers/redact")]
    [InlineData("shop/redact")]
    [InlineData("app/uninstalled")]
    public async Task A_shop_that_left_or_whose_tokens_are_dead_is_answered_with_one_message_and_no_look_at_either(string topic)
    {
        var account = azurite.NewAccount();
        await using (var earlier = await TestApp.StartAsync(azurite, works: false, connection: account))
            await earlier.AddShopifyAsync(shop => shop with { UninstalledAt = At, Trouble = "shopify-reconnect" });
        var counted = new CountedRequests();
        // Where every call to Shopify goes, nobody answers: whoever touched a token would wait for it.
        await using var app = await TestApp.StartAsync(azurite, works: false, policy: counted, connection: account, change: settings => settings with { ShopifyGateway = new Uri($"http://127.0.0.1:{TestApp.FreePort()}") });
        counted.Take();
        var delivery = Deliveries.Shopify(topic, topic == "orders/create" ? Deliveries.ShopifyOrder(1, At) : Deliveries.ShopifySample(topic));
        delivery.Headers.Add("X-Shopify-Triggered-At", "2026-11-22T04:00:00.000000Z");
        (await app.DeliverAsync(delivery)).ShouldBe(HttpStatusCode.OK);
        counted.Take().ShouldBe(["queue put"]);
    }

    [Fact]
    public async Task Another_version_of_the_API_is_counted_and_its_delivery_taken_all_the_same()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        foreach (var (version, times) in new[] { ("2027-01", 2), (ShopifyApi.Version, 1), (new string('x', 300), 1) })
        {
            for (var time = 0; time < times; time++)
            {
                var delivery = Deliveries.Shopify("orders/create", Body);
                delivery.Headers.Remove("X-Shopify-API-Version");
                delivery.Headers.TryAddWithoutValidation("X-Shopify-API-Version", version);
                (await app.DeliverAsync(delivery)).ShouldBe(HttpStatusCode.OK);
            }
        }

        var counts = app.Get<Counts>().Numbers.Where(count => count.Key.StartsWith("version.", StringComparison.Ordinal));
        counts.ShouldBe([KeyValuePair.Create("version.shopify 2027-01", 2L), KeyValuePair.Create("version.shopify another", 1L)], ignoreOrder: true);
        (await app.Storage.EventQueue.CountAsync()).ShouldBe(4);
    }

    [Fact]
    public async Task The_same_delivery_twice_and_an_older_one_after_a_newer_change_nothing()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddDays(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var (old, @new) = (Deliveries.ShopifyOrder(1, At).With("cancelled_at", null), Deliveries.ShopifyOrder(1, At).With("updated_at", "2026-11-22T05:00:00Z").With("cancelled_at", "2026-11-22T05:00:00Z"));
        foreach (var body in new[] { @new, @new, old, old })
        {
            await app.TellAsync(Deliveries.Shopify("orders/updated", (JsonNode)body.DeepClone()));
            (await Road.ByHand.ReceiveAsync(app, app.Storage.EventQueue)).ShouldBe(1);
        }

        (await app.ShoppersAsync(shop)).ShouldHaveSingleItem().Orders.ShouldHaveSingleItem().Stage.ShouldBe(Retention.Events.OrderStage.Cancelled);
        (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None)).ShouldNotBeNull();
    }

    private static HttpRequestMessage Signed(byte[] body, string? signature)
    {
        var delivery = Deliveries.Shopify("orders/create", body);
        delivery.Headers.Remove("X-Shopify-Hmac-Sha256");
        if (signature is not null)
            delivery.Headers.TryAddWithoutValidation("X-Shopify-Hmac-Sha256", signature);
        return delivery;
    }
}
