using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Demo;

/// <summary>The last day of two shops, through the real doors: some orders, and one of each thing that goes wrong in real life.</summary>
/// <param name="shopify">The shop with a quarter behind it.</param>
/// <param name="wooCommerce">A shop that was connected just now.</param>
/// <param name="secret">What the deliveries are signed with.</param>
/// <param name="outbox">Where the letters land.</param>
/// <param name="start">When the first delivery comes (UTC); the last one is <see cref="Longest"/> later at most.</param>
internal sealed class DemoToday(ShopRecord shopify, ShopRecord wooCommerce, string secret, Outbox outbox, DateTimeOffset start)
{
    /// <summary>How long it takes, with what it leads to: a night is among it, after which what it put off goes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly List<DemoDelivery> _deliveries = [];

    /// <summary>All deliveries, in the order in which they come.</summary>
    public IReadOnlyList<DemoDelivery> Deliveries()
    {
        WhatHappensAtShopify();
        WhatHappensAtWooCommerce();
        return [.. _deliveries.OrderBy(delivery => delivery.At)];
    }

    private void WhatHappensAtShopify()
    {
        Shopify(2, "orders/create", DemoOrders.Shopify(3001, new("Ann", 100), At(2)), "order #3001 by Ann");
        Shopify(1320, "orders/create", DemoOrders.Shopify(3002, new("Ann", 100), At(1320)), "a second order by Ann, soon after her letter");

        var twice = DemoOrders.Shopify(3003, new("Bela", 201), At(5));
        Shopify(5, "orders/create", twice, "order #3003 by Bela");
        Shopify(6, "orders/create", twice, "the same delivery once more");
        Shopify(10, "orders/create", DemoOrders.Shopify(3004, new("Dora", 203), start.AddDays(-3)), "order #3004 by Dora, three days late");

        var cancelled = DemoOrders.Shopify(3005, new("Emil", 204), At(15));
        Shopify(15, "orders/create", cancelled, "order #3005 by Emil");
        Shopify(35, "orders/cancelled", Cancelled(cancelled, At(35)), "Emil cancels it");

        var test = DemoOrders.Shopify(3006, new("Merchant", 205), At(40));
        test["test"] = true;
        Shopify(40, "orders/create", test, "a test order of the merchant's");

        var refund = DemoOrders.Load("shopify-refund");
        refund["order_id"] = 820982911946153007;
        Shopify(45, "refunds/create", refund, "a refund of #3007, before we hear of the order");
        Shopify(47, "orders/create", DemoOrders.Shopify(3007, new("Fritz", 206), At(30)), "order #3007 by Fritz");

        Shopify(60, "orders/create", DemoOrders.Shopify(3008, new("Greta", 207), At(60), "EUR", "de-DE"), "order #3008 by Greta, who pays in euros");
        var nameless = DemoOrders.Shopify(3009, new("Hidden", 208), At(65));
        (nameless["email"], nameless["contact_email"]) = (null, null);
        Shopify(65, "orders/create", nameless, "order #3009 by somebody whose address we may not see");

        var forged = Encoding.UTF8.GetBytes(DemoOrders.Shopify(3010, new("Mallory", 209), At(70)).ToJsonString());
        Add(70, shopify, "a delivery with a forged signature", "/webhooks/shopify", forged, ShopifyHeaders("orders/create", Signature.Of(forged, "guessed")));
        var broken = Encoding.UTF8.GetBytes("{\"id\": 820982911946153011, \"name\": \"#3011\"");
        Add(75, shopify, "a delivery that ends in the middle", "/webhooks/shopify", broken, ShopifyHeaders("orders/create", Signature.Of(broken, secret)));
        Shopify(1300, "checkouts/update", DemoOrders.Checkout(new("Ines", 210), At(1300)), "Ines leaves a cart");
    }

    private void WhatHappensAtWooCommerce()
    {
        Add(0, wooCommerce, "the ping of a new webhook, unsigned", $"/webhooks/woocommerce/{wooCommerce.Connection}", Encoding.ASCII.GetBytes("webhook_id=40"), []);
        WooCommerce(3, "order.updated", DemoOrders.Load("woocommerce-draft"), "a draft, while the shopper still types");

        var early = DemoOrders.WooCommerce(550, new("Ivo", 301), At(8));
        WooCommerce(8, "order.updated", early, "order #550 by Ivo: \"updated\" comes first");
        WooCommerce(9, "order.created", early, "\"created\" comes after");

        var pending = DemoOrders.WooCommerce(551, new("Jana", 302), At(12), "pending");
        (pending["date_paid"], pending["date_paid_gmt"]) = (null, null);
        WooCommerce(12, "order.created", pending, "order #551 by Jana, not paid yet");
        WooCommerce(150, "order.updated", DemoOrders.WooCommerce(551, new("Jana", 302), At(150)), "Jana pays by bank transfer");

        var refunded = DemoOrders.WooCommerce(552, new("Karl", 303), At(18));
        WooCommerce(18, "order.created", refunded, "order #552 by Karl");
        WooCommerce(50, "order.updated", Refunded(refunded, At(50)), "Karl gets part of it back");

        WooCommerce(20, "order.updated", DemoOrders.WooCommerce(301, new("Lina", 304), start.AddDays(-60), "completed"), "an order of two months ago is touched in a bulk edit");
        WooCommerce(25, "order.created", DemoOrders.WooCommerce(553, new("Lina", 304), At(25)), "order #553 by Lina, who bought two months ago");

        WooCommerce(28, "order.created", DemoOrders.WooCommerce(554, new("Mona", 305), At(28)), "order #554 by Mona");
        _deliveries.Add(new(At(110), wooCommerce.Shop.Brand.Name, "Mona presses \"unsubscribe\" in her mail program", UnsubscribeAsync));
        WooCommerce(120, "order.created", DemoOrders.WooCommerce(555, new("Mona", 305), At(120)), "order #555 by Mona, who wants no letters");
        WooCommerce(130, "order.deleted", new JsonObject { ["id"] = 556 }, "an order is put into the shop's bin");
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
        var time = at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        (cancelled["cancelled_at"], cancelled["cancel_reason"], cancelled["financial_status"]) = (time, "customer", "voided");
        cancelled["updated_at"] = time;
        return cancelled;
    }

    private static JsonObject Refunded(JsonObject order, DateTimeOffset at)
    {
        var refunded = (JsonObject)order.DeepClone();
        refunded["refunds"] = new JsonArray(new JsonObject { ["id"] = 1818, ["reason"] = "chipped", ["total"] = "-5.00" });
        refunded["date_modified_gmt"] = at.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return refunded;
    }

    private DateTimeOffset At(int minutes) => start.AddMinutes(minutes);

    private void Shopify(int minutes, string topic, JsonObject body, string what)
    {
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        Add(minutes, shopify, what, "/webhooks/shopify", bytes, ShopifyHeaders(topic, Signature.Of(bytes, secret)));
    }

    private void WooCommerce(int minutes, string topic, JsonObject body, string what)
    {
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        Add(minutes, wooCommerce, what, $"/webhooks/woocommerce/{wooCommerce.Connection}", bytes,
            [("X-WC-Webhook-Topic", topic), ("X-WC-Webhook-Signature", Signature.Of(bytes, secret)), ("X-WC-Webhook-ID", "4"), ("X-WC-Webhook-Delivery-ID", Keys.Hash(At(minutes).ToString("O"), 32))]);
    }

    private (string, string)[] ShopifyHeaders(string topic, string signature) =>
        [("X-Shopify-Topic", topic), ("X-Shopify-Shop-Domain", shopify.Address), ("X-Shopify-Hmac-Sha256", signature), ("X-Shopify-API-Version", "2026-10")];

    private void Add(int minutes, ShopRecord shop, string what, string path, byte[] body, (string Name, string Value)[] headers) =>
        _deliveries.Add(new(At(minutes), shop.Shop.Brand.Name, what, async (http, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
            foreach (var (name, value) in headers)
                request.Headers.Add(name, value);
            using var answer = await http.SendAsync(request, cancellation);
            return (int)answer.StatusCode;
        }));
}
