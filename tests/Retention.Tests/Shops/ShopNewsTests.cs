using Retention.Events;
using Retention.Shops;

namespace Retention.Tests.Shops;

public class ShopNewsTests
{
    private static readonly Shop New = new() { Id = "s", Brand = new(""), ConnectedAt = Some.Noon };

    private static readonly ShopDetails Told = new(Some.Noon)
    {
        Name = "Blue Mugs",
        Email = "owner@mugs.test",
        CustomerEmail = "hello@mugs.test",
        Url = "https://mugs.test",
        TimeZone = "Europe/Berlin",
        Country = "DE",
        Locale = "de",
        PostalAddress = "1 Kiln Lane",
        PolicyUrl = "https://mugs.test/policies/refund-policy",
        Stage = ShopStage.Trial,
    };

    [Fact]
    public void What_the_merchant_never_set_follows_the_shop()
    {
        var shop = ShopNews.Learn(New, new ShopDetailsReported(Told));
        (shop.Brand.Name, shop.Brand.Url, shop.Brand.PostalAddress, shop.Brand.PolicyUrl).ShouldBe(("Blue Mugs", "https://mugs.test", "1 Kiln Lane", "https://mugs.test/policies/refund-policy"));
        (shop.ReplyTo, shop.Locale, shop.Country, shop.TimeZone).ShouldBe(("hello@mugs.test", "de", "DE", "Europe/Berlin"));
        ShopNews.Learn(shop, new ShopDetailsReported(new(Some.Noon.AddDays(1)) { Name = "Red Mugs", Country = "AT" })).ShouldSatisfyAllConditions(
            later => later.Brand.Name.ShouldBe("Red Mugs"),
            later => later.Country.ShouldBe("AT"),
            later => later.Brand.PostalAddress.ShouldBe("1 Kiln Lane"), // Not told this time.
            later => later.Details!.Stage.ShouldBe(ShopStage.Trial));
    }

    [Fact]
    public void What_the_merchant_set_stays()
    {
        var shop = ShopNews.Learn(New, new ShopDetailsReported(Told));
        shop = shop with { Brand = shop.Brand with { Name = "Mugs & Co", PolicyUrl = "https://mugs.test/returns" }, ReplyTo = "me@mugs.test", Country = "CH", Locale = "fr" };
        var later = ShopNews.Learn(shop, new ShopDetailsReported(Told with { At = Some.Noon.AddDays(1), Name = "Red Mugs", CustomerEmail = "new@mugs.test", Country = "AT", Locale = "it", PolicyUrl = "https://mugs.test/p" }));
        (later.Brand.Name, later.Brand.PolicyUrl, later.ReplyTo, later.Country, later.Locale).ShouldBe(("Mugs & Co", "https://mugs.test/returns", "me@mugs.test", "CH", "fr"));
    }

    [Fact]
    public void What_is_told_late_changes_nothing()
    {
        var shop = ShopNews.Learn(New, new ShopDetailsReported(Told));
        ShopNews.Learn(shop, new ShopDetailsReported(Told with { At = Some.Noon.AddTicks(-1), Name = "Old Mugs" })).ShouldBeSameAs(shop);
        shop = ShopNews.Learn(ShopNews.Learn(shop, new ScopesChanged(["read_orders"], Some.Noon)), new PlanReported("Small", "active", Some.Noon));
        ShopNews.Learn(ShopNews.Learn(shop, new ScopesChanged([], Some.Noon.AddTicks(-1))), new PlanReported("Small", "cancelled", Some.Noon.AddTicks(-1))).ShouldBeSameAs(shop);
        ShopNews.Learn(shop, new PlanReported("Small", "cancelled", Some.Noon)).Subscription!.IsActive.ShouldBeFalse();
    }

    [Fact]
    public void Whoever_may_write_may_read()
    {
        var scopes = new ShopScopes(["read_orders", "write_products"], Some.Noon);
        scopes.Lacking(["read_orders", "read_products", "write_products", "write_orders", "read_all_orders"]).ShouldBe(["write_orders", "read_all_orders"]);
    }
}
