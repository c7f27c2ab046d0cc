using System.Text;
using Azure;
using Azure.Data.Tables;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>Which name leads to which shopper. Names are stored as keyed hashes only.</summary>
internal sealed class NameDirectory(AppStorage storage, RootKey root)
{
    /// <summary>A name as the directory knows it.</summary>
    public KnownName Hash(string shop, Name name) =>
        new(name.Kind, Convert.ToHexStringLower(root.Mac($"names|{shop}", Encoding.UTF8.GetBytes($"{name.Kind}|{name.Value}")))[..24]);

    /// <summary>The shopper to whom the name leads; null when it is unknown.</summary>
    public async Task<string?> FindAsync(string shop, KnownName name, CancellationToken cancellation)
    {
        var row = await storage.Names.GetEntityIfExistsAsync<TableEntity>(Keys.Directory(shop, name.Kind, name.Hash), Keys.Name, cancellationToken: cancellation);
        return row.HasValue ? row.Value!.GetString("Shopper") : null;
    }

    /// <summary>Makes the name lead to the shopper, unless it leads to somebody already: then that one is returned.</summary>
    public async Task<string> AddAsync(string shop, KnownName name, string shopper, CancellationToken cancellation)
    {
        try
        {
            var row = new TableEntity(Keys.Directory(shop, name.Kind, name.Hash), Keys.Name) { ["V"] = StoredJson.Version, ["Shopper"] = shopper };
            await storage.Names.AddEntityAsync(row, cancellation);
            return shopper;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return await FindAsync(shop, name, cancellation) ?? shopper;
        }
    }

    /// <summary>Who last bought with this telephone number or postal address; null when nobody did.</summary>
    public async Task<(string Shopper, DateTimeOffset At)?> BoughtAsync(string shop, KnownName hint, CancellationToken cancellation)
    {
        var row = await storage.Names.GetEntityIfExistsAsync<TableEntity>(Keys.Directory(shop, hint.Kind, hint.Hash), "bought", cancellationToken: cancellation);
        return row.HasValue ? (row.Value!.GetString("Shopper")!, row.Value!.GetDateTimeOffset("At")!.Value) : null;
    }
}
