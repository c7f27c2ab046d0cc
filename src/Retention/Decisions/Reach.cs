using System.Collections.Immutable;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Decisions;

/// <summary>By which way and for what a shopper may be written to.</summary>
/// <param name="Channel">By which way.</param>
/// <param name="Purpose">For what.</param>
public sealed record ReachKey(Channel Channel, Purpose Purpose);

/// <summary>Whether a shopper may be written to at all, by the same rules that are asked before each message: consent, refusals, suppressed addresses.</summary>
public static class Reach
{
    private static readonly Guard[] Asked = [.. Guards.InOrder.Where(guard => guard.Key is "erased" or "consent" or "suppressed")];

    // One step of each way for each flow that a merchant can turn on: a text needs consent that names its flow.
    private static readonly ImmutableArray<(ReachKey Key, Flow Flow, Step Step)> Tried =
        [.. AllFlows.List.SelectMany(flow => flow.Steps.DistinctBy(step => step.Channel).Select(step => (new ReachKey(step.Channel, flow.Purpose), flow, step)))];

    /// <summary>Every way and purpose that some flow has, whether or not anybody can be reached by it.</summary>
    public static ImmutableArray<ReachKey> Keys { get; } = [.. Tried.Select(tried => tried.Key).Distinct().OrderBy(key => key.Channel).ThenBy(key => key.Purpose)];

    /// <summary>Where the shopper is, as far as is known, and by what the shopper may be written to. No ways for somebody without an address.</summary>
    /// <param name="shopper">The shopper.</param>
    /// <param name="shop">The shop and its settings.</param>
    /// <param name="now">The moment (UTC).</param>
    public static (string? Country, ImmutableArray<ReachKey> Ways) Of(Shopper shopper, Shop shop, DateTimeOffset now)
    {
        var about = new Journey { Flow = "", FlowVersion = 0, Subject = SubjectOf(shopper), StartedAt = now, DueAt = now };
        var seen = new Seen(shopper, about, shop, now);
        var ways = ImmutableArray.CreateBuilder<ReachKey>();
        foreach (var (key, flow, step) in Tried)
        {
            if (!ways.Contains(key) && seen.Address(step.Channel) is not null && Array.TrueForAll(Asked, guard => guard.Look(new Candidate(flow, step, seen)) is null))
                ways.Add(key);
        }

        return (seen.Country, ways.ToImmutable());
    }

    // What the next message would most likely be about: it has the address to which that goes.
    private static string SubjectOf(Shopper shopper) =>
        shopper.Orders.LastOrDefault(order => !order.IsTest && order.EmailKey is not null)?.Id
        ?? shopper.Carts.LastOrDefault(cart => cart.Contact?.EmailKey is not null)?.Id
        ?? shopper.Items.LastOrDefault(item => item.EmailKey is not null)?.Id ?? "";
}
