using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>A shopper reviewed items of an order. The rating is not told here: no rule of a flow or a reward may look at it (16 CFR 465.4).</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When (UTC).</param>
public sealed record ReviewGiven(string OrderId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));
}

/// <summary>A shopper says that an order has not arrived yet.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When (UTC).</param>
public sealed record NotArrivedYet(string OrderId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));
}

/// <summary>A shopper answered how likely a recommendation is.</summary>
/// <param name="OrderId">The order that the survey was about.</param>
/// <param name="Score">From 0 to 10.</param>
/// <param name="At">When (UTC).</param>
public sealed record SurveyAnswered(string OrderId, int Score, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));
}

/// <summary>A shopper has a problem with an order and wants to talk to a person.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When (UTC).</param>
public sealed record ProblemRaised(string OrderId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));
}

/// <summary>A person of the shop closed the case about an order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When (UTC).</param>
public sealed record CaseClosed(string OrderId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));
}
