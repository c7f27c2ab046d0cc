using System.Diagnostics;

namespace Retention.App.Storefronts.Shopify;

// How tokens are renewed, and what it means when they can't be.
internal sealed partial class ShopifyTokens
{
    // So that none comes near the ninety days after which it can't be refreshed any more.
    private static readonly TimeSpan Idle = TimeSpan.FromDays(7);
    private static readonly TimeSpan Run = TimeSpan.FromSeconds(10);
    private const int AtOnce = 4;

    /// <summary>
    /// Refreshes the tokens that nobody refreshed for a week, a few at a time and for ten seconds at most, since the Functions host kills what
    /// takes too long. What fails now is for the next run.
    /// </summary>
    public async Task KeepAliveAsync(CancellationToken cancellation)
    {
        var then = time.GetUtcNow() - Idle;
        var idle = (await store.ObtainedBeforeAsync(then, cancellation)).ToArray();
        Random.Shared.Shuffle(idle); // Shops that fail each time must not stand before all others.
        var begun = time.GetTimestamp();
        await Parallel.ForEachAsync(idle, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (shop, stopping) =>
        {
            if (time.GetElapsedTime(begun) < Run)
                await RefreshAsync(shop, tokens => tokens.ObtainedAt >= then, stopping);
        });
    }

    // Shopify's answer is written first and used after: should we die in between, the token before is still taken (facts/shopify.md 1.2).
    private async Task<Answer<StoredShopifyTokens>> RenewAsync(string shop, LoadedTokens loaded, CancellationToken cancellation)
    {
        if (loaded.Tokens.Refresh is not { } refresh)
            return await EndAsync(shop, loaded, cancellation);
        return await call.RefreshAsync(loaded.Tokens.Domain, store.Open(refresh), cancellation) switch
        {
            Answer<GivenTokens>.Said { Value: var given } => await KeepAsync(shop, loaded, given, cancellation),
            // The refresh token is unknown, replaced, expired or revoked, or the app was removed: no later try mends that.
            Answer<GivenTokens>.Not { Why: { Status: 401, Key: ShopifyTroubles.Reconnect } } => await EndAsync(shop, loaded, cancellation),
            Answer<GivenTokens>.Not { Why: var why } => new Answer<StoredShopifyTokens>.Not(why),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<Answer<StoredShopifyTokens>> KeepAsync(string shop, LoadedTokens loaded, GivenTokens given, CancellationToken cancellation)
    {
        var tokens = Kept(loaded.Tokens.Domain, given);
        // What an answer leaves out stays as it was.
        tokens = tokens with { Refresh = tokens.Refresh ?? loaded.Tokens.Refresh, Scopes = tokens.Scopes.IsEmpty ? loaded.Tokens.Scopes : tokens.Scopes, Exchanges = loaded.Tokens.Exchanges };
        if (await store.WriteAsync(shop, tokens, loaded.ETag, cancellation))
        {
            await TellAsync(shop, isFinal: false, cancellation);
            return new Answer<StoredShopifyTokens>.Said(tokens);
        }

        // The app was removed meanwhile, or our lease was over and another worker has newer ones: theirs count.
        return await store.ReadAsync(shop, cancellation) is { } theirs
            ? new Answer<StoredShopifyTokens>.Said(theirs.Tokens)
            : new Answer<StoredShopifyTokens>.Not(ShopifyTroubles.Of(ShopifyTroubles.NotConnected));
    }

    private async Task<Answer<StoredShopifyTokens>> EndAsync(string shop, LoadedTokens loaded, CancellationToken cancellation)
    {
        if (!await store.WriteAsync(shop, loaded.Tokens with { IsFinal = true }, loaded.ETag, cancellation))
            return await store.ReadAsync(shop, cancellation) is { } theirs ? new Answer<StoredShopifyTokens>.Said(theirs.Tokens) : new Answer<StoredShopifyTokens>.Not(ShopifyTroubles.Of(ShopifyTroubles.NotConnected));
        await TellAsync(shop, isFinal: true, cancellation);
        return new Answer<StoredShopifyTokens>.Not(ShopifyTroubles.Of(ShopifyTroubles.Reconnect) with { Status = 401 });
    }

    // What pages show, and decisions ask. Another trouble of the shop's stays as it is.
    private Task TellAsync(string shop, bool isFinal, CancellationToken cancellation) => shops.ChangeAsync(
        shop,
        known => (known.Trouble, isFinal) switch
        {
            (null, true) => known with { Trouble = ShopifyTroubles.ShopTroubleKey },
            (ShopifyTroubles.ShopTroubleKey, false) => known with { Trouble = null },
            _ => known,
        },
        cancellation);
}
