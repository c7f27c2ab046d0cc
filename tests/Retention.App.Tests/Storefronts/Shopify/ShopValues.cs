using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>What a shop says of itself when the operation ShopDetails asks.</summary>
internal static class ShopValues
{
    /// <summary>A paying shop in Germany; a test changes what it is about.</summary>
    public static JsonObject Of(Action<JsonObject>? shop = null, Action<JsonObject>? all = null)
    {
        var values = JsonNode.Parse("""
            {
              "shop": {
                "name": "Blue Mugs", "email": "owner@mugs.test", "contactEmail": "hello@mugs.test", "primaryDomain": { "url": "https://mugs.test" },
                "ianaTimezone": "Europe/Berlin", "currencyCode": "EUR", "shopAddress": { "countryCodeV2": "DE", "formatted": ["1 Kiln Lane", "10115 Berlin", "Germany"] },
                "plan": { "publicDisplayName": "Basic", "partnerDevelopment": false }, "customerAccountsV2": { "customerAccountsVersion": "NEW_CUSTOMER_ACCOUNTS" },
                "shopPolicies": [{ "type": "PRIVACY_POLICY", "url": "https://mugs.test/policies/privacy-policy" }, { "type": "REFUND_POLICY", "url": "https://mugs.test/policies/refund-policy" }]
              },
              "shopLocales": [{ "locale": "en", "primary": false }, { "locale": "de", "primary": true }],
              "storeCreditConfiguration": { "storeCreditEnabled": true },
              "currentAppInstallation": { "accessScopes": [{ "handle": "read_orders" }], "activeSubscriptions": [] }
            }
            """)!.AsObject();
        shop?.Invoke(values["shop"]!.AsObject());
        all?.Invoke(values);
        return values;
    }

    /// <summary>The same, with all scopes that we want.</summary>
    public static JsonObject Allowing(params IEnumerable<string> scopes) =>
        Of(all: values => values["currentAppInstallation"]!["accessScopes"] = new JsonArray([.. scopes.Select(scope => new JsonObject { ["handle"] = scope })]));
}
