using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;
using Retention.App.Storage;

namespace Retention.App.Storefronts.Shopify;

/// <summary>A shop's tokens as stored: its secrets are sealed. A pair is written at once, so that there is never half of one.</summary>
/// <param name="Domain">The shop's permanent domain, which alone they are sent to.</param>
/// <param name="Access">The access token, sealed.</param>
/// <param name="Refresh">The refresh token, sealed; null where Shopify gave none.</param>
/// <param name="Scopes">The scopes that they were given for.</param>
/// <param name="ObtainedAt">When they were given (UTC).</param>
/// <param name="ExpiresAt">Until when the access token is good (UTC).</param>
/// <param name="RefreshExpiresAt">Until when it can be refreshed (UTC).</param>
internal sealed record StoredShopifyTokens(string Domain, string Access, string? Refresh, ImmutableArray<string> Scopes, DateTimeOffset ObtainedAt, DateTimeOffset ExpiresAt, DateTimeOffset RefreshExpiresAt)
{
    /// <summary>Whether Shopify takes them no more.</summary>
    public bool IsFinal { get; init; }

    /// <summary>How many times an ID token was exchanged for them: so whoever waited to do the same knows that it was done.</summary>
    public int Exchanges { get; init; }
}

/// <summary>The row of tokens as it was read.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="ETag">The row's mark.</param>
internal sealed record LoadedTokens(StoredShopifyTokens Tokens, ETag ETag);

/// <summary>The tokens of Shopify shops in storage, one row of the shop's partition each, and the lease under which they are got.</summary>
internal sealed class ShopifyTokenStore(AppStorage storage, IDataProtectionProvider protection)
{
    private readonly IDataProtector _secrets = protection.CreateProtector("shopify tokens");

    /// <summary>A shop's tokens; null where there are none. They are read anew each time: another worker may just have refreshed them.</summary>
    public async Task<LoadedTokens?> ReadAsync(string shop, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.ShopifyTokens, cancellationToken: cancellation);
        return row.HasValue ? new(row.Value!.Read(Stored.Default.StoredShopifyTokens), row.Value!.ETag) : null;
    }

    /// <summary>Writes them over those that were read; false when somebody wrote or removed them meanwhile.</summary>
    public async Task<bool> WriteAsync(string shop, StoredShopifyTokens tokens, ETag? over, CancellationToken cancellation) =>
        await storage.Shops.CommitAsync(new TableEntity(shop, Keys.ShopifyTokens).With(tokens, Stored.Default.StoredShopifyTokens), over, cancellation) is not null;

    /// <summary>Forgets the tokens that were read; false when somebody wrote or removed them meanwhile.</summary>
    public Task<bool> ForgetAsync(string shop, ETag read, CancellationToken cancellation) => DeleteAsync(shop, Keys.ShopifyTokens, read, cancellation);

    /// <summary>The shops whose tokens still serve, and were given before then (UTC).</summary>
    public async Task<IReadOnlyList<string>> ObtainedBeforeAsync(DateTimeOffset then, CancellationToken cancellation)
    {
        var shops = new List<string>();
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {Keys.ShopifyTokens}"), cancellationToken: cancellation))
        {
            if (row.GetInt32("V") <= StoredJson.Version && row.Read(Stored.Default.StoredShopifyTokens) is { IsFinal: false } tokens && tokens.ObtainedAt < then)
                shops.Add(row.PartitionKey);
        }

        return shops;
    }

    /// <summary>Takes the lease under which a shop's tokens are got; null while somebody else has it. Whoever dies with it loses it at its end.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="length">How long it lasts: longer than the call that it is for.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ETag?> LeaseAsync(string shop, DateTimeOffset now, TimeSpan length, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.ShopifyTokensLease, cancellationToken: cancellation);
        if (row.HasValue && row.Value!.GetDateTimeOffset("Until") > now)
            return null;
        var lease = new TableEntity(shop, Keys.ShopifyTokensLease) { ["V"] = StoredJson.Version, ["Until"] = now + length };
        return await storage.Shops.CommitAsync(lease, row.HasValue ? row.Value!.ETag : null, cancellation);
    }

    /// <summary>Gives the lease back; one that went to somebody else meanwhile stays theirs.</summary>
    public Task ReleaseAsync(string shop, ETag lease, CancellationToken cancellation) => DeleteAsync(shop, Keys.ShopifyTokensLease, lease, cancellation);

    /// <summary>Seals a token.</summary>
    public string Seal(string token) => _secrets.Protect(token);

    /// <summary>Opens a token.</summary>
    public string Open(string token) => _secrets.Unprotect(token);

    private async Task<bool> DeleteAsync(string shop, string row, ETag mark, CancellationToken cancellation)
    {
        try
        {
            await storage.Shops.DeleteEntityAsync(shop, row, mark, cancellation);
            return true;
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 412)
        {
            return false; // Somebody else did it, or has it now.
        }
    }
}
