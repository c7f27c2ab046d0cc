using System.Text.Json.Nodes;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts.WooCommerce;
using static Retention.App.Tests.Storefronts.Shopify.ShopifyLife;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>A Shopify shop that leaves and comes back, while its data are to be erased or its tokens are got.</summary>
[Collection("Azurite")]
public sealed class ReturnsTests(AzuriteFixture azurite)
{
    private const long Order = 8_209_829_119_461;

    [Theory]
    [InlineData(49)] // It comes back after Shopify asked, and before we are told.
    [InlineData(47)] // It comes back first; Shopify has it asked all the same.
    public async Task A_shop_that_comes_back_before_it_is_erased_keeps_everything_and_goes_on(int hours)
    {
        await using var life = await ShopifyLife.SettledAsync(azurite);
        await life.BuyAsync(Order, Cleo);
        var gone = life.Now;
        await life.LeaveShopifyAsync();
        await life.PassAsync(TimeSpan.FromHours(hours));
        (await life.OpenAsync()).ShouldContain("Blue Mugs");
        await life.WorkAsync();
        (await life.ShopAsync())!.ShouldSatisfyAllConditions(shop => shop.UninstalledAt.ShouldBeNull(), shop => shop.ConnectedAt.ShouldBe(life.Now), shop => shop.IsOn("abandoned-cart").ShouldBeTrue());
        life.Now = gone.AddHours(50);
        var kept = await life.FindAsync(Cleo.Words);
        await life.RedactShopAsync(gone.AddHours(48));
        await life.HearAsync("app/uninstalled", Deliveries.ShopifySample("app/uninstalled"), gone);
        kept.ShouldNotBeEmpty();
        (await life.FindAsync(Cleo.Words)).ShouldBe(kept, ignoreOrder: true);
        (await life.ShopAsync())!.UninstalledAt.ShouldBeNull();

        await life.AgreeAsync(Cleo);
        await life.LeaveAsync(Cleo, "after-all");
        await life.WorkAsync();
        await life.PassAsync(TimeSpan.FromHours(1));
        (await life.LettersToAsync(Cleo.Email)).ShouldHaveSingleItem();
        life.Server.CallsOf("OrdersSince").ShouldNotBeEmpty("with the new tokens");
    }

    [Fact]
    public async Task A_shop_that_comes_back_after_it_was_erased_is_new_also_to_the_instance_that_did_not_erase_it()
    {
        await using var life = await ShopifyLife.SettledAsync(azurite);
        foreach (var (app, number) in new[] { (life.App, 0), (life.Other, 1) })
        {
            await life.TellAsync("orders/paid", life.Place(Cleo, Order + number).With("customer", null));
            (await app.ReceiveAsync(app.Storage.EventQueue)).ShouldBe(1);
        }

        await life.LeaveShopifyAsync();
        await life.PassAsync(TimeSpan.FromHours(48));
        await life.RedactShopAsync(); // The first instance does it.
        (await life.FindAsync([life.Id, .. Cleo.Words])).ShouldBeEmpty();
        life.Selling.Orders.Clear();
        await life.SettleInAsync();
        await life.TellAsync("orders/paid", life.Place(Cleo, Order + 7).With("customer", null));
        (await life.Other.ReceiveAsync(life.Other.Storage.EventQueue)).ShouldBe(1);
        (await life.FindAsync(Cleo.Email)).ShouldNotBeEmpty();

        // By her address alone she is found: it leads to her again.
        await life.HearAsync("customers/redact", new JsonObject { ["customer"] = new JsonObject { ["id"] = null, ["email"] = Cleo.Email, ["phone"] = null }, ["orders_to_redact"] = new JsonArray() });
        (await life.FindAsync(Cleo.Words)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tokens_that_are_exchanged_while_others_are_refreshed_come_after_them_and_serve()
    {
        await using var life = await ShopifyLife.SettledAsync(azurite);
        life.Now += TimeSpan.FromHours(2);
        var (before, arrived) = (life.Server.TokenCalls.Count, new TaskCompletionSource());
        life.Server.MeanwhileToken = () => arrived.Task;
        var refresh = life.Other.Get<ShopifyTokens>().ReadAsync(life.Id, CancellationToken.None);
        await Eventually.HoldsAsync("it refreshes", () => life.Server.TokenCalls.Count > before);
        var exchange = life.App.Get<ShopifyTokens>().ExchangeAsync(life.Id, Domain, life.Server.IdToken(Domain), CancellationToken.None);
        arrived.SetResult();
        (await refresh).Value();
        (await exchange).Value();
        life.Server.TokenCalls.Skip(before).Select(call => ((string)call["grant_type"]!).Split(':')[^1]).ShouldBe(["refresh_token", "token-exchange"]);
        foreach (var (app, hours) in new[] { (life.App, 0), (life.Other, 2), (life.App, 2) })
        {
            life.Now += TimeSpan.FromHours(hours);
            (await app.Get<ShopifyDetails>().RefreshAsync(life.Id, CancellationToken.None)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_shop_that_leaves_while_its_tokens_are_refreshed_has_none_afterwards()
    {
        await using var life = await ShopifyLife.SettledAsync(azurite);
        life.Now += TimeSpan.FromHours(2);
        var (before, arrived) = (life.Server.TokenCalls.Count, new TaskCompletionSource());
        life.Server.MeanwhileTokenAnswer = () => arrived.Task; // Shopify has given new ones already.
        var refresh = life.Other.Get<ShopifyTokens>().ReadAsync(life.Id, CancellationToken.None);
        await Eventually.HoldsAsync("it refreshes", () => life.Server.TokenCalls.Count > before);
        await life.LeaveShopifyAsync();
        arrived.SetResult();
        (await refresh).Trouble().Key.ShouldBe(ShopifyTroubles.NotConnected);
        (await life.App.Get<ShopifyTokens>().StateAsync(life.Id, CancellationToken.None)).ShouldBeNull();
        (await life.ShopAsync())!.ShouldSatisfyAllConditions(shop => shop.UninstalledAt.ShouldBe(life.Now), shop => shop.Trouble.ShouldBeNull());
    }
}
