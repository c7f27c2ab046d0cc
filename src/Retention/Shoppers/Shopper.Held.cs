namespace Retention.Shoppers;

// The merchant's pause of one shopper.
public sealed partial record Shopper
{
    /// <summary>Until when the merchant lets this shopper hear nothing (UTC); null, or past, when not.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>This shopper hearing nothing until then.</summary>
    public Shopper Held(DateTimeOffset until) => this with { HeldUntil = until, Turn = Turn + 1 };

    /// <summary>This shopper, no longer paused: what was put off because of it is looked at when it would have been.</summary>
    public Shopper Released() => this with
    {
        HeldUntil = null,
        Turn = Turn + 1,
        Journeys = [.. Journeys.Select(journey => journey.WaitsFor == Decisions.Reason.PausedByMerchant.Key ? journey with { NotBefore = null, WaitsFor = null } : journey)],
    };
}
