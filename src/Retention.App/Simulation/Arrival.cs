using Retention.Events;

namespace Retention.App.Simulation;

/// <summary>One event as a door would have received it.</summary>
/// <param name="ArrivedAt">When it arrived (UTC). A late one says of itself that it happened long before.</param>
/// <param name="Key">The event's key: a doubled delivery has the same one.</param>
/// <param name="Happened">The event.</param>
/// <param name="Topic">The platform's name of it; null for what the shopper told on our own pages.</param>
internal sealed record Arrival(DateTimeOffset ArrivedAt, string Key, Happened Happened, string? Topic);
