namespace Retention.App.Simulation;

/// <summary>Everybody's lives, as many as make the orders that were asked for, and the orders with their numbers.</summary>
internal sealed class History
{
    private readonly Dictionary<string, Life> _lives = new(StringComparer.Ordinal);

    /// <summary>Makes person after person until there are orders enough.</summary>
    public History(SimulationSettings settings)
    {
        Settings = settings;
        Rhythm = new(settings);
        Items = new(settings, Rhythm);
        var business = Rhythm.Passed(settings.Until);
        var people = new People(settings, business);
        Owner = people.Next() with { FirstName = "Test", LastName = "Order", Email = "owner@example.com", SecondEmail = null, AccountFrom = null, Permission = Permission.None, AllowsTexts = false };
        var purchases = Tests().ToList();
        while (purchases.Count < settings.Orders)
        {
            var life = new Life(settings.Seed, people.Next(), Rhythm);
            _lives.Add(life.Person.Id, life);
            // Of the last person the orders beyond the number are not told.
            purchases.AddRange(life.Purchases.Where(purchase => purchase.At < settings.Until).Take(settings.Orders - purchases.Count));
        }

        Purchases = [.. purchases.OrderBy(purchase => purchase.At).ThenBy(purchase => purchase.Person.Index).Select((purchase, rank) => purchase with { Number = 1001 + rank })];
    }

    /// <summary>What it was made from.</summary>
    public SimulationSettings Settings { get; }

    /// <summary>When the shop is busy.</summary>
    public Rhythm Rhythm { get; }

    /// <summary>Prices and stock.</summary>
    public ItemHistory Items { get; }

    /// <summary>The merchant, who tries the checkout.</summary>
    public Person Owner { get; }

    /// <summary>All lives, in the order in which the persons were made.</summary>
    public IReadOnlyCollection<Life> Lives => _lives.Values;

    /// <summary>All orders of the history, the earliest first.</summary>
    public IReadOnlyList<Purchase> Purchases { get; }

    /// <summary>The life of a person; null for a stranger.</summary>
    public Life? Find(string person) => _lives.GetValueOrDefault(person);

    // The merchant tries the checkout now and then.
    private IEnumerable<Purchase> Tests()
    {
        var dice = Dice.Of(Settings.Seed, "tests");
        for (var rank = 0; rank < Math.Ceiling(Settings.Orders * 0.003); rank++)
            yield return new() { Person = Owner, At = Rhythm.At(Rhythm.Passed(Settings.Until) * dice.Share())!.Value, Rank = rank, IsTest = true };
    }
}
