using System.Collections.Immutable;
using Retention.App.Storage;
using Retention.Reputation;

namespace Retention.App.Reputation;

/// <summary>What is known of how mailboxes take a shop's letters.</summary>
/// <param name="Domain">The sending domain; empty for the shared one.</param>
/// <param name="Windows">What was measured, the shorter window first.</param>
/// <param name="Incidents">The letters behind the numbers.</param>
public sealed record StandingSeen(string Domain, ImmutableArray<Measured> Windows, IReadOnlyList<Incident> Incidents);
