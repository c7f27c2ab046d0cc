using System.Text;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>The last known purchase under a name that people may share.</summary>
/// <param name="Shopper">Who bought.</param>
/// <param name="At">When the order was placed (UTC).</param>
internal sealed record Bought(string Shopper, DateTimeOffset At);

/// <summary>
/// Which name leads to which shopper. Names are stored as keyed hashes only. An entry never changes once written (a merge leaves a pointer in
/// the shopper's state), so what was read once is remembered, as much of it as fits, for a day: a shop that left and was erased, by another process perhaps, has
/// none of its names any more when it comes back. Between the two lie 48 hours, in which nothing of it is heard (facts/shopify.md 1.3).
/// </summary>
internal sealed class NameDirectory(AppStorage storage, RootKey root, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    // A cache of its own: a rush of shoppers must not push out shops and their connections. An entry takes some 300 bytes.
    private readonly MemoryCache _owners = new(new MemoryCacheOptions { SizeLimit = 20_000, CompactionPercentage = 0.2 });

    /// <summary>A name as the directory knows it.</summary>
    public KnownName Hash(string shop, Name name) =>
        new(name.Kind, Convert.ToHexStringLower(root.Mac($"names|{shop}", Encoding.UTF8.GetBytes($"{name.Kind}|{name.Value}")))[..24]);

    /// <summary>The shopper to whom the name leads, as far as this process remembers; no storage is asked.</summary>
    public string? Recall(string shop, KnownName name) => _owners.Get<Owner>(Key(shop, name)) is { } owner && owner.Until > time.GetUtcNow() ? owner.Shopper : null;

    /// <summary>Remembers to whom the name leads: the shopper of its entry, or one into whom that shopper was merged.</summary>
    public void Remember(string shop, KnownName name, string shopper) => _owners.Set(Key(shop, name), new Owner(shopper, time.GetUtcNow() + Lasts), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lasts });

    /// <summary>Forgets what this process remembers: a shop's entries were deleted. Another process forgets within a day.</summary>
    public void Forget() => _owners.Clear();

    /// <summary>The shopper to whom the name leads; null when it is unknown.</summary>
    public async Task<string?> FindAsync(string shop, KnownName name, CancellationToken cancellation)
    {
        if (Recall(shop, name) is { } known)
            return known;
        var row = await storage.Names.GetEntityIfExistsAsync<TableEntity>(Keys.Directory(shop, name.Kind, name.Hash), Keys.Name, cancellationToken: cancellation);
        if (!row.HasValue)
            return null;
        var shopper = row.Value!.GetString("Shopper")!;
        Remember(shop, name, shopper);
        return shopper;
    }

    /// <summary>Makes the name lead to the shopper, unless it leads to somebody already: then that one is returned.</summary>
    public async Task<string> AddAsync(string shop, KnownName name, string shopper, CancellationToken cancellation)
    {
        if (Recall(shop, name) is { } known)
            return known;
        try
        {
            var row = new TableEntity(Keys.Directory(shop, name.Kind, name.Hash), Keys.Name) { ["V"] = StoredJson.Version, ["Shopper"] = shopper };
            await storage.Names.AddEntityAsync(row, cancellation);
            Remember(shop, name, shopper);
            return shopper;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return await FindAsync(shop, name, cancellation) ?? shopper;
        }
    }

    /// <summary>Records a purchase under a name that people may share. It says nothing of who anybody is, and only holds messages back.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="hint">The telephone number or street.</param>
    /// <param name="shopper">Who bought.</param>
    /// <param name="order">The order; the shopper's newest.</param>
    /// <param name="at">When it was placed (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task RecordAsync(string shop, KnownName hint, string shopper, string order, DateTimeOffset at, CancellationToken cancellation)
    {
        var row = new TableEntity(Keys.Directory(shop, hint.Kind, hint.Hash), Keys.Bought) { ["V"] = StoredJson.Version, ["Shopper"] = shopper, ["Order"] = order, ["At"] = at };
        return storage.Names.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>The last known purchase under a name that people may share; null when there is none. For a look just before sending.</summary>
    public async Task<Bought?> BoughtAsync(string shop, KnownName hint, CancellationToken cancellation)
    {
        var row = await storage.Names.GetEntityIfExistsAsync<TableEntity>(Keys.Directory(shop, hint.Kind, hint.Hash), Keys.Bought, cancellationToken: cancellation);
        return row.HasValue ? new(row.Value!.GetString("Shopper")!, row.Value.GetDateTimeOffset("At")!.Value) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _owners.Dispose();

    private static (string Shop, KnownName Name) Key(string shop, KnownName name) => (shop, name);

    private sealed record Owner(string Shopper, DateTimeOffset Until);
}
