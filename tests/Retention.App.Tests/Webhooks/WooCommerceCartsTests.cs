using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Tests.Webhooks;

/// <summary>WooCommerce's carts, recorded: the plugin's own and the block checkout's drafts (facts/woocommerce.md 0.7, 6.2).</summary>
public sealed class WooCommerceCartsTests
{
    private static readonly DateTimeOffset Begun = new(2026, 11, 22, 3, 0, 14, TimeSpan.Zero);

    [Fact]
    public void A_cart_of_the_plugin_is_told_with_its_lines()
    {
        var reported = Reads.WooCommerce<CartReported>("cart.updated", Deliveries.RecordedBody("27-companion-cart-topic--231"));
        var cart = reported.Cart;
        cart.Id.ShouldBe("6fb42ef648588b0a279f33d20dcefb87");
        cart.CartToken.ShouldBe("6fb42ef648588b0a279f33d20dcefb87");
        cart.CheckoutToken.ShouldBeNull();
        cart.CreatedAt.ShouldBe(new(2026, 11, 22, 3, 15, 45, TimeSpan.Zero));
        cart.UpdatedAt.ShouldBe(new(2026, 11, 22, 3, 15, 45, TimeSpan.Zero));
        cart.CustomerId.ShouldBeNull();
        cart.Email.ShouldBe("block-probe@example.test");
        cart.Phone.ShouldBe("+14155550111");
        cart.Total.ShouldBe(Reads.Dollars(19.90m));
        cart.Lines.ShouldHaveSingleItem().ShouldBe(new("Blue Mug", Variant: null, 1, Reads.Dollars(19.90m), Image: null) { ProductId = "11", VariantId = "11" });
        cart.Consents.ShouldBeEmpty();
        reported.Names.Select(name => name.Kind).ShouldBe([NameKind.Email, NameKind.Cart]);
    }

    [Fact]
    public void An_emptied_cart_is_told_and_a_cart_of_nobody_is_not()
    {
        Reads.WooCommerce<CartReported>("cart.updated", Deliveries.RecordedBody("27-companion-cart-topic--232").With("items", new JsonArray()).With("total", "0.00")).Cart.Lines.ShouldBeEmpty();
        Reads.WooCommerce("cart.updated", Deliveries.RecordedBody("27-companion-cart-topic--232").With("email", "")).ShouldBeOfType<Translated.Ignored>();
        Reads.WooCommerce<CartReported>("cart.updated", Deliveries.RecordedBody("27-companion-cart-topic--232").With("email", "").With("customer_id", 2)).Cart.CustomerId.ShouldBe("2");
    }

    [Fact]
    public void A_draft_with_an_address_is_a_cart_with_its_lines_and_what_was_ticked()
    {
        var cart = Reads.WooCommerce<CartReported>("order.updated", Deliveries.RecordedBody("02-block-checkout-draft--026")).Cart;
        cart.Id.ShouldBe("draft:14");
        cart.CheckoutToken.ShouldBe("draft:14");
        cart.CartToken.ShouldBeNull();
        cart.CreatedAt.ShouldBe(Begun);
        cart.UpdatedAt.ShouldBe(Begun);
        cart.CompletedAt.ShouldBeNull();
        cart.CustomerId.ShouldBeNull();
        cart.Email.ShouldBe("bea@example.test");
        cart.Phone.ShouldBe("+14155550101");
        cart.FirstName.ShouldBe("Bea");
        cart.Country.ShouldBe("US");
        cart.Region.ShouldBe("CA");
        cart.Street.ShouldBe("2 Oak");
        cart.PostalCode.ShouldBe("94103");
        cart.Url.ShouldBe("/?checkout-link=true&products=11:2"); // Not payment_url, which opens the order to whoever has it.
        cart.Total.ShouldBe(Reads.Dollars(39.80m));
        cart.Lines.ShouldHaveSingleItem().ShouldBe(new("Blue Mug", Variant: null, 2, Reads.Dollars(39.80m), Image: null) { ProductId = "11", VariantId = "11" });
        cart.Consents.ShouldBe([new Consent(Channel.Email, Purpose.Marketing, IsGranted: true, Begun, "checkout") { Evidence = "order 14" }]);
    }

    [Fact]
    public void An_address_that_was_only_typed_is_enough()
    {
        var cart = Reads.WooCommerce<CartReported>("order.updated", Deliveries.RecordedBody("03-block-checkout-page-typed-email--028")).Cart;
        cart.Email.ShouldBe("cyd@example.test");
        cart.FirstName.ShouldBeNull();
        cart.Street.ShouldBeNull();
        cart.Consents.ShouldBeEmpty();
        var body = Deliveries.RecordedBody("03-block-checkout-page-typed-email--028");
        body["billing"]!["email"] = "";
        Reads.WooCommerce("order.updated", body).ShouldBeOfType<Translated.Ignored>();
    }

    [Theory]
    [InlineData("04-block-checkout-placed--029")]
    [InlineData("04-block-checkout-placed--030")]
    public void The_order_that_a_draft_becomes_names_it(string recorded)
    {
        var order = Reads.WooCommerce<OrderReported>("order.updated", Deliveries.RecordedBody(recorded)).Order;
        order.CheckoutToken.ShouldBe(Reads.WooCommerce<CartReported>("order.updated", Deliveries.RecordedBody("02-block-checkout-draft--026")).Cart.CheckoutToken);
        order.CartToken.ShouldBeNull();
    }

    [Theory]
    [InlineData("05-classic-checkout--036")]
    [InlineData("01-rest-order--002")]
    public void An_order_that_never_was_a_draft_names_none(string recorded) =>
        Reads.WooCommerce<OrderReported>("order.created", Deliveries.RecordedBody(recorded)).Order.CheckoutToken.ShouldBeNull();

    [Fact]
    public void An_order_names_the_cart_that_the_plugin_wrote_into_it()
    {
        var body = Deliveries.RecordedBody("05-classic-checkout--036");
        body["meta_data"]!.AsArray().Add(new JsonObject { ["id"] = 1, ["key"] = "_retention_cart_id", ["value"] = "88b0a497a673b222a9d54988b22515e5" });
        Reads.WooCommerce<OrderReported>("order.created", body).Order.CartToken.ShouldBe("88b0a497a673b222a9d54988b22515e5");
    }

    [Fact]
    public void A_draft_that_was_anonymised_is_nobodys_cart()
    {
        var body = Deliveries.RecordedBody("02-block-checkout-draft--026");
        body["billing"]!["email"] = "deleted@site.invalid";
        Reads.WooCommerce<ShopperErased>("order.updated", body).OrderId.ShouldBe("14");
    }
}
