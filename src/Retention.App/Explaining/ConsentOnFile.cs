namespace Retention.App.Explaining;

/// <summary>A word about being written to, or what silences an address.</summary>
/// <param name="At">Since when (UTC).</param>
/// <param name="Text">What was said, in plain words.</param>
public sealed record ConsentOnFile(DateTimeOffset At, string Text)
{
    /// <summary>What is said where there is none.</summary>
    public const string None = "None. Service letters need none; advertising does, unless the shop's settings and the country's law say otherwise.";

    /// <summary>All that is on file, the latest last; about one address where its hash is given.</summary>
    internal static IReadOnlyList<ConsentOnFile> Of(Story story, string? address) =>
    [
        .. story.Ledger.Where(row => address is null || row.GetString("Address") == address).Select(row => new ConsentOnFile(row.GetDateTimeOffset("At")!.Value, Story.Word(row))),
        .. story.Shopper.Suppressions.Where(told => address is null || told.Address == address).Select(told => new ConsentOnFile(told.At, $"Suppressed: {told.Cause}")),
    ];
}
