namespace Retention.Referrals;

/// <summary>How far a referral has come. The numbers are stored: only ever add.</summary>
public enum ReferralState
{
    /// <summary>The friend asked for the code, and has not bought.</summary>
    Invited = 0,

    /// <summary>The friend bought; the time in which the order can be sent back is not over.</summary>
    Waiting = 1,

    /// <summary>Something looks odd: a person of the shop has to look at it.</summary>
    Held = 2,

    /// <summary>The friend kept the order, and whoever invited has earned credit.</summary>
    Earned = 3,

    /// <summary>It earns nothing, for a reason.</summary>
    Refused = 4,

    /// <summary>It had earned credit, which the shop took back because it was fraud.</summary>
    Reversed = 5,
}
