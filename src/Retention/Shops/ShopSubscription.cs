namespace Retention.Shops;

/// <summary>What a shop subscribed to of ours, as its platform bills it.</summary>
/// <param name="Plan">Our plan's name.</param>
/// <param name="Status">The platform's word for how it stands, in lower case.</param>
/// <param name="At">Since when (UTC).</param>
public sealed record ShopSubscription(string Plan, string Status, DateTimeOffset At)
{
    /// <summary>Whether it is paid for.</summary>
    public bool IsActive => Status == "active";
}
