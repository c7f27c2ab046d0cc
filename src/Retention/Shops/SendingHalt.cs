namespace Retention.Shops;

/// <summary>Whoever runs the program has stopped a shop's sending: the merchant can't lift it.</summary>
/// <param name="Reason">Why, in the operator's words; the merchant does not see them.</param>
/// <param name="At">Since when (UTC).</param>
public sealed record SendingHalt(string Reason, DateTimeOffset At);
