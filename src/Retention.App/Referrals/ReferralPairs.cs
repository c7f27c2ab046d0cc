using System.Collections.Immutable;
using Retention.App.Storage;
using Retention.Events;
using Retention.Referrals;

namespace Retention.App.Referrals;

/// <summary>Reads what a referral is judged by: who both are, where their orders went, and how many other friends there are.</summary>
internal sealed class ReferralPairs(Identity identity, ShopperStore shoppers, NameDirectory directory, ReferralStore store)
{
    // Whoever has more orders is no household.
    private const int MostOrders = 50;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Reads it.</summary>
    public async Task<Pair> ReadAsync(string shop, Referral referral, CancellationToken cancellation)
    {
        var advocate = (await identity.FollowAsync(shop, referral.Advocate, cancellation)).Shopper;
        var friend = (await identity.FollowAsync(shop, referral.Friend, cancellation)).Shopper;
        var others = (await store.OfAsync(shop, advocate, cancellation)).Where(other => other.Id != referral.Id).ToArray();
        return new(advocate, friend)
        {
            AdvocateHomes = await HomesAsync(shop, advocate, cancellation),
            FriendHomes = await HomesAsync(shop, friend, cancellation),
            OthersThatDay = others.Count(other => other.BoughtAt is { } at && referral.BoughtAt is { } mine && (at - mine).Duration() < Day),
            OthersOfPlace = others.Count(other => other.Place is { } place && place == referral.Place),
        };
    }

    private async Task<ImmutableHashSet<string>> HomesAsync(string shop, Shoppers.Shopper shopper, CancellationToken cancellation)
    {
        var homes = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        await foreach (var row in shoppers.Rows(shop, shopper, "order|", cancellation).Take(MostOrders).WithCancellation(cancellation))
            homes.UnionWith(new OrderReported(row.Read(Stored.Default.Order)).Hints.Select(hint => directory.Hash(shop, hint).Hash));
        return homes.ToImmutable();
    }
}
