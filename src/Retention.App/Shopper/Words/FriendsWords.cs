using Retention.Referrals;

namespace Retention.App.ForShoppers;

/// <summary>The words of the page on which a shopper invites friends, and of the page that a friend sees.</summary>
public sealed record FriendsWords
{
    /// <summary>The heading of the page on which a shopper invites friends.</summary>
    public required string Title { get; init; }

    /// <summary>What whoever invites gets; the shop's name, and how much.</summary>
    public required Func<string, string, string> Intro { get; init; }

    /// <summary>What the friend gets; how much.</summary>
    public required Func<string, string> FriendGets { get; init; }

    /// <summary>When it counts: the friend's first order, kept for so many days.</summary>
    public required Func<int, string> Rules { get; init; }

    /// <summary>The button that makes the link.</summary>
    public required string Get { get; init; }

    /// <summary>Stands over the link.</summary>
    public required string Link { get; init; }

    /// <summary>The link that opens a mail with it.</summary>
    public required string Mail { get; init; }

    /// <summary>That mail's subject; the shop's name.</summary>
    public required Func<string, string> MailSubject { get; init; }

    /// <summary>That mail's words; the shop's name, and the link.</summary>
    public required Func<string, string, string> MailText { get; init; }

    /// <summary>Stands over how it stands with each friend.</summary>
    public required string FriendsTitle { get; init; }

    /// <summary>Said while there is none.</summary>
    public required string NoFriends { get; init; }

    /// <summary>One friend, by the day of the invitation: who it is, is the friend's to tell.</summary>
    public required Func<string, string> Friend { get; init; }

    /// <summary>Said of a friend who asked for the code.</summary>
    public required string Invited { get; init; }

    /// <summary>Said of a friend who bought, and may still send it back.</summary>
    public required string Waiting { get; init; }

    /// <summary>Said of a friend who kept the order.</summary>
    public required string Earned { get; init; }

    /// <summary>Said of a friend who does not count.</summary>
    public required string Refused { get; init; }

    /// <summary>Said where the friend was the shopper.</summary>
    public required string WasYou { get; init; }

    /// <summary>Said where the order was not kept.</summary>
    public required string NotKept { get; init; }

    /// <summary>Said where the address was another spelling of the shopper's own mailbox.</summary>
    public required string OwnMailbox { get; init; }

    /// <summary>Said where both have one home or number.</summary>
    public required string OneHome { get; init; }

    /// <summary>Said where it was not the first order.</summary>
    public required string NotFirst { get; init; }

    /// <summary>Said where enough was earned this month.</summary>
    public required string MonthFull { get; init; }

    /// <summary>Said where the shop did not count it.</summary>
    public required string NotCounted { get; init; }

    /// <summary>Said where no address is kept to which the credit could belong.</summary>
    public required string NoAddress { get; init; }

    /// <summary>The heading of the page that a friend sees; the shop's name.</summary>
    public required Func<string, string> WelcomeTitle { get; init; }

    /// <summary>What the friend gets; the shop's name, and how much.</summary>
    public required Func<string, string, string> Welcome { get; init; }

    /// <summary>The field for the friend's address.</summary>
    public required string Email { get; init; }

    /// <summary>The button.</summary>
    public required string Send { get; init; }

    /// <summary>What the address is used for.</summary>
    public required string Promise { get; init; }

    /// <summary>Said of an address that is none.</summary>
    public required string NoEmail { get; init; }

    /// <summary>Said when too many were typed in.</summary>
    public required string TooOften { get; init; }

    /// <summary>The heading when the address was taken.</summary>
    public required string DoneTitle { get; init; }

    /// <summary>Said then, whoever it is; the shop's name.</summary>
    public required Func<string, string> Done { get; init; }

    /// <summary>The heading where the link leads to nothing.</summary>
    public required string OverTitle { get; init; }

    /// <summary>Said then.</summary>
    public required string Over { get; init; }

    /// <summary>How it stands with a friend.</summary>
    public string Of(ReferralState state) => state switch { ReferralState.Invited => Invited, ReferralState.Waiting => Waiting, ReferralState.Earned => Earned, _ => Refused };

    /// <summary>Why it earned nothing, by the key of the reason.</summary>
    public string Why(string reason) => reason switch
    {
        "self" => WasYou,
        "cancelled" or "refunded" or "order-gone" or "not-paid" or "test-order" => NotKept,
        "second-address" => OwnMailbox,
        "household" => OneHome,
        "existing-customer" => NotFirst,
        "month-full" => MonthFull,
        _ => NotCounted,
    };
}
