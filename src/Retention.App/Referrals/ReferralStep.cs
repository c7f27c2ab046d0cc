using Retention.App.Crediting;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Referrals;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Referrals;

/// <summary>
/// Judges a referral: when the friend has bought, when the time is over in which the order can be sent back, and when a person of the shop has looked at it. That it earned is written
/// down before the credit is given, and giving is once for the friend's order: whoever dies in between gives it when woken again.
/// </summary>
internal sealed class ReferralStep(ReferralStore store, ReferralPairs pairs, ReferralLinks links, EarningCredit earning, ChangingCredit changing, ReferralWakes wakes, ShopStore shops, Counts counts, TimeProvider time)
{
    /// <summary>Handles a wake-up. It is only a hint: twice, late, or when there is nothing to do, it changes nothing.</summary>
    public async Task HandleAsync(StepMessage message, string id, CancellationToken cancellation)
    {
        StoredJson.Check(message.V);
        if ((await shops.FindAsync(message.Shop, cancellation))?.Shop is { UninstalledAt: null } shop)
            await JudgeAsync(shop, id, cancellation);
    }

    /// <summary>Takes a friend's paid order.</summary>
    public async Task BoughtAsync(Shop shop, LoadedReferral loaded, Order order, Shoppers.Shopper buyer, CancellationToken cancellation)
    {
        var (referral, now, known) = (loaded.Referral, time.GetUtcNow(), buyer.Order(order.Id));
        var bought = known?.PaidAt ?? now;
        var mailbox = Name.OfEmail(order.Email) is { } email ? links.MailboxOf(shop.Id, email.Value) : null;
        // Whoever used the code is the friend now: also where it was passed on.
        var changed = referral with
        {
            Friend = buyer.Id,
            FriendAddress = known?.EmailKey ?? referral.FriendAddress,
            IsOneMailbox = referral.IsOneMailbox || (mailbox is not null && (await store.OwnerAsync(shop.Id, links.CodeOf(shop.Id, referral.Advocate), cancellation))?.Mailbox == mailbox),
            State = ReferralState.Waiting,
            OrderId = order.Id,
            BoughtAt = bought,
            DueAt = bought.AddDays(shop.Settings.ReturnDays),
        };
        if (await store.WriteAsync(shop.Id, loaded, changed, now, cancellation))
            counts.Add("referral", "bought");
        await wakes.NowAsync(shop.Id, referral.Id, cancellation);
    }

    /// <summary>Judges it, and does what follows.</summary>
    public async Task JudgeAsync(Shop shop, string id, CancellationToken cancellation)
    {
        while (await store.FindAsync(shop.Id, id, cancellation) is { Referral: { State: ReferralState.Waiting or ReferralState.Earned, IsGiven: false } referral } loaded)
        {
            if (referral.State == ReferralState.Earned)
            {
                await EarnAsync(shop, loaded, cancellation);
                return;
            }

            var now = time.GetUtcNow();
            var verdict = Judging.Judge(referral, await pairs.ReadAsync(shop.Id, referral, cancellation), now);
            if (verdict is Verdict.Wait(var until))
            {
                await wakes.AtAsync(shop.Id, id, until, cancellation);
                return;
            }

            var changed = verdict switch
            {
                Verdict.Earn => referral with { State = ReferralState.Earned, Reason = null, DecidedAt = now },
                Verdict.Hold(var why) => referral with { State = ReferralState.Held, Reason = why.Key },
                Verdict.Refuse(var why) => referral with { State = ReferralState.Refused, Reason = why.Key, DecidedAt = now },
                _ => throw new InvalidOperationException($"No such verdict: {verdict.GetType().Name}."),
            };
            if (await store.WriteAsync(shop.Id, loaded, changed, now, cancellation))
                counts.Add("referral", changed.Reason ?? "earned"); // Looked at once more: what earned is given next.
        }
    }

    // Only from what its row says now: another worker may have refused it meanwhile.
    private async Task EarnAsync(Shop shop, LoadedReferral loaded, CancellationToken cancellation)
    {
        var (referral, now) = (loaded.Referral, time.GetUtcNow());
        if (await earning.EarnAsync(shop, referral.Advocate, referral.AdvocateAddress, new Occasion.Referral(referral.OrderId!), now, cancellation) is not Earnt.Nothing(var why))
        {
            // Reversed in this very moment, by whoever found nothing to take back yet: then it goes back now.
            if (!await store.WriteAsync(shop.Id, loaded, referral with { IsGiven = true }, now, cancellation) && await store.FindAsync(shop.Id, referral.Id, cancellation) is { Referral.State: ReferralState.Reversed })
                await changing.TakeBackAsync(shop.Id, referral.Advocate, Keys.RewardId(shop.Id, new Occasion.Referral(referral.OrderId!).Source), CreditReason.Refund, cancellation);
            return;
        }

        var reason = why switch
        {
            NotEarned.KindLimit or NotEarned.MonthLimit => ReferralReason.MonthFull,
            NotEarned.NotFound or NotEarned.NoAddress => ReferralReason.Gone,
            _ => ReferralReason.NothingGiven,
        };
        await store.WriteAsync(shop.Id, loaded, referral with { State = ReferralState.Refused, Reason = reason.Key, DecidedAt = now }, now, cancellation);
    }
}
