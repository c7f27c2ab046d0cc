namespace Retention.Shops;

/// <summary>How a flow's switch stands.</summary>
public enum FlowMode
{
    /// <summary>Nothing begins.</summary>
    Off,

    /// <summary>Everything is decided as if it were on; what would go to a shopper goes to a member of staff instead.</summary>
    Test,

    /// <summary>It writes to shoppers.</summary>
    On,
}
