namespace Retention.Reputation;

/// <summary>How well mailboxes take a shop's letters, the best first. The numbers are stored: only ever add.</summary>
public enum StandingLevel
{
    /// <summary>Well, as far as is known.</summary>
    Good = 0,

    /// <summary>The merchant is warned; everything goes.</summary>
    Warned = 1,

    /// <summary>Marketing waits.</summary>
    MarketingWaits = 2,

    /// <summary>Only letters about an order that the shopper made go.</summary>
    OnlyService = 3,
}
