namespace Retention.App.Storage;

// Keys of referrals: who invited whom.
internal static partial class Keys
{
    /// <summary>The partition of a shop's referrals, and of the codes of its shoppers' links.</summary>
    public static string Referrals(string shop) => $"{shop}|referrals";

    /// <summary>The row of the code of a shopper's link.</summary>
    public static string ReferralCode(string code) => $"code|{code}";

    /// <summary>What a friend's credit is given for: once for an address, whoever invited.</summary>
    public static string FriendSource(string address) => $"friend|{address}";

    /// <summary>Our id of a referral: that of the credit that the friend gets.</summary>
    public static string ReferralId(string shop, string address) => RewardId(shop, FriendSource(address));

    /// <summary>The row of a referral.</summary>
    public static string Referral(string id) => $"{AllReferrals}{id}";

    /// <summary>How the rows of all referrals begin.</summary>
    public const string AllReferrals = "friend|";
}
