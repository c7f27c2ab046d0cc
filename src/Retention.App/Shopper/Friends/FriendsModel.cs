using System.Collections.Immutable;
using Retention.Referrals;

namespace Retention.App.ForShoppers;

/// <summary>What a shopper sees of inviting friends.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Advocate">What whoever invites gets, in words.</param>
/// <param name="Friend">What a friend gets, in words.</param>
/// <param name="Days">How many days an order can be sent back.</param>
/// <param name="Link">The shopper's link; null while it was not asked for.</param>
/// <param name="Friends">How it stands with each friend, the newest first.</param>
public sealed record FriendsModel(ShopFace Face, string Advocate, string Friend, int Days, Uri? Link, ImmutableArray<FriendLine> Friends)
{
    /// <summary>Whether no address is kept to which the credit could belong.</summary>
    public bool HasNoAddress { get; init; }

    /// <summary>A mail with the link, for the shopper's own mail program.</summary>
    public string MailTo => $"mailto:?subject={Uri.EscapeDataString(Face.Words.Friends.MailSubject(Face.Shop))}&body={Uri.EscapeDataString(Face.Words.Friends.MailText(Face.Shop, Link!.AbsoluteUri))}";
}

/// <summary>How it stands with a friend, who is not named: an address is the friend's to tell.</summary>
/// <param name="Day">The day of the invitation, in words.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why it earned nothing, by its key; null where nothing is told.</param>
public sealed record FriendLine(string Day, ReferralState State, string? Reason);
