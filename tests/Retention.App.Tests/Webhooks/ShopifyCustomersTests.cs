using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Tests.Webhooks;

/// <summary>Shopify's customers: their records, what they said about being written to, and when two of them become one.</summary>
public sealed class ShopifyCustomersTests
{
    private static readonly DateTimeOffset Said = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("customers/create")]
    [InlineData("customers/update")]
    public void A_customer_tells_country_region_telephone_and_whether_the_address_is_confirmed(string topic)
    {
        var customer = Reads.Shopify<CustomerReported>(topic, Deliveries.ShopifySample(topic));
        customer.CustomerId.ShouldBe("706405506930370084");
        customer.Email.ShouldBe("bob@biller.com");
        customer.FirstName.ShouldBe("Bob");
        customer.UpdatedAt.ShouldBe(Reads.SampleTime);
        customer.Phone.ShouldBe("+15555555555");
        customer.IsEmailConfirmed.ShouldBeTrue();
        customer.Country.ShouldBe("CA");
        customer.Region.ShouldBe("ON");
        customer.Consents.ShouldBeEmpty();
        Reads.Shopify<CustomerReported>(topic, Deliveries.ShopifySample(topic).With("verified_email", false)).IsEmailConfirmed.ShouldBeFalse();
    }

    [Fact]
    public void Without_approval_for_protected_data_a_customer_is_an_id()
    {
        var body = Deliveries.ShopifySample("customers/update").With("email", null).With("first_name", null).With("default_address", null);
        var customer = Reads.Shopify<CustomerReported>("customers/update", body);
        customer.Names.ShouldBe([new Name(NameKind.Customer, "706405506930370084")]);
        customer.Country.ShouldBeNull();
        customer.Phone.ShouldBeNull();
    }

    [Fact]
    public void Consent_in_a_customers_record_is_read_where_it_is_there_with_its_time()
    {
        var body = Deliveries.ShopifySample("customers/update").With("email_marketing_consent", Consent("subscribed", "confirmed_opt_in")).With("sms_marketing_consent", Consent("unsubscribed", "single_opt_in"));
        Reads.Shopify<CustomerReported>("customers/update", body).Consents.ShouldBe([
            new Consent(Channel.Email, Purpose.Marketing, IsGranted: true, Said, "customer record") { IsConfirmed = true },
            new Consent(Channel.Text, Purpose.Marketing, IsGranted: false, Said, "customer record"),
        ]);
        body["email_marketing_consent"]!["consent_updated_at"] = null;
        Reads.Shopify<CustomerReported>("customers/update", body).Consents.ShouldHaveSingleItem().Channel.ShouldBe(Channel.Text);
    }

    [Theory]
    [InlineData("subscribed", "single_opt_in", true, false)]
    [InlineData("subscribed", "confirmed_opt_in", true, true)]
    [InlineData("unsubscribed", "confirmed_opt_in", false, false)]
    [InlineData("redacted", null, false, false)]
    [InlineData("invalid", null, false, false)]
    public void A_word_about_mail_is_told_with_its_time(string state, string? level, bool isGranted, bool isConfirmed)
    {
        const string topic = "customers_email_marketing_consent/update";
        var body = Deliveries.ShopifySample(topic).With("email_marketing_consent", Consent(state, level));
        var reported = Reads.Shopify<ConsentReported>(topic, body);
        reported.Consent.ShouldBe(new(Channel.Email, Purpose.Marketing, isGranted, Said, "customer record") { IsConfirmed = isConfirmed });
        reported.CustomerId.ShouldBe("706405506930370084");
        reported.Email.ShouldBe("bob@biller.com");
        reported.Phone.ShouldBeNull();
        body["email_marketing_consent"]!["consent_updated_at"] = null;
        Reads.Shopify<ConsentReported>(topic, body).Consent.At.ShouldBe(Reads.Triggered);
    }

    [Fact]
    public void A_word_about_text_messages_stands_under_other_names()
    {
        const string topic = "customers_marketing_consent/update";
        var body = Deliveries.ShopifySample(topic).With("phone", "+14155550111").With("sms_marketing_consent", Consent("subscribed", "single_opt_in"));
        var reported = Reads.Shopify<ConsentReported>(topic, body);
        reported.Consent.ShouldBe(new(Channel.Text, Purpose.Marketing, IsGranted: true, Said, "customer record"));
        reported.Names.ShouldBe([new Name(NameKind.Customer, "706405506930370084")]);
        reported.Hints.ShouldBe([new Name(NameKind.Phone, "+14155550111")]);
        reported.Email.ShouldBeNull();
    }

    [Theory]
    [InlineData("customers_email_marketing_consent/update")] // The samples themselves: "not_subscribed" and null.
    [InlineData("customers_marketing_consent/update")]
    public void Who_never_said_anything_has_said_nothing(string topic) => Reads.Shopify(topic, Deliveries.ShopifySample(topic)).ShouldBeOfType<Translated.Ignored>();

    [Fact]
    public void A_consent_that_waits_for_its_confirmation_says_nothing_yet_and_an_unknown_state_is_kept()
    {
        const string topic = "customers_email_marketing_consent/update";
        Reads.Shopify(topic, Deliveries.ShopifySample(topic).With("email_marketing_consent", Consent("pending", "confirmed_opt_in"))).ShouldBeOfType<Translated.Ignored>();
        Reads.Shopify(topic, Deliveries.ShopifySample(topic).With("email_marketing_consent", Consent("perhaps", null))).ShouldBeOfType<Translated.NotUnderstood>();
        Reads.Shopify(topic, Deliveries.ShopifySample(topic).With("customer_id", null).With("email_address", null)).ShouldBeOfType<Translated.NotUnderstood>();
    }

    [Fact]
    public void Two_customers_become_one_only_when_the_merge_is_completed()
    {
        var body = Deliveries.ShopifySample("customers/merge");
        Reads.Shopify("customers/merge", body).ShouldBeOfType<Translated.Ignored>("the sample's merge failed");
        Reads.Shopify<CustomersMerged>("customers/merge", body.With("status", "completed")).ShouldBe(new("1", "2"));
        Reads.Shopify<CustomersMerged>("customers/merge", body.With("status", "COMPLETED")).ShouldBe(new("1", "2"));
        Reads.Shopify("customers/merge", body.With("status", "in_progress")).ShouldBeOfType<Translated.Ignored>();
        Reads.Shopify("customers/merge", body.With("status", "done")).ShouldBeOfType<Translated.NotUnderstood>();
        Reads.Shopify("customers/merge", body.With("status", "completed").With("admin_graphql_api_customer_kept_id", "gid://shopify/Customer/")).ShouldBeOfType<Translated.NotUnderstood>();
    }

    [Fact]
    public void A_deleted_record_erases_nobody_since_a_merge_deletes_one_too() =>
        Reads.Shopify("customers/delete", Deliveries.ShopifySample("customers/delete")).ShouldBeOfType<Translated.Ignored>();

    private static JsonObject Consent(string state, string? level) => new() { ["state"] = state, ["opt_in_level"] = level, ["consent_updated_at"] = "2026-11-20T09:00:00Z" };
}
