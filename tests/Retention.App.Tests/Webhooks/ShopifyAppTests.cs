using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.Tests.Webhooks;

/// <summary>Shopify's topics about the shop itself, our app in it, and people's requests.</summary>
public sealed class ShopifyAppTests
{
    [Fact]
    public void A_shop_tells_of_itself_and_what_it_leaves_out_stays_unknown()
    {
        var told = Reads.Shopify<ShopDetailsReported>("shop/update", Deliveries.ShopifySample("shop/update")).Details;
        (told.At, told.Name, told.Email, told.CustomerEmail, told.Currency, told.Country, told.Locale, told.PlanName, told.Stage)
            .ShouldBe((Reads.Triggered, "Super Toys", "super@supertoys.com", "super@supertoys.com", "USD", "US", "en", "Shopify Plus", ShopStage.Paying));
        (told.Url, told.TimeZone).ShouldBe((null, null));
        told.PostalAddress.ShouldBe("190 MacLaren Street\n37178 Houston\nTennessee\nUnited States");
        var other = Reads.Shopify<ShopDetailsReported>("shop/update", Deliveries.ShopifySample("shop/update").With("domain", "toys.example").With("iana_timezone", "America/Chicago").With("address1", null).With("plan_name", "partner_test")).Details;
        (other.Url, other.TimeZone, other.PostalAddress, other.Stage).ShouldBe(("https://toys.example", "America/Chicago", null, ShopStage.Development));
        Reads.Shopify<ShopDetailsReported>("shop/update", Deliveries.ShopifySample("shop/update").With("domain", "evil.example/path?q")).Details.Url.ShouldBeNull();
    }

    [Fact]
    public void What_the_shop_lets_us_do_and_how_our_bill_stands_come_with_their_moment()
    {
        var changed = Reads.Shopify<ScopesChanged>("app/scopes_update", Deliveries.ShopifySample("app/scopes_update"));
        changed.Scopes.ShouldBe(["read_products", "write_products"]);
        changed.At.ShouldBe(new DateTimeOffset(2024, 6, 25, 0, 0, 0, TimeSpan.Zero));
        Reads.Shopify("app/scopes_update", new JsonObject { ["id"] = 1 }).ShouldBeOfType<Translated.NotUnderstood>();
        Reads.Shopify<PlanReported>("app_subscriptions/update", Deliveries.ShopifySample("app_subscriptions/update")).ShouldBe(new("Webhook Test", "pending", Reads.SampleTime));
        Reads.Shopify("app_subscriptions/update", new JsonObject { ["app_subscription"] = null }).ShouldBeOfType<Translated.NotUnderstood>();
    }

    [Fact]
    public void A_file_that_an_import_waits_for_is_told_as_ready_and_a_mutation_is_not()
    {
        Reads.Shopify<ImportSourceReady>("bulk_operations/finish", Deliveries.ShopifySample("bulk_operations/finish")).ShouldBe(new("gid://shopify/BulkOperation/147595010", "completed", ErrorCode: null));
        Reads.Shopify("bulk_operations/finish", Deliveries.ShopifySample("bulk_operations/finish").With("type", "mutation")).ShouldBeOfType<Translated.Ignored>();
    }

    [Fact]
    public void A_person_s_request_names_id_address_number_and_orders_and_any_of_them_is_enough()
    {
        var erased = Reads.Shopify<ShopperErased>("customers/redact", Deliveries.ShopifySample("customers/redact"));
        (erased.CustomerId, erased.Email, erased.Phone, erased.OrderId).ShouldBe(("191167", "john@example.com", "555-625-1199", null));
        erased.Orders.ShouldBe(["299938", "280263", "220458"]);
        var asked = Reads.Shopify<DataRequested>("customers/data_request", Deliveries.ShopifySample("customers/data_request"));
        (asked.Request, asked.CustomerId, asked.Email, asked.Phone, asked.At).ShouldBe(("9999", "191167", "john@example.com", "555-625-1199", Reads.Triggered));
        asked.Orders.ShouldBe(["299938", "280263", "220458"]);
        foreach (var (field, value) in new (string, JsonNode)[] { ("id", 5), ("email", "ann@example.test"), ("phone", "+14155550143") })
            Reads.Shopify("customers/redact", new JsonObject { ["customer"] = new JsonObject { [field] = value } }).ShouldBeOfType<Translated.Understood>(field);
        Reads.Shopify("customers/redact", new JsonObject { ["orders_to_redact"] = new JsonArray(820982911946154508) }).ShouldBeOfType<Translated.Understood>().Happened.Names.ShouldBe([new Name(NameKind.Order, "820982911946154508")]);
        Reads.Shopify("customers/redact", new JsonObject { ["customer"] = new JsonObject { ["email"] = "none" } }).ShouldBeOfType<Translated.NotUnderstood>();
        Reads.Shopify("customers/data_request", new JsonObject { ["customer"] = new JsonObject { ["id"] = 5 } }).ShouldBeOfType<Translated.NotUnderstood>();
    }

    [Fact]
    public void A_product_that_is_gone_is_told_by_its_id_and_the_moment_of_the_delivery() =>
        Reads.Shopify<ProductRemoved>("products/delete", Deliveries.ShopifySample("products/delete")).ShouldBe(new("788032119674292922", Reads.Triggered));

    [Theory]
    [InlineData("orders/edited")]
    [InlineData("returns/close")]
    [InlineData("customers/delete")]
    [InlineData("customers_whats_app_marketing_consent/update")]
    public void What_nothing_follows_from_is_ignored_with_a_reason(string topic) =>
        Reads.Shopify(topic, Deliveries.ShopifySample(topic)).ShouldBeOfType<Translated.Ignored>().Why.ShouldNotContain("not used");
}
