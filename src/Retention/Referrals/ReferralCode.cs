using Retention.Rewards;

namespace Retention.Referrals;

/// <summary>The code of a shopper's link: the twelve letters of a coupon's, sixty bits that nobody guesses, and no word of whose it is.</summary>
public static class ReferralCode
{
    private const int Group = 4;

    /// <summary>The code made of these bytes.</summary>
    /// <param name="secret">At least twelve bytes that nobody can foretell.</param>
    public static string Of(ReadOnlySpan<byte> secret) => string.Concat(CouponCode.Of(secret).Split('-')[1..]);

    /// <summary>Whether a text can be such a code.</summary>
    public static bool IsOne(string text) =>
        text.Length == 3 * Group && text == text.ToLowerInvariant() && CouponCode.IsOne($"thanks-{text[..Group]}-{text[Group..(2 * Group)]}-{text[(2 * Group)..]}");
}
