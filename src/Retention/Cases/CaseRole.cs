namespace Retention.Cases;

/// <summary>What somebody of the shop may give away by their own word.</summary>
public enum CaseRole
{
    /// <summary>Whoever answers shoppers.</summary>
    Agent,

    /// <summary>Whoever owns the shop, or was named beside them: approves what is above an agent's limit.</summary>
    Owner,
}
