using System.Collections.Immutable;

namespace Retention.Law;

/// <summary>A row of the table: what allows a message somewhere.</summary>
/// <param name="Place">Where it holds, as a merchant reads it.</param>
/// <param name="Countries">The countries by their ISO codes; none for everywhere else.</param>
/// <param name="Channel">By which way the message goes.</param>
/// <param name="Purposes">What it is for.</param>
/// <param name="Enough">Every basis that is enough, the stronger ones too.</param>
/// <param name="Source">Where that stands, as a merchant reads it.</param>
public sealed record ConsentRule(string Place, ImmutableArray<string> Countries, Channel Channel, ImmutableArray<Purpose> Purposes, Basis Enough, string Source)
{
    /// <summary>For how many months a purchase is a basis, where <see cref="Basis.Purchase"/> is one; null for ever.</summary>
    public int? PurchaseMonths { get; init; }

    /// <summary>For how many months an enquiry is a basis, where <see cref="Basis.Enquiry"/> is one; null for ever.</summary>
    public int? EnquiryMonths { get; init; }

    /// <summary>What a merchant should know beside it; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether it comes from general knowledge, or from sources that disagree: to be confirmed by a lawyer before it is relied on.</summary>
    public bool ToConfirm { get; init; }

    /// <summary>Where it holds and stands, in one line.</summary>
    public string Said => $"{Place}: {Source}{(ToConfirm ? " (confirm before use)" : "")}";

    /// <summary>What both ask.</summary>
    public ConsentRule And(ConsentRule other) => this with
    {
        Place = Place == other.Place ? Place : $"{Place}, and {other.Place}",
        Enough = Enough & other.Enough,
        PurchaseMonths = Fewer(PurchaseMonths, other.PurchaseMonths),
        EnquiryMonths = Fewer(EnquiryMonths, other.EnquiryMonths),
        Source = Source == other.Source ? Source : $"{Source}; {other.Source}",
        ToConfirm = ToConfirm || other.ToConfirm,
    };

    private static int? Fewer(int? one, int? other) => one is null || other < one ? other : one;
}
