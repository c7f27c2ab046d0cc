using Azure;
using Azure.Data.Tables;
using Retention.Reviews;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>Reviews that were begun and not sent: a row beside the shopper for each order. One whose time is over is not there any more, whether it was cleaned away or not.</summary>
internal sealed class ReviewDrafts(AppStorage storage, ShopperStore shoppers)
{
    /// <summary>The draft for an order; null when there is none.</summary>
    public async Task<ReviewDraft?> FindAsync(string shop, Shopper shopper, string order, DateTimeOffset now, CancellationToken cancellation) =>
        (await shoppers.FindAsync(shop, shopper, Keys.Draft(order), cancellation))?.Read(Stored.Default.ReviewDraft) is { } draft && draft.Until > now ? draft : null;

    /// <summary>Those that a shopper left, and whose time is not over.</summary>
    public async Task<IReadOnlyList<ReviewDraft>> LivingAsync(string shop, string shopper, DateTimeOffset now, CancellationToken cancellation)
    {
        var living = new List<ReviewDraft>();
        await foreach (var row in shoppers.Rows(shop, shopper, Keys.Drafts, cancellation))
        {
            if (row.Read(Stored.Default.ReviewDraft) is var draft && draft.Until > now)
                living.Add(draft);
            else
                await storage.Shoppers.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellation);
        }

        return living;
    }

    /// <summary>Keeps one, over what was kept before.</summary>
    public Task PutAsync(string shop, string shopper, ReviewDraft draft, CancellationToken cancellation) =>
        storage.Shoppers.UpsertEntityAsync(ShopperStore.Beside(shop, shopper, Keys.Draft(draft.OrderId)).With(draft, Stored.Default.ReviewDraft), TableUpdateMode.Replace, cancellation);

    /// <summary>Forgets one, also where it lies with somebody who was merged into the shopper.</summary>
    public async Task RemoveAsync(string shop, Shopper shopper, string order, CancellationToken cancellation)
    {
        while (await shoppers.FindAsync(shop, shopper, Keys.Draft(order), cancellation) is { } row)
            await storage.Shoppers.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
    }
}
