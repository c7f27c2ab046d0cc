namespace Retention.Texts;

/// <summary>What one part of a text costs by the public lists, in USD.</summary>
/// <param name="Country">Where it goes: two-letter ISO code.</param>
/// <param name="Provider">What the provider takes.</param>
/// <param name="Carrier">What the carrier adds.</param>
/// <param name="ValidFrom">From which day on (UTC).</param>
public sealed record PartPrice(string Country, decimal Provider, decimal Carrier, DateOnly ValidFrom)
{
    /// <summary>Both together.</summary>
    public decimal Total => Provider + Carrier;
}
