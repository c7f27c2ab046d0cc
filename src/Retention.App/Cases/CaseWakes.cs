using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Cases;

/// <summary>Wake-ups for cases: a shopper is to be told that somebody will answer, or the shop has to be asked what became of a deed. A wake-up is only a hint.</summary>
internal sealed class CaseWakes(Schedule schedule, Inbox inbox)
{
    /// <summary>The key of cases in the plan and in messages; no journey of a shopper's is called so.</summary>
    public const string Flow = "case";

    private const string Word = "word";
    private const string Deed = "deed";

    // In the plan it stands as a journey that is nobody's: it is no message to come.
    private const string Nobody = "";

    /// <summary>The case whose shopper is to be told; null when the wake-up is about something else.</summary>
    public static string? WordOf(StepMessage step) => step.Shopper == Nobody && step.Journey.Split('|') is [Flow, Word, var one] ? one : null;

    /// <summary>The deed that the wake-up is about, and its case; null when it is about something else.</summary>
    public static (string Case, string Deed)? DeedOf(StepMessage step) => step.Shopper == Nobody && step.Journey.Split('|') is [Flow, Deed, var one, var deed] ? (one, deed) : null;

    /// <summary>Puts a wake-up for now into the queue.</summary>
    public Task AcknowledgeNowAsync(string shop, string one, CancellationToken cancellation) =>
        inbox.PutAsync(new StepMessage(StoredJson.Version, shop, Nobody, Journey.IdOf(Flow, $"{Word}|{one}")), cancellation);

    /// <summary>Writes a wake-up for later into the plan. Writing it again changes nothing.</summary>
    public Task AcknowledgeAtAsync(string shop, string one, DateTimeOffset at, CancellationToken cancellation) => AtAsync(shop, $"{Word}|{one}", at, cancellation);

    /// <summary>As the other, for a deed.</summary>
    public Task SettleAtAsync(string shop, string one, string deed, DateTimeOffset at, CancellationToken cancellation) => AtAsync(shop, $"{Deed}|{one}|{deed}", at, cancellation);

    private Task AtAsync(string shop, string subject, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(shop, Nobody, new Journey { Flow = Flow, FlowVersion = 1, Subject = subject, StartedAt = at, DueAt = at }, at, cancellation);
}
