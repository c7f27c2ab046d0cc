using Retention.Shops;

namespace Retention.Shoppers;

/// <summary>How far apart a shopper's orders lie.</summary>
public static class Gaps
{
    /// <summary>The median time between the shopper's paid orders; null with fewer than three of them, when it would be a guess from one, and of whoever objects to being profiled.</summary>
    public static TimeSpan? Of(Shopper shopper) => shopper.ObjectsToProfiling ? null : Median([.. shopper.Orders.Where(order => order.IsPaid && !order.IsTest).Select(order => order.PlacedAt).OfType<DateTimeOffset>()], least: 2);

    /// <summary>
    /// How long what is used up of an order lasts: by the shopper's own orders of the same item where there are two, else by what the shop knows
    /// of the item; of several items the one that is used up first. Null when nothing of it is used up.
    /// </summary>
    public static TimeSpan? OfItems(Shopper shopper, Shop shop, string orderId)
    {
        if (shop.Settings.Lasts.IsEmpty || shopper.Order(orderId) is not { } order)
            return null;
        TimeSpan? first = null;
        foreach (var item in order.Items)
        {
            if (shop.Settings.Lasts.TryGetValue(item, out var usual) && (OwnOf(shopper, item) ?? usual) is var lasts && !(lasts >= first))
                first = lasts;
        }

        return first;
    }

    private static TimeSpan? OwnOf(Shopper shopper, string item) => shopper.ObjectsToProfiling ? null : Median(
        [.. shopper.Orders.Where(order => order.IsPaid && !order.IsTest && order.Items.Contains(item, StringComparer.Ordinal)).Select(order => order.PlacedAt).OfType<DateTimeOffset>()], least: 1);

    // The lower one of two in the middle: rather early than late.
    private static TimeSpan? Median(DateTimeOffset[] placed, int least)
    {
        Array.Sort(placed);
        var gaps = placed.Zip(placed.Skip(1), (one, next) => next - one).Where(gap => gap > TimeSpan.FromHours(12)).Order().ToArray();
        return gaps.Length < least ? null : gaps[(gaps.Length - 1) / 2];
    }
}
