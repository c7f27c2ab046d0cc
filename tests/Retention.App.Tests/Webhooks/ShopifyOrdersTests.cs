using System.Text.Json.Nodes;
using Retention.Events;

namespace Retention.App.Tests.Webhooks;

/// <summary>Shopify's orders: what is read beside the thank-you letter's own fields.</summary>
public sealed class ShopifyOrdersTests
{
    [Fact]
    public void An_order_tells_where_it_goes_and_which_variants_it_has()
    {
        var reported = Reads.Shopify<OrderReported>("orders/create", Deliveries.ShopifyOrder(5, Reads.Triggered, customer: 7));
        var order = reported.Order;
        order.Country.ShouldBe("US");
        order.Region.ShouldBe("KY");
        order.Street.ShouldBe("123 Shipping Street");
        order.PostalCode.ShouldBe("40003");
        order.Phone.ShouldBe("555-555-SHIP");
        order.FirstName.ShouldBe("John");
        order.CheckoutToken.ShouldBe("checkout5");
        order.CartToken.ShouldBe("cart5");
        order.FulfilledAt.ShouldBeNull();
        order.DeliveredAt.ShouldBeNull();
        order.Lines[0].ProductId.ShouldBe("788032119674292922");
        order.Lines[0].VariantId.ShouldBe("788032119674292922"); // Its variant is null: a product that was made up for the order.
        reported.Hints.ShouldHaveSingleItem().ShouldBe(new Name(NameKind.Street, "123SHIPPINGSTREET|40003|US"));
    }

    [Fact]
    public void Of_several_telephone_numbers_the_one_counts_that_can_be_told_from_others()
    {
        var body = Deliveries.ShopifyOrder(5, Reads.Triggered);
        body["billing_address"]!["phone"] = "+1 415 555 0100";
        var reported = Reads.Shopify<OrderReported>("orders/create", body);
        reported.Order.Phone.ShouldBe("+14155550100");
        reported.Hints.ShouldContain(new Name(NameKind.Phone, "+14155550100"));
    }

    [Fact]
    public void Goods_that_are_not_sent_go_where_the_bill_goes()
    {
        var body = Deliveries.ShopifyOrder(5, Reads.Triggered).With("shipping_address", null);
        body["billing_address"]!["address1"] = "9 Bill Road";
        body["billing_address"]!["province_code"] = "US-CA";
        var order = Reads.Shopify<OrderReported>("orders/create", body).Order;
        order.Street.ShouldBe("9 Bill Road");
        order.Region.ShouldBe("CA");
    }

    [Fact]
    public void That_the_buyer_accepts_marketing_is_no_consent_and_what_the_customers_record_says_is()
    {
        var body = Deliveries.ShopifyOrder(5, Reads.Triggered, customer: 7).With("buyer_accepts_marketing", true);
        Reads.Shopify<OrderReported>("orders/create", body).Order.Consents.ShouldBeEmpty();
        body["customer"]!["email_marketing_consent"] = new JsonObject { ["state"] = "subscribed", ["opt_in_level"] = "single_opt_in", ["consent_updated_at"] = "2026-11-01T00:00:00Z" };
        Reads.Shopify<OrderReported>("orders/create", body).Order.Consents
            .ShouldBe([new Consent(Channel.Email, Purpose.Marketing, IsGranted: true, new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), "customer record")]);
    }

    [Fact]
    public void An_order_is_sent_when_its_last_parcel_is_and_delivered_when_all_of_them_are()
    {
        JsonObject Parcel(string status, string? carrier, int made, int changed) => new()
        {
            ["status"] = status,
            ["shipment_status"] = carrier,
            ["created_at"] = Reads.Triggered.AddDays(made).ToString("O"),
            ["updated_at"] = Reads.Triggered.AddDays(changed).ToString("O"),
        };
        Order Read(string? status, params JsonNode[] parcels) => Reads.Shopify<OrderReported>(
            "orders/updated", Deliveries.ShopifyOrder(5, Reads.Triggered).With("fulfillment_status", status).With("fulfillments", new JsonArray(parcels))).Order;

        Read("partial", Parcel("success", "delivered", 1, 3)).FulfilledAt.ShouldBeNull();
        var sent = Read("fulfilled", Parcel("success", "delivered", 1, 3), Parcel("success", null, 2, 2), Parcel("cancelled", null, 5, 5));
        sent.FulfilledAt.ShouldBe(Reads.Triggered.AddDays(2));
        sent.DeliveredAt.ShouldBeNull();
        var delivered = Read("fulfilled", Parcel("success", "delivered", 1, 3), Parcel("success", "delivered", 2, 6), Parcel("cancelled", null, 5, 9));
        delivered.FulfilledAt.ShouldBe(Reads.Triggered.AddDays(2));
        delivered.DeliveredAt.ShouldBe(Reads.Triggered.AddDays(6));
        Read("fulfilled").FulfilledAt.ShouldBeNull();
        Read("fulfilled").DeliveredAt.ShouldBeNull();
    }
}
