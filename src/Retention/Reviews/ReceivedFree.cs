using Retention.Events;

namespace Retention.Reviews;

/// <summary>
/// Whether a reviewer got the item for nothing: whoever shows the review says so (16 CFR 255.5). What counts is what was paid for the item, whoever
/// paid less and why: a gift with a purchase, a sample, a code for the whole price. What was paid with the shop's own credit as a coupon counts, too:
/// rather once too often. Pure.
/// </summary>
public static class ReceivedFree
{
    /// <summary>Whether it was so.</summary>
    /// <param name="order">The order; null when it is no longer known.</param>
    /// <param name="line">The item's line in it; null when not known.</param>
    public static bool IsSo(Order? order, OrderLine? line) => line is { IsFree: true } or { Price.Minor: 0 } || order is { Total.Minor: 0 };
}
