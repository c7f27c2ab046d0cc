using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>Shopify's <c>customers/*</c>.</summary>
internal static class ShopifyCustomers
{
    /// <summary>A customer's record as it stands.</summary>
    public static Translated.Understood Read(JsonElement json, DateTimeOffset? triggeredAt)
    {
        var id = json.Id("id") ?? throw new MissingFieldException("id");
        var home = json.At("default_address");
        var country = home.Country("country_code");
        return new(
            new CustomerReported(id, json.Email("email"), json.Text("first_name"), json.Time("updated_at") ?? triggeredAt ?? default)
            {
                Phone = Reading.FirstPhone(country, json.Text("phone"), home.Text("phone")),
                // That it is also true of records which the merchant made is unconfirmed; one address is one customer in Shopify either way.
                IsEmailConfirmed = json.IsTrue("verified_email"),
                HasAccount = AccountOf(json.Text("state")),
                Country = country,
                Region = home.Region("province_code", country),
                Consents = ShopifyConsents.Of(json),
            },
            id);
    }

    // "invited" was asked by the shop itself. Where a shop has only the newer accounts, without passwords, Shopify calls this state meaningless (GraphQL
    // Customer.state): it stays "disabled" there, which is true of whoever never logged in.
    private static bool? AccountOf(string? state) => state switch { "enabled" or "invited" => true, "disabled" or "declined" => false, _ => null };

    /// <summary>Two customers became one. The sample shows only a failed merge; that a finished one is called "completed", as in GraphQL, is unconfirmed.</summary>
    public static Translated Merge(JsonElement json)
    {
        var status = json.Text("status")?.ToLowerInvariant();
        if (status is "failed" or "in_progress" or "requested")
            return new Translated.Ignored($"a merge that is {status}");
        if (status != "completed")
            throw new MissingFieldException("status");
        var (kept, gone) = (Id(json, "admin_graphql_api_customer_kept_id"), Id(json, "admin_graphql_api_customer_deleted_id"));
        return new Translated.Understood(new CustomersMerged(kept, gone), $"{kept}|{gone}");
    }

    // "gid://shopify/Customer/1": other topics call the customer 1.
    private static string Id(JsonElement json, string field) =>
        json.Text(field)?.Split('/')[^1] is { Length: > 0 } id && id.All(char.IsAsciiDigit) ? id : throw new MissingFieldException(field);
}
