using System.Text.Json.Nodes;
using Retention.Events;

namespace Retention.App.Tests.Webhooks;

/// <summary>WooCommerce's recorded orders: what is read beside the thank-you letter's own fields.</summary>
public sealed class WooCommerceOrdersTests
{
    private static readonly DateTimeOffset Placed = new(2026, 11, 22, 3, 0, 14, TimeSpan.Zero);

    [Fact]
    public void An_order_tells_where_it_goes_and_what_was_ticked()
    {
        var reported = Reads.WooCommerce<OrderReported>("order.created", Deliveries.RecordedBody("04-block-checkout-placed--030"));
        var order = reported.Order;
        order.Country.ShouldBe("US");
        order.Region.ShouldBe("CA");
        order.Street.ShouldBe("2 Oak");
        order.PostalCode.ShouldBe("94103");
        order.Phone.ShouldBe("+14155550101");
        order.FulfilledAt.ShouldBeNull();
        order.DeliveredAt.ShouldBeNull();
        order.Lines.ShouldHaveSingleItem().ProductId.ShouldBe("11");
        order.Lines[0].VariantId.ShouldBe("11");
        // The box for text messages was left empty ("0"): that takes nothing back.
        order.Consents.ShouldBe([new Consent(Channel.Email, Purpose.Marketing, IsGranted: true, Placed, "checkout") { Evidence = "order 14" }]);
        reported.Hints.ShouldBe([new Name(NameKind.Phone, "+14155550101"), new Name(NameKind.Street, "2OAK|94103|US")]);
    }

    [Fact]
    public void Where_no_other_address_is_given_goods_go_where_the_bill_goes()
    {
        var order = Reads.WooCommerce<OrderReported>("order.created", Deliveries.RecordedBody("01-rest-order--002")).Order;
        order.Street.ShouldBe("1 Elm");
        order.PostalCode.ShouldBe("94103");
    }

    [Fact]
    public void A_variation_goes_by_its_own_id()
    {
        var body = Deliveries.RecordedBody("05-classic-checkout--036");
        body["line_items"]![0]!["variation_id"] = 12;
        var line = Reads.WooCommerce<OrderReported>("order.created", body).Order.Lines[0];
        line.ProductId.ShouldBe("11");
        line.VariantId.ShouldBe("12");
    }

    [Theory]
    [InlineData("_wc_contact/retention/email-consent", "1")] // Comes back ticked at the next checkout (facts/woocommerce.md 6.3).
    [InlineData("_wc_other/retention/email-consent", "0")]
    [InlineData("_wc_other/newsletter/consent", "1")]
    public void Another_box_is_no_consent(string key, string value)
    {
        var body = Deliveries.RecordedBody("05-classic-checkout--036");
        body["meta_data"]!.AsArray().Add(new JsonObject { ["id"] = 1, ["key"] = key, ["value"] = value });
        Reads.WooCommerce<OrderReported>("order.created", body).Order.Consents.ShouldBeEmpty();
    }

    [Fact]
    public void A_completed_order_was_sent_when_it_was_completed()
    {
        var completed = new DateTimeOffset(2026, 11, 22, 3, 2, 5, TimeSpan.Zero);
        var body = Deliveries.RecordedBody("08-order-completed-rest--043");
        Reads.WooCommerce<OrderReported>("order.updated", body).Order.FulfilledAt.ShouldBe(completed);
        Reads.WooCommerce<OrderReported>("order.updated", body.With("status", "refunded")).Order.FulfilledAt.ShouldBe(completed);
        Reads.WooCommerce<OrderReported>("order.updated", body.With("status", "processing")).Order.FulfilledAt.ShouldBeNull();
        Reads.WooCommerce<OrderReported>("order.updated", body).Order.DeliveredAt.ShouldBeNull();
    }

    [Fact]
    public void A_customer_tells_country_and_telephone_and_is_never_confirmed()
    {
        var customer = Reads.WooCommerce<CustomerReported>("customer.updated", Deliveries.RecordedBody("07-customer-updated-rest--042"));
        customer.CustomerId.ShouldBe("3");
        customer.Email.ShouldBe("dee@example.test");
        customer.FirstName.ShouldBe("Deedee");
        customer.UpdatedAt.ShouldBe(new(2026, 11, 22, 3, 2, 4, TimeSpan.Zero));
        customer.Phone.ShouldBe("+14155550103");
        customer.Country.ShouldBe("US");
        customer.Region.ShouldBeNull();
        customer.IsEmailConfirmed.ShouldBeFalse();
        customer.Consents.ShouldBeEmpty();
        Reads.WooCommerce<CustomerReported>("customer.updated", Deliveries.RecordedBody("08-order-completed-rest--044")).Region.ShouldBe("CA");
    }

    [Theory]
    [InlineData(false, 700)]
    [InlineData(true, 833)]
    public void A_coupon_is_read_in_small_letters_with_what_the_shopper_saw_it_take_off(bool pricesIncludeTax, long cents)
    {
        var body = Coupon("Thanks-7H2K-9qtm-4xw8");
        body["prices_include_tax"] = pricesIncludeTax;
        Reads.WooCommerce<OrderReported>("order.updated", body).Order.Coupons.ShouldBe([new OrderCoupon("thanks-7h2k-9qtm-4xw8", new Money(cents, new("USD")))]);
    }

    [Theory]
    [InlineData("processing", false)]
    [InlineData("pending", false)]
    [InlineData("refunded", false)]
    [InlineData("cancelled", true)]
    [InlineData("failed", true)]
    public void An_order_that_was_called_off_or_failed_gives_its_coupons_back(string status, bool gaveBack)
    {
        var body = Coupon("spring");
        body["status"] = status;
        Reads.WooCommerce<OrderReported>("order.updated", body).Order.GaveCouponsBack.ShouldBe(gaveBack);
    }

    private static JsonObject Coupon(string code)
    {
        var body = Deliveries.RecordedBody("05-classic-checkout--036");
        body["coupon_lines"] = new JsonArray(new JsonObject { ["id"] = 3, ["code"] = code, ["discount"] = "7.00", ["discount_tax"] = "1.33", ["nominal_amount"] = 10, ["discount_type"] = "fixed_cart" });
        return body;
    }
}
