namespace Retention.Shops;

/// <summary>Whether another program writes to the same shoppers about the same. The numbers are stored: only ever add.</summary>
public enum OtherSenders
{
    /// <summary>None does.</summary>
    None = 0,

    /// <summary>One did, and was turned off for what is on here.</summary>
    Yielding = 1,

    /// <summary>The merchant does not know.</summary>
    Unknown = 2,
}
