using Retention.Events;

namespace Retention.App.Simulation;

/// <summary>What each item cost and how many there were, over time: now and then a sale, now and then nothing left.</summary>
internal sealed class ItemHistory
{
    private readonly Dictionary<string, List<Item>> _states = new(StringComparer.Ordinal);

    /// <summary>Makes the history of every item.</summary>
    public ItemHistory(SimulationSettings settings, Rhythm rhythm)
    {
        foreach (var product in Product.All)
            _states[product.Id] = [.. States(product, Dice.Of(settings.Seed, $"item|{product.Id}"), settings.Since, rhythm.Horizon)];
    }

    /// <summary>All changes of all items.</summary>
    public IEnumerable<Item> Changes => _states.Values.SelectMany(states => states.Skip(1));

    /// <summary>The item as it was at this moment.</summary>
    public Item At(Product product, DateTimeOffset at) => _states[product.Id].FindLast(state => state.At <= at) ?? _states[product.Id][0];

    /// <summary>The first reason after this moment to tell somebody who saved the item: cheaper by a tenth or more, or back; null when there is none before the end.</summary>
    public DateTimeOffset? Reason(Product product, DateTimeOffset after, DateTimeOffset end)
    {
        var then = At(product, after);
        return _states[product.Id].Find(state => state.At > after && state.At <= end && IsReason(then, state))?.At;
    }

    private static bool IsReason(Item then, Item now) =>
        now.Available > 0 && (then.Available == 0 || now.Price!.Value.Minor * 10 <= then.Price!.Value.Minor * 9);

    private static IEnumerable<Item> States(Product product, Dice dice, DateTimeOffset since, DateTimeOffset end)
    {
        var (price, available, at) = ((long)product.Cents, dice.Whole(40, 160), since);
        var past = new List<(DateTimeOffset At, long Price)> { (since, price) };
        yield return State();
        while (true)
        {
            at += dice.Days(6, 70);
            var steps = dice.Comes(0.6) ? Sale() : SoldOut();
            foreach (var (pause, newPrice, newAvailable) in steps)
            {
                at += pause;
                if (at >= end)
                    yield break;
                (price, available) = (newPrice, newAvailable);
                past.Add((at, price));
                yield return State();
            }
        }

        IEnumerable<(TimeSpan, long, int)> Sale()
        {
            var cut = product.Cents * dice.Whole(70, 92) / 100 / 10 * 10;
            return [(TimeSpan.Zero, cut, available), (dice.Days(4, 16), product.Cents, available)];
        }

        IEnumerable<(TimeSpan, long, int)> SoldOut() => [(TimeSpan.Zero, price, dice.Whole(2, 5)), (dice.Days(1, 6), price, 0), (dice.Days(3, 14), price, dice.Whole(30, 120))];

        Item State() => new()
        {
            Id = product.Id,
            ProductId = product.ProductId,
            Title = product.Title,
            Variant = product.Variant,
            Price = Usd(price),
            LowestPrice = Usd(Lowest()),
            Available = available,
            Url = $"https://shop.example.com/products/{product.ProductId}?variant={product.Id}",
            Image = $"https://shop.example.com/images/{product.Id}.jpg",
            At = at,
        };

        // A price counts while it was asked within the 30 days before.
        long Lowest() => past.Where((state, index) => state.At < at && (index + 1 == past.Count || past[index + 1].At > at.AddDays(-30))).Select(state => state.Price).DefaultIfEmpty(price).Min();
    }

    private static Money Usd(long cents) => new(cents, new Currency("USD"));
}
