using System.Collections.Immutable;
using static Retention.Channel;
using static Retention.Purpose;

namespace Retention.Law;

/// <summary>
/// What allows a message, by country, way and purpose: the table, and nothing else. It is written to be read by a lawyer, and it is no legal
/// advice. Where a country has no row for a way and a purpose, the row "everywhere else" holds; where the country is not known, both that row and
/// the one of the shop's own country. A refusal wins over every row. Rows with ToConfirm come from general knowledge, or from sources that
/// disagree. docs/law.md shows the same; a test compares the two.
/// </summary>
public static class Rules
{
    private const Basis Consent = Basis.Express | DoubleOptIn;
    private const Basis DoubleOptIn = Basis.Confirmed | Basis.Named;
    private const Basis Everything = Consent | Basis.Sale | Basis.Purchase | Basis.Enquiry | Basis.Customer | Basis.Unasked;

    private static readonly ImmutableArray<string> GermanyAndAustria = ["DE", "AT"];

    // The other members of the European Union, and Iceland, Liechtenstein and Norway.
    private static readonly ImmutableArray<string> Europe =
        ["BE", "BG", "CY", "CZ", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"];

    /// <summary>What allows a message.</summary>
    public static readonly ImmutableArray<ConsentRule> Consents =
    [
        // United States. CAN-SPAM asks for a way out and a postal address, not for consent (facts/peers.md 3.5).
        new("United States", ["US"], Email, [Marketing], Consent, "CAN-SPAM, 15 USC 7704") { Note = "The law itself asks for no consent. It is asked for because mailbox providers and e-mail providers take advertising only to people who wanted it." },
        new("United States", ["US"], Email, [Feedback], Everything, "CAN-SPAM, 15 USC 7702(17)") { ToConfirm = true },
        // Prior express written consent; carriers want a double opt-in that names cart reminders (facts/peers.md 3.4).
        new("United States", ["US"], Text, [Marketing], Basis.Named, "TCPA, 47 CFR 64.1200; CTIA and carriers"),
        new("United States", ["US"], Text, [Service, Feedback], Consent, "TCPA, 47 CFR 64.1200"),

        // Canada. Express consent, or one that follows from a purchase or an enquiry and runs out: S.C. 2010, c. 23, s. 6 and 10(9), (10).
        new("Canada", ["CA"], Email, [Marketing], Consent | Basis.Purchase | Basis.Enquiry, "CASL s. 6, 10(9)-(10)")
        {
            PurchaseMonths = 24, EnquiryMonths = 6, ToConfirm = true, Note = "An enquiry is a shopper's wish to be told when an item is back.",
        },
        new("Canada", ["CA"], Email, [Feedback], Everything, "CASL s. 6(6)") { ToConfirm = true },
        new("Canada", ["CA"], Text, [Marketing], Basis.Named, "CASL s. 6; carriers") { ToConfirm = true },

        // Germany and Austria. A double opt-in is the practical proof (BGH I ZR 164/09); a request for a review is advertising (BGH VI ZR 225/17).
        new("Germany and Austria", GermanyAndAustria, Email, [Marketing], DoubleOptIn | Basis.Sale, "UWG § 7 (Germany); TKG 2021 § 174 (Austria); EU 2002/58/EC 13(2)") { ToConfirm = true },
        new("Germany and Austria", GermanyAndAustria, Email, [Feedback], DoubleOptIn | Basis.Sale, "UWG § 7 (Germany); TKG 2021 § 174 (Austria)") { ToConfirm = true, Note = "A request for a review, and a survey, count as advertising." },
        new("Germany and Austria", GermanyAndAustria, Text, [Marketing], Basis.Named, "UWG § 7 (Germany); TKG 2021 § 174 (Austria)") { ToConfirm = true },
        new("Germany and Austria", GermanyAndAustria, Text, [Feedback], DoubleOptIn, "UWG § 7 (Germany); TKG 2021 § 174 (Austria)") { ToConfirm = true },

        // The others in Europe. Soft opt-in: own similar goods, a refusal offered at the sale and in each letter (facts/peers.md 3.5).
        new("European Union and EEA, the others", Europe, Email, [Marketing], Consent | Basis.Sale, "EU 2002/58/EC 13(1)-(2)") { Note = "Member states differ on whether the sale must be completed; here it must." },
        new("European Union and EEA, the others", Europe, Email, [Feedback], Everything, "EU 2002/58/EC 13") { ToConfirm = true, Note = "Where yours counts it as advertising, set feedback-needs-consent." },
        new("European Union and EEA, the others", Europe, Text, [Marketing], Basis.Named, "EU 2002/58/EC 13(1)"),
        // Also in negotiations for a sale, says the regulation: here it takes the sale.
        new("United Kingdom", ["GB"], Email, [Marketing], Consent | Basis.Sale, "PECR reg. 22(3)"),
        new("United Kingdom", ["GB"], Email, [Feedback], Everything, "PECR reg. 22") { ToConfirm = true },
        new("United Kingdom", ["GB"], Text, [Marketing], Basis.Named, "PECR reg. 22") { ToConfirm = true },
        new("Switzerland", ["CH"], Email, [Marketing], Consent | Basis.Sale, "UWG Art. 3(1)(o)") { ToConfirm = true },
        new("Switzerland", ["CH"], Email, [Feedback], Everything, "UWG Art. 3(1)(o)") { ToConfirm = true },

        // Australia and New Zealand. Consent may be inferred from a business relationship.
        new("Australia", ["AU"], Email, [Marketing], Consent | Basis.Sale, "Spam Act 2003 (Cth) s. 16, Sch. 2") { ToConfirm = true },
        new("Australia", ["AU"], Email, [Feedback], Everything, "Spam Act 2003 (Cth) s. 6") { ToConfirm = true },
        new("New Zealand", ["NZ"], Email, [Marketing], Consent | Basis.Sale, "Unsolicited Electronic Messages Act 2007 s. 4, 9") { ToConfirm = true },
        new("New Zealand", ["NZ"], Email, [Feedback], Everything, "Unsolicited Electronic Messages Act 2007 s. 6") { ToConfirm = true },

        // Japan. Opt-in, with an exception for those with whom there is business (Art. 3).
        new("Japan", ["JP"], Email, [Marketing], Consent | Basis.Sale, "特定電子メール法 (Act on Regulation of Transmission of Specified Electronic Mail) Art. 3") { ToConfirm = true },
        new("Japan", ["JP"], Email, [Feedback], Everything, "特定電子メール法 Art. 2") { ToConfirm = true },

        // The strictest that makes sense where no row says otherwise; our own rule, no law's.
        new(Elsewhere, [], Email, [Service], Everything, "about an order that was placed, or what was asked for"),
        new(Elsewhere, [], Email, [Feedback], Consent | Basis.Sale | Basis.Customer, "the strictest sensible default") { ToConfirm = true },
        new(Elsewhere, [], Email, [Marketing], Consent, "the strictest sensible default") { ToConfirm = true },
        new(Elsewhere, [], Text, [Service, Feedback], Consent, "the strictest sensible default") { ToConfirm = true },
        new(Elsewhere, [], Text, [Marketing], Basis.Named, "the American carriers' rule, kept everywhere") { ToConfirm = true },
    ];

    /// <summary>Whether an offer (a code, an invitation of friends) makes advertising of a letter that is none.</summary>
    public static readonly ImmutableArray<OfferRule> Offers =
    [
        // What counts is the primary purpose: an offer below what the letter is about does not change it.
        new("United States", ["US"], IsMarketing: false, "CAN-SPAM, 16 CFR 316.3") { ToConfirm = true },
        new("Germany and Austria", GermanyAndAustria, IsMarketing: true, "UWG § 7 (Germany); TKG 2021 § 174 (Austria)") { ToConfirm = true },
        new(Elsewhere, [], IsMarketing: true, "the strictest sensible default") { ToConfirm = true },
    ];

    /// <summary>Every country that no row names.</summary>
    internal const string Elsewhere = "Everywhere else";
}
