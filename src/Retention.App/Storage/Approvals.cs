using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;

namespace Retention.App.Storage;

/// <summary>An approval that was begun, as stored: hashes and sealed keys only.</summary>
/// <param name="Address">The shop's address, as it was typed.</param>
/// <param name="Browser">The hash of the secret in the cookie of the browser that began it.</param>
/// <param name="Until">When it ends (UTC).</param>
internal sealed record StoredApproval(string Address, string Browser, DateTimeOffset Until)
{
    /// <summary>When the shop handed over keys, working or not (UTC); null until then. It does so once.</summary>
    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>The REST key, sealed, once it was proven; null until then.</summary>
    public string? ConsumerKey { get; init; }

    /// <summary>The REST secret, sealed, once it was proven.</summary>
    public string? ConsumerSecret { get; init; }
}

/// <summary>An approval whose secrets are open.</summary>
/// <param name="Address">The shop's address.</param>
/// <param name="CalledAt">When the shop handed over keys (UTC); null until then.</param>
/// <param name="Keys">The keys, once they were proven.</param>
internal sealed record Approval(string Address, DateTimeOffset? CalledAt, RestKeys? Keys);

/// <summary>
/// Approvals under way in shops' admins (facts/woocommerce.md 2). The shop's call brings back our one-time word and nothing else that proves
/// anything, so the word is bound to the address that was typed, and to the browser that began.
/// </summary>
internal sealed class Approvals(AppStorage storage, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long an approval waits.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _secrets = protection.CreateProtector("approvals");

    /// <summary>Begins one. Gives its one-time word.</summary>
    public async Task<string> BeginAsync(string shop, string address, string browser, CancellationToken cancellation)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await storage.Shops.AddEntityAsync(Row(shop, secret, new(address, Keys.Hash(browser, 64), time.GetUtcNow() + Lasts)), cancellation);
        return $"{shop}.{secret}";
    }

    /// <summary>The approval that the shop calls about. Null when it was never begun, is over, or the shop called before: a word serves one call, good or bad.</summary>
    public async Task<Approval?> CallAsync(string word, CancellationToken cancellation)
    {
        if (await ReadAsync(word, cancellation) is not var (shop, secret, approval, etag) || approval.CalledAt is not null)
            return null;
        return await ReplaceAsync(Row(shop, secret, approval with { CalledAt = time.GetUtcNow() }), etag, cancellation) ? new(approval.Address, approval.CalledAt, null) : null;
    }

    /// <summary>Keeps the keys that were proven.</summary>
    public async Task ProvenAsync(string word, RestKeys keys, CancellationToken cancellation)
    {
        if (await ReadAsync(word, cancellation) is var (shop, secret, approval, etag))
            await ReplaceAsync(Row(shop, secret, approval with { ConsumerKey = _secrets.Protect(keys.ConsumerKey), ConsumerSecret = _secrets.Protect(keys.ConsumerSecret) }), etag, cancellation);
    }

    /// <summary>
    /// The approval to which this browser returns. Whoever returns in another browser than the one that began ends it: somebody was led to approve
    /// what another had begun.
    /// </summary>
    public async Task<Approval?> ReturnAsync(string word, string? browser, CancellationToken cancellation)
    {
        if (await ReadAsync(word, cancellation) is not var (_, _, approval, _))
            return null;
        if (browser is null || !CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Keys.Hash(browser, 64)), System.Text.Encoding.ASCII.GetBytes(approval.Browser)))
        {
            await EndAsync(word, cancellation);
            return null;
        }

        return new(approval.Address, approval.CalledAt, approval is { ConsumerKey: { } key, ConsumerSecret: { } keySecret } ? new(_secrets.Unprotect(key), _secrets.Unprotect(keySecret)) : null);
    }

    /// <summary>Ends it. False when it had ended already: of two who finish at once one does.</summary>
    public async Task<bool> EndAsync(string word, CancellationToken cancellation)
    {
        if (await ReadAsync(word, cancellation) is not var (shop, secret, _, etag))
            return false;
        try
        {
            await storage.Shops.DeleteEntityAsync(shop, Keys.Approval(secret), etag, cancellation);
            return true;
        }
        catch (RequestFailedException ended) when (ended.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>Forgets those that were never finished.</summary>
    public async Task CleanAsync(CancellationToken cancellation)
    {
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey ge {Keys.Approvals} and RowKey lt {Keys.After(Keys.Approvals)}"), cancellationToken: cancellation))
        {
            if (row.Read(Stored.Default.StoredApproval).Until <= time.GetUtcNow())
                await storage.Shops.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
        }
    }

    private static TableEntity Row(string shop, string secret, StoredApproval approval) => new TableEntity(shop, Keys.Approval(secret)).With(approval, Stored.Default.StoredApproval);

    private async Task<(string Shop, string Secret, StoredApproval Approval, ETag ETag)?> ReadAsync(string word, CancellationToken cancellation)
    {
        if (word.Length > 200 || word.Split('.') is not [var shop, { Length: 48 } secret] || !Keys.IsShopId(shop))
            return null;
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.Approval(secret), cancellationToken: cancellation);
        return row.HasValue && row.Value!.Read(Stored.Default.StoredApproval) is var approval && time.GetUtcNow() < approval.Until ? (shop, secret, approval, row.Value!.ETag) : null;
    }

    private async Task<bool> ReplaceAsync(TableEntity row, ETag etag, CancellationToken cancellation)
    {
        try
        {
            await storage.Shops.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 412)
        {
            return false;
        }
    }
}
