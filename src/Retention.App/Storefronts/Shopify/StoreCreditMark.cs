using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Retention.Rewards;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// By what a sum of ours is known again on a customer's account. Shopify takes no reference with it (facts/shopify.md 3.4), so it ends at a second
/// of its own, within six hours after its last day: that follows from the reward, and hardly another of the same amount has it. Untested against
/// Shopify: should it round the time, a like sum that was made when we asked, and ends about then, is taken for ours, since rather too little is
/// given than twice.
/// </summary>
internal static class StoreCreditMark
{
    private const int Seconds = 6 * 60 * 60;

    // Credit without end is given one that nobody will see: without any, a lost answer could not be told from a gift of the merchant's.
    private const int Years = 10;
    private static readonly TimeSpan Rounded = TimeSpan.FromHours(48);
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(2);

    /// <summary>When the sum ends (UTC).</summary>
    public static DateTimeOffset EndsAt(AskedCoupon coupon)
    {
        var after = (coupon.LastDay ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(coupon.EarnedAt, coupon.Zone).DateTime).AddYears(Years)).AddDays(1).ToDateTime(TimeOnly.MinValue);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{coupon.Reward}|{coupon.Coupon.Number}")));
        return new DateTimeOffset(after, coupon.Zone.GetUtcOffset(after)).ToUniversalTime().AddSeconds(BinaryPrimitives.ReadUInt32BigEndian(hash) % Seconds);
    }

    /// <summary>The sum that is ours among those on the account; null when none is.</summary>
    public static StoreCreditTransaction? Find(IEnumerable<StoreCreditTransaction> transactions, AskedCoupon coupon)
    {
        var (ends, amount) = (EndsAt(coupon), coupon.Coupon.Amount);
        var alike = transactions.Where(said => said.Id is { } id && !coupon.Others.Contains(id, StringComparer.Ordinal) && Money.Read(said.Amount?.Amount, amount.Currency) == amount).ToList();
        var since = (coupon.Coupon.AskedAt ?? coupon.EarnedAt) - ClocksApart;
        return alike.Find(said => said.ExpiresAt is { } at && Math.Abs((at - ends).TotalSeconds) < 1)
            ?? alike.Find(said => said.CreatedAt >= since && said.ExpiresAt is { } at && (at - ends).Duration() < Rounded);
    }

    /// <summary>Whether the amount was taken off the account since we asked for that: by nobody's order.</summary>
    public static bool WasTaken(IEnumerable<StoreCreditTransaction> transactions, Coupon coupon) => transactions.Any(said =>
        said.Event == "ADJUSTMENT" && said.CreatedAt >= coupon.AskedAt - ClocksApart && Money.Read(said.Amount?.Amount?.TrimStart('-'), coupon.Amount.Currency) == coupon.TakingBack);
}
