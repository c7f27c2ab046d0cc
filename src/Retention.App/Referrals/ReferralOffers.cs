using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Shops;

namespace Retention.App.Referrals;

/// <summary>What a shop gives for an invitation.</summary>
/// <param name="Advocate">To whoever invites, for each friend's kept first order.</param>
/// <param name="Friend">To the friend, for the first order.</param>
/// <param name="Days">How many days an order can be sent back.</param>
internal sealed record ReferralOffer(Money Advocate, Money Friend, int Days);

/// <summary>Tells what a shop gives. It is offered to everybody alike, whatever they thought of the shop (facts/peers.md O7).</summary>
internal sealed class ReferralOffers(ShopStore shops, ShopCredits credits)
{
    /// <summary>What it gives; null where it gives nothing, has a page of its own for that, or does not let us give credit.</summary>
    public async Task<ReferralOffer?> OfAsync(Shop shop, CancellationToken cancellation) =>
        shop.Settings is { ReferralUrl: null, ReferralCredit: { } advocate, FriendCredit: { } friend } && await shops.FindAsync(shop.Id, cancellation) is { } record && await credits.GivingAsync(record, cancellation) is not null
            ? new(advocate, friend, shop.Settings.ReturnDays) : null;
}
