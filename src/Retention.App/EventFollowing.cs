using Retention.App.Cases;
using Retention.App.Crediting;
using Retention.App.Photos;
using Retention.App.Privacy;
using Retention.App.Queues;
using Retention.App.Referrals;
using Retention.App.Reviews;
using Retention.App.Storefronts;
using Retention.App.Surveys;
using Retention.App.Tiers;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App;

/// <summary>An event that is committed to its shopper, now or when it came before.</summary>
/// <param name="Shop">The shop.</param>
/// <param name="Message">The message that brought it.</param>
/// <param name="Happened">What happened.</param>
/// <param name="Names">Whom it names.</param>
/// <param name="Before">The shopper as known before.</param>
/// <param name="Applied">The shopper as known now, and what that changed.</param>
internal sealed record CommittedEvent(Shop Shop, EventMessage Message, Happened Happened, KnownName[] Names, Retention.Shoppers.Shopper Before, Applied Applied);

/// <summary>
/// What follows from an event once it is committed, in order. It is seen to again when the event comes twice, since whoever was first may have died in
/// between: each of these steps may be done again.
/// </summary>
internal sealed class EventFollowing(
    Suppressing suppressing, AskingToConfirm asking, AskingByText askingByText, HearingReviews reviews, HearingPhotos photos, HearingSurveys surveys, HearingCredit credit, HearingTiers tiers, HearingReferrals referrals,
    TellingShop telling, Schedule schedule, ItemFanOut items, Erasure erasure, HearingCases cases)
{
    /// <summary>Sees to it.</summary>
    public async Task FollowAsync(CommittedEvent committed, CancellationToken cancellation)
    {
        var (shop, message, happened, names, before, applied) = committed;
        await suppressing.HearAsync(message, happened, names, before, applied, cancellation);
        await asking.HearAsync(shop, message, happened, names, applied.Shopper, cancellation);
        await askingByText.HearAsync(shop, message, happened, names, applied.Shopper, cancellation);
        await reviews.HearAsync(shop, message, happened, applied, cancellation);
        await photos.HearAsync(shop.Id, applied.Shopper, happened, cancellation);
        await surveys.HearAsync(shop, message, happened, applied, cancellation);
        await credit.HearAsync(shop, message, happened, applied, cancellation); // What a review earns hangs on how it stands.
        await tiers.HearAsync(shop, happened, before, applied, cancellation);
        await referrals.HearAsync(shop, message, happened, applied, cancellation);
        await telling.HearAsync(message, happened, names, applied.Shopper, cancellation);
        foreach (var journey in applied.ToWake)
            await schedule.WakeAsync(shop.Id, before.Id, journey, journey.WakeAt, cancellation);
        await items.KeepLineAsync(message, happened, before, applied.Shopper, cancellation);
        // Also when the erasure was heard of before the rest: somebody erased may have been merged into this shopper just now.
        if (applied.Shopper.IsErased)
            await erasure.EraseAsync(shop.Id, applied.Shopper, cancellation);
        await cases.HearAsync(shop, applied.Shopper, message, happened, cancellation);
    }
}
