using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App.Rehearsing;

/// <summary>The last rehearsal of each flow of a shop: one blob each. They are made by a worker, never by a page.</summary>
internal sealed class Rehearsals(AppStorage storage, Inbox inbox, TimeProvider time)
{
    // As long as whoever was to put the message may still do it; after that it is put again.
    private static readonly TimeSpan Underway = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>The last rehearsal of a flow; null when there is none yet.</summary>
    /// <exception cref="NewerVersionException">A newer program wrote it.</exception>
    public async Task<StoredRehearsal?> FindAsync(string shop, string family, CancellationToken cancellation)
    {
        var found = await ReadAsync(Name(shop, family), StoredRehearsals.Default.StoredRehearsal, cancellation);
        StoredJson.Check(found?.V ?? 0);
        return found;
    }

    /// <summary>Asks for a rehearsal of the last 30 days. Asked for twice, it is made once.</summary>
    /// <param name="shop">The shop as it is.</param>
    /// <param name="family">The flow's switch.</param>
    /// <param name="tried">What is to be tried, as <c>name=value</c>; none for the flow as it is set.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The id of the wish: it is answered when <see cref="StoredRehearsal.Wish"/> is the same.</returns>
    public async Task<string> RequestAsync(Shop shop, string family, IReadOnlyList<string> tried, CancellationToken cancellation)
    {
        var (name, now) = (WishName(shop.Id, family), time.GetUtcNow());
        var before = await storage.Rehearsals.ReadAsync(name, cancellation);
        var known = before is var (content, _) ? JsonSerializer.Deserialize(content, StoredRehearsals.Default.RehearsalWish) : null;
        if (known is not null && known.Settings == shop.Version && known.Tried.SequenceEqual(tried, StringComparer.Ordinal)
            && (now - known.AskedAt < Underway || (now - known.AskedAt < Fresh && (await FindAsync(shop.Id, family, cancellation))?.Wish == known.Id)))
            return known.Id;
        var wish = new RehearsalWish(StoredJson.Version, Keys.Hash($"{name}|{now.UtcTicks}|{string.Join('|', tried)}"), now, shop.Version, tried);
        var text = BinaryData.FromString(JsonSerializer.Serialize(wish, StoredRehearsals.Default.RehearsalWish));
        var isFirst = before is var (_, mark)
            ? await storage.Rehearsals.ReplaceAsync(name, text, mark, cancellation)
            : await storage.Rehearsals.AddAsync(name, text, cancellation);
        if (!isFirst) // Somebody asks at the same moment: theirs is made.
            return (await WishAsync(shop.Id, family, cancellation))?.Id ?? wish.Id;
        await inbox.PutAsync(RehearsalJob.StepOf(shop.Id, family), cancellation);
        return wish.Id;
    }

    /// <summary>Asks for one of each flow as it is set: by night, and when a history was imported.</summary>
    public Task RequestAllAsync(string shop, CancellationToken cancellation) => inbox.PutAsync(RehearsalJob.StepOf(shop, RehearsalJob.All), cancellation);

    /// <summary>What was last asked for of a flow; null when nothing was.</summary>
    public Task<RehearsalWish?> WishAsync(string shop, string family, CancellationToken cancellation) =>
        ReadAsync(WishName(shop, family), StoredRehearsals.Default.RehearsalWish, cancellation);

    /// <summary>Keeps a rehearsal in the place of the last one.</summary>
    public Task WriteAsync(string shop, StoredRehearsal made, CancellationToken cancellation) =>
        storage.Rehearsals.PutAsync(Name(shop, made.Report.Flow), BinaryData.FromString(JsonSerializer.Serialize(made, StoredRehearsals.Default.StoredRehearsal)), cancellation);

    private async Task<T?> ReadAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class => await storage.Rehearsals.FindAsync(name, cancellation) is { } found ? JsonSerializer.Deserialize(found, type) : null;

    private static string Name(string shop, string family) => $"{shop}/{family}.json";

    private static string WishName(string shop, string family) => $"{shop}/{family}.wish.json";
}
