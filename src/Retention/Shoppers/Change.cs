namespace Retention.Shoppers;

/// <summary>What is different now that an event was compared with what was known. Flows start and stop on these. All times are UTC.</summary>
public abstract record Change
{
    private protected Change()
    {
    }
}

/// <summary>An order became paid, or was first heard of when it already was.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When it was paid, as far as the storefront told.</param>
public sealed record OrderPaid(string OrderId, DateTimeOffset At) : Change;

/// <summary>An order was cancelled.</summary>
/// <param name="OrderId">The order.</param>
public sealed record OrderCancelled(string OrderId) : Change;

/// <summary>Money of an order was given back.</summary>
/// <param name="OrderId">The order.</param>
public sealed record OrderRefunded(string OrderId) : Change;

/// <summary>An order was deleted in the shop.</summary>
/// <param name="OrderId">The order.</param>
public sealed record OrderDeleted(string OrderId) : Change;

/// <summary>The person was erased.</summary>
public sealed record PersonErased : Change;
