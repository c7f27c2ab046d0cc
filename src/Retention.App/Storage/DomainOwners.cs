using Azure;
using Azure.Data.Tables;

namespace Retention.App.Storage;

/// <summary>
/// Which shop sends from which domain: one domain, one shop, whoever first proved that it is theirs. One provider's account serves all shops, so
/// that without this one shop could send in another's name once that one's rows stand in DNS.
/// </summary>
internal sealed class DomainOwners(AppStorage storage)
{
    /// <summary>The shop that sends from the domain; null when none does.</summary>
    public async Task<string?> FindAsync(string domain, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(Keys.Domain(domain), Keys.Name, cancellationToken: cancellation);
        return row.HasValue ? row.Value!.GetString("Shop") : null;
    }

    /// <summary>Makes the domain the shop's. False when it is another's.</summary>
    public async Task<bool> TakeAsync(string domain, string shop, CancellationToken cancellation)
    {
        try
        {
            await storage.Shops.AddEntityAsync(new TableEntity(Keys.Domain(domain), Keys.Name) { ["V"] = StoredJson.Version, ["Shop"] = shop }, cancellation);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return await FindAsync(domain, cancellation) == shop;
        }
    }

    /// <summary>Gives the domain back, if it is the shop's.</summary>
    public async Task ReleaseAsync(string domain, string shop, CancellationToken cancellation)
    {
        if (await FindAsync(domain, cancellation) == shop)
            await storage.Shops.DeleteEntityAsync(Keys.Domain(domain), Keys.Name, cancellationToken: cancellation);
    }
}
