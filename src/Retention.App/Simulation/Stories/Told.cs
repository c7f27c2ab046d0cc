using Retention.Events;

namespace Retention.App.Simulation.Stories;

/// <summary>One thing that the storefront or the shopper tells, before it travels.</summary>
/// <param name="At">When it happens (UTC).</param>
/// <param name="Happened">What.</param>
/// <param name="Topic">The storefront's name of it; null for what is told on our own pages.</param>
internal readonly record struct Told(DateTimeOffset At, Happened Happened, string? Topic);

/// <summary>A story: what is told of one cart, one order, one person or one item.</summary>
/// <param name="Begins">The earliest moment at which anything of it is told.</param>
/// <param name="Name">What its dice and the keys of its events are called.</param>
/// <param name="Tell">Tells it, in any order.</param>
internal sealed record Story(DateTimeOffset Begins, string Name, Func<IEnumerable<Told>> Tell);
