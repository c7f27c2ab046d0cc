using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Retention.App.Storefronts.Shopify;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>A question and a change, for tests of the client itself.</summary>
internal static partial class Asked
{
    public const string Ann = "gid://shopify/Customer/7";

    public static AdminOperation<WhoId, WhoFound> Who { get; } = new("Who", AskedJson.Default.WhoId, AskedJson.Default.WhoFound)
    {
        Document = "query Who($id: ID!) { customer(id: $id) { id tags defaultEmailAddress { emailAddress } } }",
    };

    public static AdminOperation<TagIt, TagDone> Tag { get; } = new("Tag", AskedJson.Default.TagIt, AskedJson.Default.TagDone)
    {
        Document = "# Adds a tag.\nmutation Tag($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } userErrors { field message } } }",
    };

    public static void AnswerWho(ShopifyTestShop shop) => shop.Shopify.On("Who", (variables, _) => new JsonObject
    {
        ["customer"] = new JsonObject { ["id"] = (string)variables["id"]!, ["tags"] = new JsonArray("vip"), ["defaultEmailAddress"] = new JsonObject { ["emailAddress"] = "ann@example.test" } },
    });

    public static void AnswerTag(ShopifyTestShop shop) => shop.Shopify.On("Tag", (variables, _) => new JsonObject
    {
        ["tagsAdd"] = new JsonObject { ["node"] = new JsonObject { ["__typename"] = "Customer", ["id"] = (string)variables["id"]! }, ["userErrors"] = new JsonArray() },
    });

    internal sealed record WhoId(string Id);

    internal sealed record WhoFound(WhoCustomer? Customer);

    internal sealed record WhoCustomer(string Id, IReadOnlyList<string> Tags, WhoEmail? DefaultEmailAddress);

    internal sealed record WhoEmail(string? EmailAddress);

    internal sealed record TagIt(string Id, IReadOnlyList<string> Tags);

    internal sealed record TagDone(TagPayload? TagsAdd);

    internal sealed record TagPayload(IReadOnlyList<UserError> UserErrors);

    internal sealed record Nothing;

    internal sealed record ScopesFound(ShopFound? Shop, Installed? CurrentAppInstallation);

    internal sealed record ShopFound(string CurrencyCode);

    internal sealed record Installed(IReadOnlyList<Granted> AccessScopes);

    internal sealed record Granted(string Handle);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(WhoId))]
    [JsonSerializable(typeof(WhoFound))]
    [JsonSerializable(typeof(TagIt))]
    [JsonSerializable(typeof(TagDone))]
    [JsonSerializable(typeof(Nothing))]
    [JsonSerializable(typeof(ScopesFound))]
    internal sealed partial class AskedJson : JsonSerializerContext;
}
