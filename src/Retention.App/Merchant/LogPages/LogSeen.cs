using Retention.App.Storage;

namespace Retention.App.Merchant.LogPages;

/// <summary>A page of the decision log.</summary>
/// <param name="Lines">Its lines, the newest first.</param>
/// <param name="Older">The key before which the next page begins; null when there is nothing older.</param>
/// <param name="IsUnknown">Whether a person was asked for whom the shop does not know.</param>
public sealed record LogSeen(IReadOnlyList<JournalLine> Lines, string? Older, bool IsUnknown = false);
