using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>A day is over on which a shopper's level may change though nothing else happens, or the merchant changed the levels. It is told to one shopper by our own id.</summary>
/// <param name="At">When (UTC).</param>
public sealed record TierDue(DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];
}
