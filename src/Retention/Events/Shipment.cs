using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>How far a parcel has come. The numbers are stored and rank the stages.</summary>
public enum ShipmentStage
{
    /// <summary>Handed to the carrier.</summary>
    Sent = 0,

    /// <summary>With the shopper.</summary>
    Delivered = 1,

    /// <summary>Lost, returned or called off: nothing will arrive.</summary>
    Failed = 2,
}

/// <summary>A parcel of an order as the carrier or the storefront reported it.</summary>
/// <param name="OrderId">The storefront's id of the order.</param>
/// <param name="ShipmentId">The storefront's id of the parcel.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="At">When it came so far (UTC).</param>
public sealed record ShipmentReported(string OrderId, string ShipmentId, ShipmentStage Stage, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));
}
