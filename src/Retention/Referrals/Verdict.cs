namespace Retention.Referrals;

/// <summary>What is to become of a referral: a closed type of four cases.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Nothing stands against it, and the order may still be sent back.</summary>
    /// <param name="Until">When it is judged again (UTC).</param>
    public sealed record Wait(DateTimeOffset Until) : Verdict;

    /// <summary>Whoever invited has earned.</summary>
    public sealed record Earn : Verdict;

    /// <summary>A person of the shop has to look at it.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Hold(ReferralReason Reason) : Verdict;

    /// <summary>It earns nothing.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refuse(ReferralReason Reason) : Verdict;
}
