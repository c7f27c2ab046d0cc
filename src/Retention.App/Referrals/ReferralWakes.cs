using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Referrals;

/// <summary>Wake-ups for referrals: the time is over in which a friend's order can be sent back. A wake-up is only a hint.</summary>
internal sealed class ReferralWakes(Schedule schedule, Inbox inbox)
{
    private const string Flow = "referral";

    // In the plan it stands as a journey that is nobody's: it is no message to come.
    private const string Nobody = "";

    /// <summary>The referral that a wake-up is about; null when it is about something else.</summary>
    public static string? ReferralOf(StepMessage step) => step.Shopper == Nobody && step.Journey.Split('|') is [Flow, var id] ? id : null;

    /// <summary>Puts a wake-up for now into the queue.</summary>
    public Task NowAsync(string shop, string referral, CancellationToken cancellation) => inbox.PutAsync(new StepMessage(StoredJson.Version, shop, Nobody, Journey.IdOf(Flow, referral)), cancellation);

    /// <summary>Writes a wake-up for later into the plan. Writing it again changes nothing.</summary>
    public Task AtAsync(string shop, string referral, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(shop, Nobody, new Journey { Flow = Flow, FlowVersion = 1, Subject = referral, StartedAt = at, DueAt = at }, at, cancellation);
}
