using Retention.App.Letters;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Rehearsing;

/// <summary>Makes the rehearsals that pages show, from the shop's journal: one that somebody asked for, or all of a shop from one reading.</summary>
internal sealed class RehearsalJob(ShopStore shops, Journal journal, Identity identity, Rehearsals rehearsals, LetterRenderer renderer, TimeProvider time)
{
    /// <summary>Stands for every flow.</summary>
    public const string All = "*";

    /// <summary>How many days are told of.</summary>
    public const int Days = 30;

    // In the queue of steps it stands as a journey that is nobody's.
    private const string Flow = "rehearsal";
    private const string Nobody = "";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90); // As long as the journal is.

    /// <summary>The flow that is to be rehearsed; null when the wake-up is about something else.</summary>
    public static string? FamilyOf(StepMessage step) => step.Shopper == Nobody && step.Journey.StartsWith($"{Flow}|", StringComparison.Ordinal) ? step.Journey[(Flow.Length + 1)..] : null;

    /// <summary>A wake-up for the rehearsal of a flow.</summary>
    public static StepMessage StepOf(string shop, string family) => new(StoredJson.Version, shop, Nobody, Journey.IdOf(Flow, family));

    /// <summary>Handles one wake-up.</summary>
    public async Task HandleAsync(StepMessage step, string family, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if (family == All)
            await MakeAllAsync(step.Shop, cancellation);
        else if (AllFlows.Switches.FirstOrDefault(flow => flow.Family == family) is { } flow)
            await MakeAsync(step.Shop, flow, cancellation);
    }

    /// <summary>Rehearses every flow of a shop as it is set.</summary>
    public async Task MakeAllAsync(string shop, CancellationToken cancellation)
    {
        if (await FindAsync(shop, cancellation) is not { } known)
            return;
        var (now, history) = await HistoryAsync(shop, cancellation);
        foreach (var flow in AllFlows.Switches)
            await MakeAsync(known, known, flow, wish: null, history, now, cancellation);
    }

    // Answered already: the same message came twice, or two asked at once.
    private async Task MakeAsync(string shop, Flow flow, CancellationToken cancellation)
    {
        if (await FindAsync(shop, cancellation) is not { } known || await rehearsals.WishAsync(shop, flow.Family, cancellation) is not { } wish
            || (await rehearsals.FindAsync(shop, flow.Family, cancellation))?.Wish == wish.Id
            || SettingText.Read(known, flow.Family, [.. wish.Tried]) is not SettingRead.Understood(var changed))
            return;
        var (now, history) = await HistoryAsync(shop, cancellation);
        await MakeAsync(known, changed, flow, wish, history, now, cancellation);
    }

    private async Task MakeAsync(Shop shop, Shop changed, Flow flow, RehearsalWish? wish, RecordedEvents history, DateTimeOffset now, CancellationToken cancellation)
    {
        var from = RehearsedTime.From(changed, Days, now);
        var (report, lists) = Reporting.Tell(flow, changed, shop, wish?.Tried ?? [], history, from, now, renderer);
        await rehearsals.WriteAsync(shop.Id, new(StoredJson.Version, now, wish?.Id, shop.Version, report, lists), cancellation);
    }

    private async Task<Shop?> FindAsync(string shop, CancellationToken cancellation) =>
        await shops.FindAsync(shop, cancellation) is { Shop: { UninstalledAt: null } known } ? known : null;

    private async Task<(DateTimeOffset Now, RecordedEvents History)> HistoryAsync(string shop, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return (now, await RecordedEvents.OfJournalAsync(shop, journal, identity, now - Kept, now, cancellation));
    }
}
