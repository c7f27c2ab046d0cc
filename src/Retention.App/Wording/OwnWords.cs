using System.Collections.Immutable;
using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Shops;
using Retention.Templates;

namespace Retention.App.Wording;

/// <summary>
/// Words that shops wrote in place of ours. The shop's record names the version of each, so a shop without any costs no look at storage; a version
/// never changes, so it is read once. They are kept with the shop's record in one transaction.
/// </summary>
internal sealed class OwnWords(AppStorage storage, ShopStore shops, IMemoryCache cache, ILogger<OwnWords> logger)
{
    /// <summary>How many versions of one wording are kept.</summary>
    public const int MostVersions = 20;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(30);

    /// <summary>The words in which a letter is written now: the shop's own in the letter's language where it has some, else ours.</summary>
    public async Task<Template> InPlaceOfAsync(Shop shop, Letter letter, CancellationToken cancellation)
    {
        if (await FindAsync(shop, letter, cancellation) is not { } own)
            return letter.Template;
        if (WordsCheck.CanBeRead(letter, own))
            return own.In(letter.Template) with { Version = shop.WordsVersion(letter.Flow.Key, letter.Template.Key, letter.Template.Language) };
        // They were right when they were kept, so a newer program kept them. A letter in our words is better than none.
        logger.WordsNotRead(shop.Id, letter.Flow.Key, letter.Template.Key);
        return letter.Template;
    }

    /// <summary>The shop's own words in the letter's language; null where it uses ours.</summary>
    public async Task<EditedWords?> FindAsync(Shop shop, Letter letter, CancellationToken cancellation)
    {
        var (flow, template) = (letter.Flow.Key, letter.Template.Key);
        if (shop.WordsVersion(flow, template, letter.Template.Language) is not { } version)
            return null;
        var key = ("words", shop.Id, flow, template, version);
        if (cache.TryGetValue(key, out EditedWords? known))
            return known;
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop.Id, Keys.Words(flow, template, version), cancellationToken: cancellation);
        var words = row.HasValue ? row.Value!.Read(Stored.Default.KeptWords).Words : null;
        return cache.Set(key, words, new MemoryCacheEntryOptions { SlidingExpiration = Remembered, Size = 1 });
    }

    /// <summary>Keeps words if they can be sent; they are used within the two seconds for which a shop is remembered.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="letter">In place of which words, in their language.</param>
    /// <param name="words">The words.</param>
    /// <param name="by">Our id of who keeps them.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Keeping> KeepAsync(string shop, Letter letter, EditedWords words, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        if ((await shops.FindAsync(shop, cancellation))?.Shop is not { } known)
            return new Keeping.NoShop();
        var tidy = words.Tidy();
        var faults = WordsCheck.Of(letter, tidy, known.Brand.Url);
        return faults.IsEmpty ? await WriteAsync(shop, letter, tidy, by, now, cancellation) : new Keeping.Faulty(faults);
    }

    /// <summary>Goes back to our words.</summary>
    public Task<Keeping> GoBackAsync(string shop, Letter letter, string by, DateTimeOffset now, CancellationToken cancellation) =>
        WriteAsync(shop, letter, words: null, by, now, cancellation);

    /// <summary>The last versions, the newest first.</summary>
    public async Task<ImmutableArray<KeptWords>> HistoryAsync(string shop, Letter letter, CancellationToken cancellation) =>
        (await shops.FindAsync(shop, cancellation))?.Shop is { } known ? [.. (await VersionsAsync(known, letter, cancellation)).Reverse().Take(MostVersions)] : [];

    private async Task<Keeping> WriteAsync(string shop, Letter letter, EditedWords? words, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        var (flow, template, language) = (letter.Flow.Key, letter.Template.Key, letter.Template.Language);
        var changed = await shops.ChangeAsync(
            shop,
            known => words is null && known.WordsVersion(flow, template, language) is null ? known : known.WithWords(flow, template, language, words is null ? null : known.Version + 1),
            after => [new TableEntity(shop, Keys.Words(flow, template, after.Version)).With(new KeptWords(after.Version, by, now, words) { Language = language }, Stored.Default.KeptWords)],
            cancellation);
        if (changed is null)
            return new Keeping.NoShop();
        foreach (var old in (await VersionsAsync(changed, letter, cancellation)).SkipLast(MostVersions))
            await storage.Shops.DeleteEntityAsync(shop, Keys.Words(flow, template, old.Version), cancellationToken: cancellation);
        return new Keeping.Kept(changed.Version);
    }

    // All versions in the letter's language, the oldest first. A version counts the shop's changes, so no two languages share one.
    private async Task<KeptWords[]> VersionsAsync(Shop shop, Letter letter, CancellationToken cancellation)
    {
        var beginning = Keys.WordsOf(letter.Flow.Key, letter.Template.Key);
        var versions = new List<KeptWords>();
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {shop.Id} and RowKey ge {beginning} and RowKey lt {Keys.After(beginning)}"), cancellationToken: cancellation))
            versions.Add(row.Read(Stored.Default.KeptWords));
        return [.. versions.Where(kept => (kept.Language ?? shop.Language) == letter.Template.Language)];
    }
}
