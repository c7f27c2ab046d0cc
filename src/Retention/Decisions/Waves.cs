namespace Retention.Decisions;

/// <summary>
/// How many of those who wait for an item are told at once that it is back: three for each unit, the oldest first (facts/peers.md 4). More
/// would come for nothing.
/// </summary>
public static class Waves
{
    /// <summary>How many are told of one unit: not everybody comes.</summary>
    public const int PeoplePerUnit = 3;

    /// <summary>How long those who were told have it to themselves.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromHours(1);

    /// <summary>How many may be told.</summary>
    /// <param name="available">How many units there are; null when the shop does not count them: then nobody comes for nothing.</param>
    public static int Size(int? available) => available is { } units ? (int)Math.Min(int.MaxValue, Math.Max(0L, units) * PeoplePerUnit) : int.MaxValue;
}
