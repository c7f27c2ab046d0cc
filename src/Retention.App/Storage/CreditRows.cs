using Azure;
using Azure.Data.Tables;
using Retention.Rewards;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>A reward as it was read.</summary>
/// <param name="Account">The shopper beside whom it stands: a merge leaves it there.</param>
/// <param name="Reward">The reward.</param>
/// <param name="ETag">The row's mark, that a change has to match.</param>
internal sealed record LoadedReward(string Account, Reward Reward, ETag ETag);

/// <summary>All credit of a shopper.</summary>
/// <param name="Rewards">What was given, the oldest first.</param>
/// <param name="Entries">The ledger, the oldest entry first.</param>
internal sealed record Credit(IReadOnlyList<LoadedReward> Rewards, IReadOnlyList<CreditEntry> Entries);

/// <summary>
/// Rewards and the credit ledger, in rows beside the shopper's state. A reward and the entries that tell of it are written in one transaction, under
/// the reward's mark, so the books always agree. A merge moves nothing: the rows stay where they were written, as orders do.
/// </summary>
internal sealed class CreditRows(ShopperStore shoppers)
{
    /// <summary>All credit of a shopper, and of all who were merged into it.</summary>
    public async Task<Credit> ReadAsync(string shop, Shopper shopper, CancellationToken cancellation)
    {
        var (rewards, entries) = (new List<LoadedReward>(), new List<CreditEntry>());
        await foreach (var row in shoppers.Rows(shop, shopper, Keys.Credit, cancellation))
        {
            if (!IsReward(row))
                entries.Add(row.Read(Stored.Default.CreditEntry));
            else if (Read(row) is { Reward.IsErased: false } loaded)
                rewards.Add(loaded);
        }

        return new([.. rewards.OrderBy(one => one.Reward.EarnedAt)], [.. entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id, StringComparer.Ordinal)]);
    }

    /// <summary>One reward; null when there is none.</summary>
    public async Task<LoadedReward?> FindAsync(string shop, string account, string reward, CancellationToken cancellation) =>
        await shoppers.FindAsync(shop, account, Keys.Reward(reward), cancellation) is { } row ? Read(row) : null;

    /// <summary>Writes a reward as it was changed, and the new entries. False when somebody else changed or erased it meanwhile: read and decide again.</summary>
    public Task<bool> WriteAsync(string shop, LoadedReward loaded, Booked booked, CancellationToken cancellation)
    {
        var row = Row(shop, loaded.Account, booked.Reward);
        row.ETag = loaded.ETag;
        return shoppers.ChangeAsync(row, Entries(shop, loaded.Account, booked), cancellation);
    }

    /// <summary>As the other, where nothing is to be booked.</summary>
    public Task<bool> WriteAsync(string shop, LoadedReward loaded, Reward changed, CancellationToken cancellation) => WriteAsync(shop, loaded, new Booked(changed, []), cancellation);

    /// <summary>The rows of a new reward, for the commit with the shopper's state.</summary>
    public static IEnumerable<TableEntity> Of(string shop, string account, Booked booked) => Entries(shop, account, booked).Prepend(Row(shop, account, booked.Reward));

    /// <summary>The row of the one entry of what was not earned at all.</summary>
    public static TableEntity Of(string shop, string account, string reward, CreditEntry missed) =>
        ShopperStore.Beside(shop, account, Keys.CreditEntry(reward, 0)).With(missed, Stored.Default.CreditEntry);

    /// <summary>Whether a row of credit is a reward; otherwise it is an entry.</summary>
    public static bool IsReward(TableEntity row) => row.RowKey.Count('|') == 1;

    /// <summary>The reward of a row.</summary>
    public static LoadedReward Read(TableEntity row) => new(ShopperStore.OwnerOf(row), row.Read(Stored.Default.Reward), row.ETag);

    private static IEnumerable<TableEntity> Entries(string shop, string account, Booked booked) => booked.Entries.Select((entry, number) =>
        ShopperStore.Beside(shop, account, Keys.CreditEntry(booked.Reward.Id, booked.Reward.Entries - booked.Entries.Length + number)).With(entry, Stored.Default.CreditEntry));

    private static TableEntity Row(string shop, string account, Reward reward) => ShopperStore.Beside(shop, account, Keys.Reward(reward.Id)).With(reward, Stored.Default.Reward);
}
