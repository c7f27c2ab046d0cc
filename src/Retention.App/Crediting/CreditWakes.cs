using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Crediting;

/// <summary>Wake-ups for rewards: something has to be done in the shop, or told to the shopper. A wake-up is only a hint.</summary>
internal sealed class CreditWakes(Schedule schedule, Inbox inbox)
{
    /// <summary>The key of credit in the plan, in messages and in links; no journey of a shopper's is called so.</summary>
    public const string Flow = "credit";

    // In the plan it stands as a journey that is nobody's: it is no message to come.
    private const string Nobody = "";

    /// <summary>The reward that a wake-up is about, and beside whom it stands; null when it is about something else.</summary>
    public static (string Account, string Reward)? RewardOf(StepMessage step) =>
        step.Shopper == Nobody && step.Journey.Split('|') is [Flow, var account, var reward] ? (account, reward) : null;

    /// <summary>Puts a wake-up for now into the queue.</summary>
    public Task NowAsync(string shop, string account, string reward, CancellationToken cancellation) =>
        inbox.PutAsync(new StepMessage(StoredJson.Version, shop, Nobody, Journey.IdOf(Flow, $"{account}|{reward}")), cancellation);

    /// <summary>Writes a wake-up for later into the plan. Writing it again changes nothing.</summary>
    public Task AtAsync(string shop, string account, string reward, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(shop, Nobody, new Journey { Flow = Flow, FlowVersion = 1, Subject = $"{account}|{reward}", StartedAt = at, DueAt = at }, at, cancellation);
}
