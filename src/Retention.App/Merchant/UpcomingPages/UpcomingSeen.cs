using Retention.App.Explaining;

namespace Retention.App.Merchant.UpcomingPages;

/// <summary>One message that is to come.</summary>
/// <param name="Shopper">Our id of the shopper.</param>
/// <param name="Step">The step that waits.</param>
/// <param name="Note">Why nothing may come of it; null when there is nothing to say.</param>
public sealed record UpcomingLine(string Shopper, NextStep Step, string? Note);

/// <summary>A day of what is to come.</summary>
/// <param name="Day">A moment of it (UTC).</param>
/// <param name="Count">How many wake-ups the plan has on it: at most so many messages, since who bought meanwhile hears nothing.</param>
/// <param name="From">Where its page begins.</param>
public sealed record UpcomingDay(DateTimeOffset Day, int Count, string From);

/// <summary>What is to come within seven days.</summary>
/// <param name="Days">Day by day.</param>
/// <param name="IsMore">Whether the plan has more than was counted.</param>
/// <param name="Lines">A page of it, each looked up with its shopper: what ended meanwhile is not among them.</param>
/// <param name="Later">Where the next page begins; null when there is none.</param>
public sealed record UpcomingSeen(IReadOnlyList<UpcomingDay> Days, bool IsMore, IReadOnlyList<UpcomingLine> Lines, string? Later);
