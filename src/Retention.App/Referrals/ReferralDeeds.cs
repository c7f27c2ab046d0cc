using Retention.App.Crediting;
using Retention.App.Storage;
using Retention.Referrals;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Referrals;

/// <summary>What a person of the shop does about a referral: lets it go on, refuses it, or takes back what it earned because it was fraud.</summary>
internal sealed class ReferralDeeds(ReferralStore store, ReferralStep step, ChangingCredit changing, TimeProvider time)
{
    /// <summary>Lets one go on that was held or refused for who both are; it earns as others do, when the order is kept. False when there is none of that kind.</summary>
    public async Task<bool> AllowAsync(Shop shop, string id, string by, CancellationToken cancellation)
    {
        var isDone = await ChangeAsync(shop, id, by, one => CanAllow(one) ? one with { State = ReferralState.Waiting, IsAllowed = true, Reason = null, DecidedAt = null } : null, cancellation);
        if (isDone)
            await step.JudgeAsync(shop, id, cancellation);
        return isDone;
    }

    /// <summary>Refuses one that is held or waits. False when there is none of that kind.</summary>
    public Task<bool> RefuseAsync(Shop shop, string id, string by, CancellationToken cancellation) => ChangeAsync(
        shop, id, by,
        one => one.State is ReferralState.Held or ReferralState.Waiting ? one with { State = ReferralState.Refused, Reason = ReferralReason.ByHand.Key, DecidedAt = time.GetUtcNow() } : null,
        cancellation);

    /// <summary>Takes back what one earned, because it was fraud: what is left of it. False when there is none of that kind.</summary>
    public async Task<bool> ReverseAsync(Shop shop, string id, string by, CancellationToken cancellation)
    {
        if (!await ChangeAsync(shop, id, by, one => one.State is ReferralState.Earned or ReferralState.Reversed ? one with { State = ReferralState.Reversed, Reason = ReferralReason.Fraud.Key, DecidedAt = time.GetUtcNow() } : null, cancellation))
            return false;
        var referral = (await store.FindAsync(shop.Id, id, cancellation))!.Referral;
        await changing.TakeBackAsync(shop.Id, referral.Advocate, Keys.RewardId(shop.Id, new Occasion.Referral(referral.OrderId!).Source), CreditReason.Fraud, cancellation);
        return true;
    }

    /// <summary>Whether a person may let it go on: what the order or a limit refused stays refused.</summary>
    public static bool CanAllow(Referral one) => one.OrderId is not null && (one.State == ReferralState.Held || (one.State == ReferralState.Refused && Doubtful.Contains(one.Reason)));

    private static readonly string?[] Doubtful = [ReferralReason.SecondAddress.Key, ReferralReason.Household.Key, ReferralReason.ExistingCustomer.Key, ReferralReason.ByHand.Key];

    private async Task<bool> ChangeAsync(Shop shop, string id, string by, Func<Referral, Referral?> change, CancellationToken cancellation)
    {
        while (await store.FindAsync(shop.Id, id, cancellation) is { } loaded && change(loaded.Referral) is { } changed)
        {
            if (await store.WriteAsync(shop.Id, loaded, changed with { By = by }, time.GetUtcNow(), cancellation))
                return true;
        }

        return false;
    }
}
