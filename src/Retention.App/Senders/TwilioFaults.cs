using System.Collections.Frozen;

namespace Retention.App.Senders;

/// <summary>What a code of Twilio's means for us.</summary>
internal enum TwilioFaultKind
{
    /// <summary>Not known: this one text is given up, and nothing follows for the number.</summary>
    Other,

    /// <summary>Not processed: the same text may go later.</summary>
    Later,

    /// <summary>The number can't take texts, now or later: it is suppressed.</summary>
    BadNumber,

    /// <summary>Its owner wants no more of them: it is suppressed.</summary>
    OptedOut,

    /// <summary>This one did not arrive; the next may.</summary>
    NotReached,

    /// <summary>A carrier or Twilio would not let it through. Never tried again: that makes it worse.</summary>
    Blocked,

    /// <summary>The account or its registration: texts wait until somebody mends it.</summary>
    Account,

    /// <summary>The text itself is wrong, which is a fault of ours.</summary>
    BadText,
}

/// <summary>A fault of Twilio's in our words.</summary>
/// <param name="Code">Twilio's code.</param>
/// <param name="Kind">What it means for us.</param>
/// <param name="Words">What it means, for the merchant.</param>
internal sealed record TwilioFault(int Code, TwilioFaultKind Kind, string Words);

/// <summary>
/// Twilio's codes, of answers and of reports (facts/messaging.md 2.2; what is marked there as unconfirmed is marked here too). Twilio changes
/// them and asks not to rely on them: what is not in the table is taken for <see cref="TwilioFaultKind.Other"/>.
/// </summary>
internal static class TwilioFaults
{
    private static readonly FrozenDictionary<int, TwilioFault> Known = new TwilioFault[]
    {
        new(20003, TwilioFaultKind.Account, "Twilio refuses the account's key or token"),
        new(20404, TwilioFaultKind.Account, "Twilio knows no such account or service"),
        new(20429, TwilioFaultKind.Later, "too many requests at once"),
        new(21211, TwilioFaultKind.BadNumber, "this is no telephone number"),
        new(21408, TwilioFaultKind.Blocked, "texts to this country are not turned on in the Twilio account (Messaging, Geo permissions)"),
        new(21603, TwilioFaultKind.Account, "the messaging service has no sender"), // Unconfirmed.
        new(21604, TwilioFaultKind.BadText, "no number was given"), // Unconfirmed.
        new(21606, TwilioFaultKind.Account, "the sender's number can't send texts"),
        new(21608, TwilioFaultKind.Account, "the Twilio account is a trial, or its compliance profile is not approved"),
        new(21610, TwilioFaultKind.OptedOut, "the person answered STOP to this sender"),
        new(21611, TwilioFaultKind.Later, "the sender has more texts waiting than it can send in ten hours"),
        new(21612, TwilioFaultKind.Blocked, "this sender can't reach that number"),
        new(21614, TwilioFaultKind.BadNumber, "the number is no mobile"),
        new(21617, TwilioFaultKind.BadText, "the text is longer than 1,600 characters"), // Unconfirmed.
        new(21635, TwilioFaultKind.BadNumber, "the number is a fixed line"),
        new(21703, TwilioFaultKind.Account, "the messaging service has no sender"), // Unconfirmed.
        new(30001, TwilioFaultKind.NotReached, "it waited too long at Twilio"),
        new(30002, TwilioFaultKind.Account, "the Twilio account is suspended"), // Unconfirmed.
        new(30003, TwilioFaultKind.NotReached, "the telephone is off or out of reach"),
        new(30004, TwilioFaultKind.Blocked, "the telephone or its carrier blocks it"), // Unconfirmed.
        new(30005, TwilioFaultKind.BadNumber, "the number does not exist, or nobody uses it any more"),
        new(30006, TwilioFaultKind.BadNumber, "the number is a fixed line, or its carrier takes no texts"),
        new(30007, TwilioFaultKind.Blocked, "the carrier took it for spam"),
        new(30008, TwilioFaultKind.NotReached, "it did not arrive, and the carrier does not say why"),
        new(30017, TwilioFaultKind.NotReached, "the carrier's network was overloaded"), // Unconfirmed.
        new(30022, TwilioFaultKind.NotReached, "the carrier's limit for this sender was reached"), // Unconfirmed.
        new(30023, TwilioFaultKind.NotReached, "the carrier's daily limit for this brand was reached"), // Unconfirmed.
        new(30032, TwilioFaultKind.Account, "the toll-free number is not verified"),
        new(30034, TwilioFaultKind.Account, "the sender's number is not registered with US carriers (A2P 10DLC)"),
        new(30450, TwilioFaultKind.Blocked, "Twilio took it for fraud (SMS pumping protection)"),
        new(30610, TwilioFaultKind.Blocked, "Twilio kept it back for the night (Compliance Toolkit)"),
        new(30640, TwilioFaultKind.Blocked, "Twilio knows the number's owner for lawsuits (Compliance Toolkit)"),
        new(60728, TwilioFaultKind.Later, "the account's texts of this hour are used up"),
        new(63017, TwilioFaultKind.Later, "the account sends more in a second than it may"),
        new(63038, TwilioFaultKind.Account, "the account's texts of this day are used up"),
    }.ToFrozenDictionary(fault => fault.Code);

    /// <summary>All that are known.</summary>
    public static IEnumerable<TwilioFault> All => Known.Values;

    /// <summary>What a code means; null for none.</summary>
    public static TwilioFault? Find(int? code) => code is { } number ? Known.GetValueOrDefault(number) ?? new(number, TwilioFaultKind.Other, "Twilio did not say more") : null;
}
