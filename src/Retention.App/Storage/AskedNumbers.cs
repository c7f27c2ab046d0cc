using Azure;
using Azure.Data.Tables;
using Retention.Events;

namespace Retention.App.Storage;

/// <summary>A number that was asked by text to confirm a consent.</summary>
/// <param name="Shopper">Our id of the shopper whose consent it is.</param>
/// <param name="At">When it was asked (UTC).</param>
internal sealed record AskedNumber(string Shopper, DateTimeOffset At);

/// <summary>
/// Which numbers were asked by text to confirm a consent: each of a shop's once and for all, whoever gave it. Families share a number; the answer then
/// confirms the consent of the one about whom it was asked, and of nobody else.
/// </summary>
internal sealed class AskedNumbers(AppStorage storage)
{
    /// <summary>Writes down that a number is asked now. False when it was asked about somebody else before; told again of the same shopper it stays as it is.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="number">The hash of the number.</param>
    /// <param name="asked">About whom, and when.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<bool> AddAsync(string shop, string number, AskedNumber asked, CancellationToken cancellation)
    {
        var row = new TableEntity(Keys.Directory(shop, NameKind.Phone, number), Keys.AskedByText) { ["V"] = StoredJson.Version, ["Shopper"] = asked.Shopper, ["At"] = asked.At };
        try
        {
            await storage.Names.AddEntityAsync(row, cancellation);
            return true;
        }
        catch (RequestFailedException known) when (known.Status == 409)
        {
            return (await FindAsync(shop, number, cancellation))?.Shopper == asked.Shopper;
        }
    }

    /// <summary>Of whom and when a number was asked; null when it never was.</summary>
    public async Task<AskedNumber?> FindAsync(string shop, string number, CancellationToken cancellation)
    {
        var row = await storage.Names.GetEntityIfExistsAsync<TableEntity>(Keys.Directory(shop, NameKind.Phone, number), Keys.AskedByText, cancellationToken: cancellation);
        if (!row.HasValue)
            return null;
        StoredJson.Check(row.Value!.GetInt32("V") ?? 0);
        return new(row.Value.GetString("Shopper")!, row.Value.GetDateTimeOffset("At")!.Value);
    }
}
