using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Cases;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// Refunds and replacements in a WooCommerce shop. Money goes back through the gateway where that can; elsewhere the refund is only written down, and the money has
/// to be sent by hand. A replacement is an order of zero with the same goods. Nothing is repeated here.
/// </summary>
internal sealed class WooCommerceDeeds(WooCommerceShops shops) : IShopDeeds
{
    private const string DeedMeta = "_retention_deed_id";

    // A shop's clock, and the time until its answer was lost.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Platform => WooCommerceDoor.Platform;

    /// <inheritdoc/>
    public Task<Answer<DeedWorth>> WorthAsync(string shop, CaseDeedKind kind, string order, CancellationToken cancellation) => InAsync(
        shop,
        async rest => await OrderAsync(rest, order, cancellation) switch
        {
            Answer<JsonElement>.Said(var said) => WooCommerceRefund.Worth(kind, said),
            var not => new Answer<DeedWorth>.Not(not.Trouble!),
        },
        cancellation);

    /// <inheritdoc/>
    public Task<Answer<DoneDeed>> DoAsync(string shop, CaseDeedKind kind, AskedDeed deed, CancellationToken cancellation) => InAsync(
        shop,
        async rest => await OrderAsync(rest, deed.Order, cancellation) switch
        {
            Answer<JsonElement>.Said(var order) when kind == CaseDeedKind.Refund => await RefundAsync(rest, order, deed, cancellation),
            Answer<JsonElement>.Said(var order) => Done(await rest.PostAsync("orders", WooCommerceRefund.Replacement(order, deed, DeedMeta), cancellation)),
            var not => new Answer<DoneDeed>.Not(not.Trouble!),
        },
        cancellation);

    /// <inheritdoc/>
    public Task<Answer<string?>> FindAsync(string shop, CaseDeedKind kind, AskedDeed deed, CancellationToken cancellation) => InAsync(
        shop,
        async rest => (kind == CaseDeedKind.Refund
            ? await rest.ListAsync($"orders/{deed.Order}/refunds", [], page: 1, cancellation)
            : await rest.ListAsync("orders", [("after", (deed.AskedAt - Before).UtcDateTime.ToString("s", CultureInfo.InvariantCulture)), ("dates_are_gmt", "true"), ("order", "asc")], page: 1, cancellation))
            .With(page => page.Items.FirstOrDefault(one => IsOf(one, deed)) is { ValueKind: JsonValueKind.Object } found ? found.Id("id") : null),
        cancellation);

    private static async Task<Answer<DoneDeed>> RefundAsync(WooCommerceShop rest, JsonElement order, AskedDeed deed, CancellationToken cancellation)
    {
        // What can't be asked is taken for no: then the money is sent by hand, rather than an error shown for a gateway that never could.
        var gateway = order.Text("payment_method") is { Length: > 0 } method && await rest.GetAsync($"payment_gateways/{Uri.EscapeDataString(method)}", [], cancellation) is Answer<JsonElement>.Said(var told) ? told : default;
        var byGateway = gateway.ValueKind == JsonValueKind.Object && gateway.List("method_supports").Any(one => one.ValueKind == JsonValueKind.String && one.GetString() == "refunds");
        var body = new JsonObject
        {
            ["amount"] = Coupons.Text(deed.Amount),
            ["reason"] = deed.Text,
            ["api_refund"] = byGateway,
            ["meta_data"] = new JsonArray(new JsonObject { ["key"] = DeedMeta, ["value"] = deed.Id }),
        };
        var answer = Done(await rest.PostAsync($"orders/{deed.Order}/refunds", body, cancellation));
        return byGateway ? answer : answer.With(done => done with { ByHand = "Your shop wrote the refund down. The order's way of payment can't send money back by itself: send it by hand." });
    }

    private static async Task<Answer<JsonElement>> OrderAsync(WooCommerceShop rest, string order, CancellationToken cancellation) =>
        order.Length is 0 or > 20 || !order.All(char.IsAsciiDigit) ? new Answer<JsonElement>.Not(DeedTroubles.NoOrder)
        : await rest.GetAsync($"orders/{order}", [], cancellation) switch
        {
            Answer<JsonElement>.Not({ Key: ShopTroubles.Missing }) => new Answer<JsonElement>.Not(DeedTroubles.NoOrder),
            var answer => answer,
        };

    private static bool IsOf(JsonElement one, AskedDeed deed) =>
        one.List("meta_data").Any(meta => meta.Text("key") == DeedMeta && meta.Text("value") == deed.Id) || one.Text("reason")?.Contains(deed.Mark, StringComparison.Ordinal) is true;

    private static Answer<DoneDeed> Done(Answer<JsonElement> answer) => answer switch
    {
        Answer<JsonElement>.Said(var said) when said.Id("id") is { } id => new Answer<DoneDeed>.Said(new(id)),
        Answer<JsonElement>.Not(var why) => new Answer<DoneDeed>.Not(why),
        _ => new Answer<DoneDeed>.Not(ShopTroubles.Of(ShopTroubles.Odd) with { MayHaveHappened = true }),
    };

    private async Task<Answer<T>> InAsync<T>(string shop, Func<WooCommerceShop, Task<Answer<T>>> call, CancellationToken cancellation) =>
        await shops.OpenAsync(shop, cancellation) is { } rest ? await call(rest) : new Answer<T>.Not(DeedTroubles.NotConnected);
}
