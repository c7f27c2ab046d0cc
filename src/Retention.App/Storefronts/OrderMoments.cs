using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Storefronts;

/// <summary>The states that an order went through, made of how it stands now: so that what would have been said can be rehearsed at its time.</summary>
internal static class OrderMoments
{
    /// <summary>What happened within this time of one another is one state: most orders are paid as they are placed.</summary>
    public static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Placed, paid, sent, called off: each state has all of what came before, and the time of its change as <see cref="Order.UpdatedAt"/>. That money
    /// went back has no time of its own, and comes with the last.
    /// </summary>
    /// <param name="last">The order as it stands.</param>
    /// <param name="cancelled">When it was called off (UTC); null when it was not, or that is not told.</param>
    public static List<Order> Of(Order last, DateTimeOffset? cancelled)
    {
        var placed = last with { Stage = OrderStage.Unpaid, UpdatedAt = last.PlacedAt, PaidAt = null, FulfilledAt = null, IsRefunded = false };
        var changes = new List<(DateTimeOffset At, Func<Order, Order> Change)>();
        if (last.PaidAt is { } paid)
            changes.Add((paid, order => order with { Stage = OrderStage.Paid, PaidAt = paid }));
        if (last.FulfilledAt is { } sent)
            changes.Add((sent, order => order with { FulfilledAt = sent }));
        if (cancelled is not null || last.Stage == OrderStage.Cancelled)
            changes.Add((cancelled ?? last.PlacedAt, order => order with { Stage = OrderStage.Cancelled }));
        var moments = new List<Order> { placed };
        foreach (var (at, change) in changes.OrderBy(change => change.At))
        {
            var moment = at > moments[^1].UpdatedAt ? at : moments[^1].UpdatedAt;
            var changed = change(moments[^1]) with { UpdatedAt = moment };
            if (moment - moments[^1].UpdatedAt <= AtOnce)
                moments.RemoveAt(moments.Count - 1);
            moments.Add(changed);
        }

        moments[^1] = moments[^1] with { IsRefunded = last.IsRefunded };
        return moments;
    }

    /// <summary>
    /// What an order went through before it came to stand as it does, each at its time, where that may be rehearsed. The last state is told beside it, as
    /// a webhook tells it.
    /// </summary>
    /// <param name="last">The order as it stands, with the time of its payment where that is known.</param>
    /// <param name="key">The key of its last state.</param>
    /// <param name="cancelled">When it was called off (UTC); null when it was not, or that is not told.</param>
    /// <param name="recent">Before this moment nothing is told (UTC).</param>
    public static IEnumerable<PastEvent> Before(Order last, string key, DateTimeOffset? cancelled, DateTimeOffset recent) =>
        from moment in Of(last with { Consents = [], IsRefunded = false, DeliveredAt = null, Stage = last.PaidAt is null ? OrderStage.Unpaid : OrderStage.Paid }, cancelled)
        where moment.UpdatedAt >= recent && last.UpdatedAt - moment.UpdatedAt > AtOnce
        select new PastEvent(Keys.Hash($"{key}|{moment.UpdatedAt.UtcTicks}", length: 24), moment.UpdatedAt, new OrderReported(moment));
}
