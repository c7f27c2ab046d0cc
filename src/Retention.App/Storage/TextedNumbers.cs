using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>
/// Which shopper got a text at a number, so that an answer finds its way. A number is nobody's name (families share one): this leads to whoever
/// was written to last, and never joins two people.
/// </summary>
internal sealed class TextedNumbers(AppStorage storage, NameDirectory directory) : IDisposable
{
    // Some 200 bytes each; who is pushed out is written once more.
    private readonly MemoryCache _written = new(new MemoryCacheOptions { SizeLimit = 20_000, CompactionPercentage = 0.2 });

    /// <summary>The hash under which a number stands everywhere; null when it is none.</summary>
    public string? Hash(string shop, string number) => Name.OfPhone(number) is { } name ? directory.Hash(shop, name).Hash : null;

    /// <summary>Remembers who got a text there. Reports of one text come several times: only the first costs a storage operation.</summary>
    public async Task RememberAsync(string shop, string number, string shopper, CancellationToken cancellation)
    {
        if (Hash(shop, number) is not { } hash || _written.Get<string>((shop, hash)) == shopper)
            return;
        await storage.Names.UpsertEntityAsync(
            new TableEntity(Keys.Directory(shop, NameKind.Phone, hash), Keys.Texted) { ["V"] = StoredJson.Version, ["Shopper"] = shopper }, TableUpdateMode.Replace, cancellation);
        _written.Set((shop, hash), shopper, new MemoryCacheEntryOptions { Size = 1 });
    }

    /// <summary>Who got a text at this number last, else who bought with it last; null when nobody did.</summary>
    public async Task<string?> OwnerAsync(string shop, string number, CancellationToken cancellation)
    {
        if (Hash(shop, number) is not { } hash)
            return null;
        var row = await storage.Names.GetEntityIfExistsAsync<TableEntity>(Keys.Directory(shop, NameKind.Phone, hash), Keys.Texted, cancellationToken: cancellation);
        return row.HasValue ? row.Value!.GetString("Shopper") : (await directory.BoughtAsync(shop, new KnownName(NameKind.Phone, hash), cancellation))?.Shopper;
    }

    /// <summary>Whether this very text brought the number back before.</summary>
    public async Task<bool> HasRestartedAsync(string shop, string hash, string text, CancellationToken cancellation) =>
        (await storage.Names.GetEntityIfExistsAsync<TableEntity>(Keys.Directory(shop, NameKind.Phone, hash), Keys.Restarted(text), cancellationToken: cancellation)).HasValue;

    /// <summary>Remembers that this text brought the number back: a provider may bring it again, after a later stop too.</summary>
    public async Task RestartedAsync(string shop, string hash, string text, CancellationToken cancellation) =>
        await storage.Names.UpsertEntityAsync(new TableEntity(Keys.Directory(shop, NameKind.Phone, hash), Keys.Restarted(text)) { ["V"] = StoredJson.Version }, TableUpdateMode.Replace, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _written.Dispose();
}
