using System.Globalization;
using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.WooCommerce;

// Its coupons, as measured (facts/woocommerce.md 4): codes in small letters, each once; one for one address; a use that is given back.
internal sealed partial class LoopbackWooCommerce
{
    private const string CouponsOn = "woocommerce_enable_coupons";

    /// <summary>The coupons.</summary>
    public ShopList Coupons => List("coupons");

    /// <summary>The one coupon with this code; null when there is none.</summary>
    public JsonObject? Coupon(string code) => Coupons.Items.Values.SingleOrDefault(coupon => (string?)coupon["code"] == code);

    /// <summary>Places an order with a coupon, as the checkout does; what it takes off, in minor units.</summary>
    public long Spend(string code, string email, long cart)
    {
        var coupon = Coupon(code) ?? throw new InvalidOperationException($"Coupon {code} does not exist.");
        General[CouponsOn].ShouldBe("yes");
        ((int)coupon["usage_count"]!).ShouldBe(0, "it was used already");
        coupon["email_restrictions"]!.AsArray().Select(one => (string?)one).ShouldContain(one => string.Equals(one, email, StringComparison.OrdinalIgnoreCase));
        if ((string?)coupon["date_expires"] is { } over)
            Time.GetUtcNow().UtcDateTime.ShouldBeLessThan(DateTime.Parse(over, CultureInfo.InvariantCulture));
        coupon["usage_count"] = 1;
        return Math.Min(cart, (long)(decimal.Parse((string)coupon["amount"]!, CultureInfo.InvariantCulture) * 100));
    }

    /// <summary>Gives the use back, as a cancelled, failed or trashed order does.</summary>
    public void GiveBack(string code)
    {
        if (Coupon(code) is { } coupon)
            coupon["usage_count"] = 0;
    }

    /// <summary>What all coupons that nobody has used are worth together.</summary>
    public decimal Usable => Coupons.Items.Values.Where(coupon => (int)coupon["usage_count"]! == 0).Sum(coupon => decimal.Parse((string)coupon["amount"]!, CultureInfo.InvariantCulture));

    private void AddCoupons()
    {
        On($"GET /wc/v3/settings/general/{CouponsOn}", (context, _) => JsonAsync(context, 200, Setting(CouponsOn, General[CouponsOn])));
        Coupons.Matches = (coupon, query) => query["code"].ToString() is not { Length: > 0 } code || (string?)coupon["code"] == code.ToLowerInvariant();
        Coupons.Checks = coupon =>
        {
            coupon["code"] = ((string?)coupon["code"] ?? "").ToLowerInvariant();
            if (coupon["id"] is null && Coupon((string)coupon["code"]!) is not null)
                return new(400, "woocommerce_rest_coupon_code_already_exists", "The coupon code already exists");
            coupon["usage_count"] ??= 0;
            return null;
        };
    }
}
