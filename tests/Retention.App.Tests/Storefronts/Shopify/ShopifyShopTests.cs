using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Retention.App.Storefronts;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>How a shop's Admin API is asked.</summary>
[Collection("Azurite")]
public sealed partial class ShopifyShopTests(AzuriteFixture azurite)
{
    private static readonly AdminOperation<WhoId, WhoFound> Who = new("Who", WhoJson.Default.WhoId, WhoJson.Default.WhoFound)
    {
        Document = "query Who($id: ID!) { customer(id: $id) { id tags defaultEmailAddress { emailAddress } } }",
    };

    private static readonly AdminOperation<TagIt, TagDone> Tag = new("Tag", WhoJson.Default.TagIt, WhoJson.Default.TagDone)
    {
        Document = "# Adds a tag.\nmutation Tag($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } userErrors { field message } } }",
    };

    private const string Ann = "gid://shopify/Customer/7";

    [Fact]
    public async Task A_question_is_answered_in_its_own_form_with_the_shops_token_and_host()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        AnswerWho(shop);
        var found = (await (await shop.OpenAsync()).AskAsync(Who, new(Ann), CancellationToken.None)).Value();
        found.Customer!.DefaultEmailAddress!.EmailAddress.ShouldBe("ann@example.test");
        var call = shop.Shopify.Calls.ShouldHaveSingleItem();
        (call.Operation, call.Shop, (string)call.Variables["id"]!).ShouldBe(("Who", ShopifyTestShop.Domain, Ann));
        call.Token.ShouldStartWith("shpat_");
    }

    [Fact]
    public async Task What_the_schema_does_not_allow_is_a_trouble_and_a_fault_of_the_test()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        AnswerWho(shop);
        var trouble = (await (await shop.OpenAsync()).AskAsync(Who with { Document = "query Who($id: ID!) { customer(id: $id) { id nickname } }" }, new(Ann), CancellationToken.None)).Trouble();
        (trouble.Key, trouble.IsPassing).ShouldBe((ShopifyTroubles.Invalid, false));
        shop.Shopify.TakeFaults().ShouldHaveSingleItem().ShouldContain("nickname");
        shop.Shopify.On("Who", (_, _) => new JsonObject { ["customer"] = new JsonObject { ["tags"] = new JsonArray() } }); // It has no id, which every customer has.
        (await (await shop.OpenAsync()).AskAsync(Who, new(Ann), CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.Invalid);
        shop.Shopify.TakeFaults().ShouldHaveSingleItem().ShouldContain("Customer.id");
    }

    private static void AnswerWho(ShopifyTestShop shop) => shop.Shopify.On("Who", (variables, _) => new JsonObject
    {
        ["customer"] = new JsonObject { ["id"] = (string)variables["id"]!, ["tags"] = new JsonArray("vip"), ["defaultEmailAddress"] = new JsonObject { ["emailAddress"] = "ann@example.test" } },
    });

    private static void AnswerTag(ShopifyTestShop shop) => shop.Shopify.On("Tag", (variables, _) => new JsonObject
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

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(WhoId))]
    [JsonSerializable(typeof(WhoFound))]
    [JsonSerializable(typeof(TagIt))]
    [JsonSerializable(typeof(TagDone))]
    internal sealed partial class WhoJson : JsonSerializerContext;
}
