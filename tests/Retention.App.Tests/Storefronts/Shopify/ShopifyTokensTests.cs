using Azure.Core;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>How tokens are got, kept, refreshed and lost (facts/shopify.md 1.2).</summary>
[Collection("Azurite")]
public sealed class ShopifyTokensTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_id_token_is_exchanged_for_a_token_that_expires_and_both_are_sealed()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        var asked = shop.Shopify.TokenCalls.ShouldHaveSingleItem();
        asked.Select(part => part.Key).Order(StringComparer.Ordinal).ShouldBe(["client_id", "client_secret", "expiring", "grant_type", "requested_token_type", "shop", "subject_token", "subject_token_type"]);
        ((string)asked["client_secret"]!, (string)asked["shop"]!).ShouldBe((TestApp.ShopifySecrets[0], ShopifyTestShop.Domain));
        var now = shop.App.Clock.Now;
        var state = (await shop.Tokens.StateAsync(shop.Id, CancellationToken.None)).ShouldNotBeNull();
        (state.ObtainedAt, state.ExpiresAt, state.RefreshExpiresAt, state.IsFinal).ShouldBe((now, now.AddHours(1), now.AddDays(90), false));
        state.Scopes.ShouldBe(["read_orders", "write_customers", "write_discounts"]);

        var access = await AccessAsync(shop);
        access.ShouldStartWith("shpat_");
        var rows = await TestApp.RowsAsync(shop.App.Storage.Shops);
        var text = string.Join('\n', rows.SelectMany(row => row.Select(property => $"{property.Value}")));
        text.ShouldContain(ShopifyTestShop.Domain);
        text.ShouldNotContain("shpat_");
        text.ShouldNotContain("shprt_");
        rows.ShouldNotContain(row => row.RowKey == Keys.ShopifyTokensLease, "the lease was given back");
    }

    [Fact]
    public async Task An_id_token_that_is_too_old_says_so_and_changes_nothing()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        var access = await AccessAsync(shop);
        var old = shop.Shopify.IdToken();
        shop.App.Clock.Now += TimeSpan.FromMinutes(2);
        var trouble = (await shop.Tokens.ExchangeAsync(shop.Id, ShopifyTestShop.Domain, old, CancellationToken.None)).Trouble();
        (trouble.Key, trouble.Status, trouble.Code, trouble.IsPassing).ShouldBe((ShopifyTroubles.StaleIdToken, 400, "invalid_subject_token", false));
        (await AccessAsync(shop)).ShouldBe(access);
    }

    [Fact]
    public async Task A_token_is_refreshed_when_five_minutes_are_left_and_the_pair_is_a_new_one()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        var first = await AccessAsync(shop);
        shop.App.Clock.Now += TimeSpan.FromMinutes(54);
        (await AccessAsync(shop)).ShouldBe(first);
        shop.App.Clock.Now += TimeSpan.FromMinutes(1);
        var second = await AccessAsync(shop);
        (second == first).ShouldBeFalse();
        shop.App.Clock.Now += TimeSpan.FromMinutes(56);
        (await AccessAsync(shop) == second).ShouldBeFalse();
        var refreshes = shop.Shopify.TokenCalls.Skip(1).Select(call => (string)call["refresh_token"]!).ToArray();
        refreshes.Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
        (string.Join(' ', shop.Shopify.TokenCalls[^1].Select(part => part.Key)), (string)shop.Shopify.TokenCalls[^1]["grant_type"]!).ShouldBe(("grant_type refresh_token client_id client_secret shop", "refresh_token"));
    }

    [Fact]
    public async Task An_answer_that_leaves_out_how_long_it_lasts_counts_for_an_hour_and_goes_on_being_refreshed()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        shop.Shopify.LeavesOutTimes = true;
        shop.App.Clock.Now += TimeSpan.FromHours(2);
        var second = await AccessAsync(shop);
        (await shop.Tokens.StateAsync(shop.Id, CancellationToken.None))!.ExpiresAt.ShouldBe(shop.App.Clock.Now.AddHours(1));
        shop.App.Clock.Now += TimeSpan.FromHours(2);
        (await AccessAsync(shop) == second).ShouldBeFalse();
    }

    [Fact]
    public async Task A_refused_refresh_token_is_final_the_shop_says_so_and_opening_the_app_mends_it()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        shop.Shopify.Uninstall(ShopifyTestShop.Domain);
        shop.App.Clock.Now += TimeSpan.FromHours(2);
        var trouble = (await shop.Tokens.ReadAsync(shop.Id, CancellationToken.None)).Trouble();
        (trouble.Key, trouble.IsRevoked, trouble.IsPassing).ShouldBe((ShopifyTroubles.Reconnect, true, false));
        (await shop.Tokens.StateAsync(shop.Id, CancellationToken.None))!.IsFinal.ShouldBeTrue();
        (await shop.NowAsync()).Trouble.ShouldBe("shopify-reconnect");

        var calls = shop.Shopify.TokenCalls.Count;
        (await shop.Tokens.ReadAsync(shop.Id, CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.Reconnect);
        shop.Shopify.TokenCalls.Count.ShouldBe(calls, "what is final is not asked for again");

        (await shop.Tokens.ExchangeAsync(shop.Id, ShopifyTestShop.Domain, shop.Shopify.IdToken(), CancellationToken.None)).Value();
        (await AccessAsync(shop)).ShouldStartWith("shpat_");
        (await shop.NowAsync()).Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_worker_that_dies_before_it_tells_that_tokens_are_final_leaves_no_shop_that_nobody_can_reconnect()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        shop.Shopify.Uninstall(ShopifyTestShop.Domain);
        shop.App.Clock.Now += TimeSpan.FromHours(2);
        (await shop.Tokens.ReadAsync(shop.Id, CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.Reconnect);
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Id, known => known with { Trouble = null }, CancellationToken.None);
        (await shop.Tokens.ReadAsync(shop.Id, CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.Reconnect);
        (await shop.NowAsync()).Trouble.ShouldBe("shopify-reconnect");
    }

    [Fact]
    public async Task A_bad_moment_of_the_token_endpoint_ends_nothing_and_the_token_serves_as_long_as_it_lasts()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        var first = await AccessAsync(shop);
        shop.App.Clock.Now += TimeSpan.FromMinutes(57);
        shop.Shopify.FailTokens(ShopifyFailure.Http(503), ShopifyFailure.Http(429, retryAfter: "2.0"), ShopifyFailure.Cut);
        for (var time = 0; time < 3; time++)
            (await AccessAsync(shop)).ShouldBe(first);
        shop.App.Clock.Now += TimeSpan.FromMinutes(3);
        shop.Shopify.FailTokens(ShopifyFailure.Http(429, retryAfter: "2.0"), ShopifyFailure.Cut, ShopifyFailure.Http(500));
        var troubles = new List<ShopTrouble>();
        for (var time = 0; time < 3; time++)
            troubles.Add((await shop.Tokens.ReadAsync(shop.Id, CancellationToken.None)).Trouble());
        troubles.Select(trouble => (trouble.Key, trouble.IsPassing)).ShouldBe([(ShopifyTroubles.TooMany, true), (ShopifyTroubles.Unreachable, true), (ShopifyTroubles.Failed, true)]);
        troubles[0].After.ShouldBe(TimeSpan.FromSeconds(2));
        (await AccessAsync(shop) == first).ShouldBeFalse();
        (await shop.NowAsync()).Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_client_secret_of_ours_that_is_wrong_disconnects_no_shop()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        shop.Shopify.FailTokens(new ShopifyFailure { Status = 401, Body = """{"error":"invalid_client"}""" });
        shop.App.Clock.Now += TimeSpan.FromHours(2);
        (await shop.Tokens.ReadAsync(shop.Id, CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.ClientRefused);
        (await AccessAsync(shop)).ShouldStartWith("shpat_");
    }

    [Fact]
    public async Task A_refresh_whose_answer_was_lost_is_asked_again_with_the_same_token()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        shop.App.Clock.Now += TimeSpan.FromHours(2);
        shop.Shopify.FailTokens(ShopifyFailure.LostAnswer);
        (await shop.Tokens.ReadAsync(shop.Id, CancellationToken.None)).Trouble().IsPassing.ShouldBeTrue();
        (await AccessAsync(shop)).ShouldStartWith("shpat_");
        var refreshes = shop.Shopify.TokenCalls.Skip(1).Select(call => (string)call["refresh_token"]!).ToArray();
        refreshes.Length.ShouldBe(2);
        refreshes[0].ShouldBe(refreshes[1]);
    }

    [Fact]
    public async Task Whoever_dies_between_shopifys_answer_and_our_row_leaves_a_token_that_still_refreshes()
    {
        var dies = false;
        await using var shop = await ShopifyTestShop.StartAsync(azurite, policy: new Meanwhile(request => dies && request.Method != RequestMethod.Get && $"{request.Uri}".Contains("shopify-tokens'", StringComparison.Ordinal)
            ? throw new InvalidOperationException("dead")
            : Task.CompletedTask));
        shop.App.Clock.Now += TimeSpan.FromHours(2);
        dies = true;
        await Should.ThrowAsync<InvalidOperationException>(() => shop.Tokens.ReadAsync(shop.Id, CancellationToken.None));
        dies = false;
        shop.Shopify.TokenCalls.Count.ShouldBe(2, "Shopify gave a pair that was never written");
        (await AccessAsync(shop)).ShouldStartWith("shpat_");
    }

    [Fact]
    public async Task Tokens_of_a_shop_that_leaves_while_they_are_refreshed_stay_forgotten()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        shop.App.Clock.Now += TimeSpan.FromHours(2);
        shop.Shopify.MeanwhileToken = () => shop.Tokens.ForgetAsync(shop.Id, CancellationToken.None);
        (await shop.Tokens.ReadAsync(shop.Id, CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.NotConnected);
        (await shop.Tokens.StateAsync(shop.Id, CancellationToken.None)).ShouldBeNull();
        (await shop.App.Get<ShopifyShops>().OpenAsync(shop.Id, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_removal_that_is_told_late_takes_no_tokens_of_an_installation_that_came_after()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        var removedAt = shop.App.Clock.Now.AddMinutes(5);
        shop.App.Clock.Now = removedAt.AddMinutes(5);
        (await shop.Tokens.ExchangeAsync(shop.Id, ShopifyTestShop.Domain, shop.Shopify.IdToken(), CancellationToken.None)).Value();
        await shop.Tokens.ForgetAsync(shop.Id, removedAt, CancellationToken.None);
        (await AccessAsync(shop)).ShouldStartWith("shpat_");
        await shop.Tokens.ForgetAsync(shop.Id, shop.App.Clock.Now, CancellationToken.None);
        (await shop.Tokens.StateAsync(shop.Id, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Tokens_that_nobody_used_for_a_week_are_refreshed_and_the_rest_are_left_alone()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        var used = await shop.App.AddShopifyAsync(domain: "used.myshopify.com");
        shop.App.Clock.Now += TimeSpan.FromDays(5);
        (await shop.Tokens.ExchangeAsync(used.Shop.Id, "used.myshopify.com", shop.Shopify.IdToken("used.myshopify.com"), CancellationToken.None)).Value();
        shop.App.Clock.Now += TimeSpan.FromDays(3);
        shop.Shopify.FailTokens(ShopifyFailure.Http(503));
        await shop.Tokens.KeepAliveAsync(CancellationToken.None);
        await shop.Tokens.KeepAliveAsync(CancellationToken.None); // What failed is for the next run.
        await shop.Tokens.KeepAliveAsync(CancellationToken.None);
        shop.Shopify.TokenCalls.Skip(2).Select(call => (string)call["shop"]!).ShouldBe([ShopifyTestShop.Domain, ShopifyTestShop.Domain]);
        (await shop.Tokens.StateAsync(shop.Id, CancellationToken.None))!.ObtainedAt.ShouldBe(shop.App.Clock.Now);
    }

    internal static async Task<string> AccessAsync(ShopifyTestShop shop) => (await shop.Tokens.ReadAsync(shop.Id, CancellationToken.None)).Value();
}
