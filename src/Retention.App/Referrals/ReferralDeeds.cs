using Retention.App.Crediting;
using Retention.App.Storage;
using Retention.Referrals;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Referrals;

/// <summary>What a person of the shop does about a referral: lets it go on, refuses it, or takes back what it earned because it was fraud; and what follows when its order was called off late.</summary>
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
    public Task<bool> ReverseAsync(Shop shop, string id, string by, CancellationToken cancellation) =>
        ReverseAsync(shop, id, by, one => one.State is ReferralState.Earned or ReferralState.Reversed, ReferralReason.Fraud, CreditReason.Fraud, cancellation);

    /// <summary>Takes back what one earned, because its order was called off or paid back as a whole after all. Told again, it finishes what somebody died in.</summary>
    public Task<bool> UndoAsync(Shop shop, string id, ReferralReason reason, CancellationToken cancellation) =>
        ReverseAsync(shop, id, by: null, one => one.State == ReferralState.Earned || (one.State == ReferralState.Reversed && one.Reason == reason.Key), reason, CreditReason.Refund, cancellation);

    /// <summary>Whether a person may let it go on: what the order or a limit refused stays refused.</summary>
    public static bool CanAllow(Referral one) => one.OrderId is not null && (one.State == ReferralState.Held || (one.State == ReferralState.Refused && Doubtful.Contains(one.Reason)));

    private static readonly string?[] Doubtful = [ReferralReason.SecondAddress.Key, ReferralReason.Household.Key, ReferralReason.ExistingCustomer.Key, ReferralReason.ByHand.Key];

    private async Task<bool> ReverseAsync(Shop shop, string id, string? by, Func<Referral, bool> may, ReferralReason reason, string why, CancellationToken cancellation)
    {
        if (!await ChangeAsync(shop, id, by, one => may(one) ? one with { State = ReferralState.Reversed, Reason = reason.Key, DecidedAt = time.GetUtcNow() } : null, cancellation))
            return false;
        var referral = (await store.FindAsync(shop.Id, id, cancellation))!.Referral;
        await changing.TakeBackAsync(shop.Id, referral.Advocate, Keys.RewardId(shop.Id, new Occasion.Referral(referral.OrderId!).Source), why, cancellation);
        return true;
    }

    private async Task<bool> ChangeAsync(Shop shop, string id, string? by, Func<Referral, Referral?> change, CancellationToken cancellation)
    {
        while (await store.FindAsync(shop.Id, id, cancellation) is { } loaded && change(loaded.Referral) is { } changed)
        {
            if (await store.WriteAsync(shop.Id, loaded, changed with { By = by }, time.GetUtcNow(), cancellation))
                return true;
        }

        return false;
    }
}
