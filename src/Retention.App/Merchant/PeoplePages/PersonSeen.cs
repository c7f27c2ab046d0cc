using Retention.App.Explaining;
using Retention.Shoppers;

namespace Retention.App.Merchant.PeoplePages;

/// <summary>What a page tells of one shopper.</summary>
/// <param name="Shopper">What is known; it holds no name or address.</param>
/// <param name="Addresses">The addresses, masked.</param>
/// <param name="Lines">A page of what happened, the newest first.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="IsMore">Whether there is an older page.</param>
/// <param name="IsCut">Whether there is more than is ever shown: it is no person.</param>
/// <param name="Next">What waits.</param>
/// <param name="Consent">What is on file.</param>
/// <param name="PausedUntil">Until when the merchant paused the shopper (UTC); null when not.</param>
public sealed record PersonSeen(
    Shopper Shopper, IReadOnlyList<string> Addresses, IReadOnlyList<StoryLine> Lines, int Page, bool IsMore, bool IsCut, IReadOnlyList<NextStep> Next, IReadOnlyList<ConsentOnFile> Consent, DateTimeOffset? PausedUntil)
{
    /// <summary>What the shopper saved for later, the newest first.</summary>
    public IReadOnlyList<SavedSeen> Saved { get; init; } = [];
}
