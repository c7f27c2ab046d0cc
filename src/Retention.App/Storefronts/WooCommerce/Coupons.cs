using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Rewards;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// Our coupons in a WooCommerce shop (facts/woocommerce.md 4): of a fixed amount, for one order and one address. Nothing is repeated here.
/// </summary>
internal sealed class Coupons(WooCommerceShops shops) : IShopCredit
{
    private const string RewardMeta = "_retention_reward_id";
    private const string CodeTaken = "woocommerce_rest_coupon_code_already_exists";

    /// <inheritdoc/>
    public string Platform => WooCommerceDoor.Platform;

    /// <inheritdoc/>
    public ICustomerAccounts? Accounts => null;

    /// <inheritdoc/>
    public Task<bool> CanGiveAsync(string shop, CancellationToken cancellation) => Task.FromResult(true);

    /// <inheritdoc/>
    public Task<Answer<CreditTerms>> TermsAsync(string shop, CancellationToken cancellation) =>
        Task.FromResult<Answer<CreditTerms>>(new Answer<CreditTerms>.Said(new(CreditForm.BoundCode, "Your shop has no store credit of its own, so credit is a coupon code.")));

    /// <summary>The shop's own currency: its coupons know no other.</summary>
    public Task<Answer<Currency>> CurrencyAsync(string shop, CancellationToken cancellation) => InAsync(shop, rest => CurrencyAsync(rest, cancellation), cancellation);

    /// <inheritdoc/>
    public Task<Answer<CreditForm>> LookAsync(string shop, Currency currency, string? customer, CancellationToken cancellation) => InAsync(
        shop,
        async rest =>
        {
            var isOn = await SettingAsync(rest, "woocommerce_enable_coupons", cancellation);
            if (isOn is not Answer<string>.Said(not "no"))
                return new Answer<CreditForm>.Not((isOn as Answer<string>.Not)?.Why ?? CouponTroubles.Off);
            var own = await CurrencyAsync(rest, cancellation);
            return own is Answer<Currency>.Said(var known) && known != currency && currency != Currency.None ? new Answer<CreditForm>.Not(CreditTroubles.OtherCurrency(currency, known)) : own.With(_ => CreditForm.BoundCode);
        },
        cancellation);

    /// <summary>Makes a coupon. Where the code is taken, by an earlier try whose answer was lost, the coupon that has it is read back.</summary>
    public async Task<Answer<MadeCoupon>> MakeAsync(string shop, AskedCoupon coupon, CancellationToken cancellation) => (await InAsync(
        shop,
        async rest => Id(await rest.PostAsync("coupons", Json(coupon), cancellation)) switch
        {
            Answer<string>.Not({ Code: CodeTaken } taken) => await FindAsync(shop, coupon, cancellation) switch
            {
                Answer<string?>.Said({ } id) => new Answer<string>.Said(id),
                Answer<string?>.Not(var why) => new Answer<string>.Not(why with { MayHaveHappened = why.IsPassing }),
                _ => new Answer<string>.Not(taken with { MayHaveHappened = true }), // Just deleted, it seems: looked for again.
            },
            var answer => answer,
        },
        cancellation)).With(id => new MadeCoupon(id));

    /// <inheritdoc/>
    public Task<Answer<string?>> FindAsync(string shop, AskedCoupon coupon, CancellationToken cancellation) => InAsync(
        shop,
        async rest => await rest.ListAsync("coupons", [("code", coupon.Code)], page: 1, cancellation) switch
        {
            Answer<ShopPage>.Said(var page) => Read(page, coupon.Code, coupon.Reward),
            Answer<ShopPage>.Not(var why) => new Answer<string?>.Not(why),
            var other => throw new InvalidOperationException($"No such answer: {other}."),
        },
        cancellation);

    /// <summary>Makes the coupon worth another amount. False where somebody deleted it in the shop by hand.</summary>
    public Task<Answer<bool>> AmendAsync(string shop, AskedCoupon coupon, Money amount, CancellationToken cancellation) => InAsync(
        shop,
        async rest => IsThere(Id(await rest.PutAsync($"coupons/{coupon.Coupon.ShopId}", new JsonObject { ["amount"] = Text(amount) }, cancellation))),
        cancellation);

    /// <inheritdoc/>
    public Task<Answer<bool>> RemoveAsync(string shop, AskedCoupon coupon, CancellationToken cancellation) => InAsync(
        shop,
        async rest => IsThere(Id(await rest.DeleteAsync($"coupons/{coupon.Coupon.ShopId}", [("force", "true")], cancellation))),
        cancellation);

    /// <summary>Whether it is still there: in the bin it is of no use.</summary>
    public Task<Answer<bool>> IsThereAsync(string shop, AskedCoupon coupon, CancellationToken cancellation) => InAsync(
        shop,
        async rest => await rest.GetAsync($"coupons/{coupon.Coupon.ShopId}", [], cancellation) switch
        {
            Answer<JsonElement>.Said(var said) when said.Text("status") == "trash" => new Answer<bool>.Said(false),
            var answer => IsThere(Id(answer)),
        },
        cancellation);

    private async Task<Answer<T>> InAsync<T>(string shop, Func<WooCommerceShop, Task<Answer<T>>> call, CancellationToken cancellation) =>
        await shops.OpenAsync(shop, cancellation) is { } rest ? await call(rest) : new Answer<T>.Not(CouponTroubles.NotConnected);

    private static async Task<Answer<string>> SettingAsync(WooCommerceShop rest, string setting, CancellationToken cancellation) =>
        (await rest.GetAsync($"settings/general/{setting}", [], cancellation)).With(said => said.Text("value") ?? "");

    private static async Task<Answer<Currency>> CurrencyAsync(WooCommerceShop rest, CancellationToken cancellation) => await SettingAsync(rest, "woocommerce_currency", cancellation) switch
    {
        Answer<string>.Said(var code) when Currency.Read(code) is { } currency => new Answer<Currency>.Said(currency),
        Answer<string>.Not(var why) => new Answer<Currency>.Not(why),
        _ => new Answer<Currency>.Not(ShopTroubles.Of(ShopTroubles.Odd, "The shop does not say in which currency it sells.")),
    };

    private static Answer<string> Id(Answer<JsonElement> answer) => answer switch
    {
        Answer<JsonElement>.Said(var said) when said.Id("id") is { } id => new Answer<string>.Said(id),
        Answer<JsonElement>.Not(var why) => new Answer<string>.Not(why),
        _ => new Answer<string>.Not(ShopTroubles.Of(ShopTroubles.Odd) with { MayHaveHappened = true }),
    };

    private static Answer<bool> IsThere(Answer<string> answer) => answer is Answer<string>.Not({ Key: ShopTroubles.Missing }) ? new Answer<bool>.Said(false) : answer.With(_ => true);

    // A shop of before the parameter, or a plugin, may answer with other coupons, too.
    private static Answer<string?> Read(ShopPage page, string code, string reward)
    {
        if (page.Items.FirstOrDefault(item => string.Equals(item.Text("code"), code, StringComparison.OrdinalIgnoreCase)) is not { ValueKind: JsonValueKind.Object } found)
            return new Answer<string?>.Said(null);
        return found.Id("id") is { } id && found.List("meta_data").Any(meta => meta.Text("key") == RewardMeta && meta.Text("value") == reward)
            ? new Answer<string?>.Said(id)
            : new Answer<string?>.Not(CreditTroubles.CodeOfAnother);
    }

    // A product for free: all of its price off, of one piece, and of nothing else.
    private static JsonObject Json(AskedCoupon coupon)
    {
        var json = Common(coupon);
        if (coupon.Gift is { } gift)
            (json["discount_type"], json["amount"], json["limit_usage_to_x_items"], json["product_ids"]) = ("percent", "100", 1, new JsonArray(int.TryParse(gift.ProductId, CultureInfo.InvariantCulture, out var id) ? id : gift.ProductId));
        return json;
    }

    private static JsonObject Common(AskedCoupon coupon) => new()
    {
        ["code"] = coupon.Code,
        ["discount_type"] = "fixed_cart",
        ["amount"] = Text(coupon.Coupon.Amount),
        ["description"] = "Credit of one shopper. Retention keeps its books: please change or delete it there.",
        ["usage_limit"] = 1,
        ["usage_limit_per_user"] = 1,
        ["individual_use"] = false,
        ["email_restrictions"] = new JsonArray(coupon.Email!),
        // By the shop's own clock, and over when the day begins; the field with _gmt is ignored.
        ["date_expires"] = coupon.LastDay?.AddDays(1).ToDateTime(TimeOnly.MinValue).ToString("s", CultureInfo.InvariantCulture),
        ["meta_data"] = new JsonArray(new JsonObject { ["key"] = RewardMeta, ["value"] = coupon.Reward }),
    };

    /// <summary>An amount as the shop's interface wants it.</summary>
    internal static string Text(Money amount) => amount.Amount.ToString($"F{amount.Currency.Digits.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
}
