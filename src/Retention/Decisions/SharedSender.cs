namespace Retention.Decisions;

/// <summary>
/// What a shop without a domain of its own sent from the operator's address. Mailbox providers count what many shops send from one domain as one
/// sender's (facts/messaging.md 3.2), so that only letters about orders go from there, and few.
/// </summary>
/// <param name="SentToday">How many letters within the last 24 hours.</param>
/// <param name="Limit">How many there may be.</param>
public sealed record SharedSender(int SentToday, int Limit);
