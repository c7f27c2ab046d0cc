namespace Retention;

/// <summary>What a message is for: it decides what consent it needs. Stored names; only ever add.</summary>
public enum Purpose
{
    /// <summary>About an order that the shopper made. Holds no offer.</summary>
    Service,

    /// <summary>Asks for the shopper's opinion.</summary>
    Feedback,

    /// <summary>Wants to sell.</summary>
    Marketing,
}
