using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Merchant.Doors;

/// <summary>
/// Links that let whoever runs the program into a shop's page once: <c>serve</c>, <c>shops add</c> and <c>shops link</c> print them. Only a hash is
/// kept, so whoever reads storage can't use one.
/// </summary>
internal sealed class OneTimeLinks(AppStorage storage, AppSettings settings, TimeProvider time)
{
    /// <summary>How long a link waits to be opened.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    /// <summary>Makes a link into the shop's page.</summary>
    public async Task<Uri> MakeAsync(string shop, CancellationToken cancellation)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var row = new TableEntity(shop, Keys.OneTimeLink(secret)) { ["V"] = StoredJson.Version, ["Until"] = time.GetUtcNow() + Lasts };
        await storage.Shops.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        return new Uri($"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/enter/{shop}.{secret}");
    }

    /// <summary>Uses a link up. The shop's id; null when it was never made, was opened before, or waited too long.</summary>
    public async Task<string?> UseAsync(string token, CancellationToken cancellation)
    {
        if (token.Length > 200 || token.Split('.') is not [var shop, var secret] || !shop.All(char.IsAsciiLetterOrDigit))
            return null;
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.OneTimeLink(secret), cancellationToken: cancellation);
        if (!row.HasValue || row.Value!.GetDateTimeOffset("Until") is not { } until)
            return null;
        try
        {
            // Of two who open it at once the one whose delete is taken is let in.
            await storage.Shops.DeleteEntityAsync(shop, row.Value.RowKey, row.Value.ETag, cancellation);
        }
        catch (RequestFailedException used) when (used.Status is 404 or 412)
        {
            return null;
        }

        return time.GetUtcNow() < until ? shop : null;
    }
}
