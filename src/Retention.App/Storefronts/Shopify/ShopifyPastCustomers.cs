using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.Shopify;

/// <summary>Customers of the Admin API in our words: the record, and what its owner said about being written to.</summary>
internal static class ShopifyPastCustomers
{
    /// <summary>A customer's record, and one event for each word about being written to: as three webhooks tell it.</summary>
    public static IEnumerable<Translated> Read(JsonElement customer)
    {
        yield return Record(customer);
        var (mail, phone) = (customer.At("defaultEmailAddress"), customer.At("defaultPhoneNumber"));
        if (mail.Text("marketingState") is { } state && mail.Email("emailAddress") is { } address)
        {
            yield return ShopifyPast.Read("customers_email_marketing_consent/update", new()
            {
                ["customer_id"] = customer.Number(),
                ["email_address"] = address,
                ["email_marketing_consent"] = Consent(state, mail.Value("marketingOptInLevel"), mail.Text("marketingUpdatedAt")),
            }, Otherwise(customer, state));
        }

        if (phone.At("smsMarketingConsent").Text("state") is { } texts && phone.Text("phoneNumber") is { } number)
        {
            var said = phone.At("smsMarketingConsent");
            yield return ShopifyPast.Read("customers_marketing_consent/update", new()
            {
                ["id"] = customer.Number(),
                ["phone"] = number,
                ["sms_marketing_consent"] = Consent(texts, said.Value("optInLevel"), said.Text("updatedAt")),
            }, Otherwise(customer, texts));
        }
    }

    private static Translated Record(JsonElement customer) => ShopifyPast.Read("customers/update", new()
    {
        ["id"] = customer.Number(),
        ["email"] = customer.At("defaultEmailAddress").Email("emailAddress"),
        ["first_name"] = customer.Text("firstName"),
        ["phone"] = customer.At("defaultPhoneNumber").Text("phoneNumber"),
        ["verified_email"] = customer.IsTrue("verifiedEmail"),
        ["updated_at"] = customer.Text("updatedAt"),
        ["state"] = customer.Text("state")?.ToLowerInvariant(),
        ["default_address"] = customer.Address("defaultAddress"),
    });

    private static JsonObject Consent(string state, string? level, string? at) => new()
    {
        ["state"] = state == "NEVER_SUBSCRIBED" ? "not_subscribed" : state.ToLowerInvariant(),
        ["opt_in_level"] = level,
        ["consent_updated_at"] = at,
    };

    // A yes whose day is not told is as old as the record, so that it undoes no refusal; a no is as new as the record's last change.
    private static DateTimeOffset? Otherwise(JsonElement customer, string state) => customer.Time(state == "SUBSCRIBED" ? "createdAt" : "updatedAt");
}
