using Retention.Decisions;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Surveys;

namespace Retention.Flows.OwnSurvey;

/// <summary>Which of the shop's surveys an order is the occasion of.</summary>
internal static class Asked
{
    /// <summary>
    /// The order's arrival as the occasion of a survey: the first that is on, meant from that order on, and was not begun with the shopper too lately. One
    /// survey for each order; what an order began with, it keeps.
    /// </summary>
    public static Occasion? Next(Occasion arrival, Shopper shopper, Shop shop)
    {
        var order = arrival.Subject;
        if (Begun(shopper).FirstOrDefault(id => OrderOf(id) == order) is { } begun)
            return shop.Surveys.FirstOrDefault(survey => survey.Key == KeyOf(begun))?.Asking is { } goesOn ? Of(arrival, KeyOf(begun), goesOn) : null;
        var bought = Loyalty.Of(shopper).Orders;
        return shop.Surveys.FirstOrDefault(survey => survey is { IsOn: true, Asking: { } asking } && bought >= asking.FromOrder && !WasAsked(shopper, survey.Key, asking, arrival.At)) is { Asking: { } when } next ? Of(arrival, next.Key, when) : null;
    }

    /// <summary>Whether the journey's survey is still one that the shop sends.</summary>
    public static bool IsStill(Seen seen) => seen.Shop.Surveys.Any(survey => survey is { IsOn: true, Asking: not null } && survey.Key == KeyOf(seen.Journey.Id));

    private static Occasion Of(Occasion arrival, string survey, Asking asking) => arrival with { Subject = $"{arrival.Subject}~{survey}", DueAt = arrival.At.AddDays(asking.DaysAfterDelivery) };

    private static bool WasAsked(Shopper shopper, string survey, Asking asking, DateTimeOffset at) =>
        shopper.Journeys.Any(open => IsOf(open.Id) && KeyOf(open.Id) == survey)
        || shopper.Ended.Any(ended => IsOf(ended.Id) && KeyOf(ended.Id) == survey && (asking.EveryDays is not { } days || ended.At > at.AddDays(-days)));

    private static IEnumerable<string> Begun(Shopper shopper) => shopper.Journeys.Select(open => open.Id).Concat(shopper.Ended.Select(ended => ended.Id)).Where(IsOf);

    private static bool IsOf(string journey) => journey.StartsWith($"{OwnSurvey.Family}|", StringComparison.Ordinal);

    private static string OrderOf(string journey) => journey[(OwnSurvey.Family.Length + 1)..].Split('~')[0];

    private static string KeyOf(string journey) => journey[(journey.LastIndexOf('~') + 1)..];
}
