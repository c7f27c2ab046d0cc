using Retention.App.Crediting;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.Events;
using Retention.Referrals;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Referrals;

/// <summary>
/// Gives a friend who was invited what the shop gives for a first order: credit whose code goes to the friend's own mailbox, once for an address. Who ordered before gets none, and
/// neither the page nor whoever invited is told so: it would tell who buys here.
/// </summary>
internal sealed class WelcomingFriends(ReferralStore store, ReferralLinks links, ReferralPairs pairs, ReferralOffers offers, GivingCredit giving, NameDirectory directory, Counts counts, TimeProvider time)
{
    /// <summary>Takes a friend's wish. Told again, it changes nothing.</summary>
    public async Task WelcomeAsync(Shop shop, FriendInvited invited, Shoppers.Shopper friend, CancellationToken cancellation)
    {
        if (Name.OfEmail(invited.Email) is not { } email || await store.OwnerAsync(shop.Id, invited.Code, cancellation) is not { } owner)
            return;
        var (address, now) = (directory.Hash(shop.Id, email).Hash, time.GetUtcNow());
        var referral = new Referral
        {
            Id = Keys.ReferralId(shop.Id, address),
            Advocate = owner.Shopper,
            AdvocateAddress = owner.Address,
            Friend = friend.Id,
            FriendAddress = address,
            InvitedAt = invited.At,
            IsOneMailbox = owner.Mailbox == links.MailboxOf(shop.Id, email.Value),
            Place = invited.Place,
        };
        if (Judging.AgainstInviting(referral, await pairs.ReadAsync(shop.Id, referral, cancellation)) is { } reason)
            referral = referral with { State = ReferralState.Refused, Reason = reason.Key, DecidedAt = now };
        if (await store.AddAsync(shop.Id, referral, now, cancellation))
            counts.Add("referral", referral.Reason ?? "invited");
        else if (await store.FindAsync(shop.Id, referral.Id, cancellation) is { Referral: var first })
            referral = first; // Whose link was first counts.
        if (referral.State == ReferralState.Invited)
            await GiveAsync(shop, friend, address, now, cancellation);
    }

    private async Task GiveAsync(Shop shop, Shoppers.Shopper friend, string address, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await offers.OfAsync(shop, cancellation) is not { Friend: var amount })
            return;
        await giving.GiveAsync(shop, friend.Id, Keys.FriendSource(address), now, (_, _) => new Decided(new Given.Done()) { Gift = new(amount, CreditReason.Friend, address) }, cancellation);
    }
}
