using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Crediting;

/// <summary>What a wake-up wants looked at: whether something has earned credit by now.</summary>
/// <param name="Kind">Which kind: a key of <see cref="Retention.Rewards.CreditReason"/>.</param>
/// <param name="Shopper">Our id of the shopper, who may have been merged into another since.</param>
/// <param name="About">The storefront's id of the order, or our id of the review.</param>
/// <param name="Address">The hash of the address from whose letter it came; empty for that of the order.</param>
internal sealed record EarningWake(string Kind, string Shopper, string About, string Address = "");

/// <summary>
/// Wake-ups for what earns credit later: an order, when it can no longer be sent back; a review, when it was decided on. A wake-up is only a hint.
/// </summary>
internal sealed class EarningWakes(Schedule schedule, Inbox inbox)
{
    // No journey of a shopper's is called so.
    private const string Flow = "earning";

    // In the plan it stands as a journey that is nobody's: it is no message to come.
    private const string Nobody = "";

    /// <summary>What a wake-up is about; null when it is about something else.</summary>
    public static EarningWake? Of(StepMessage step) =>
        step.Shopper == Nobody && step.Journey.Split('|', 5) is [Flow, var kind, var shopper, var address, var about] ? new(kind, shopper, about, address) : null;

    /// <summary>Puts a wake-up for now into the queue.</summary>
    public Task NowAsync(string shop, EarningWake wake, CancellationToken cancellation) =>
        inbox.PutAsync(new StepMessage(StoredJson.Version, shop, Nobody, Journey.IdOf(Flow, SubjectOf(wake))), cancellation);

    /// <summary>Writes a wake-up for later into the plan. Writing it again changes nothing.</summary>
    public Task AtAsync(string shop, EarningWake wake, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(shop, Nobody, new Journey { Flow = Flow, FlowVersion = 1, Subject = SubjectOf(wake), StartedAt = at, DueAt = at }, at, cancellation);

    // The platform's id last: it may hold anything.
    private static string SubjectOf(EarningWake wake) => $"{wake.Kind}|{wake.Shopper}|{wake.Address}|{wake.About}";
}
