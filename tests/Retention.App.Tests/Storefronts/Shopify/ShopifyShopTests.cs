using System.Text.Json.Nodes;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>How a shop's Admin API is asked.</summary>
[Collection("Azurite")]
public sealed class ShopifyShopTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_question_is_answered_in_its_own_form_with_the_shops_token_and_host()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        Asked.AnswerWho(shop);
        var found = (await (await shop.OpenAsync()).AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Value();
        found.Customer!.DefaultEmailAddress!.EmailAddress.ShouldBe("ann@example.test");
        var call = shop.Shopify.Calls.ShouldHaveSingleItem();
        (call.Operation, call.Shop, (string)call.Variables["id"]!).ShouldBe(("Who", ShopifyTestShop.Domain, Asked.Ann));
        call.Token.ShouldStartWith("shpat_");
    }

    [Fact]
    public async Task What_the_schema_does_not_allow_is_a_trouble_and_a_fault_of_the_test()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        Asked.AnswerWho(shop);
        var trouble = (await (await shop.OpenAsync()).AskAsync(Asked.Who with { Document = "query Who($id: ID!) { customer(id: $id) { id nickname } }" }, new(Asked.Ann), CancellationToken.None)).Trouble();
        (trouble.Key, trouble.IsPassing).ShouldBe((ShopifyTroubles.Invalid, false));
        shop.Shopify.TakeFaults().ShouldHaveSingleItem().ShouldContain("nickname");
        shop.Shopify.On("Who", (_, _) => new JsonObject { ["customer"] = new JsonObject { ["tags"] = new JsonArray() } }); // It has no id, which every customer has.
        (await (await shop.OpenAsync()).AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.Invalid);
        shop.Shopify.TakeFaults().ShouldHaveSingleItem().ShouldContain("Customer.id");
    }

    [Fact]
    public async Task A_refused_token_is_renewed_and_the_call_goes_once_more_a_change_too()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        Asked.AnswerTag(shop);
        shop.Shopify.Revoke(ShopifyTestShop.Domain, await ShopifyTokensTests.AccessAsync(shop));
        (await (await shop.OpenAsync()).AskAsync(Asked.Tag, new(Asked.Ann, ["vip"]), CancellationToken.None)).Value();
        shop.Shopify.Calls.ShouldHaveSingleItem(); // A call that is refused at the door never came in.
        shop.Shopify.TokenCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_shop_that_refuses_a_fresh_token_too_has_to_be_connected_again_and_is_not_asked_until_then()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        Asked.AnswerWho(shop);
        shop.Shopify.Fail("Who", ShopifyFailure.Http(401), ShopifyFailure.Http(401));
        var opened = await shop.OpenAsync();
        (await opened.AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.Reconnect);
        (await shop.NowAsync()).Trouble.ShouldBe("shopify-reconnect");
        (await opened.AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.Reconnect);
        (shop.Shopify.Calls.Count, shop.Shopify.TokenCalls.Count).ShouldBe((2, 2));
    }

    [Fact]
    public async Task What_was_not_approved_is_null_and_counted_and_an_answer_of_nothing_is_a_trouble()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        Asked.AnswerWho(shop);
        var opened = await shop.OpenAsync();
        shop.Shopify.Fail("Who", ShopifyFailure.Partial("customer.defaultEmailAddress"));
        var found = (await opened.AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Value();
        (found.Customer!.Id, found.Customer.DefaultEmailAddress).ShouldBe((Asked.Ann, null));
        shop.App.Get<Counts>().Numbers["shopify partial.Who"].ShouldBe(1);
        shop.Shopify.Fail("Who", ShopifyFailure.Partial("customer"));
        (await opened.AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.AccessDenied);
    }

    [Fact]
    public async Task A_change_that_was_done_and_of_which_nothing_may_be_read_may_have_happened()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        Asked.AnswerTag(shop);
        var opened = await shop.OpenAsync();
        foreach (var (code, path, mayHaveHappened) in new[] { ("ACCESS_DENIED", """["tagsAdd","node","id"]""", true), ("THROTTLED", """["tagsAdd","node","id"]""", true), ("ACCESS_DENIED", """["tagsAdd"]""", false) })
        {
            var before = shop.Shopify.Calls.Count;
            shop.Shopify.Fail("Tag", new ShopifyFailure
            {
                IsExecuted = true,
                Change = answer =>
                {
                    answer["data"]!["tagsAdd"] = null;
                    answer["errors"] = new JsonArray(new JsonObject { ["message"] = "No.", ["path"] = JsonNode.Parse(path), ["extensions"] = new JsonObject { ["code"] = code } });
                },
            });
            (await opened.AskAsync(Asked.Tag, new(Asked.Ann, ["vip"]), CancellationToken.None)).Trouble().MayHaveHappened.ShouldBe(mayHaveHappened, $"{code} {path}");
            (shop.Shopify.Calls.Count - before).ShouldBe(1, $"{code} {path} is not repeated");
        }

        shop.Shopify.Fail("Tag", ShopifyFailure.Partial("tagsAdd")); // Protected data of the answer: the tag is there.
        (await opened.AskAsync(Asked.Tag, new(Asked.Ann, ["vip"]), CancellationToken.None)).Trouble().MayHaveHappened.ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_that_can_not_be_unpacked_is_a_lost_one()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        Asked.AnswerTag(shop);
        shop.Shopify.Fail("Tag", new ShopifyFailure { Body = "no gzip at all", Headers = [("Content-Encoding", "gzip")] });
        var trouble = (await (await shop.OpenAsync()).AskAsync(Asked.Tag, new(Asked.Ann, ["vip"]), CancellationToken.None)).Trouble();
        (trouble.Key, trouble.MayHaveHappened).ShouldBe((ShopifyTroubles.LostAnswer, true));
    }

    [Fact]
    public async Task A_version_of_the_api_that_is_not_ours_is_counted()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        Asked.AnswerWho(shop);
        shop.Shopify.Version = "2027-01";
        (await (await shop.OpenAsync()).AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Value();
        shop.App.Get<Counts>().Numbers["shopify api version.2027-01"].ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_than_the_shop_is_asked()
    {
        var settings = OpenedShop.Settings();
        ShopifyApi.Address("demo.myshopify.com", "/x", settings)!.AbsoluteUri.ShouldBe("https://demo.myshopify.com/x");
        foreach (var domain in new[] { "evil.test", "demo.myshopify.com.evil.test", "evil.test/demo.myshopify.com", "demo.myshopify.com\n", "-demo.myshopify.com", "a@demo.myshopify.com", "" })
            ShopifyApi.Address(domain, "/x", settings).ShouldBeNull(domain);
        ShopifyApi.Address("demo.myshopify.com", "/x", settings with { ShopifyGateway = new Uri("http://127.0.0.1:1") })!.Authority.ShouldBe("127.0.0.1:1");
        ShopifyApi.Address("demo.myshopify.com", "/x", settings with { ShopifyGateway = new Uri("http://127.0.0.1:1"), IsDevelopment = false })!.Host.ShouldBe("demo.myshopify.com");

        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        shop.Shopify.Fail("Who", new ShopifyFailure { Status = 302, Body = "", Headers = [("Location", new Uri(shop.Shopify.Address, "/stolen").AbsoluteUri)] });
        (await (await shop.OpenAsync()).AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.Odd);
        shop.Shopify.Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nothing_that_is_logged_holds_a_token_a_secret_or_a_persons_id_and_another_version_is_told_once_a_day()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        var (ofTokens, ofShops, app) = (new RememberedLog<ShopifyTokens>(), new RememberedLog<ShopifyShops>(), shop.App);
        var tokens = new ShopifyTokens(app.Get<ShopifyTokenStore>(), app.Get<ShopifyTokenCall>(), app.Get<ShopStore>(), app.Settings, app.Clock, ofTokens);
        var opened = (await new ShopifyShops(app.Get<ShopStore>(), tokens, app.Get<ShopifyConnection>(), app.Get<Counts>(), app.Settings, app.Clock, ofShops).OpenAsync(shop.Id, CancellationToken.None)).ShouldNotBeNull();
        Asked.AnswerWho(shop);
        shop.Shopify.Version = "2027-01";
        var token = await ShopifyTokensTests.AccessAsync(shop);
        var idToken = shop.Shopify.IdToken();
        foreach (var failure in new[] { ShopifyFailure.Http(500, $"{token} {Asked.Ann}"), ShopifyFailure.Errors($"{token} {Asked.Ann}", $"{token}"), ShopifyFailure.Http(401), ShopifyFailure.Cut })
        {
            shop.Shopify.Fail("Who", failure);
            await opened.AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None);
        }

        (await tokens.ExchangeAsync(shop.Id, ShopifyTestShop.Domain, idToken, CancellationToken.None)).Value();
        shop.Shopify.FailTokens(ShopifyFailure.Http(400, idToken));
        (await tokens.ExchangeAsync(shop.Id, ShopifyTestShop.Domain, idToken, CancellationToken.None)).Trouble();

        var lines = ofTokens.Lines.Concat(ofShops.Lines).Select(line => line.Text).ToArray();
        lines.Count(line => line.Contains("tokens of Shopify", StringComparison.Ordinal)).ShouldBe(3);
        lines.Count(line => line.Contains("served no more", StringComparison.Ordinal)).ShouldBe(1);
        lines.Count(line => line.Contains("Shopify, Who:", StringComparison.Ordinal)).ShouldBe(3);
        foreach (var secret in TestApp.ShopifySecrets.AddRange("shpat_", "shprt_", idToken, Asked.Ann, "ann@example.test"))
            lines.ShouldAllBe(line => !line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        app.Clock.Now += TimeSpan.FromDays(1);
        await opened.AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None);
        ofShops.Lines.Count(line => line.Text.Contains("served no more", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Only_a_shop_of_Shopifys_that_is_there_and_gave_tokens_is_opened()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        var shops = shop.App.Get<ShopifyShops>();
        (await shops.OpenAsync(Keys.Shop("shopify", "nobody.myshopify.com"), CancellationToken.None)).ShouldBeNull();
        (await shops.OpenAsync((await shop.App.AddWooCommerceAsync()).Shop.Id, CancellationToken.None)).ShouldBeNull();
        (await shops.OpenAsync((await shop.App.AddShopifyAsync(domain: "untouched.myshopify.com")).Shop.Id, CancellationToken.None)).ShouldBeNull();
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Id, known => known with { UninstalledAt = shop.App.Clock.Now }, CancellationToken.None);
        (await shops.OpenAsync(shop.Id, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_shop_answers_for_itself_without_a_test_saying_how()
    {
        var scopes = new AdminOperation<Asked.Nothing, Asked.ScopesFound>("Scopes", Asked.AskedJson.Default.Nothing, Asked.AskedJson.Default.ScopesFound)
        {
            Document = "query Scopes { shop { currencyCode } currentAppInstallation { accessScopes { handle } } }",
        };
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        var found = (await (await shop.OpenAsync()).AskAsync(scopes, new(), CancellationToken.None)).Value();
        (found.Shop!.CurrencyCode, string.Join(',', found.CurrentAppInstallation!.AccessScopes.Select(scope => scope.Handle))).ShouldBe(("EUR", shop.Shopify.Scopes));
    }
}
