using System.Collections.Immutable;
using Retention.Shops;

namespace Retention.Events;

/// <summary>What the shop tells of itself: its name, its currency, its plan. What is not told stays as it is known.</summary>
/// <param name="Details">What is told.</param>
public sealed record ShopDetailsReported(ShopDetails Details) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];
}

/// <summary>What the shop lets us do has changed.</summary>
/// <param name="Scopes">All that it lets us do now, by the platform's own names.</param>
/// <param name="At">When (UTC): of two the newer holds, whichever arrives last.</param>
public sealed record ScopesChanged(ImmutableArray<string> Scopes, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];
}

/// <summary>What the shop subscribed to of ours has changed, as its platform bills it.</summary>
/// <param name="Plan">Our plan's name.</param>
/// <param name="Status">The platform's word for how it stands, in lower case: <c>active</c>, <c>cancelled</c>, <c>frozen</c>.</param>
/// <param name="At">When (UTC): of two the newer holds, whichever arrives last.</param>
public sealed record PlanReported(string Plan, string Status, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];
}
