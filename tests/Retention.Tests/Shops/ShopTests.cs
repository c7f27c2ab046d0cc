namespace Retention.Tests.Shops;

public class ShopTests
{
    [Fact]
    public void A_flow_is_turned_on_and_off_once()
    {
        var shop = Some.Shop() with { FlowsOn = [] };
        shop.IsOn("thank-you").ShouldBeFalse();
        var on = shop.With("thank-you", on: true);
        on.IsOn("thank-you").ShouldBeTrue();
        on.With("thank-you", on: true).ShouldBeSameAs(on);
        on.With("thank-you", on: false).FlowsOn.ShouldBeEmpty();
        shop.With("thank-you", on: false).ShouldBeSameAs(shop);
    }
}
