using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Retention.App.Storage;

namespace Retention.App.Tests.Webhooks;

/// <summary>What a delivery costs: storage operations before its 200.</summary>
[Collection("Azurite")]
public sealed class WarmDoorTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_warm_door_costs_one_storage_operation_and_a_first_delivery_reads_its_connection_once()
    {
        var requests = new Seen();
        var account = azurite.NewAccount();
        string connection;
        await using (var earlier = await TestApp.StartAsync(azurite, works: false, connection: account))
        {
            connection = (await earlier.AddWooCommerceAsync()).Connection!;
            await earlier.AddShopifyAsync();
        }

        await using var app = await TestApp.StartAsync(azurite, works: false, policy: requests, connection: account);
        async Task<string[]> CostAsync(HttpRequestMessage delivery, HttpStatusCode answer = HttpStatusCode.OK)
        {
            requests.Clear();
            (await app.DeliverAsync(delivery)).ShouldBe(answer);
            return requests.Take();
        }

        (await CostAsync(Deliveries.Recorded("04-block-checkout-placed--030", connection))).ShouldBe(["GET shops", "POST events"], "a connection's first delivery");
        (await CostAsync(Deliveries.Recorded("04-block-checkout-placed--030", connection))).ShouldBe(["POST events"], "WooCommerce");
        (await CostAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(1, At)))).ShouldBe(["POST events"], "Shopify");
        (await CostAsync(Deliveries.Shopify("app/uninstalled", Deliveries.ShopifySample("app/uninstalled")))).ShouldBe(["POST events"], "about the shop");
        (await CostAsync(Deliveries.WooCommerce(connection, "order.created", LargeEventTests.Large(5, At)))).ShouldBe(["PUT large-events", "POST events"], "a large event");
        (await CostAsync(Deliveries.Recorded("02-block-checkout-draft--026", connection))).ShouldBe(["POST events"], "a draft");
        (await CostAsync(Deliveries.Shopify("carts/update", Deliveries.ShopifySample("carts/update")))).ShouldBe(["POST events"], "a cart");
        (await CostAsync(Deliveries.Shopify("products/update", Deliveries.ShopifySample("products/update")))).ShouldBe(["POST events"], "a product of two variants");
        (await CostAsync(Deliveries.Recorded("00-ping", connection))).ShouldBeEmpty("a ping");
        (await CostAsync(Deliveries.WooCommerce(new string('0', 32), "order.created", Told.WooOrder(1, At)), HttpStatusCode.NotFound)).ShouldBe(["GET shops"], "an unknown connection");
        (await CostAsync(Deliveries.WooCommerce(new string('0', 32), "order.created", Told.WooOrder(1, At)), HttpStatusCode.NotFound)).ShouldBeEmpty("an unknown connection again");
        (await CostAsync(Deliveries.WooCommerce(new string('g', 32), "order.created", Told.WooOrder(1, At)), HttpStatusCode.NotFound)).ShouldBeEmpty("what can be no connection");
        (await CostAsync(Deliveries.Shopify("orders/create", [1, 2], secret: "wrong"), HttpStatusCode.Unauthorized)).ShouldBeEmpty("an unsigned one");
    }

    [Fact]
    public async Task Wrong_signatures_read_a_connection_anew_once_in_a_while_only()
    {
        var requests = new Seen();
        await using var app = await TestApp.StartAsync(azurite, works: false, policy: requests);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(Deliveries.Recorded("00-ping", shop.Connection!));
        requests.Clear();
        for (var again = 0; again < 5; again++)
            (await app.DeliverAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", [1], secret: "wrong"))).ShouldBe(HttpStatusCode.Unauthorized);
        requests.Take().ShouldBe(["GET shops"]);
    }

    private sealed class Seen : HttpPipelineSynchronousPolicy
    {
        private readonly List<string> _requests = [];

        public override void OnSendingRequest(HttpMessage message)
        {
            // "/test7/events/messages" or "/test7/shops(PartitionKey=..." : what comes after the account.
            var path = message.Request.Uri.ToUri().AbsolutePath.Split('/')[2];
            lock (_requests)
                _requests.Add($"{message.Request.Method} {path.Split('(', '%')[0]}");
        }

        public void Clear()
        {
            lock (_requests)
                _requests.Clear();
        }

        public string[] Take()
        {
            lock (_requests)
                return [.. _requests];
        }
    }
}
