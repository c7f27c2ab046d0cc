using Azure;
using Azure.Data.Tables;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>What the shop was last told of a shopper's word about one address and way.</summary>
/// <param name="Row">The row.</param>
internal sealed record ToldWord(TableEntity Row)
{
    /// <summary>The shop is being told, and its answer is not known.</summary>
    public const string Asked = "asked";

    /// <summary>The shop was told.</summary>
    public const string Told = "told";

    /// <summary>How far it is.</summary>
    public string State => Row.GetString("State")!;

    /// <summary>When the shop was last asked (UTC).</summary>
    public DateTimeOffset At => Row.GetDateTimeOffset("At")!.Value;

    /// <summary>Whether it is about this very word.</summary>
    public bool IsAbout(WordForShop word) => Row.GetDateTimeOffset("SaidAt") == word.At && Row.GetBoolean("IsGranted") == word.IsGranted;
}

/// <summary>What the shop was told: a row beside the shopper for each address and way, claimed before the shop is asked.</summary>
internal sealed class ToldShop(AppStorage storage, ShopperStore shoppers)
{
    /// <summary>What was told last; null for nothing.</summary>
    public async Task<ToldWord?> FindAsync(string shop, Shopper shopper, WordForShop word, CancellationToken cancellation) =>
        await shoppers.FindAsync(shop, shopper, Keys.ToldShop(word.Channel, word.Address), cancellation) is { } row ? new(row) : null;

    /// <summary>Writes that it is being told, or what became of it. Null when somebody else wrote meanwhile.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="shopper">Our id of the shopper.</param>
    /// <param name="word">The word.</param>
    /// <param name="before">What was there.</param>
    /// <param name="state">How far it is.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ToldWord?> WriteAsync(string shop, string shopper, WordForShop word, ToldWord? before, string state, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = ShopperStore.Beside(shop, shopper, Keys.ToldShop(word.Channel, word.Address));
        (row["State"], row["At"], row["SaidAt"], row["IsGranted"], row["Channel"]) = (state, now, word.At, word.IsGranted, word.Channel.ToString());
        try
        {
            // One that stands with somebody who was merged into this shopper is left there.
            var answer = before is not null && before.Row.PartitionKey == row.PartitionKey
                ? await storage.Shoppers.UpdateEntityAsync(row, before.Row.ETag, TableUpdateMode.Replace, cancellation)
                : await storage.Shoppers.AddEntityAsync(row, cancellation);
            row.ETag = answer.Headers.ETag!.Value;
            return new(row);
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
        {
            return null;
        }
    }
}
