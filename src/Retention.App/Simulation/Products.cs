namespace Retention.App.Simulation;

/// <summary>What the simulated shop sells.</summary>
/// <param name="Id">The id of the variant.</param>
/// <param name="ProductId">The id of the product.</param>
/// <param name="Title">Its name.</param>
/// <param name="Variant">Size or colour; null when there is none.</param>
/// <param name="Cents">What it usually costs, in US cents.</param>
/// <param name="LastsDays">After how many days it is usually used up; null for what lasts.</param>
internal sealed record Product(string Id, string ProductId, string Title, string? Variant, int Cents, int? LastsDays)
{
    /// <summary>All of them, the best sold first. By hand: Bogus's own would be "Ergonomic Soft Ball".</summary>
    public static IReadOnlyList<Product> All { get; } =
    [
        .. new (string Title, string? Variant, int Cents, int? LastsDays)[]
        {
            ("House espresso beans", "500 g", 1490, 28), ("House espresso beans", "1 kg", 2650, 45), ("Stoneware mug", "Moss green", 2400, null), ("Breakfast bowl", "Speckled", 2850, null),
            ("Ethiopia Guji filter roast", "250 g", 1280, 21), ("Paper filters", "100 pieces", 690, 50), ("Espresso cup, set of two", "Charcoal", 3800, null), ("Stoneware mug", "Sand", 2400, null),
            ("Oat milk, barista", "6 x 1 l", 1980, 24), ("Pour-over dripper", null, 3400, null), ("Serving plate", "Large", 4600, null), ("Decaf Colombia", "500 g", 1590, 30),
            ("Linen napkins, set of four", "Natural", 3600, null), ("Jasmine green tea", "100 g", 1180, 40), ("Bud vase", "Sand", 3200, null), ("Descaler", "500 ml", 990, 75),
            ("Hand grinder", "Steel", 8900, null), ("Teapot", "1 litre", 8400, null), ("Candle holder", "Brass", 1990, null), ("Gooseneck kettle", "Matt black", 11900, null),
            ("Breakfast bowl", "Indigo", 2850, null), ("Travel press", "350 ml", 3900, null), ("Serving tray", "Oak", 5400, null), ("Milk jug", "Steel", 2900, null),
        }.Select((item, index) => new Product($"{44_100_000_000 + (index * 137)}", $"{7_900_000_000 + (index * 61)}", item.Title, item.Variant, item.Cents, item.LastsDays) { Weight = 1.0 / (4 + index) }),
    ];

    /// <summary>What is used up and bought again.</summary>
    public static IReadOnlyList<Product> Consumables { get; } = [.. All.Where(product => product.LastsDays is not null)];

    /// <summary>How often it is chosen, against the others.</summary>
    public double Weight { get; private init; }
}
