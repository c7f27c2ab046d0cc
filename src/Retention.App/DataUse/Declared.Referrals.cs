using System.Collections.Immutable;

namespace Retention.App.DataUse;

// Who invited whom: ids and hashes, and the address that a friend typed in.
internal static partial class Declared
{
    private static ImmutableArray<Kept> Invitations =>
    [
        Kept.Of("shops/code", DataGroup.Credit, Use.Crediting, KeptUntil.Years3, "Mark Shopper Address Mailbox; Time ReferralChangedAt"),
        Kept.Of("shops/friend", DataGroup.Credit, Use.Crediting, KeptUntil.Years3, "Mark Advocate Friend; State State; Time ReferralChangedAt"),
        Kept.Of("Referral", DataGroup.Credit, Use.Crediting, KeptUntil.Years3,
            "Mark id advocate advocateAddress friend friendAddress place by; Time invitedAt boughtAt dueAt decidedAt; State state reason isOneMailbox isAllowed isGiven; Number orderId"),
        Kept.Of("FriendInvited", DataGroup.Credit, Use.Crediting, KeptUntil.Days90, "Mark code place; Email email; Time at; Language locale"),
    ];
}
