using Retention.App.Observability;
using Retention.App.Queues;

namespace Retention.App.Webhooks;

/// <summary>Where a genuine delivery goes: into the queue, into quarantine, or into the counters.</summary>
internal sealed class Intake(Inbox inbox, Quarantine quarantine, Counts counts, TimeProvider time, ILogger<Intake> logger)
{
    /// <summary>Refuses a delivery whose signature does not fit. Said aloud, for a wrong secret is the commonest fault; ever more seldom, for strangers call too.</summary>
    /// <param name="platform">Whose delivery.</param>
    /// <param name="secret">Which secret it does not fit.</param>
    public IResult Refuse(string platform, string secret)
    {
        var count = counts.Add("unsigned", platform);
        if (long.IsPow2(count))
            logger.Refused(platform, secret, count);
        return Results.Unauthorized();
    }

    /// <summary>Takes a delivery that is known to be genuine. False when it was not understood, and went into quarantine.</summary>
    /// <param name="platform">Whose delivery.</param>
    /// <param name="shop">The shop's id.</param>
    /// <param name="source">By what a replay finds the shop again.</param>
    /// <param name="topic">The delivery's topic.</param>
    /// <param name="translated">What it says, in our words.</param>
    /// <param name="delivery">The delivery itself.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<bool> TakeAsync(string platform, string shop, string source, string topic, Translated translated, Delivery delivery, CancellationToken cancellation)
    {
        switch (translated)
        {
            case Translated.Understood understood:
                await inbox.PutAsync(shop, Translated.KeyOf(understood, delivery.Body), topic, time.GetUtcNow(), understood.Happened, cancellation);
                break;
            case Translated.NotUnderstood(var why):
                await quarantine.KeepAsync(platform, source, topic, why, delivery, cancellation);
                break;
            case Translated.Ignored(var why):
                counts.Add("ignored", why);
                break;
        }

        logger.Delivered(topic, shop, translated.GetType().Name);
        return translated is not Translated.NotUnderstood;
    }
}
