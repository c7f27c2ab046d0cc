using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>Credit of a shopper runs out soon: our own books tell it, when it is time to say so. How much is left is looked up when it is said.</summary>
/// <param name="OrderId">An order of the shopper's with the address whose the credit is.</param>
/// <param name="LastDay">The last day on which it can be used, by the shop's calendar.</param>
/// <param name="Days">Which time of telling it is: so many days before.</param>
/// <param name="At">When it is told (UTC).</param>
public sealed record CreditEnds(string OrderId, DateOnly LastDay, int Days, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));
}
