using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>Shopify's topics about the shop itself and our app in it, rather than about anybody who buys there.</summary>
internal static class ShopifyApp
{
    /// <summary><c>shop/update</c>. In the sample most is null, the shop's own domain among it: what is not told stays as it is known.</summary>
    public static Translated.Understood Details(JsonElement json, DateTimeOffset at) => new(
        new ShopDetailsReported(new(at)
        {
            Name = json.Text("name"),
            Email = json.Email("email"),
            CustomerEmail = json.Email("customer_email"),
            Url = json.Text("domain") is { } domain && Uri.CheckHostName(domain) == UriHostNameType.Dns ? $"https://{domain}" : null,
            Currency = Currency.Read(json.Text("currency")) is { } currency ? currency.Code : null,
            TimeZone = json.Text("iana_timezone"),
            Country = json.Country("country_code"),
            Locale = json.Locale("primary_locale"),
            PostalAddress = Address(json),
            PlanName = json.Text("plan_display_name") ?? json.Text("plan_name"),
            Stage = ShopifyPlans.StageOf(json.Text("plan_name"), json.Text("plan_display_name")),
        }),
        "shop");

    /// <summary><c>app/scopes_update</c>: what the shop lets us do now.</summary>
    public static Translated.Understood Scopes(JsonElement json, DateTimeOffset at)
    {
        if (json.At("current").ValueKind != JsonValueKind.Array)
            throw new MissingFieldException("current");
        var granted = json.List("current").Where(scope => scope.ValueKind == JsonValueKind.String).Select(scope => scope.GetString()!);
        return new(new ScopesChanged([.. granted], json.Time("updated_at") ?? at), "shop");
    }

    /// <summary><c>app_subscriptions/update</c>: how our own bill stands. It may lag minutes behind (facts/shopify.md 1.4).</summary>
    public static Translated.Understood Plan(JsonElement json, DateTimeOffset at)
    {
        var plan = json.At("app_subscription");
        var status = plan.Text("status") ?? throw new MissingFieldException("app_subscription.status");
        return new(new PlanReported(plan.Text("name") ?? "", status.ToLowerInvariant(), plan.Time("updated_at") ?? at), plan.Text("admin_graphql_api_id") ?? "plan");
    }

    /// <summary><c>bulk_operations/finish</c>: a file that an import waits for. That its status is in lower case here and in capitals in GraphQL is the samples' own.</summary>
    public static Translated BulkOperation(JsonElement json)
    {
        if (json.Text("type") is { } type && !string.Equals(type, "query", StringComparison.OrdinalIgnoreCase))
            return new Translated.Ignored("a bulk operation that reads nothing");
        var id = json.Text("admin_graphql_api_id") ?? throw new MissingFieldException("admin_graphql_api_id");
        var status = json.Text("status") ?? throw new MissingFieldException("status");
        return new Translated.Understood(new ImportSourceReady(id, status.ToLowerInvariant(), json.Text("error_code")), id);
    }

    // A part a line. Without a street it is none that could stand in a letter.
    private static string? Address(JsonElement json)
    {
        if (json.Text("address1") is not { } street)
            return null;
        var place = string.Join(' ', new[] { json.Text("zip"), json.Text("city") }.OfType<string>());
        return string.Join('\n', new[] { street, json.Text("address2"), place, json.Text("province"), json.Text("country_name") }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
