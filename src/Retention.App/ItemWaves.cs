using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>
/// Tells those who asked for an item that it is back, in waves: as many as may find some of it, and after an hour the next ones, by what is left
/// then. It goes by the item's own state, so a wake-up is only a hint here too: when it is sold out again, or all were told, it changes nothing.
/// </summary>
internal sealed class ItemWaves(ShopStore shops, WaitingFor waiting, ItemFanOut items, Inbox inbox, Schedule schedule, TimeProvider time)
{
    // In the plan it stands as a journey that is nobody's.
    private const string Flow = "back-in-stock-wave";
    private const string Nobody = "";

    /// <summary>The item about whose waves a wake-up is; null when it is about something else.</summary>
    public static string? ItemOf(StepMessage step) => step.Shopper == Nobody && step.Journey.StartsWith($"{Flow}|", StringComparison.Ordinal) ? step.Journey[(Flow.Length + 1)..] : null;

    /// <summary>A wake-up for the waves of the item.</summary>
    public static StepMessage StepOf(string shop, string item) => new(StoredJson.Version, shop, Nobody, Journey.IdOf(Flow, item));

    /// <summary>Handles one wake-up: tells one page of the line, as far as the wave goes.</summary>
    public async Task HandleAsync(StepMessage step, string item, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        while (await shops.FindAsync(step.Shop, cancellation) is { Shop.UninstalledAt: null })
        {
            var (offered, etag) = await waiting.FindAsync(step.Shop, item, cancellation);
            if (offered?.Restock is not { } restock)
                return;
            var now = time.GetUtcNow();
            var wave = restock.Now(now, offered.Item.Available);
            if (wave.Left == 0)
            {
                await WakeAsync(step.Shop, item, wave.NextAt, cancellation);
                return;
            }

            var page = await waiting.NextAsync(step.Shop, item, wave.After, wave.UpTo, wantStock: true, cancellation);
            var told = page.Take(wave.Left).ToList();
            await items.TellAsync(step.Shop, offered, told, wave.TurnAt(now), happenedAt: null, cancellation);
            // Told first: killed in between, the same ones are told the same once more, which changes nothing.
            var next = offered.Passed(wave, told.LastOrDefault()?.Place, told.Count, isEnd: page.Count < WaitingFor.Page && told.Count == page.Count);
            if (await waiting.CommitAsync(step.Shop, next, etag, cancellation) is null)
                continue; // The item changed meanwhile: it may be sold out.
            if (next.Restock is { Left: > 0 })
                await inbox.PutAsync(step, cancellation);
            else if (next.Restock is { NextAt: var at })
                await WakeAsync(step.Shop, item, at, cancellation);
            return;
        }
    }

    private Task WakeAsync(string shop, string item, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(shop, Nobody, new Journey { Flow = Flow, FlowVersion = 1, Subject = item, StartedAt = at, DueAt = at }, at, cancellation);
}
