using System.Collections.Immutable;
using Retention.Cases;
using Retention.Decisions;
using Retention.Reviews;

namespace Retention.Shops;

/// <summary>
/// What a merchant may set about all flows. Each has the default of facts/peers.md section 4, so that a shop that sets nothing is well served.
/// What an earlier version stored lacks what was added since, and reads as its default: numbers stand among the parameters for that, because the
/// generated reader gives a property that is not told the 0 of its type, whatever its initializer says.
/// </summary>
/// <param name="EmailsPerDay">How many marketing and feedback e-mails a shopper gets within 24 hours.</param>
/// <param name="EmailsPerFortnight">How many marketing and feedback e-mails a shopper gets within 14 days.</param>
/// <param name="TextsPerDay">How many texts a shopper gets within 24 hours.</param>
/// <param name="ReviewCreditsPerMonth">How many reviews of a shopper are rewarded within a month.</param>
/// <param name="ReturnDays">How many days an order can be sent back: before they are over it earns nothing.</param>
/// <param name="PurchaseCreditsPerMonth">How many orders of a shopper earn credit within a month.</param>
/// <param name="SurveyCreditsPerMonth">How many surveys of a shopper are rewarded within a month.</param>
/// <param name="ReferralCreditsPerMonth">How many friends of a shopper are rewarded within a month.</param>
/// <param name="CreditDays">For how many days credit can be used; 0 for no end.</param>
public sealed record FlowSettings(
    int EmailsPerDay = 1,
    int EmailsPerFortnight = 4,
    int TextsPerDay = 1,
    int ReviewCreditsPerMonth = 1,
    int ReturnDays = 30,
    int PurchaseCreditsPerMonth = 10,
    int SurveyCreditsPerMonth = 1,
    int ReferralCreditsPerMonth = 5,
    int CreditDays = 365)
{
    /// <summary>A shop that sets nothing.</summary>
    public static readonly FlowSettings Default = new();

    /// <summary>
    /// Times that differ from the flows' own, by name: <c>abandoned-cart/reminder/wait</c>, <c>abandoned-cart/reminder/deadline</c>,
    /// <c>nps/once-per</c>. See <see cref="Timings"/>.
    /// </summary>
    public ImmutableDictionary<string, TimeSpan> Times { get => field ?? ImmutableDictionary<string, TimeSpan>.Empty; init; } = ImmutableDictionary<string, TimeSpan>.Empty;

    /// <summary>Shares held back that differ from <see cref="Holdout.DefaultPercent"/>, in percent, by the flow's switch.</summary>
    public ImmutableDictionary<string, double> Holdouts { get => field ?? ImmutableDictionary<string, double>.Empty; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Whether the shop itself asks who agrees to advertising to confirm it (double opt-in): then no letter of ours does, where the country's law wants that.</summary>
    public bool ConfirmsElsewhere { get; init; }

    /// <summary>How many shoppers are asked by surveys a day, the most loyal first; null for all.</summary>
    public int? SurveysPerDay { get; init; }

    /// <summary>When e-mails may go.</summary>
    public SendWindow EmailWindow { get => field ?? SendWindow.Email; init; } = SendWindow.Email;

    /// <summary>When texts may go, as far as the law of the place allows it too (<see cref="Law.TextHours"/>).</summary>
    public SendWindow TextWindow { get => field ?? SendWindow.Text; init; } = SendWindow.Text;

    /// <summary>
    /// Whether who bought may be written to about similar goods until they refuse, or for as long as the law says, where the country's law knows
    /// that (EU 2002/58/EC 13(2), "soft opt-in"; CASL 10(9)). Only for a shop that offers the refusal when it takes the address.
    /// </summary>
    public bool AllowsSoftOptIn { get; init; }

    /// <summary>Countries in which asking for an opinion counts as advertising, by ISO code, beside those of <see cref="Law.Rules"/>: there it needs what advertising needs.</summary>
    public ImmutableArray<string> FeedbackNeedsConsent { get => field.IsDefault ? ["DE"] : field; init; } = ["DE"];

    /// <summary>Whether letters name no items: no title, no variant and no picture, so that nobody who sees one learns what was bought.</summary>
    public bool IsDiscreet { get; init; }

    /// <summary>
    /// Whether orders that the shop entered itself start flows too: those of a shop front that orders by the shop's interface, say. Those of
    /// marketplaces and tills must not be written to.
    /// </summary>
    public bool SpeaksOfEnteredOrders { get; init; }

    /// <summary>The discount code that a last reminder may offer; null when the shop allows none.</summary>
    public string? Code { get; init; }

    /// <summary>Where shoppers invite friends; null when the shop has no such thing. Offered to all alike, whatever they answered.</summary>
    public string? ReferralUrl { get; init; }

    /// <summary>What a friend who was invited gets for the first order; null for nothing, and then nobody is invited.</summary>
    public Money? FriendCredit { get; init; }

    /// <summary>The path of the page on which shoppers log in or open an account; null for where the shop's platform has it.</summary>
    public string? AccountPage { get; init; }

    /// <summary>How many messages the shop sends within 24 hours at most; null for no limit.</summary>
    public int? MessagesPerDay { get; init; }

    /// <summary>Whether the shop can send texts.</summary>
    public bool SendsTexts { get; init; }

    /// <summary>Whether the curly quotes, dashes and dots of texts stay as they are: written plainly, such a text costs a half or a third.</summary>
    public bool KeepsTypography { get; init; }

    /// <summary>What a shopper gets for a review, whatever it says; null for nothing. In the shop's own currency.</summary>
    public Money? ReviewCredit { get; init; }

    /// <summary>What a shopper gets for a review with a photo, in place of <see cref="ReviewCredit"/>; null for the same.</summary>
    public Money? ReviewPhotoCredit { get; init; }

    /// <summary>How many percent of what was kept of an order a shopper gets; null for nothing.</summary>
    public decimal? PurchasePercent { get; init; }

    /// <summary>What a shopper gets for a survey that was answered to its end, whatever was answered; null for nothing.</summary>
    public Money? SurveyCredit { get; init; }

    /// <summary>What a shopper gets for a friend's kept purchase; null for nothing.</summary>
    public Money? ReferralCredit { get; init; }

    /// <summary>How much a shopper earns within a month at most, by all of these together; null for no such limit.</summary>
    public Money? CreditPerMonth { get; init; }

    /// <summary>What less than this is left of credit is not reminded of before it runs out; null to remind of any.</summary>
    public Money? CreditReminderLeast { get; init; }

    /// <summary>Whether, and when, the reviews that the shop got are shown in it.</summary>
    public ReviewShowing ShowReviews { get; init; }

    /// <summary>Whether the ratings are written to the shop's products, where other programs and the theme read them.</summary>
    public bool WritesReviewFigures { get; init; }

    /// <summary>Whether the shop's record of a customer bears the band of the last survey's answer as a tag.</summary>
    public bool TagsCustomers { get; init; }

    /// <summary>The levels that shoppers reach; null where there are none.</summary>
    public Tiers.TierSettings? Tiers { get; init; }

    /// <summary>How long after its payment an order is taken for sent, where the shop never says that it was; null where only what it says counts.</summary>
    public TimeSpan? SentAfterPayment { get; init; }

    /// <summary>How long a parcel takes within the shop's country, where its arrival is not told.</summary>
    public TimeSpan DomesticTransit { get; init => field = Or(value, 5); } = TimeSpan.FromDays(5);

    /// <summary>How long a parcel takes abroad, where its arrival is not told.</summary>
    public TimeSpan ForeignTransit { get; init => field = Or(value, 12); } = TimeSpan.FromDays(12);

    /// <summary>What is taken for the gap between orders of a shopper with too few of them.</summary>
    public TimeSpan UsualGap { get; init => field = Or(value, 60); } = TimeSpan.FromDays(60);

    /// <summary>Items that are used up, and how long one lasts, by the storefront's id of the variant.</summary>
    public ImmutableDictionary<string, TimeSpan> Lasts { get => field ?? ImmutableDictionary<string, TimeSpan>.Empty; init; } = ImmutableDictionary<string, TimeSpan>.Empty;

    /// <summary>Who looks after a case that nobody took yet, by the id of a member of the staff; null for nobody.</summary>
    public string? CaseOwner { get; init; }

    /// <summary>The name that stands in the word to the shopper that a case was opened, of a person or a team; null for the shop's own.</summary>
    public string? CaseContact { get; init; }

    /// <summary>Whether a shopper who wrote is not told at once who will answer by when.</summary>
    public bool SendsNoAcknowledgement { get; init; }

    /// <summary>When somebody answers shoppers, by the shop's clock.</summary>
    public OpenHours CaseHours { get => field ?? OpenHours.Usual; init; } = OpenHours.Usual;

    /// <summary>Who approves what agents may not give, by the ids that the platform gives its staff; empty where everybody may.</summary>
    public ImmutableArray<string> CaseOwners { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What an agent may give away in one case; null for nothing without an owner's word.</summary>
    public Money? CaseLimitAgent { get; init; }

    /// <summary>What an owner may give away in one case; null for no limit.</summary>
    public Money? CaseLimitOwner { get; init; }

    /// <summary>Whether cases are worked through in an order that chance drew, so that the report can compare fairly.</summary>
    public bool DrawsCases { get; init; }

    // None of these can be 0, which is what is read where nothing was stored.
    private static TimeSpan Or(TimeSpan told, int days) => told == TimeSpan.Zero ? TimeSpan.FromDays(days) : told;
}
