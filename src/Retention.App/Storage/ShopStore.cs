using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;
using Retention.Shops;

namespace Retention.App.Storage;

/// <summary>Shops and their connections in storage.</summary>
internal sealed class ShopStore(AppStorage storage, IDataProtectionProvider protection, IMemoryCache cache)
{
    /// <summary>For how long a shop as read counts: the brake must act at once on the page that shows it, and within a second on the workers.</summary>
    internal static readonly TimeSpan ShopIsFresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ConnectionIsFresh = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MissIsFresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Uri> _fronts = new(StringComparer.Ordinal);
    private readonly IDataProtector _secrets = protection.CreateProtector("connections");

    /// <summary>The shop with this id; null when there is none. Up to a second old.</summary>
    public async Task<ShopRecord?> FindAsync(string shop, CancellationToken cancellation)
    {
        if (cache.TryGetValue(("shop", shop), out ShopRecord? known))
            return known;
        var found = (await ReadAsync(shop, cancellation))?.Record;
        if (Uri.TryCreate(found?.Shop.Brand.Url, UriKind.Absolute, out var front) && front.Scheme is "http" or "https")
            _fronts[shop] = front;
        return cache.Set(("shop", shop), found, Fresh(ShopIsFresh));
    }

    /// <summary>The shop's front page as this process last knew it, for a link that must lead somewhere while storage can't be read; null where it never did.</summary>
    public Uri? LastKnownFront(string shop) => _fronts.GetValueOrDefault(shop);

    /// <summary>All shops, by id.</summary>
    public async Task<IReadOnlyList<ShopRecord>> ListAsync(CancellationToken cancellation)
    {
        var shops = new List<ShopRecord>();
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {Keys.Settings}"), cancellationToken: cancellation))
        {
            if (row.GetString("Platform") is not null)
                shops.Add(Record(row));
        }

        return shops;
    }

    /// <summary>Changes a shop; somebody else's change in between is kept. Null when there is no such shop.</summary>
    public Task<Shop?> ChangeAsync(string shop, Func<Shop, Shop> change, CancellationToken cancellation) => ChangeAsync(shop, change, _ => [], cancellation);

    /// <summary>As the other, with rows of the shop's partition that are written with the change, all or nothing.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="change">The change; it may be asked several times.</param>
    /// <param name="beside">The rows, for the shop as changed and with its new version.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Shop?> ChangeAsync(string shop, Func<Shop, Shop> change, Func<Shop, IEnumerable<TableEntity>> beside, CancellationToken cancellation)
    {
        while (await ReadAsync(shop, cancellation) is { } read)
        {
            var changed = change(read.Record.Shop);
            if (!ReferenceEquals(changed, read.Record.Shop))
                changed = changed with { Version = read.Record.Shop.Version + 1 };
            if (ReferenceEquals(changed, read.Record.Shop) || await WriteAsync(read.Record with { Shop = changed }, read.ETag, beside(changed), cancellation))
            {
                cache.Remove(("shop", shop));
                return changed;
            }
        }

        return null;
    }

    /// <summary>Adds a shop, or changes the one that is there already.</summary>
    public async Task<ShopRecord> AddAsync(string platform, string address, Func<Shop?, Shop> change, string? connection, CancellationToken cancellation)
    {
        while (true)
        {
            var id = Keys.Shop(platform, address);
            var read = await ReadAsync(id, cancellation);
            var changed = change(read?.Record.Shop);
            // The key of its shares is fixed once: with another one everybody would change sides.
            var shop = changed with { Id = id, Version = 1 + (read?.Record.Shop.Version ?? 0), Salt = read is null ? changed.Salt ?? NewConnectionId() : read.Value.Record.Shop.Salt };
            var record = new ShopRecord(shop, platform, address, read?.Record.Connection ?? connection);
            if (await WriteAsync(record, read?.ETag, [], cancellation))
            {
                cache.Remove(("shop", id));
                return record;
            }
        }
    }

    /// <summary>The shop as it was in a version of its settings; null when that is not kept.</summary>
    public async Task<Shop?> AtAsync(string shop, int version, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.SettingsAt(version), cancellationToken: cancellation);
        return row.HasValue ? row.Value!.Read(Stored.Default.Shop) : null;
    }

    /// <summary>Forgets a shop and its connection: deliveries are no longer believed. What it told us is erased by the privacy step.</summary>
    public async Task RemoveAsync(ShopRecord shop, CancellationToken cancellation)
    {
        await ForgetConnectionAsync(shop, cancellation);
        // The addresses of its staff are the only personal data in its partition.
        await foreach (var member in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {shop.Shop.Id} and RowKey ge {Keys.Staff} and RowKey lt {Keys.After(Keys.Staff)}"), cancellationToken: cancellation))
            await storage.Shops.DeleteEntityAsync(shop.Shop.Id, member.RowKey, cancellationToken: cancellation);
        await storage.Shops.DeleteEntityAsync(shop.Shop.Id, Keys.Settings, cancellationToken: cancellation);
        cache.Remove(("shop", shop.Shop.Id));
    }

    /// <summary>Forgets a shop's connection: deliveries are no longer believed. False when it has none.</summary>
    public async Task<bool> ForgetConnectionAsync(ShopRecord shop, CancellationToken cancellation)
    {
        if (shop.Connection is not { } connection)
            return false;
        await storage.Shops.DeleteEntityAsync(Keys.Connection(connection), Keys.Settings, cancellationToken: cancellation);
        cache.Remove(("connection", connection));
        return true;
    }

    /// <summary>An id for a connection that nobody can guess.</summary>
    public static string NewConnectionId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>
    /// The connection with this id; null when there is none. Read once and remembered, misses too. With <paramref name="again"/> it is read
    /// anew, at most once in half a minute: a secret may have been changed since.
    /// </summary>
    public async Task<Connection?> FindConnectionAsync(string id, bool again, CancellationToken cancellation)
    {
        if (again)
        {
            if (cache.TryGetValue(("read again", id), out _))
                return null;
            cache.Set(("read again", id), value: true, Fresh(MissIsFresh));
        }
        else if (cache.TryGetValue(("connection", id), out Connection? known))
        {
            return known;
        }

        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(Keys.Connection(id), Keys.Settings, cancellationToken: cancellation);
        var found = row.HasValue ? Open(row.Value!.Read(Stored.Default.StoredConnection)) : null;
        return cache.Set(("connection", id), found, Fresh(found is null ? MissIsFresh : ConnectionIsFresh));
    }

    /// <summary>Sets a connection's newest webhook secret, and its REST keys where they are given. The key of its page is made once.</summary>
    public async Task SetConnectionAsync(string id, string shop, string? secret, string? consumerKey, string? consumerSecret, CancellationToken cancellation) =>
        await new ConnectionStore(storage, protection, cache).ChangeAsync(id, shop, before => before with
        {
            Secrets = secret is null ? before.Secrets : [.. Open(before).Secrets.Remove(secret, StringComparer.Ordinal).Insert(0, secret).Take(2).Select(_secrets.Protect)],
            ConsumerKey = consumerKey is null ? before.ConsumerKey : _secrets.Protect(consumerKey),
            ConsumerSecret = consumerSecret is null ? before.ConsumerSecret : _secrets.Protect(consumerSecret),
        }, cancellation);

    /// <summary>Makes the first opening of a secret need no storage: the key ring is read now.</summary>
    public void WarmUp() => _secrets.Unprotect(_secrets.Protect("warm"));

    private static MemoryCacheEntryOptions Fresh(TimeSpan time) => new() { AbsoluteExpirationRelativeToNow = time, Size = 1 };

    private static ShopRecord Record(TableEntity row) =>
        new(row.Read(Stored.Default.Shop), row.GetString("Platform")!, row.GetString("Address")!, row.GetString("Connection"));

    private Connection Open(StoredConnection stored) => new(stored.Shop, [.. stored.Secrets.Select(_secrets.Unprotect)])
    {
        PageKey = stored.PageKey is { } key ? _secrets.Unprotect(key) : null,
        Home = stored.Home,
        Webhooks = [.. stored.Webhooks.Select(webhook => (webhook.Topic, _secrets.Unprotect(webhook.Secret)))],
    };

    private async Task<(ShopRecord Record, ETag ETag)?> ReadAsync(string shop, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.Settings, cancellationToken: cancellation);
        return row.HasValue ? (Record(row.Value!), row.Value!.ETag) : null;
    }

    private async Task<bool> WriteAsync(ShopRecord record, ETag? etag, IEnumerable<TableEntity> beside, CancellationToken cancellation)
    {
        var row = new TableEntity(record.Shop.Id, Keys.Settings) { ["Platform"] = record.Platform, ["Address"] = record.Address, ["Connection"] = record.Connection }
            .With(record.Shop, Stored.Default.Shop);
        // Each version stays, so that a decision can be taken again by what held then.
        var version = new TableEntity(record.Shop.Id, Keys.SettingsAt(record.Shop.Version)).With(record.Shop, Stored.Default.Shop);
        try
        {
            await storage.Shops.SubmitTransactionAsync(
                [
                    etag is { } known ? new(TableTransactionActionType.UpdateReplace, row, known) : new(TableTransactionActionType.Add, row),
                    .. beside.Prepend(version).Select(other => new TableTransactionAction(TableTransactionActionType.UpsertReplace, other)),
                ],
                cancellation);
            return true;
        }
        catch (TableTransactionFailedException conflict) when (conflict.Status is 409 or 412)
        {
            return false;
        }
    }
}
