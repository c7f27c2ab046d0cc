using Retention.App.Simulation.Stories;

namespace Retention.App.Simulation;

/// <summary>
/// A shop that does not exist: a believable history, the same for the same settings, and beside it the truth about what each message would
/// have changed. In the history itself no message is sent.
/// </summary>
internal sealed class SimulatedShop
{
    /// <summary>How many carts are left without an address, for each order.</summary>
    private const double NamelessCarts = 1.3;

    private readonly History _history;

    /// <summary>Plans the history; it is told when <see cref="Arrivals"/> is read.</summary>
    public SimulatedShop(SimulationSettings settings)
    {
        Settings = settings;
        _history = new(settings);
        Truth = new(_history);
    }

    /// <summary>What it is made from.</summary>
    public SimulationSettings Settings { get; }

    /// <summary>What each message would have changed.</summary>
    public Truth Truth { get; }

    /// <summary>How many persons there are.</summary>
    public int People => _history.Lives.Count;

    /// <summary>All that arrives, in the order of arrival. Only what is under way is held in memory.</summary>
    public IEnumerable<Arrival> Arrivals()
    {
        var underWay = new PriorityQueue<Arrival, (DateTimeOffset At, int Rank)>();
        var rank = 0;
        foreach (var story in Stories().OrderBy(story => story.Begins))
        {
            while (underWay.TryPeek(out var first, out _) && first.ArrivedAt < story.Begins)
                yield return underWay.Dequeue();
            foreach (var arrival in Delivery.Of(Settings, story))
                underWay.Enqueue(arrival, (arrival.ArrivedAt, rank++));
        }

        while (underWay.TryDequeue(out var arrival, out _))
            yield return arrival;
    }

    /// <summary>What arrives of the order of a person whom a message persuaded, for a simulation that sends; empty when there is none.</summary>
    public IEnumerable<Arrival> Persuaded(Response response) =>
        response.Persuaded is not { } purchase ? [] : Delivery.Of(Settings, OrderStory.Of(_history, purchase)).OrderBy(arrival => arrival.ArrivedAt);

    private IEnumerable<Story> Stories()
    {
        foreach (var purchase in _history.Purchases)
            yield return OrderStory.Of(_history, purchase);
        foreach (var life in _history.Lives)
        {
            yield return PersonStory.Of(_history, life);
            foreach (var interest in life.Interests)
                yield return interest.Kind == InterestKind.Cart ? CartStory.Left(_history, interest) : SaveStory.Of(_history, interest);
        }

        foreach (var item in _history.Items.Changes)
            yield return SaveStory.Changed(item);
        var dice = Dice.Of(Settings.Seed, "nameless");
        for (var rank = 0; rank < Settings.Orders * NamelessCarts; rank++)
            yield return CartStory.Nameless(_history, _history.Rhythm.At(_history.Rhythm.Passed(Settings.Until) * dice.Share())!.Value, rank);
    }
}
