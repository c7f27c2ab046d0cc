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

    /// <summary>Publishes a review, or rejects it for a reason. False when there is none, or its author took it back.</summary>
    public async Task<bool> DecideAsync(string shop, string id, Verdict verdict, string by, CancellationToken cancellation)
    {
        while (await store.FindAsync(shop, id, cancellation) is { Review.State: not ReviewState.Withdrawn } known)
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

    /// <summary>Answers a published review for everybody to read, changes the answer, or takes it back. False when there is no such review, or none that is shown.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="id">The review's id.</param>
    /// <param name="text">The shop's words; null to take them back.</param>
    /// <param name="by">Who answers.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<bool> AnswerAsync(string shop, string id, string? text, string by, CancellationToken cancellation)
    {
        // An answer to what was hidden since can still be taken back.
        while (await store.FindAsync(shop, id, cancellation) is { } known && (known.Review.State == ReviewState.Published || (text is null && known.Review.Reply is not null)))
        {
            // Pressed twice it is one answer.
            if (known.Review.Reply?.Text == text)
                return true;
            if (!await store.ReplaceAsync(shop, known, known.Review.Answered(text, by, time.GetUtcNow()), cancellation))
                continue; // Somebody else wrote in between: look again.
            counts.Add("review", text is null ? "answer taken back" : "answered");
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
