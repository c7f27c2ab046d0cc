using Retention.App.Observability;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// The tokens of Shopify shops: expiring ones, which last an hour and are refreshed (facts/shopify.md 1.2). Exchanging and refreshing at the same
/// time retire each other's result, so both go under one lease per shop, and whoever waited for it takes what the other got.
/// </summary>
internal sealed partial class ShopifyTokens(ShopifyTokenStore store, ShopifyTokenCall call, ShopStore shops, AppSettings settings, TimeProvider time, ILogger<ShopifyTokens> logger)
{
    // Shopify's own library refreshes then; a call that is under way must not outlive its token.
    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Exchanges the ID token of a merchant's page for tokens of the shop, and keeps them.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="domain">Its permanent domain.</param>
    /// <param name="idToken">The ID token, checked.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Answer<GrantedScopes>> ExchangeAsync(string shop, string domain, string idToken, CancellationToken cancellation)
    {
        var before = (await store.ReadAsync(shop, cancellation))?.Tokens.Exchanges ?? 0;
        // Two pages opened at once: the second takes what the first got meanwhile.
        var got = await AloneAsync(shop, loaded => loaded is { Tokens.IsFinal: false } && loaded.Tokens.Exchanges > before, async loaded =>
        {
            var answer = await call.ExchangeAsync(domain, idToken, cancellation);
            if (answer is not Answer<GivenTokens>.Said { Value: var given })
                return new Answer<StoredShopifyTokens>.Not(answer.Trouble!);
            var tokens = Kept(domain, given) with { Exchanges = (loaded?.Tokens.Exchanges ?? 0) + 1 };
            // What somebody wrote in between was got without our lease: the tokens got last are the ones that count.
            while (!await store.WriteAsync(shop, tokens, loaded?.ETag, cancellation))
                loaded = await store.ReadAsync(shop, cancellation);
            await TellAsync(shop, isFinal: false, cancellation);
            return new Answer<StoredShopifyTokens>.Said(tokens);
        }, cancellation);
        Log(shop, "exchange", got);
        return got.With(tokens => new GrantedScopes(tokens.Scopes));
    }

    /// <summary>An access token that is good for five minutes more; refreshed where it is not.</summary>
    public async Task<Answer<string>> ReadAsync(string shop, CancellationToken cancellation)
    {
        if (await store.ReadAsync(shop, cancellation) is { } known && IsGood(known.Tokens))
            return new Answer<string>.Said(store.Open(known.Tokens.Access));
        var refreshed = await RefreshAsync(shop, IsGood, cancellation);
        // As long as the old one lasts, a bad moment of Shopify's token endpoint stops nothing.
        return refreshed is { Trouble.IsPassing: true } && await store.ReadAsync(shop, cancellation) is { } still && IsGood(still.Tokens, spare: TimeSpan.Zero)
            ? new Answer<string>.Said(store.Open(still.Tokens.Access))
            : refreshed;
    }

    /// <summary>Another access token, after Shopify refused this one (401): what another worker got meanwhile, or refreshed once.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="refused">The token that Shopify refused.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<Answer<string>> AgainAsync(string shop, string refused, CancellationToken cancellation) =>
        RefreshAsync(shop, tokens => IsGood(tokens) && store.Open(tokens.Access) != refused, cancellation);

    /// <summary>Notes that Shopify refuses even a token that was just refreshed: the shop has to be connected again.</summary>
    public async Task RefusedAsync(string shop, string refused, CancellationToken cancellation)
    {
        if (await store.ReadAsync(shop, cancellation) is { } known && store.Open(known.Tokens.Access) == refused)
            await EndAsync(shop, known, cancellation);
    }

    /// <summary>How the shop's tokens stand, for pages; null where there are none.</summary>
    public async Task<TokenState?> StateAsync(string shop, CancellationToken cancellation) =>
        await store.ReadAsync(shop, cancellation) is { Tokens: var tokens } ? new(tokens.Scopes, tokens.ObtainedAt, tokens.ExpiresAt, tokens.RefreshExpiresAt, tokens.IsFinal) : null;

    /// <summary>Forgets a shop's tokens: it removed the app, and Shopify takes them no more.</summary>
    public Task ForgetAsync(string shop, CancellationToken cancellation) => ForgetAsync(shop, DateTimeOffset.MaxValue, cancellation);

    /// <summary>Forgets those that the shop gave before it removed the app (UTC); those of an installation that came after stay.</summary>
    public async Task ForgetAsync(string shop, DateTimeOffset removedAt, CancellationToken cancellation)
    {
        while (await store.ReadAsync(shop, cancellation) is { } known && known.Tokens.ObtainedAt <= removedAt && !await store.ForgetAsync(shop, known.ETag, cancellation))
        {
            // Somebody wrote others meanwhile: they are judged by their own time.
        }
    }

    private bool IsGood(StoredShopifyTokens tokens) => IsGood(tokens, Spare);

    private bool IsGood(StoredShopifyTokens tokens, TimeSpan spare) => !tokens.IsFinal && tokens.ExpiresAt > time.GetUtcNow() + spare;

    private async Task<Answer<string>> RefreshAsync(string shop, Func<StoredShopifyTokens, bool> isGood, CancellationToken cancellation)
    {
        var got = await AloneAsync(shop, loaded => loaded is null or { Tokens.IsFinal: true } || isGood(loaded.Tokens), async loaded =>
        {
            var answer = await RenewAsync(shop, loaded!, cancellation);
            Log(shop, "refresh", answer);
            return answer;
        }, cancellation);
        // Whoever wrote that they are final may have died before it was told; untold, no page would ask for new ones.
        if (got is Answer<StoredShopifyTokens>.Said { Value.IsFinal: true })
            await TellAsync(shop, isFinal: true, cancellation);
        return got switch
        {
            Answer<StoredShopifyTokens>.Said { Value.IsFinal: false } said => new Answer<string>.Said(store.Open(said.Value.Access)),
            Answer<StoredShopifyTokens>.Said => new Answer<string>.Not(ShopifyTroubles.Of(ShopifyTroubles.Reconnect)),
            _ => new Answer<string>.Not(got.Trouble!),
        };
    }

    // Does something under the shop's lease, unless what is stored does it already. What is stored is read anew under the lease.
    private async Task<Answer<StoredShopifyTokens>> AloneAsync(string shop, Func<LoadedTokens?, bool> isDone, Func<LoadedTokens?, Task<Answer<StoredShopifyTokens>>> act, CancellationToken cancellation)
    {
        for (var begun = time.GetTimestamp(); time.GetElapsedTime(begun) < settings.ShopDeadline; await Task.Delay(Look, time, cancellation))
        {
            if (Done(await store.ReadAsync(shop, cancellation)) is { } done)
                return done;
            if (await store.LeaseAsync(shop, time.GetUtcNow(), settings.ShopDeadline + settings.ShopDeadline, cancellation) is not { } lease)
                continue;
            try
            {
                var loaded = await store.ReadAsync(shop, cancellation);
                return Done(loaded) ?? await act(loaded);
            }
            finally
            {
                await store.ReleaseAsync(shop, lease, CancellationToken.None);
            }
        }

        return new Answer<StoredShopifyTokens>.Not(ShopifyTroubles.Of(ShopifyTroubles.Busy));

        Answer<StoredShopifyTokens>? Done(LoadedTokens? loaded) =>
            !isDone(loaded) ? null
            : loaded is null ? new Answer<StoredShopifyTokens>.Not(ShopifyTroubles.Of(ShopifyTroubles.NotConnected))
            : new Answer<StoredShopifyTokens>.Said(loaded.Tokens);
    }

    private StoredShopifyTokens Kept(string domain, GivenTokens given)
    {
        var now = time.GetUtcNow();
        return new(domain, store.Seal(given.Access), given.Refresh is { } refresh ? store.Seal(refresh) : null, given.Scopes, now, now + given.Lasts, now + given.RefreshLasts);
    }

    private void Log(string shop, string what, Answer<StoredShopifyTokens> answer) => logger.ShopifyTokens(shop, what, answer.Trouble?.Key ?? "done", answer.Trouble?.Status ?? 0);
}
