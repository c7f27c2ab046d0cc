using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Tests.Webhooks;

/// <summary>Shopify's carts and checkouts (facts/shopify.md 2.2).</summary>
public sealed class ShopifyCartsTests
{
    [Theory]
    [InlineData("carts/create")]
    [InlineData("carts/update")]
    public void A_cart_is_its_lines_without_anybody(string topic)
    {
        var cart = Reads.Shopify<CartReported>(topic, Deliveries.ShopifySample(topic)).Cart;
        cart.Id.ShouldBe("exampleCartId");
        cart.CartToken.ShouldBe("exampleCartId");
        cart.CheckoutToken.ShouldBeNull();
        cart.CreatedAt.ShouldBe(Reads.SampleTime);
        cart.UpdatedAt.ShouldBe(Reads.SampleTime);
        cart.CompletedAt.ShouldBeNull();
        cart.Email.ShouldBeNull();
        cart.CustomerId.ShouldBeNull();
        cart.Url.ShouldBeNull();
        cart.Total.ShouldBe(Reads.Dollars(59.97m));
        cart.Lines.ShouldHaveSingleItem().ShouldBe(new("Example T-Shirt - Small", Variant: null, 3, Reads.Dollars(59.97m), Image: null)
        {
            ProductId = "788032119674292922",
            VariantId = "704912205188288575",
        });
    }

    [Fact]
    public void A_cart_that_was_emptied_has_no_lines_and_no_total()
    {
        var cart = Reads.Shopify<CartReported>("carts/update", Deliveries.ShopifySample("carts/update").With("line_items", new JsonArray())).Cart;
        cart.Lines.ShouldBeEmpty();
        cart.Total.ShouldBeNull();
    }

    [Fact]
    public void A_cart_in_two_moneys_has_no_total()
    {
        var body = Deliveries.ShopifySample("carts/update");
        var other = body["line_items"]![0]!.DeepClone();
        other["line_price_set"]!["presentment_money"]!["currency_code"] = "EUR";
        body["line_items"]!.AsArray().Add(other);
        var cart = Reads.Shopify<CartReported>("carts/update", body).Cart;
        cart.Lines.Length.ShouldBe(2);
        cart.Total.ShouldBeNull();
    }

    [Fact]
    public void A_cart_and_its_checkout_and_its_order_are_one_whether_the_token_has_its_key_or_not()
    {
        var cart = Deliveries.ShopifySample("carts/create").With("id", "c1-7a2a?key=824b").With("token", "c1-7a2a?key=824b");
        var checkout = Deliveries.ShopifySample("checkouts/create").With("cart_token", "c1-7a2a");
        var order = Deliveries.ShopifyOrder(5, Reads.Triggered).With("cart_token", "c1-7a2a?key=824b").With("checkout_token", "123123123");
        Reads.Shopify<CartReported>("carts/create", cart).Cart.Id.ShouldBe("c1-7a2a");
        Reads.Shopify<CartReported>("checkouts/create", checkout).Cart.Id.ShouldBe("c1-7a2a");
        var ordered = Reads.Shopify<OrderReported>("orders/create", order).Order;
        ordered.CartToken.ShouldBe("c1-7a2a");
        ordered.CheckoutToken.ShouldBe(Reads.Shopify<CartReported>("checkouts/create", checkout).Cart.CheckoutToken);
    }

    [Theory]
    [InlineData("checkouts/create")]
    [InlineData("checkouts/update")]
    public void A_checkout_with_an_address_is_a_cart_with_its_lines(string topic)
    {
        var reported = Reads.Shopify<CartReported>(topic, Deliveries.ShopifySample(topic));
        var cart = reported.Cart;
        cart.Id.ShouldBe("eeafa272cebfd4b22385bc4b645e762c");
        cart.CartToken.ShouldBe("eeafa272cebfd4b22385bc4b645e762c");
        cart.CheckoutToken.ShouldBe("123123123");
        cart.CreatedAt.ShouldBe(Reads.SampleTime);
        cart.UpdatedAt.ShouldBe(Reads.SampleTime);
        cart.CompletedAt.ShouldBeNull();
        cart.CustomerId.ShouldBe("603851970716743426");
        cart.Email.ShouldBe("example@email.com"); // What was entered, not what the customer's record says.
        cart.Phone.ShouldBe("555-555-SHIP");
        cart.FirstName.ShouldBe("John");
        cart.Locale.ShouldBeNull();
        cart.Country.ShouldBe("US");
        cart.Region.ShouldBe("KY");
        cart.Street.ShouldBe("123 Shipping Street");
        cart.PostalCode.ShouldBe("K2P0S0");
        cart.Url.ShouldBe("https://checkout.local/548380009/checkouts/123123123/recover?key=example-secret-token");
        cart.Total.ShouldBe(Reads.Dollars(421.88m));
        cart.LinesLeftOut.ShouldBe(0);
        cart.Lines.Length.ShouldBe(2);
        cart.Lines[0].ShouldBe(new("IPod Nano - 8GB", "Pink", 1, Reads.Dollars(199.00m), Image: null) { ProductId = "632910392", VariantId = "808950810" });
        reported.Names.Select(name => name.Kind).ShouldBe([NameKind.Customer, NameKind.Email, NameKind.Checkout, NameKind.Cart]);
        reported.Hints.ShouldHaveSingleItem().Kind.ShouldBe(NameKind.Street); // 555-555-SHIP could be anybody's.
    }

    [Fact]
    public void A_checkout_without_a_cart_goes_by_its_own_token()
    {
        var cart = Reads.Shopify<CartReported>("checkouts/update", Deliveries.ShopifySample("checkouts/update").With("cart_token", null)).Cart;
        cart.Id.ShouldBe("123123123");
        cart.CartToken.ShouldBeNull();
    }

    [Fact]
    public void A_checkout_that_was_completed_says_when() =>
        Reads.Shopify<CartReported>("checkouts/update", Deliveries.ShopifySample("checkouts/update").With("completed_at", "2021-12-31T19:05:00-05:00"))
            .Cart.CompletedAt.ShouldBe(Reads.SampleTime.AddMinutes(5));

    [Fact]
    public void Prices_that_may_be_in_either_of_two_moneys_are_not_told()
    {
        var cart = Reads.Shopify<CartReported>("checkouts/update", Deliveries.ShopifySample("checkouts/update").With("presentment_currency", "EUR").With("customer_locale", "de_DE")).Cart;
        cart.Total.ShouldBeNull();
        cart.Lines.ShouldAllBe(line => line.Price == null);
        cart.Locale.ShouldBe("de-DE");
    }

    [Fact]
    public void The_box_of_the_checkout_is_no_consent_since_it_says_what_Shopify_believes() =>
        Reads.Shopify<CartReported>("checkouts/update", Deliveries.ShopifySample("checkouts/update").With("buyer_accepts_marketing", true).With("buyer_accepts_sms_marketing", true))
            .Cart.Consents.ShouldBeEmpty();

    [Fact]
    public void The_number_for_text_messages_is_a_number_too()
    {
        var reported = Reads.Shopify<CartReported>("checkouts/update", Deliveries.ShopifySample("checkouts/update").With("sms_marketing_phone", "+14155550111"));
        reported.Cart.Phone.ShouldBe("+14155550111");
        reported.Hints.ShouldContain(new Name(NameKind.Phone, "+14155550111"));
    }

    [Fact]
    public void A_deleted_checkout_is_an_empty_cart_of_the_moment_that_Shopify_names()
    {
        var cart = Reads.Shopify<CartReported>("checkouts/delete", Deliveries.ShopifySample("checkouts/delete")).Cart;
        cart.Id.ShouldBe("eeafa272cebfd4b22385bc4b645e762c");
        cart.CartToken.ShouldBe("eeafa272cebfd4b22385bc4b645e762c");
        cart.UpdatedAt.ShouldBe(Reads.Triggered);
        cart.Lines.ShouldBeEmpty();
        cart.Total.ShouldBeNull();
        Reads.Shopify("checkouts/delete", Deliveries.ShopifySample("checkouts/delete").With("cart_token", null)).ShouldBeOfType<Translated.Ignored>();
    }

    [Fact]
    public void The_real_shapes_are_read_too()
    {
        Reads.Shopify<CartReported>("carts/update", Reads.ShopifyExemplar("carts__1")).Cart.Lines.Length.ShouldBe(2);
        var checkout = Reads.Shopify<CartReported>("checkouts/update", Reads.ShopifyExemplar("checkouts__1")).Cart;
        checkout.Lines.Length.ShouldBe(2);
        checkout.Email.ShouldBeNull();
        checkout.Street.ShouldBeNull(); // Its shipping address is an empty list.
    }

    [Theory]
    [InlineData("carts/update")]
    [InlineData("checkouts/update")]
    public void Without_a_token_it_is_not_understood(string topic) =>
        Reads.Shopify(topic, Deliveries.ShopifySample(topic).With("token", null).With("id", null)).ShouldBeOfType<Translated.NotUnderstood>();
}
