using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Demo;

/// <summary>A week in two shops: ordinary orders, and one of each thing that goes wrong in real life.</summary>
internal sealed class DemoWeek(ShopRecord shopify, ShopRecord wooCommerce, string secret, Outbox outbox, DateTimeOffset start)
{
    private static readonly string[] Names =
    [
        "Ann", "Ben", "Chloe", "Dev", "Ella", "Finn", "Grace", "Hugo", "Ines", "Jack", "Kira", "Leo", "Maya", "Noah", "Olga", "Paul", "Rosa", "Sam", "Tess", "Umar", "Vera", "Will", "Yara", "Zoe",
    ];

    private readonly List<DemoDelivery> _deliveries = [];

    /// <summary>All deliveries, in the order in which they come.</summary>
    public IReadOnlyList<DemoDelivery> Deliveries()
    {
        OrdinaryOrders();
        WhatGoesWrongAtShopify();
        WhatGoesWrongAtWooCommerce();
        return [.. _deliveries.OrderBy(delivery => delivery.At)];
    }

    private void OrdinaryOrders()
    {
        for (var index = 0; index < Names.Length; index++)
        {
            var at = start.AddHours(7 * index).AddMinutes(13 * index % 60);
            var shopper = new DemoShopper(Names[index], 100 + index);
            if (index % 2 == 0)
                Shopify(at.AddSeconds(20), "orders/create", DemoOrders.Shopify(1001 + index, shopper, at), $"order #{1001 + index} by {shopper.FirstName}");
            else
                WooCommerce(at.AddSeconds(40), "order.created", DemoOrders.WooCommerce(501 + index, shopper, at), $"order #{501 + index} by {shopper.FirstName}");
        }
    }

    private void WhatGoesWrongAtShopify()
    {
        var ann = new DemoShopper("Ann", 100);
        Shopify(start.AddHours(26), "orders/create", DemoOrders.Shopify(1050, ann, start.AddHours(26)), "a second order by Ann, the day after her first");

        var twice = DemoOrders.Shopify(1051, new("Bela", 201), start.AddHours(30));
        Shopify(start.AddHours(30), "orders/create", twice, "order #1051 by Bela");
        Shopify(start.AddHours(30).AddMinutes(1), "orders/create", twice, "the same delivery once more");
        Shopify(start.AddHours(35), "orders/create", twice, "and again, hours later");

        Shopify(start.AddHours(45), "orders/create", DemoOrders.Shopify(1052, new("Cleo", 202), start.AddHours(39)), "order #1052 by Cleo, six hours late");
        Shopify(start.AddHours(100), "orders/create", DemoOrders.Shopify(1053, new("Dora", 203), start.AddHours(28)), "order #1053 by Dora, three days late");

        var cancelled = DemoOrders.Shopify(1054, new("Emil", 204), start.AddHours(50));
        Shopify(start.AddHours(50), "orders/create", cancelled, "order #1054 by Emil");
        Shopify(start.AddHours(50).AddMinutes(20), "orders/cancelled", Cancelled(cancelled, start.AddHours(50).AddMinutes(20)), "Emil cancels it");

        var test = DemoOrders.Shopify(1055, new("Merchant", 205), start.AddHours(55));
        test["test"] = true;
        Shopify(start.AddHours(55), "orders/create", test, "a test order of the merchant's");

        var refund = DemoOrders.Load("shopify-refund");
        refund["order_id"] = 820982911946151056;
        Shopify(start.AddHours(60), "refunds/create", refund, "a refund of #1056, before we hear of the order");
        Shopify(start.AddHours(60).AddMinutes(2), "orders/create", DemoOrders.Shopify(1056, new("Fritz", 206), start.AddHours(59)), "order #1056 by Fritz");

        Shopify(start.AddHours(70), "orders/create", DemoOrders.Shopify(1057, new("Greta", 207), start.AddHours(70), "EUR", "de-DE"), "order #1057 by Greta, who pays in euros");
        var nameless = DemoOrders.Shopify(1058, new("Hidden", 208), start.AddHours(75));
        (nameless["email"], nameless["contact_email"]) = (null, null);
        Shopify(start.AddHours(75), "orders/create", nameless, "order #1058 by somebody whose address we may not see");

        var forged = Encoding.UTF8.GetBytes(DemoOrders.Shopify(1059, new("Mallory", 209), start.AddHours(80)).ToJsonString());
        Add(start.AddHours(80), shopify, "a delivery with a forged signature", "/webhooks/shopify", forged, ShopifyHeaders("orders/create", Signature.Of(forged, "guessed")));
        var broken = Encoding.UTF8.GetBytes("{\"id\": 820982911946151060, \"name\": \"#1060\"");
        Add(start.AddHours(85), shopify, "a delivery that ends in the middle", "/webhooks/shopify", broken, ShopifyHeaders("orders/create", Signature.Of(broken, secret)));
    }

    private void WhatGoesWrongAtWooCommerce()
    {
        var path = $"/webhooks/woocommerce/{wooCommerce.Connection}";
        Add(start.AddMinutes(-5), wooCommerce, "the ping of a new webhook, unsigned", path, Encoding.ASCII.GetBytes("webhook_id=40"), []);
        var draft = DemoOrders.Load("woocommerce-draft");
        WooCommerce(start.AddHours(20), "order.updated", draft, "a draft, while the shopper still types");

        var early = DemoOrders.WooCommerce(550, new("Ivo", 301), start.AddHours(33));
        WooCommerce(start.AddHours(33).AddSeconds(10), "order.updated", early, "order #550 by Ivo: \"updated\" comes first");
        WooCommerce(start.AddHours(33).AddSeconds(15), "order.created", early, "\"created\" comes after");

        var pending = DemoOrders.WooCommerce(551, new("Jana", 302), start.AddHours(40), "pending");
        (pending["date_paid"], pending["date_paid_gmt"]) = (null, null);
        WooCommerce(start.AddHours(40), "order.created", pending, "order #551 by Jana, not paid yet");
        WooCommerce(start.AddHours(48), "order.updated", DemoOrders.WooCommerce(551, new("Jana", 302), start.AddHours(48)), "Jana pays by bank transfer");

        var refunded = DemoOrders.WooCommerce(552, new("Karl", 303), start.AddHours(58));
        WooCommerce(start.AddHours(58), "order.created", refunded, "order #552 by Karl");
        WooCommerce(start.AddHours(58).AddMinutes(30), "order.updated", Refunded(refunded, start.AddHours(58).AddMinutes(30)), "Karl gets part of it back");

        WooCommerce(start.AddHours(65), "order.updated", DemoOrders.WooCommerce(301, new("Lina", 304), start.AddDays(-60), "completed"), "an order of two months ago is touched in a bulk edit");
        WooCommerce(start.AddHours(66), "order.created", DemoOrders.WooCommerce(553, new("Lina", 304), start.AddHours(66)), "order #553 by Lina, who bought two months ago");

        WooCommerce(start.AddHours(90), "order.created", DemoOrders.WooCommerce(554, new("Mona", 305), start.AddHours(90)), "order #554 by Mona");
        Add(new(start.AddHours(92), wooCommerce.Shop.Brand.Name, "Mona presses \"unsubscribe\" in her mail program", UnsubscribeAsync));
        WooCommerce(start.AddHours(97), "order.created", DemoOrders.WooCommerce(555, new("Mona", 305), start.AddHours(97)), "order #555 by Mona, who wants no letters");
        WooCommerce(start.AddHours(110), "order.deleted", new JsonObject { ["id"] = 556 }, "an order is put into the shop's bin");
    }

    // What a mail program does: one POST to the address in the List-Unsubscribe header, without cookies.
    private async Task<int> UnsubscribeAsync(HttpClient http, CancellationToken cancellation)
    {
        var rows = await outbox.ListAsync(wooCommerce.Shop.Id, cancellation);
        var row = rows.First(row => row.GetString("To") == "mona@example.test");
        var letter = await outbox.ReadAsync(row.PartitionKey, row.GetInt32("Attempt")!.Value, cancellation);
        using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await http.PostAsync(new Uri(letter!.Headers["List-Unsubscribe"].Trim('<', '>')), body, cancellation);
        return (int)answer.StatusCode;
    }

    private static JsonObject Cancelled(JsonObject order, DateTimeOffset at)
    {
        var cancelled = (JsonObject)order.DeepClone();
        var time = at.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
        (cancelled["cancelled_at"], cancelled["cancel_reason"], cancelled["financial_status"]) = (time, "customer", "voided");
        cancelled["updated_at"] = time;
        return cancelled;
    }

    private static JsonObject Refunded(JsonObject order, DateTimeOffset at)
    {
        var refunded = (JsonObject)order.DeepClone();
        refunded["refunds"] = new JsonArray(new JsonObject { ["id"] = 1818, ["reason"] = "chipped", ["total"] = "-5.00" });
        refunded["date_modified_gmt"] = at.ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        return refunded;
    }

    private void Shopify(DateTimeOffset at, string topic, JsonObject body, string what)
    {
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        Add(at, shopify, what, "/webhooks/shopify", bytes, ShopifyHeaders(topic, Signature.Of(bytes, secret)));
    }

    private void WooCommerce(DateTimeOffset at, string topic, JsonObject body, string what)
    {
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        Add(at, wooCommerce, what, $"/webhooks/woocommerce/{wooCommerce.Connection}", bytes,
            [("X-WC-Webhook-Topic", topic), ("X-WC-Webhook-Signature", Signature.Of(bytes, secret)), ("X-WC-Webhook-ID", "4"), ("X-WC-Webhook-Delivery-ID", Keys.Hash(at.ToString("O"), 32))]);
    }

    private (string, string)[] ShopifyHeaders(string topic, string signature) =>
        [("X-Shopify-Topic", topic), ("X-Shopify-Shop-Domain", shopify.Address), ("X-Shopify-Hmac-Sha256", signature), ("X-Shopify-API-Version", "2026-10")];

    private void Add(DateTimeOffset at, ShopRecord shop, string what, string path, byte[] body, (string Name, string Value)[] headers) =>
        Add(new(at, shop.Shop.Brand.Name, what, async (http, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
            foreach (var (name, value) in headers)
                request.Headers.Add(name, value);
            using var answer = await http.SendAsync(request, cancellation);
            return (int)answer.StatusCode;
        }));

    private void Add(DemoDelivery delivery) => _deliveries.Add(delivery);
}
