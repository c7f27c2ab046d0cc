using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.Shopify;

// What every shop has, and few tests are about.
internal sealed partial class LoopbackShopify
{
    /// <summary>The values that an operation is answered from where a test gives none of that name: an ordinary shop's. A test may change them.</summary>
    public JsonObject Defaults { get; } = new()
    {
        ["shop"] = new JsonObject
        {
            ["id"] = "gid://shopify/Shop/548380009",
            ["name"] = "Blue Mugs",
            ["email"] = "owner@mugs.example",
            ["contactEmail"] = "hello@mugs.example",
            ["myshopifyDomain"] = "demo.myshopify.com",
            ["url"] = "https://mugs.example",
            ["primaryDomain"] = new JsonObject { ["id"] = "gid://shopify/Domain/1", ["host"] = "mugs.example", ["url"] = "https://mugs.example" },
            ["ianaTimezone"] = "Europe/Berlin",
            ["currencyCode"] = "EUR",
            ["currencyFormats"] = new JsonObject { ["moneyFormat"] = "{{amount_with_comma_separator}} €", ["moneyWithCurrencyFormat"] = "{{amount_with_comma_separator}} EUR" },
            ["enabledPresentmentCurrencies"] = new JsonArray("EUR"),
            ["shopAddress"] = new JsonObject { ["id"] = "gid://shopify/ShopAddress/1", ["countryCodeV2"] = "DE", ["formatted"] = new JsonArray("1 Kiln Lane", "12345 Potterton", "Germany") },
            ["plan"] = new JsonObject { ["publicDisplayName"] = "Basic", ["partnerDevelopment"] = false, ["shopifyPlus"] = false },
            ["customerAccountsV2"] = new JsonObject { ["customerAccountsVersion"] = "NEW_CUSTOMER_ACCOUNTS", ["loginRequiredAtCheckout"] = false, ["loginLinksVisibleOnStorefrontAndCheckout"] = true },
            ["marketingSmsConsentEnabledAtCheckout"] = false,
            ["transactionalSmsDisabled"] = false,
            ["shopPolicies"] = new JsonArray(),
            ["setupRequired"] = false,
            ["taxesIncluded"] = true,
        },
        ["shopLocales"] = new JsonArray(new JsonObject { ["locale"] = "de", ["name"] = "German", ["primary"] = true, ["published"] = true }),
        ["storeCreditConfiguration"] = new JsonObject { ["storeCreditEnabled"] = true },
    };

    // What a test gives comes first; the scopes are those that were granted.
    private JsonObject With(JsonNode? given)
    {
        var root = Defaults.DeepClone().AsObject();
        root["currentAppInstallation"] = new JsonObject
        {
            ["id"] = "gid://shopify/AppInstallation/1",
            ["accessScopes"] = new JsonArray([.. Scopes.Split(',').Select(scope => new JsonObject { ["handle"] = scope, ["description"] = "" })]),
            ["activeSubscriptions"] = new JsonArray(),
        };
        foreach (var (name, value) in given as JsonObject ?? [])
            root[name] = value?.DeepClone();
        return root;
    }
}
