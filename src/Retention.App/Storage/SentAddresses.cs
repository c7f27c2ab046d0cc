using System.Text;
using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using Retention.App.Settings;
using Retention.Events;

namespace Retention.App.Storage;

/// <summary>
/// Which shops wrote to an address by which provider's account, for bounces that come late and carry none of our ids (facts/messaging.md 1.7). It
/// is one of the directories that are not opened by the shop. Addresses are keyed hashes; a program has one account with each provider, so the
/// provider's name stands for it.
/// </summary>
internal sealed class SentAddresses(AppStorage storage, RootKey root, AppSettings settings) : IDisposable
{
    // Some 200 bytes each; who is pushed out is written once more.
    private readonly MemoryCache _written = new(new MemoryCacheOptions { SizeLimit = 50_000, CompactionPercentage = 0.2 });

    /// <summary>Remembers that the shop writes to this address of the shopper's. Only the first time costs a storage operation; where there is no provider, none does.</summary>
    public async Task RememberAsync(string account, string address, string shop, string shopper, CancellationToken cancellation)
    {
        if (settings.SendGridKey is null || Name.OfEmail(address) is not { } name)
            return;
        var key = Keys.SentAddress(account, Hash(account, name));
        if (_written.Get<string>((key, shop)) == shopper)
            return;
        await storage.Names.UpsertEntityAsync(new TableEntity(key, shop) { ["V"] = StoredJson.Version, ["Shopper"] = shopper }, TableUpdateMode.Replace, cancellation);
        _written.Set((key, shop), shopper, new MemoryCacheEntryOptions { Size = 1 });
    }

    /// <summary>The shops that wrote to this address, each with the shopper to whom.</summary>
    public async Task<IReadOnlyList<(string Shop, string Shopper)>> FindAsync(string account, string address, CancellationToken cancellation)
    {
        var found = new List<(string, string)>();
        if (Name.OfEmail(address) is not { } name)
            return found;
        var key = Keys.SentAddress(account, Hash(account, name));
        await foreach (var row in storage.Names.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {key}"), cancellationToken: cancellation))
            found.Add((row.RowKey, row.GetString("Shopper")!));
        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _written.Dispose();

    private string Hash(string account, Name address) => Convert.ToHexStringLower(root.Mac($"sent addresses|{account}", Encoding.UTF8.GetBytes(address.Value)))[..32];
}
