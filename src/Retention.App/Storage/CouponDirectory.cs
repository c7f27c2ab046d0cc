using System.Text;
using Azure.Data.Tables;
using Retention.Rewards;

namespace Retention.App.Storage;

/// <summary>Which reward a coupon is of.</summary>
/// <param name="Account">The shopper beside whom the reward stands.</param>
/// <param name="Reward">The reward's id.</param>
/// <param name="Number">Which of its coupons.</param>
internal sealed record CouponOwner(string Account, string Reward, int Number);

/// <summary>
/// The codes of our coupons, and which reward a code leads to: orders know nothing but the code. A code follows from the reward and a key of the
/// shop's own, so that it is the same whenever it is asked for, and nobody can guess it.
/// </summary>
internal sealed class CouponDirectory(AppStorage storage, RootKey root)
{
    private const string Leads = "coupon";

    /// <summary>The code of a coupon.</summary>
    public string CodeOf(string shop, string reward, int number) => CouponCode.Of(root.Mac($"coupons|{shop}", Encoding.UTF8.GetBytes($"{reward}|{number}")));

    /// <summary>Makes the coupon's code lead to its reward. Before the shop knows the code, so that no order comes too early.</summary>
    public Task AddAsync(string shop, CouponOwner owner, CancellationToken cancellation) =>
        storage.Names.UpsertEntityAsync(Row(Keys.Coupon(shop, CodeOf(shop, owner.Reward, owner.Number)), Leads, owner), TableUpdateMode.Replace, cancellation);

    /// <summary>The reward that a code leads to; null when it is none of ours.</summary>
    public async Task<CouponOwner?> FindAsync(string shop, string code, CancellationToken cancellation)
    {
        var row = await storage.Names.GetEntityIfExistsAsync<TableEntity>(Keys.Coupon(shop, code), Leads, cancellationToken: cancellation);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>Remembers that an order was placed with the coupon: the coupon may be taken off it later.</summary>
    public Task AddAsync(string shop, string order, CouponOwner owner, CancellationToken cancellation) =>
        storage.Names.UpsertEntityAsync(Row(Keys.OrderCoupons(shop, order), $"{owner.Reward}|{owner.Number}", owner), TableUpdateMode.Replace, cancellation);

    /// <summary>All coupons of ours that an order was ever placed with.</summary>
    public async Task<IReadOnlyList<CouponOwner>> OfOrderAsync(string shop, string order, CancellationToken cancellation)
    {
        var (partition, owners) = (Keys.OrderCoupons(shop, order), new List<CouponOwner>());
        await foreach (var row in storage.Names.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation))
            owners.Add(Read(row));
        return owners;
    }

    /// <summary>Forgets a coupon that is gone with the person whose it was.</summary>
    public async Task RemoveAsync(string shop, CouponOwner owner, CancellationToken cancellation) =>
        await storage.Names.DeleteEntityAsync(Keys.Coupon(shop, CodeOf(shop, owner.Reward, owner.Number)), Leads, Azure.ETag.All, cancellation);

    /// <summary>Forgets that an order was placed with the coupon.</summary>
    public async Task RemoveAsync(string shop, string order, CouponOwner owner, CancellationToken cancellation) =>
        await storage.Names.DeleteEntityAsync(Keys.OrderCoupons(shop, order), $"{owner.Reward}|{owner.Number}", Azure.ETag.All, cancellation);

    private static TableEntity Row(string partition, string row, CouponOwner owner) =>
        new(partition, row) { ["V"] = StoredJson.Version, ["Account"] = owner.Account, ["Reward"] = owner.Reward, ["Number"] = owner.Number };

    private static CouponOwner Read(TableEntity row) => new(row.GetString("Account")!, row.GetString("Reward")!, row.GetInt32("Number")!.Value);
}
