using System.Collections.Frozen;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Explaining;

/// <summary>Tells which flows could have begun with an event, had they been on: a flow that is off has no candidates, so the log says nothing of it.</summary>
internal static class NotOn
{
    private static readonly FrozenDictionary<string, Type[]> Tells = new Dictionary<string, Type[]>(StringComparer.Ordinal)
    {
        [nameof(OrderReported)] = [typeof(OrderPlaced), typeof(OrderPaid)],
        [nameof(CartReported)] = [typeof(CartLeft)],
        [nameof(ShipmentReported)] = [typeof(OrderSent), typeof(OrderArrived)],
        [nameof(SurveyAnswered)] = [typeof(OrderScored)],
        [nameof(ItemSaved)] = [typeof(ItemKept)],
        [nameof(ItemReported)] = [typeof(PriceFell), typeof(StockFell), typeof(StockCame)],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The families of flows that such an event may begin and that were not on when it came.</summary>
    /// <param name="shop">The shop as it is.</param>
    /// <param name="kind">The kind of event.</param>
    /// <param name="at">When it came (UTC).</param>
    public static IReadOnlyList<string> Of(Shop shop, string? kind, DateTimeOffset at) =>
        kind is null || !Tells.TryGetValue(kind, out var changes) ? []
        : [.. AllFlows.List.Where(flow => shop.WasNotOnAt(flow.Family, at) && flow.Starts.Any(start => !start.OnlyMoves && changes.Contains(start.Kind))).Select(flow => flow.Family).Distinct(StringComparer.Ordinal)];
}
