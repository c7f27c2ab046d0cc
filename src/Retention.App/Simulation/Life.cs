namespace Retention.App.Simulation;

/// <summary>What one person does when nobody writes: the orders, the carts left, the items saved, until the horizon.</summary>
internal sealed class Life
{
    private readonly Rhythm _rhythm;
    private readonly Person _person;
    private readonly List<(DateTimeOffset At, double Passed, bool Stays)> _own = [];
    private readonly double _leaves = double.PositiveInfinity;

    /// <summary>Lives it.</summary>
    public Life(int seed, Person person, Rhythm rhythm)
    {
        (_person, _rhythm) = (person, rhythm);
        var habit = person.Habit;
        if (habit.Buys)
            _leaves = Buy(Dice.Of(seed, $"rhythm|{person.Index}"));
        var dice = Dice.Of(seed, $"interests|{person.Index}");
        var looks = habit.Buys ? null : (InterestKind?)(dice.Comes(0.88) ? InterestKind.Cart : InterestKind.Save);
        var interests = Begin(dice, InterestKind.Cart, habit.Carts, looks).Concat(Begin(dice, InterestKind.Save, habit.Saves, looks));
        Interests = [.. interests.OrderBy(interest => interest.At)];
        var purchases = _own.Select(order => new Purchase { Person = person, At = order.At })
            .Concat(Interests.Where(interest => interest.BoughtAt is not null).Select(interest => new Purchase { Person = person, At = interest.BoughtAt!.Value, From = interest }));
        Purchases = [.. purchases.OrderBy(purchase => purchase.At).DistinctBy(purchase => purchase.At).Select((purchase, rank) => purchase with { Rank = rank })];
    }

    /// <summary>Whose life it is.</summary>
    public Person Person => _person;

    /// <summary>The person's orders, the earliest first.</summary>
    public IReadOnlyList<Purchase> Purchases { get; }

    /// <summary>What the person wanted and did not buy at once, the earliest first.</summary>
    public IReadOnlyList<Interest> Interests { get; }

    /// <summary>The first order after this moment and not after the end; null when there is none.</summary>
    public Purchase? Next(DateTimeOffset after, DateTimeOffset end) => Purchases.FirstOrDefault(purchase => purchase.At > after && purchase.At <= end);

    /// <summary>
    /// The probability that this person orders after this moment and not after the end, without a message: exact, given who the person is and
    /// what has happened until then. Rhythm and interests are independent, so the probabilities not to order are multiplied.
    /// </summary>
    public double Probability(DateTimeOffset after, DateTimeOffset end)
    {
        var (from, to) = (_rhythm.Passed(after), _rhythm.Passed(end));
        var not = 1.0;
        var last = _own.FindLastIndex(order => order.At <= after);
        if (last >= 0 && _own[last].Stays)
            not *= Waits(to - _own[last].Passed) / Waits(from - _own[last].Passed);
        foreach (var interest in Interests.Where(interest => interest.At <= after && !(interest.BoughtAt <= after)))
            not *= (1 - (interest.Bought * Elapsed(interest.Delay, to - interest.Passed))) / (1 - (interest.Bought * Elapsed(interest.Delay, from - interest.Passed)));
        if (from < _leaves)
            not *= Math.Exp(-Begun(InterestKind.Cart, _person.Habit.Carts * _person.Habit.CartsBought, to - from) - Begun(InterestKind.Save, _person.Habit.Saves * _person.Habit.SavesBought, to - from));
        return Math.Clamp(1 - not, 0, 1);
    }

    // The orders of the person's own rhythm; when the person leaves, on the shop's clock.
    private double Buy(Dice dice)
    {
        var habit = _person.Habit;
        for (var passed = habit.Joins; _rhythm.At(passed) is { } at;)
        {
            // Nobody leaves with the first order: so it is in the model.
            var stays = !dice.Comes(habit.Leaves) || _own.Count == 0;
            _own.Add((at, passed, stays));
            if (!stays)
                return passed;
            for (var part = 0; part < habit.Regularity; part++)
                passed += dice.Exponential(habit.Gap / habit.Regularity);
        }

        return double.PositiveInfinity;
    }

    private IEnumerable<Interest> Begin(Dice dice, InterestKind kind, double rate, InterestKind? first)
    {
        // Whoever only looks begins with one.
        var passed = _person.Habit.Joins + (first == kind ? 0 : dice.Exponential(1 / rate));
        for (; passed < _leaves && _rhythm.At(passed) is { } at; passed += dice.Exponential(1 / rate))
        {
            var product = _person.Habit.Favourite is { } favourite && dice.Comes(0.4) ? favourite : dice.Pick(Product.All, one => one.Weight);
            var isBought = dice.Comes(kind == InterestKind.Cart ? _person.Habit.CartsBought : _person.Habit.SavesBought);
            var (least, mean) = Interest.DelayOf(kind);
            var delay = least + dice.Exponential(mean);
            yield return new() { Person = _person, Kind = kind, At = at, Passed = passed, Product = product, BoughtAt = isBought ? _rhythm.At(passed + delay) : null };
        }
    }

    // The probability that a gap of the rhythm is longer (Erlang).
    private double Waits(double gap)
    {
        var x = gap * _person.Habit.Regularity / _person.Habit.Gap;
        var (term, sum) = (1.0, 1.0);
        for (var part = 1; part < _person.Habit.Regularity; part++)
            sum += term *= x / part;
        return Math.Exp(-x) * sum;
    }

    // The probability that the delay, where there is one, has ended.
    private static double Elapsed((double Least, double Mean) delay, double time) => time <= delay.Least ? 0 : 1 - Math.Exp(-(time - delay.Least) / delay.Mean);

    // How many interests that are yet to begin are begun and bought within this time, on average.
    private static double Begun(InterestKind kind, double bought, double time)
    {
        var (least, mean) = Interest.DelayOf(kind);
        return time <= least ? 0 : bought * (time - least - (mean * (1 - Math.Exp(-(time - least) / mean))));
    }
}
