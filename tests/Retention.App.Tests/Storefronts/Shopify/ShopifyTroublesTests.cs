using Retention.App.Storefronts;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Architecture;
using Retention.App.Tests.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>What Shopify answers when it does not answer, and whether a change may have happened then (facts/shopify.md 3.1).</summary>
[Collection("Azurite")]
public sealed class ShopifyTroublesTests(AzuriteFixture azurite)
{
    // What Shopify answers; the trouble of a question, and of a change; whether it passes; whether the change may have happened.
    private static readonly Dictionary<string, (ShopifyFailure Failure, string OfQuestion, string OfChange, bool MayHaveHappened)> Answered = new(StringComparer.Ordinal)
    {
        ["402"] = (ShopifyFailure.Http(402, "Unavailable Shop"), ShopifyTroubles.Frozen, ShopifyTroubles.Frozen, false),
        ["403"] = (ShopifyFailure.Http(403), ShopifyTroubles.Forbidden, ShopifyTroubles.Forbidden, false),
        ["404"] = (ShopifyFailure.Http(404, "Not Found"), ShopifyTroubles.NotFound, ShopifyTroubles.NotFound, false),
        ["423"] = (ShopifyFailure.Http(423), ShopifyTroubles.Locked, ShopifyTroubles.Locked, false),
        ["429"] = (ShopifyFailure.Http(429, retryAfter: "2.0"), ShopifyTroubles.TooMany, ShopifyTroubles.TooMany, false),
        ["500"] = (ShopifyFailure.Http(500), ShopifyTroubles.Failed, ShopifyTroubles.Failed, true),
        ["503, a page"] = (ShopifyFailure.Page(503), ShopifyTroubles.Failed, ShopifyTroubles.Failed, true),
        ["200, a page"] = (ShopifyFailure.Page(200), ShopifyTroubles.Odd, ShopifyTroubles.Odd, true),
        ["a sentence under 200"] = (new() { Body = """{"errors":"[API] Non-expiring access tokens are no longer accepted for the Admin API."}""" }, ShopifyTroubles.Invalid, ShopifyTroubles.Invalid, false),
        ["access denied"] = (ShopifyFailure.Errors("Access denied for customer field.", "ACCESS_DENIED", withNullData: true), ShopifyTroubles.AccessDenied, ShopifyTroubles.AccessDenied, false),
        ["too costly"] = (ShopifyFailure.Errors("Query cost is 1200, which exceeds the single query max cost limit (1000).", "MAX_COST_EXCEEDED"), ShopifyTroubles.TooCostly, ShopifyTroubles.TooCostly, false),
        ["broke while it ran"] = (ShopifyFailure.Errors("Internal error.", "INTERNAL_SERVER_ERROR"), ShopifyTroubles.Failed, ShopifyTroubles.Failed, true),
        ["not in the schema"] = (ShopifyFailure.Errors("Field 'nickname' doesn't exist on type 'Customer'"), ShopifyTroubles.Invalid, ShopifyTroubles.Invalid, false),
        ["an error that nobody knows, after it ran"] = (ShopifyFailure.Errors("Oh.", "NEW_CODE", withNullData: true), ShopifyTroubles.Invalid, ShopifyTroubles.Invalid, true),
        ["another form of data"] = (new() { Body = """{"data":{"customer":["Ann"],"tagsAdd":["Ann"]}}""" }, ShopifyTroubles.Odd, ShopifyTroubles.Odd, true),
        ["neither data nor errors"] = (new() { Body = "{}" }, ShopifyTroubles.Odd, ShopifyTroubles.Odd, true),
        ["cut before"] = (ShopifyFailure.Cut, ShopifyTroubles.Unreachable, ShopifyTroubles.LostAnswer, true),
        ["cut after"] = (ShopifyFailure.LostAnswer, ShopifyTroubles.Unreachable, ShopifyTroubles.LostAnswer, true),
        ["silent"] = (ShopifyFailure.Silence, ShopifyTroubles.TimeOut, ShopifyTroubles.LostAnswer, true),
        ["endless"] = (new() { Body = new string(' ', ShopifyConnection.Limit + 1) }, ShopifyTroubles.TooLarge, ShopifyTroubles.TooLarge, true),
    };

    public static TheoryData<string> Answers => [.. Answered.Keys];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_answer_has_its_trouble_and_nothing_is_asked_twice(string name)
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite, settings: known => known with { ShopDeadline = TimeSpan.FromSeconds(2) });
        Asked.AnswerWho(shop);
        Asked.AnswerTag(shop);
        var (failure, ofQuestion, ofChange, mayHaveHappened) = Answered[name];
        shop.Shopify.Fail("Tag", failure);
        var change = (await (await shop.OpenAsync()).AskAsync(Asked.Tag, new(Asked.Ann, ["vip"]), CancellationToken.None)).Trouble();
        (change.Key, change.MayHaveHappened).ShouldBe((ofChange, mayHaveHappened));
        change.IsPassing.ShouldBe(ofChange is ShopifyTroubles.TooMany or ShopifyTroubles.Failed or ShopifyTroubles.LostAnswer);
        change.After.ShouldBe(name == "429" ? TimeSpan.FromSeconds(2) : null);
        shop.App.Clock.Now += TimeSpan.FromSeconds(3);

        shop.Shopify.Fail("Who", failure);
        var question = (await (await shop.OpenAsync()).AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Trouble();
        (question.Key, question.MayHaveHappened).ShouldBe((ofQuestion, false));
        shop.Shopify.Calls.Select(call => call.Operation).ShouldBe(["Tag", "Who"]);
        if (name != "429")
            (await (await shop.OpenAsync()).AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Value();
    }

    [Fact]
    public async Task A_shop_that_nobody_can_reach_is_left_alone_after_five_times_and_a_change_that_never_left_did_not_happen()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        Asked.AnswerTag(shop);
        shop.Shopify.Fail("Tag", [.. Enumerable.Repeat(ShopifyFailure.LostAnswer, 5)]);
        var opened = await shop.OpenAsync();
        for (var time = 0; time < 5; time++)
            (await opened.AskAsync(Asked.Tag, new(Asked.Ann, ["vip"]), CancellationToken.None)).Trouble().MayHaveHappened.ShouldBeTrue();
        var trouble = (await opened.AskAsync(Asked.Tag, new(Asked.Ann, ["vip"]), CancellationToken.None)).Trouble();
        (trouble.Key, trouble.MayHaveHappened, shop.Shopify.Calls.Count).ShouldBe((ShopifyTroubles.TimeOut, false, 5));
        shop.App.Clock.Now += TimeSpan.FromMinutes(2);
        (await opened.AskAsync(Asked.Tag, new(Asked.Ann, ["vip"]), CancellationToken.None)).Value();
    }

    [Fact]
    public async Task A_change_that_reached_nobody_did_not_happen()
    {
        using var nobody = new ShopifyConnection(OpenedShop.Settings() with { ShopifyGateway = new Uri($"http://127.0.0.1:{TestApp.FreePort()}") });
        var trouble = (await nobody.PostAsync(ShopifyTestShop.Domain, ShopifyApi.GraphQl, new byte[] { 1 }, "shpat", changes: true, CancellationToken.None)).Trouble();
        (trouble.Key, trouble.MayHaveHappened, trouble.IsPassing).ShouldBe((ShopifyTroubles.Unreachable, false, true));
        (await nobody.PostAsync("evil.test", ShopifyApi.GraphQl, new byte[] { 1 }, "shpat", changes: true, CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.NotAllowed);
    }

    [Fact]
    public void Every_trouble_stands_in_the_guide_as_the_program_says_it() =>
        Rows(File.ReadAllText(Path.Combine(Source.Root, "docs", "shopify-troubles.md"))).ShouldBe(ShopifyTroubles.All.Keys.Select(Row));

    [Fact]
    public void A_guide_that_says_it_otherwise_is_caught() => Rows($"{Row(ShopifyTroubles.TimeOut)} Really.").ShouldNotBe([Row(ShopifyTroubles.TimeOut)]);

    private static string Row(string key) =>
        $"| `{key}`{(ShopifyTroubles.Of(key).IsPassing ? " (passing)" : "")} | {ShopifyTroubles.All[key].What} | {ShopifyTroubles.All[key].Remedy} |";

    private static string[] Rows(string guide) => [.. guide.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
}
