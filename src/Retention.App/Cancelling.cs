using Retention.App.Storage;
using Retention.Decisions;
using Retention.Flows;

namespace Retention.App;

/// <summary>What became of taking a message off the list.</summary>
internal enum Cancelled
{
    /// <summary>It will not go.</summary>
    Done,

    /// <summary>It was handed over already, or may have been.</summary>
    TooLate,

    /// <summary>Nothing of that kind waits: it was sent, or ended, or put off the list before.</summary>
    Gone,

    /// <summary>The shop has no such shopper.</summary>
    Nobody,
}

/// <summary>
/// Takes one message that is to come off the list, as a decision like any other: by the shopper's own mark, so of this and a worker who claims the
/// message one comes first, and the other sees it. A wake-up that lies in the queue already finds the journey at another step.
/// </summary>
internal sealed class Cancelling(ShopStore shops, Identity identity, StepRecords records, TimeProvider time)
{
    /// <summary>Cancels the step of a journey, if it is the one that waits.</summary>
    public async Task<Cancelled> CancelAsync(string shop, string shopper, string journeyId, int step, CancellationToken cancellation)
    {
        while (await shops.FindAsync(shop, cancellation) is { } record)
        {
            var loaded = await identity.FollowAsync(shop, shopper, cancellation);
            if (loaded.ETag is null)
                return Cancelled.Nobody;
            if (loaded.Shopper.Journey(journeyId) is not { } journey || journey.Step != step || AllFlows.Find(journey) is not { } flow)
                return Cancelled.Gone;
            var walk = new Walk(loaded, flow, journey, new Seen(loaded.Shopper, journey, record.Shop, time.GetUtcNow()));
            switch (await records.CancelAsync(walk, cancellation))
            {
                case true:
                    return Cancelled.Done;
                case null:
                    return Cancelled.TooLate;
                case false:
                    break; // Somebody else changed the shopper meanwhile: look again.
            }
        }

        return Cancelled.Nobody;
    }
}
