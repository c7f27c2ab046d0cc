namespace Retention.Reputation;

/// <summary>What tells against a sender. The numbers are stored: only ever add.</summary>
public enum IncidentKind
{
    /// <summary>The address does not exist, or takes nothing now or later. A letter that is refused this once (a full mailbox) is none.</summary>
    Bounce = 0,

    /// <summary>Its reader called the letter spam.</summary>
    Complaint = 1,
}
