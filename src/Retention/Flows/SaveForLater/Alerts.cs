using Retention.Decisions;
using Retention.Shoppers;
using static Retention.Flows.Say;

namespace Retention.Flows.SaveForLater;

/// <summary>What is told about a saved item as it happens. Times and thresholds: facts/peers.md section 4.</summary>
internal static class Alerts
{
    // Within a day, so that a night can pass: later it is no news any more.
    private static readonly TimeSpan Fresh = 1.Days();

    /// <summary>It became cheaper: at most once a week for one item.</summary>
    public static readonly Flow PriceDrop = Alert("save-for-later/price-drop", On<PriceFell>(item => Week(item.ItemId, item.At)), Words.Cheaper, When(Reason.AlertOff, seen => seen.Item is { WantsPrice: false }), When(Reason.PriceBack, seen => seen.Item is { IsCheaper: false }), When(Reason.FrequencyCap, IsSameWeek)) with
    {
        Title = "Tell them when it becomes cheaper",
    };

    /// <summary>Few are left: once for an item.</summary>
    public static readonly Flow LowStock = Alert("save-for-later/low-stock", On<StockFell>(item => item.ItemId), Words.FewLeft, When(Reason.Restocked, seen => seen.Item is { IsScarce: false })) with
    {
        Title = "Tell them when few are left",
    };

    /// <summary>It can be bought again, for those who asked to hear it: never held back, and no advertising.</summary>
    public static readonly Flow BackInStock = Alert("save-for-later/back-in-stock", On<StockCame>(item => Week(item.ItemId, item.At)), Words.Back) with
    {
        Title = "Tell those who asked when it is back",
        Why = "You get this letter because you asked {{shop.name}} to tell you when {{item.title}} is back.",
        Purpose = Purpose.Service,
        HoldsOut = false,
    };

    private static Flow Alert(string key, Trigger starts, Template words, params ReadOnlySpan<SilenceRule> unless)
    {
        var flow = SaveForLater.About(key, priority: 35, starts);
        return flow with { Unless = [.. flow.Unless, .. unless], Steps = [Email("alert", after: TimeSpan.Zero, words).Within(Fresh)] };
    }

    // Where one week ends and the next begins.
    private static bool IsSameWeek(Seen seen) => seen.Shopper.Messages.Any(said =>
        said.At > seen.Now - 7.Days() && said.Journey != seen.Journey.Id && said.Journey.StartsWith($"{Journey.IdOf(seen.Journey.Flow, seen.Journey.About)}~", StringComparison.Ordinal));

    // The same item is another subject in another week.
    private static string Week(string item, DateTimeOffset at) => $"{item}~{at.UtcTicks / TimeSpan.TicksPerDay / 7}";
}
