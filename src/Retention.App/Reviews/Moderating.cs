using Retention.App.Crediting;
using Retention.App.Observability;
using Retention.Reviews;
using Retention.Rewards;

namespace Retention.App.Reviews;

/// <summary>What a person of the shop decides of reviews. Who it was stands in the review's own history.</summary>
internal sealed class Moderating(ReviewStore store, ReviewLists lists, EarningWakes earning, Counts counts, TimeProvider time)
{
    /// <summary>How many are published at a time: about two seconds of work.</summary>
    public const int MostAtOnce = 100;

    /// <summary>Publishes a review, or rejects it for a reason. False when there is none.</summary>
    public async Task<bool> DecideAsync(string shop, string id, Verdict verdict, string by, CancellationToken cancellation)
    {
        while (await store.FindAsync(shop, id, cancellation) is { } known)
        {
            // Pressed twice it is one decision.
            if ((known.Review.State, known.Review.Reason) == (verdict.State, verdict.Reason?.Key))
                return true;
            if (!await store.ReplaceAsync(shop, known, known.Review.Decided(verdict, by, time.GetUtcNow()), cancellation))
                continue; // Somebody else wrote in between: look again.
            // What was promised for it may be earned now; a look too many costs nothing.
            await earning.NowAsync(shop, new(CreditReason.Review, known.Review.Shopper, id), cancellation);
            counts.Add("review", verdict.Reason is null ? "published by a person" : "rejected");
            return true;
        }

        return false;
    }

    /// <summary>Publishes those in which nothing is suspicious and which wait for nothing but a look, whatever their stars, the newest first; how many.</summary>
    public async Task<int> PublishUnsuspiciousAsync(string shop, string by, CancellationToken cancellation)
    {
        var waiting = await lists.ListAsync(shop, new(ReviewState.Pending) { Reason = ReviewReason.LookFirst.Key }, after: null, MostAtOnce, cancellation);
        foreach (var review in waiting)
            await DecideAsync(shop, review.Id, new(ReviewState.Published, Reason: null), by, cancellation);
        return waiting.Count;
    }
}
