using Azure;
using Azure.Data.Tables;
using Retention.Referrals;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>A referral as it was read.</summary>
/// <param name="Referral">The referral.</param>
/// <param name="ETag">The row's mark, that a change has to match.</param>
internal sealed record LoadedReferral(Referral Referral, ETag ETag);

/// <summary>Whose link a code is.</summary>
/// <param name="Shopper">Our id of the shopper.</param>
/// <param name="Address">The hash of the shopper's address.</param>
/// <param name="Mailbox">The hash of the mailbox behind it: see <see cref="Mailbox"/>.</param>
internal sealed record LinkOwner(string Shopper, string Address, string Mailbox);

/// <summary>Referrals of a shop, and the codes of its shoppers' links: a row each, in one partition. They hold ids and hashes only.</summary>
internal sealed class ReferralStore(AppStorage storage)
{
    // Who has more friends than that is no person, and sees the newest.
    private const int Most = 1_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1_096);

    /// <summary>Whose link a code is; null when it is nobody's.</summary>
    public async Task<LinkOwner?> OwnerAsync(string shop, string code, CancellationToken cancellation) =>
        ReferralCode.IsOne(code) && await RowAsync(shop, Keys.ReferralCode(code), cancellation) is { } row ? new(row.GetString("Shopper")!, row.GetString("Address")!, row.GetString("Mailbox")!) : null;

    /// <summary>Makes the code lead to its owner.</summary>
    public Task AddCodeAsync(string shop, string code, LinkOwner owner, DateTimeOffset now, CancellationToken cancellation) => storage.Shops.UpsertEntityAsync(
        new TableEntity(Keys.Referrals(shop), Keys.ReferralCode(code)) { ["V"] = StoredJson.Version, ["Shopper"] = owner.Shopper, ["Address"] = owner.Address, ["Mailbox"] = owner.Mailbox, ["ReferralChangedAt"] = now },
        TableUpdateMode.Replace,
        cancellation);

    /// <summary>A referral; null when there is none.</summary>
    public async Task<LoadedReferral?> FindAsync(string shop, string id, CancellationToken cancellation) => await RowAsync(shop, Keys.Referral(id), cancellation) is { } row ? Read(row) : null;

    /// <summary>Writes a new referral. False when the friend was invited before.</summary>
    public async Task<bool> AddAsync(string shop, Referral referral, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await storage.Shops.AddEntityAsync(Row(shop, referral, now), cancellation);
            return true;
        }
        catch (RequestFailedException known) when (known.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Writes a referral as it was changed. False when somebody else changed it meanwhile.</summary>
    public async Task<bool> WriteAsync(string shop, LoadedReferral loaded, Referral changed, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await storage.Shops.UpdateEntityAsync(Row(shop, changed, now), loaded.ETag, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>The friends whom a shopper invited, and those whom anybody invited who was merged into it; the newest first.</summary>
    public async Task<IReadOnlyList<Referral>> OfAsync(string shop, Shopper advocate, CancellationToken cancellation)
    {
        var all = new List<Referral>();
        foreach (var id in advocate.Merged.Add(advocate.Id))
            all.AddRange(await QueryAsync(shop, TableClient.CreateQueryFilter($"Advocate eq {id}"), cancellation));
        return [.. all.OrderByDescending(one => one.InvitedAt)];
    }

    /// <summary>All referrals in which a shopper has a part: those whom the shopper invited, and the one by which the shopper was.</summary>
    public async Task<IReadOnlyList<Referral>> ConcerningAsync(string shop, Shopper shopper, CancellationToken cancellation)
    {
        var all = new List<Referral>();
        foreach (var id in shopper.Merged.Add(shopper.Id))
            all.AddRange(await QueryAsync(shop, TableClient.CreateQueryFilter($"(Advocate eq {id} or Friend eq {id})"), cancellation));
        return [.. all.DistinctBy(one => one.Id, StringComparer.Ordinal).OrderByDescending(one => one.InvitedAt)];
    }

    /// <summary>All referrals of a shop, or those that stand so; the newest first.</summary>
    public async Task<IReadOnlyList<Referral>> ListAsync(string shop, ReferralState? state, CancellationToken cancellation) =>
        [.. (await QueryAsync(shop, state is { } one ? TableClient.CreateQueryFilter($"State eq {one.ToString()}") : null, cancellation)).OrderByDescending(one => one.BoughtAt ?? one.InvitedAt)];

    /// <summary>Forgets a shopper's link, whom the shopper invited, and by whom the shopper was invited. Done again, it finds nothing more.</summary>
    public async Task EraseAsync(string shop, string shopper, CancellationToken cancellation)
    {
        var partition = Keys.Referrals(shop);
        await DeleteAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and (Shopper eq {shopper} or Advocate eq {shopper} or Friend eq {shopper})"), cancellation);
    }

    /// <summary>Forgets what was not changed for three years.</summary>
    public Task CleanAsync(DateTimeOffset now, CancellationToken cancellation) => DeleteAsync(TableClient.CreateQueryFilter($"ReferralChangedAt lt {now - Kept}"), cancellation);

    private async Task DeleteAsync(string filter, CancellationToken cancellation)
    {
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            await storage.Shops.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
    }

    private async Task<List<Referral>> QueryAsync(string shop, string? more, CancellationToken cancellation)
    {
        var (partition, first, end) = (Keys.Referrals(shop), Keys.AllReferrals, Keys.After(Keys.AllReferrals));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first} and RowKey lt {end}");
        var all = new List<Referral>();
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(more is null ? filter : $"{filter} and {more}", cancellationToken: cancellation).Take(Most).WithCancellation(cancellation))
            all.Add(Read(row).Referral);
        return all;
    }

    private async Task<TableEntity?> RowAsync(string shop, string row, CancellationToken cancellation)
    {
        var found = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(Keys.Referrals(shop), row, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }

    private static LoadedReferral Read(TableEntity row) => new(row.Read(Stored.Default.Referral), row.ETag);

    private static TableEntity Row(string shop, Referral referral, DateTimeOffset now) => new TableEntity(Keys.Referrals(shop), Keys.Referral(referral.Id))
    {
        ["Advocate"] = referral.Advocate,
        ["Friend"] = referral.Friend,
        ["State"] = referral.State.ToString(),
        ["ReferralChangedAt"] = now,
    }.With(referral, Stored.Default.Referral);
}
