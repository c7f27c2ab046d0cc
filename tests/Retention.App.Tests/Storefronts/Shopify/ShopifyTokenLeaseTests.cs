using Azure.Core;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>Exchanging and refreshing at the same time retire each other's result: one at a time gets a shop's tokens, in whichever process.</summary>
[Collection("Azurite")]
public sealed class ShopifyTokenLeaseTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Two_workers_that_find_an_expired_token_at_once_refresh_it_once_and_get_the_same()
    {
        var looks = new LeaseLooks();
        await using var shop = await ShopifyTestShop.StartAsync(azurite, policy: looks.Policy);
        await using var other = await TestApp.StartAsync(azurite, change: settings => ShopifyTestShop.Settings(settings, shop.Shopify), works: false, policy: looks.Policy, connection: shop.App.Settings.StorageConnection);
        shop.App.Clock.Now += TimeSpan.FromHours(2);
        other.Clock.Now = shop.App.Clock.Now;
        var arrived = new TaskCompletionSource();
        shop.Shopify.MeanwhileToken = () => arrived.Task;
        var workers = Enumerable.Range(0, 6).Select(number => (number % 2 == 0 ? shop.Tokens : other.Get<ShopifyTokens>()).ReadAsync(shop.Id, CancellationToken.None)).ToArray();
        await Eventually.HoldsAsync("one of them refreshes", () => shop.Shopify.TokenCalls.Count > 1);
        await looks.ComeAsync(15); // All others find the lease taken, again and again.
        arrived.SetResult();
        var tokens = (await Task.WhenAll(workers)).Select(answer => answer.Value()).ToArray();
        tokens.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        shop.Shopify.TokenCalls.Count.ShouldBe(2, "the exchange, and one refresh");
    }

    [Fact]
    public async Task Two_pages_that_open_at_once_exchange_once()
    {
        var looks = new LeaseLooks();
        await using var shop = await ShopifyTestShop.StartAsync(azurite, policy: looks.Policy);
        var arrived = new TaskCompletionSource();
        shop.Shopify.MeanwhileToken = () => arrived.Task;
        var (first, second) = (ExchangeAsync(), ExchangeAsync());
        await Eventually.HoldsAsync("one of them exchanges", () => shop.Shopify.TokenCalls.Count > 1);
        await looks.ComeAsync(3);
        arrived.SetResult();
        (await first).Value().Scopes.ShouldBe((await second).Value().Scopes);
        shop.Shopify.TokenCalls.Count.ShouldBe(2);
        (await ExchangeAsync()).Value();
        shop.Shopify.TokenCalls.Count.ShouldBe(3, "a later page exchanges anew");

        Task<Retention.App.Storefronts.Answer<GrantedScopes>> ExchangeAsync() => shop.Tokens.ExchangeAsync(shop.Id, ShopifyTestShop.Domain, shop.Shopify.IdToken(), CancellationToken.None);
    }

    [Fact]
    public async Task A_refresh_waits_for_an_exchange_that_is_under_way_and_takes_what_it_got()
    {
        var looks = new LeaseLooks();
        await using var shop = await ShopifyTestShop.StartAsync(azurite, policy: looks.Policy);
        shop.App.Clock.Now += TimeSpan.FromHours(2);
        var arrived = new TaskCompletionSource();
        shop.Shopify.MeanwhileToken = () => arrived.Task;
        var exchange = shop.Tokens.ExchangeAsync(shop.Id, ShopifyTestShop.Domain, shop.Shopify.IdToken(), CancellationToken.None);
        await Eventually.HoldsAsync("it exchanges", () => shop.Shopify.TokenCalls.Count == 2);
        var refresh = shop.Tokens.ReadAsync(shop.Id, CancellationToken.None);
        await looks.ComeAsync(3);
        arrived.SetResult();
        (await exchange).Value();
        (await refresh).Value().ShouldStartWith("shpat_");
        shop.Shopify.TokenCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_lease_whose_holder_died_lets_others_in_at_its_end_and_not_before()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite, settings: settings => settings with { ShopDeadline = TimeSpan.FromSeconds(1) });
        shop.App.Clock.Now += TimeSpan.FromHours(2);
        (await shop.App.Get<ShopifyTokenStore>().LeaseAsync(shop.Id, shop.App.Clock.Now, TimeSpan.FromSeconds(2), CancellationToken.None)).ShouldNotBeNull();
        var trouble = (await shop.Tokens.ReadAsync(shop.Id, CancellationToken.None)).Trouble();
        (trouble.Key, trouble.IsPassing, shop.Shopify.TokenCalls.Count).ShouldBe((ShopifyTroubles.Busy, true, 1));
        shop.App.Clock.Now += TimeSpan.FromSeconds(3);
        (await ShopifyTokensTests.AccessAsync(shop)).ShouldStartWith("shpat_");
    }

    // How often somebody looked whose turn it is.
    private sealed class LeaseLooks
    {
        private int _count;

        public LeaseLooks() => Policy = new(request =>
        {
            if (request.Method == RequestMethod.Get && $"{request.Uri}".Contains(Keys.ShopifyTokensLease, StringComparison.Ordinal))
                Interlocked.Increment(ref _count);
            return Task.CompletedTask;
        });

        public Meanwhile Policy { get; }

        public Task ComeAsync(int more)
        {
            var then = Volatile.Read(ref _count);
            return Eventually.HoldsAsync("others look whose turn it is", () => Volatile.Read(ref _count) >= then + more);
        }
    }
}
