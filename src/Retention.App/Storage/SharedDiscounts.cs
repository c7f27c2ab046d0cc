using Azure;
using Azure.Data.Tables;

namespace Retention.App.Storage;

/// <summary>The discounts of a shop that many codes of ours share: one for each amount and last month. Lost, they are made anew.</summary>
internal sealed class SharedDiscounts(AppStorage storage)
{
    /// <summary>The shop's id of the discount; null while there is none.</summary>
    public async Task<string?> FindAsync(string shop, Money amount, string? month, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.SharedDiscount(amount, month), cancellationToken: cancellation);
        return row.HasValue ? row.Value!.GetString("Discount") : null;
    }

    /// <summary>Remembers the discount. Of two that were made at once the later one is used on; the codes of both work.</summary>
    public Task KeepAsync(string shop, Money amount, string? month, string discount, CancellationToken cancellation) =>
        storage.Shops.UpsertEntityAsync(new TableEntity(shop, Keys.SharedDiscount(amount, month)) { ["V"] = StoredJson.Version, ["Discount"] = discount }, TableUpdateMode.Replace, cancellation);

    /// <summary>Forgets a discount that somebody deleted in the shop.</summary>
    public Task ForgetAsync(string shop, Money amount, string? month, CancellationToken cancellation) =>
        storage.Shops.DeleteEntityAsync(shop, Keys.SharedDiscount(amount, month), ETag.All, cancellation);
}
