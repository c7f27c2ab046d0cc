using Retention.Events;

namespace Retention.Tests.Events;

public class HappenedTests
{
    [Fact]
    public void An_order_tells_all_its_names_the_strongest_first()
    {
        var order = Some.Order() with { CheckoutToken = "checkout", CartToken = "cart" };
        new OrderReported(order).Names.ShouldBe(
        [
            new(NameKind.Customer, "anna"), new(NameKind.Email, "anna@example.org"), new(NameKind.Checkout, "checkout"), new(NameKind.Cart, "cart"), new(NameKind.Order, "1001"),
        ]);
    }

    [Fact]
    public void Names_that_are_not_told_are_left_out()
    {
        var order = Some.Order() with { CustomerId = " ", Email = "no address", CheckoutToken = "" };
        new OrderReported(order).Names.ShouldBe([new(NameKind.Order, "1001")]);
        new ShopperErased(CustomerId: null, "Anna@example.org", OrderId: null).Names.ShouldBe([new(NameKind.Email, "anna@example.org")]);
    }

    [Fact]
    public void What_concerns_the_shop_names_nobody()
    {
        new ShopUninstalled(Some.Noon).Names.ShouldBeEmpty();
        new ConnectionFailed(401, "woocommerce_rest_cannot_view").Names.ShouldBeEmpty();
    }

    [Fact]
    public void The_stages_of_an_order_keep_their_stored_numbers_and_rank() =>
        Enum.GetValues<OrderStage>().Select(stage => $"{stage} {(int)stage}").ShouldBe(["Unpaid 0", "Paid 1", "Cancelled 2"]);
}
