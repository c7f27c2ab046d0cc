using System.Collections.Immutable;
using Retention.App.Cases;
using Retention.App.Explaining;
using Retention.App.Merchant.PeoplePages;
using Retention.App.Merchant.Staff;
using Retention.Cases;
using Retention.Events;

namespace Retention.App.Merchant.CasePages;

/// <summary>What a page tells of one case, with the shopper's whole story beside it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Staff">Who may look after it.</param>
/// <param name="Role">What the person at the page may give.</param>
/// <param name="Saved">The answers that people saved.</param>
/// <param name="Once">Makes a deed that is pressed twice one deed.</param>
public sealed record CaseSeen(Case Case, IReadOnlyList<StaffMember> Staff, CaseRole Role, ImmutableArray<SavedAnswer> Saved, string Once)
{
    /// <summary>The shopper's given name; null when not known.</summary>
    public string? FirstName { get; init; }

    /// <summary>The shopper's orders, the newest first.</summary>
    public IReadOnlyList<Order> Orders { get; init; } = [];

    /// <summary>What the shopper said in reviews, the newest first.</summary>
    public IReadOnlyList<ReviewGiven> Reviews { get; init; } = [];

    /// <summary>What the shopper answered to surveys, the newest first.</summary>
    public IReadOnlyList<SurveyAnswered> Answers { get; init; } = [];

    /// <summary>The shopper's other cases, the newest first.</summary>
    public IReadOnlyList<Case> Others { get; init; } = [];

    /// <summary>What happened last, messages among it, the newest first.</summary>
    public IReadOnlyList<StoryLine> Lines { get; init; } = [];

    /// <summary>The shopper's credit; null where the shop has none.</summary>
    public CreditSeen? Credit { get; init; }

    /// <summary>The flows that wait for the end of this case, by their titles.</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [];
}
