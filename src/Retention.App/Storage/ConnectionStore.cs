using System.Collections.Immutable;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;

namespace Retention.App.Storage;

/// <summary>The connections of WooCommerce shops: their REST keys and the webhooks that the program made there. All secrets are sealed.</summary>
internal sealed class ConnectionStore(AppStorage storage, IDataProtectionProvider protection, IMemoryCache cache)
{
    // A delivery signed with the secret before may still be on its way.
    private const int SecretsOfATopic = 2;

    private readonly IDataProtector _secrets = protection.CreateProtector("connections");

    /// <summary>A connection's REST keys; null where it has none. They are read anew each time: a shop may just have been connected again.</summary>
    public async Task<RestKeys?> FindKeysAsync(string id, CancellationToken cancellation) =>
        await ReadAsync(id, cancellation) is ({ ConsumerKey: { } key, ConsumerSecret: { } secret }, _) ? new(_secrets.Unprotect(key), _secrets.Unprotect(secret)) : null;

    /// <summary>The webhooks that the program made last, one of each topic.</summary>
    public async Task<ImmutableArray<StoredWebhook>> WebhooksAsync(string id, CancellationToken cancellation) =>
        await ReadAsync(id, cancellation) is (var connection, _) ? [.. connection.Webhooks.DistinctBy(webhook => webhook.Topic, StringComparer.Ordinal)] : [];

    /// <summary>Keeps a new secret for each topic, before the shop is told of it: its first delivery may come at once. Gives them open, by topic.</summary>
    public async Task<ImmutableDictionary<string, string>> NewSecretsAsync(string id, string shop, IEnumerable<string> topics, CancellationToken cancellation)
    {
        var made = topics.ToImmutableDictionary(topic => topic, _ => NewSecret(), StringComparer.Ordinal);
        await ChangeAsync(id, shop, before => before with
        {
            Webhooks =
            [
                .. made.Select(one => new StoredWebhook(one.Key, _secrets.Protect(one.Value), Id: null)).Concat(before.Webhooks)
                    .GroupBy(webhook => webhook.Topic, StringComparer.Ordinal).SelectMany(Believed),
            ],
        }, cancellation);
        return made;
    }

    // Beside the newest ones that which the shop is known to have: where new ones can't be made, it goes on signing with it.
    private static IEnumerable<StoredWebhook> Believed(IEnumerable<StoredWebhook> newestFirst) =>
        newestFirst.Take(SecretsOfATopic).Concat(newestFirst.Skip(SecretsOfATopic).Where(webhook => webhook.Id is not null).Take(1));

    /// <summary>Notes the ids under which the shop made the newest webhooks.</summary>
    public Task MadeAsync(string id, string shop, IReadOnlyDictionary<string, int> ids, CancellationToken cancellation) => ChangeAsync(id, shop, before =>
    {
        var newest = before.Webhooks.DistinctBy(webhook => webhook.Topic, StringComparer.Ordinal).ToHashSet();
        return before with { Webhooks = [.. before.Webhooks.Select(webhook => newest.Contains(webhook) && ids.TryGetValue(webhook.Topic, out var made) ? webhook with { Id = made } : webhook)] };
    }, cancellation);

    /// <summary>Forgets the REST keys. The connection's id, its secrets and the key of its page stay, for whoever connects the shop again.</summary>
    public Task ForgetKeysAsync(string id, string shop, CancellationToken cancellation) => ChangeAsync(id, shop, before => before with { ConsumerKey = null, ConsumerSecret = null }, cancellation);

    /// <summary>Changes a connection, or makes it; somebody else's change in between is kept. The key of its page is made once.</summary>
    public async Task ChangeAsync(string id, string shop, Func<StoredConnection, StoredConnection> change, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await ReadAsync(id, cancellation);
            var before = read?.Connection ?? new(id, shop, [], null, null);
            var after = change(before) with { PageKey = before.PageKey ?? _secrets.Protect(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))) };
            var row = new TableEntity(Keys.Connection(id), Keys.Settings).With(after, Stored.Default.StoredConnection);
            try
            {
                if (read is { ETag: var etag })
                    await storage.Shops.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellation);
                else
                    await storage.Shops.AddEntityAsync(row, cancellation);
                cache.Remove(("connection", id));
                return;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Somebody else changed it meanwhile: change what it is now.
            }
        }
    }

    /// <summary>A secret of 43 characters that WordPress leaves as they are (facts/woocommerce.md 1.2).</summary>
    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private async Task<(StoredConnection Connection, ETag ETag)?> ReadAsync(string id, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(Keys.Connection(id), Keys.Settings, cancellationToken: cancellation);
        return row.HasValue ? (row.Value!.Read(Stored.Default.StoredConnection), row.Value!.ETag) : null;
    }
}
