using Retention.App.Simulation;

namespace Retention.App.Tests.Simulation;

/// <summary>Simulated shops, made once for all tests.</summary>
internal static class Shops
{
    private static readonly Lazy<SimulatedShop> Made = new(() => new(new()));
    private static readonly Lazy<Arrival[]> Told = new(() => [.. Made.Value.Arrivals()]);

    /// <summary>The shop of the documents: 10,000 orders, seed 7.</summary>
    public static SimulatedShop Large => Made.Value;

    /// <summary>What arrives of it.</summary>
    public static Arrival[] LargeArrivals => Told.Value;

    /// <summary>A smaller one.</summary>
    public static SimulatedShop Small(int seed, int orders = 600) => new(new() { Orders = orders, Seed = seed, Days = 120 });
}
