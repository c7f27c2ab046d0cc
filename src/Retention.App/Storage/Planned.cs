using System.Collections.Frozen;
using Azure.Data.Tables;
using Retention.Flows;

namespace Retention.App.Storage;

/// <summary>How many messages are planned within the next days, by the flow's switch.</summary>
/// <param name="Counts">How many of each; none is left out. At most so many: a wake-up is a hint, and who bought meanwhile hears nothing.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
internal sealed record PlannedCounts(FrozenDictionary<string, int> Counts, bool IsMore)
{
    /// <summary>How many of the flows behind a switch.</summary>
    public int Of(string family) => Counts.GetValueOrDefault(family);
}

/// <summary>Counts what the plan has of a shop.</summary>
internal sealed class Planned(AppStorage storage)
{
    /// <summary>How many wake-ups are counted, so that a page of a large shop costs no more: five requests.</summary>
    public const int Most = 5_000;

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    /// <summary>Counts the journeys that wake within the next seven days, each once.</summary>
    public async Task<PlannedCounts> CountAsync(string shop, DateTimeOffset now, CancellationToken cancellation)
    {
        var (first, last) = (Keys.PlanDay(shop, now), Keys.PlanDay(shop, now + Ahead));
        var (journeys, read) = (new HashSet<(string Shopper, string Journey)>(), 0);
        await foreach (var row in storage.Plan.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last}"), select: ["Shopper", "Journey"], cancellationToken: cancellation))
        {
            if (row.GetString("Shopper") is { Length: > 0 } shopper && row.GetString("Journey") is { } journey)
                journeys.Add((shopper, journey));
            if (++read == Most)
                break;
        }

        return new(journeys.CountBy(one => Flow.FamilyOf(FlowOf(one.Journey)), StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal), read == Most);
    }

    private static string FlowOf(string journey) => journey.IndexOf('|', StringComparison.Ordinal) is >= 0 and var bar ? journey[..bar] : journey;
}
