using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.Shops;

/// <summary>What is known of an item in the shop, whoever waits for it. All times are UTC.</summary>
public sealed record OfferedItem
{
    /// <summary>How many past prices are remembered: a price that changes more than once a day for a month is a wild one.</summary>
    public const int RememberedPrices = 40;

    private static readonly TimeSpan PricesCount = TimeSpan.FromDays(30);

    /// <summary>The item as it was last reported; what that report left out is of earlier ones.</summary>
    public required Item Item { get; init; }

    /// <summary>The key of the last report.</summary>
    public required string Key { get; init; }

    /// <summary>The key of the last report that those who wait have to hear of.</summary>
    public required string NewsKey { get; init; }

    /// <summary>Whether that one was passed on to everybody whom it concerns.</summary>
    public bool IsToldToAll { get; init; }

    /// <summary>The prices of the last 30 days that no longer hold.</summary>
    public ImmutableArray<PastPrice> Prices { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The telling of those who asked for it, under way since it came back; null when nobody has to wait for it.</summary>
    public Restock? Restock { get; init; }

    /// <summary>The last place in the line that was ever told of a restock; null when nobody was.</summary>
    public string? ToldUpTo { get; init; }

    /// <summary>What is known after a report; null when it changes nothing, because it is older than the last one or the same.</summary>
    /// <param name="before">What was known; null when nothing was.</param>
    /// <param name="report">The report.</param>
    /// <param name="key">Its key.</param>
    /// <param name="now">When it was heard of (UTC).</param>
    public static OfferedItem? After(OfferedItem? before, Item report, string key, DateTimeOffset now)
    {
        if (before is null)
            return new OfferedItem { Item = report, Key = key, NewsKey = key }.Restocked(wasAvailable: false, now);
        if (!before.IsOlderThan(report))
            return null;
        var item = before.Filled(report);
        var isNews = Facts(item) != Facts(before.Item);
        var prices = before.PricesAt(item);
        return (before with
        {
            Item = item with { LowestPrice = report.LowestPrice ?? Lowest(prices, item.Price?.Currency) },
            Key = key,
            NewsKey = isNews ? key : before.NewsKey,
            IsToldToAll = !isNews && before.IsToldToAll,
            Prices = prices,
        }).Restocked(wasAvailable: before.Item.Available is null or > 0, now);
    }

    /// <summary>The same after some more of those who asked for it were told.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="last">The last of them; null when there was nobody.</param>
    /// <param name="count">How many.</param>
    /// <param name="isEnd">Whether nobody comes after them in this turn.</param>
    public OfferedItem Passed(Restock wave, string? last, int count, bool isEnd) => this with
    {
        Restock = wave.Passed(last, count, isEnd),
        ToldUpTo = string.CompareOrdinal(last, ToldUpTo) > 0 ? last : ToldUpTo,
    };

    /// <summary>Whether whoever wants to hear of stock has to wait for a turn, and it has not come yet. Then nothing of the item is told: also
    /// not its price, which would bring them before the others.</summary>
    public bool MustWait(string place, bool wantsStock) => wantsStock && Restock is { } restock && !restock.HasReached(place);

    // What a waiting shopper can be told of. Whether there are 80 or 79 is nobody's news: a shop that sells one a minute would tell all each minute.
    private static (Money? Price, int Stock) Facts(Item item) => (item.Price, item.Available switch { null => 3, <= 0 => 0, <= KnownItem.Few => 1, _ => 2 });

    private static Money? Lowest(ImmutableArray<PastPrice> prices, Currency? currency)
    {
        Money? lowest = null;
        foreach (var past in prices)
        {
            if (past.Price.Currency == currency && !(past.Price.Minor >= lowest?.Minor))
                lowest = past.Price;
        }

        return lowest;
    }

    // Of two reports of the same moment any will do, if it is always the same one.
    private bool IsOlderThan(Item report) => (report.At, report.Price?.Minor ?? 0, report.Available ?? 0).CompareTo((Item.At, Item.Price?.Minor ?? 0, Item.Available ?? 0)) > 0;

    private Item Filled(Item report) => report with
    {
        ProductId = report.ProductId ?? Item.ProductId,
        Title = report.Title.Length > 0 ? report.Title : Item.Title,
        Variant = report.Variant ?? Item.Variant,
        Price = report.Price ?? Item.Price,
        Url = report.Url ?? Item.Url,
        Image = report.Image ?? Item.Image,
    };

    // A price counts as long as it held within the last 30 days. When there are too many the dearest goes: it is not the lowest.
    private ImmutableArray<PastPrice> PricesAt(Item report)
    {
        var prices = Prices.RemoveAll(past => past.Until <= report.At - PricesCount);
        if (Item.Price is not { } before || before == report.Price)
            return prices;
        prices = prices.Add(new(before, report.At));
        return prices.Length <= RememberedPrices ? prices : prices.Remove(prices.MaxBy(past => past.Price.Minor)!);
    }

    private OfferedItem Restocked(bool wasAvailable, DateTimeOffset now) => this with
    {
        Restock = Item.Available is not > 0 ? null
            : wasAvailable ? Restock
            : new() { At = Item.At, BegunAt = now, From = ToldUpTo, Left = Waves.Size(Item.Available), NextAt = now + Waves.Apart },
    };
}

/// <summary>What an item cost.</summary>
/// <param name="Price">The price.</param>
/// <param name="Until">When it was replaced by another (UTC).</param>
public sealed record PastPrice(Money Price, DateTimeOffset Until);
