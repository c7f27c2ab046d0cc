using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Rewards;

/// <summary>When an order is kept for good, and how much of it. Pure.</summary>
public static class KeptOrder
{
    /// <summary>Whether an order can earn at all: it is paid, stands, and is a shopper's own at the shop itself.</summary>
    public static bool MayEarn(KnownOrder order, FlowSettings settings) =>
        order is { IsPaid: true, IsTest: false, IsRemoved: false } && (!order.IsEnteredByShop || settings.SpeaksOfEnteredOrders);

    /// <summary>When it can no longer be sent back (UTC): so many days after it was paid, sent off or arrived, whichever came last; null when it is not known to be placed.</summary>
    public static DateTimeOffset? OverAt(KnownOrder order, int days) =>
        Joined.Later(Joined.Later(order.PaidAt, order.PlacedAt), Joined.Later(order.SentAt, order.DeliveredAt))?.AddDays(days);

    /// <summary>What the shop keeps of it; null where that is not told.</summary>
    /// <param name="told">The order as it was last reported.</param>
    /// <param name="known">What decisions know of it: its end may have been told without it.</param>
    public static Money? Of(Order told, KnownOrder known) =>
        (told.Kept ?? (told.IsRefunded || known.IsRefunded ? null : told.Total)) is not { } kept ? null
        : told.Stage == OrderStage.Cancelled || known.IsRemoved || !known.IsPaid ? kept with { Minor = 0 }
        : kept with { Minor = Math.Max(0, kept.Minor) };

    /// <summary>How much of a share that was given has to go back, in minor units, now that less was kept; rounded half up, never more than was given.</summary>
    /// <param name="reward">What was given for the order.</param>
    /// <param name="kept">What is kept of it now.</param>
    public static long Back(Reward reward, Money kept) =>
        reward.Kept is not { Minor: > 0 } then || kept.Currency != then.Currency || kept.Minor >= then.Minor ? 0
        : reward.Worth.Minor - (long)Math.Round((decimal)reward.Worth.Minor * Math.Max(0, kept.Minor) / then.Minor, MidpointRounding.AwayFromZero);
}
