namespace Retention.Referrals;

/// <summary>One friend who was invited, by whom, and what came of it. A friend is invited once: whose link was first counts. All times are UTC.</summary>
public sealed record Referral
{
    /// <summary>Its name within the shop, which follows from the friend's address.</summary>
    public required string Id { get; init; }

    /// <summary>Our id of the shopper who invited.</summary>
    public required string Advocate { get; init; }

    /// <summary>The hash of that shopper's address: the credit belongs to it.</summary>
    public required string AdvocateAddress { get; init; }

    /// <summary>Our id of the friend.</summary>
    public required string Friend { get; init; }

    /// <summary>The hash of the friend's address.</summary>
    public required string FriendAddress { get; init; }

    /// <summary>When the friend asked for the code.</summary>
    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public ReferralState State { get; init; }

    /// <summary>Why it stands so, a key of <see cref="ReferralReason"/>; null where nothing has to be explained.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether both addresses are spellings of one mailbox.</summary>
    public bool IsOneMailbox { get; init; }

    /// <summary>Tells from where the friend asked, a hash; null when not known.</summary>
    public string? Place { get; init; }

    /// <summary>The storefront's id of the friend's order; null before there is one.</summary>
    public string? OrderId { get; init; }

    /// <summary>When that order was paid; null before.</summary>
    public DateTimeOffset? BoughtAt { get; init; }

    /// <summary>When the time is over in which it can be sent back; null before it is paid.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it earned, was refused or reversed; null before.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Who decided, by the id that the shop's platform gives its staff; null where the rules did.</summary>
    public string? By { get; init; }

    /// <summary>Whether a person of the shop has looked, and lets it go on in spite of what looks odd.</summary>
    public bool IsAllowed { get; init; }

    /// <summary>
    /// Why it stands so, as far as whoever invited may know it; null where nothing is told. That the friend is a customer already is the friend's business, and would be a
    /// way to find out who buys here; what looks odd is told to nobody who might mend it.
    /// </summary>
    public string? ToldReason => State != ReferralState.Refused || OrderId is null && Reason != ReferralReason.Self.Key ? null : Reason;

    /// <summary>How far it has come, as whoever invited is told.</summary>
    public ReferralState ToldState => State switch
    {
        ReferralState.Held => ReferralState.Waiting,
        ReferralState.Reversed => ReferralState.Refused,
        ReferralState.Refused when OrderId is null && Reason != ReferralReason.Self.Key => ReferralState.Invited,
        var state => state,
    };
}
