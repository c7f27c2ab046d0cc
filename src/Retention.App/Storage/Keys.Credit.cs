using System.Globalization;

namespace Retention.App.Storage;

// Keys of credit, and the coupons that it is in.
internal static partial class Keys
{
    /// <summary>Our id of what was given for this: told again, it is the same.</summary>
    public static string RewardId(string shop, string source) => Hash($"{shop}|credit|{source}", length: 24);

    /// <summary>Whether a text can be the id of a reward: nothing else becomes part of a key.</summary>
    public static bool IsRewardId(string text) => IsMessageId(text);

    /// <summary>The row of a reward.</summary>
    public static string Reward(string reward) => $"{Credit}{reward}";

    /// <summary>The row of an entry of the credit ledger, behind its reward: never written over.</summary>
    public static string CreditEntry(string reward, int number) => string.Create(CultureInfo.InvariantCulture, $"{Credit}{reward}|{number:D6}");

    /// <summary>How the rows of all rewards and entries begin.</summary>
    public const string Credit = "credit|";

    /// <summary>The partition of a coupon's code in the directory.</summary>
    public static string Coupon(string shop, string code) => $"{shop}|coupon|{Hash(code, 32)}";

    /// <summary>The partition of an order in the directory, with a row for each coupon of ours that it was ever placed with.</summary>
    public static string OrderCoupons(string shop, string order) => $"{shop}|order-coupons|{Safe(order)}";

    /// <summary>The row of a shop's discount that codes of one amount and one last month share.</summary>
    /// <param name="amount">What each code is worth.</param>
    /// <param name="month">The month in which they end, like <c>2027-11</c>; null for no end.</param>
    public static string SharedDiscount(Money amount, string? month) => string.Create(CultureInfo.InvariantCulture, $"discount|{amount.Currency}|{amount.Minor}|{month ?? "open"}");

    /// <summary>The partition of what a shop owes its shoppers.</summary>
    public static string Owed(string shop) => $"{shop}|owed";

    /// <summary>The row of the last count that was finished.</summary>
    public const string OwedCounted = "counted";

    /// <summary>The row of the count that is under way.</summary>
    public const string OwedCounting = "counting";
}
