using System.Collections.Immutable;
using System.Globalization;
using Retention.Shops;
using static Retention.Setup.CheckState;

namespace Retention.Setup;

/// <summary>The seven checks before a flow is turned on, each with how it stands and what to do.</summary>
public static class SetupChecks
{
    // What WCAG 2.2 asks of the edge of a button (1.4.11).
    private const double Visible = 3;

    /// <summary>All seven, in the order in which a merchant goes through them.</summary>
    /// <param name="shop">The shop and its settings.</param>
    /// <param name="known">What is known beside them.</param>
    public static ImmutableArray<SetupCheck> Of(Shop shop, SetupKnown known) =>
        [Identity(shop), Brand(shop.Brand, known), Sender(shop, known), Consent(known.Reach), Suppressions(shop.EarlierSuppressions), Policy(shop.Brand), Others(shop)];

    private static SetupCheck Identity(Shop shop)
    {
        SetupCheck Is(CheckState state, string found, string? remedy) => new("identity", "Who you are", state, found, remedy);
        if (string.IsNullOrWhiteSpace(shop.Brand.Name))
            return Is(Missing, "Your shop has no name here.", "Give the name that your customers know.");
        if (string.IsNullOrWhiteSpace(shop.Brand.PostalAddress))
            return Is(Missing, $"Letters come from {shop.Brand.Name}. There is no postal address.", "Give your postal address: the law wants it under letters that advertise, and they can't be turned on without it.");
        return shop.Country is null && shop.TimeZone is null
            ? Is(Attention, $"Letters come from {shop.Brand.Name} and carry its postal address. Your country is not known.", "Say where your shop is, so that nothing is sent at night.")
            : Is(Done, $"Letters come from {shop.Brand.Name} and carry its postal address.", null);
    }

    private static SetupCheck Brand(Brand brand, SetupKnown known)
    {
        SetupCheck Is(CheckState state, string found, string? remedy) => new("brand", "How your letters look", state, found, remedy);
        if (brand.Logo is null && brand.Color is null)
            return Is(Missing, "There is no logo and no colour yet: letters show your name on a calm blue.", "Give the address of your logo, and your colour.");
        var logo = brand.Logo is null ? "There is no logo: your name is written instead." : "There is a logo.";
        if (brand.Color is null || known.ContrastOnButton is not { } onButton || known.ContrastOnPaper is not { } onPaper)
            return Is(Attention, $"{logo} There is no colour.", "Give your colour, like #2f6b4f.");
        var color = $"Words on your colour read at {Ratio(onButton)} to 1.";
        if (onPaper < Visible)
            return Is(Attention, $"{logo} {color} On white paper your colour has only {Ratio(onPaper)} to 1.", "Take a darker colour, so that buttons are seen at once: 3 to 1 or more.");
        if (brand.Logo is null)
            return Is(Attention, $"{logo} {color}", "Give the address of your logo.");
        return brand.Social.IsEmpty
            ? Is(Done, $"{logo} {color} There are no links to social networks; letters do without.", null)
            : Is(Done, $"{logo} {color} {Many(brand.Social.Length, "link")} to social networks.", null);
    }

    private static SetupCheck Sender(Shop shop, SetupKnown known)
    {
        SetupCheck Is(CheckState state, string found, string? remedy) => new("sender", "Who sends", state, found, remedy);
        if (known.SenderFault is { } fault)
            return Is(Missing, "Letters can't go out now.", fault);
        if (known.IsTestOnly)
            return Is(Attention, "Test only: letters are kept here for you to look at, and reach nobody.", "Set up a sender before you expect letters to arrive.");
        if (known.SharedPerDay is { } most)
            return Is(Missing, $"Letters come from {known.From}, an address that shops without a domain of their own share: tests and letters about orders only, {Number(most)} a day at most.", "Set up your own domain below: advertising and surveys wait for it.");
        var from = known.From is null ? "Letters go out." : $"Letters come from {known.From}.";
        return shop.ReplyTo is null
            ? Is(Attention, $"{from} There is no address for answers.", "Give the address that answers should reach.")
            : Is(Done, $"{from} Answers reach {shop.ReplyTo}.", null);
    }

    private static SetupCheck Consent(ReachCounts? reach)
    {
        SetupCheck Is(CheckState state, string found, string? remedy) => new("consent", "Who may be written to", state, found, remedy);
        if (reach is null)
            return Is(CantTell, "It has not been counted yet.", "Import what your shop has; it is counted afterwards, and once a day.");
        if (reach.People == 0)
            return Is(CantTell, "No customer is known yet.", "Import what your shop has, or wait for the first orders.");
        var (service, feedback, marketing) = (reach.Of(Channel.Email, Purpose.Service), reach.Of(Channel.Email, Purpose.Feedback), reach.Of(Channel.Email, Purpose.Marketing));
        var found = $"Of {Many(reach.People, "person", "people")} {Number(service)} may be written to about their orders, {Number(feedback)} asked for an opinion, {Number(marketing)} sent offers.";
        return marketing == 0
            ? Is(Attention, found, "Nobody has agreed to offers yet: ask at the checkout. Letters about orders go all the same.")
            : Is(Done, found, null);
    }

    private static SetupCheck Suppressions(EarlierSuppressions? earlier)
    {
        SetupCheck Is(CheckState state, string found, string? remedy) => new("suppressions", "Who must not be written to", state, found, remedy);
        return earlier switch
        {
            EarlierSuppressions.Imported => Is(Done, "The list that you had before is imported.", null),
            EarlierSuppressions.None => Is(Done, "You had no such list before, you said.", null),
            _ => Is(Missing, "People may have unsubscribed from your shop before it came here. Nothing that advertises can be turned on until you say; what is on already stays on.", "Import the list that you had before, or declare that there is none."),
        };
    }

    private static SetupCheck Policy(Brand brand) =>
        brand.PolicyUrl is { } url
            ? new("policy", "Refunds and exchanges", Done, $"Letters lead to {url}.", null)
            : new("policy", "Refunds and exchanges", Missing, "There is no link to your refund and exchange policy.", "Give its address: thank-you letters lead there.");

    private static SetupCheck Others(Shop shop)
    {
        SetupCheck Is(CheckState state, string found, string? remedy) => new("others", "Other senders", state, found, remedy);
        // What was found counts more than what was said.
        if (!shop.SendersFound.IsEmpty)
            return Is(Attention, $"Found in your shop, and writing to the same shoppers: {string.Join(", ", shop.SendersFound)}.", "Let them yield, or turn them off there: customers must not get everything twice.");
        return shop.OtherSenders switch
        {
            OtherSenders.None => Is(Done, "Nobody else writes such letters for your shop, you said.", null),
            OtherSenders.Yielding => Is(Done, "Other programs are turned off for what is on here, you said.", null),
            OtherSenders.Unknown => Is(Attention, "You don't know whether somebody else writes the same.", "Look at your shop's own notifications and its other apps: two reminders of one cart annoy."),
            _ => Is(CantTell, "Does another app or your shop itself send such letters?", "Answer below: customers must not get everything twice."),
        };
    }

    private static string Ratio(double contrast) => contrast.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Many(int count, string one, string? several = null) => $"{Number(count)} {(count == 1 ? one : several ?? $"{one}s")}";
}
