namespace Retention.App.Simulation;

/// <summary>What a simulated shop is made from: the same settings make the same history, on every machine and in every year.</summary>
internal sealed record SimulationSettings
{
    /// <summary>The end of the history when no other is given. Fixed, not today: what is quoted in a document can be made again.</summary>
    public static readonly DateOnly LastDay = new(2026, 11, 1);

    /// <summary>How many orders are placed, exactly.</summary>
    public int Orders { get; init; } = 10_000;

    /// <summary>What all chance is derived from.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>How many days the history has. The shop opens on the first.</summary>
    public int Days { get; init; } = 365;

    /// <summary>When the history ends (UTC). Nothing that happened later is told.</summary>
    public DateTimeOffset Until { get; init; } = new(LastDay, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Where the shop is: its days and weeks are those of this zone.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>When the history begins (UTC).</summary>
    public DateTimeOffset Since => Until - TimeSpan.FromDays(Days);
}
