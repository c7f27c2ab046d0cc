using System.Globalization;
using Retention.Shoppers;

namespace Retention.Surveys;

/// <summary>
/// How loyal a shopper is: by paid orders, and of two with as many the one who ordered last. Only surveys look at it: to ask the loyal first for reviews
/// would be selective solicitation (an architecture test holds it).
/// </summary>
/// <param name="Orders">How many paid orders are known, trials aside.</param>
/// <param name="LastAt">When the last of them was placed (UTC); null where none is known.</param>
public sealed record Loyalty(int Orders, DateTimeOffset? LastAt)
{
    private const int Most = 99_999;

    /// <summary>What is known of the shopper.</summary>
    public static Loyalty Of(Shopper shopper)
    {
        var paid = shopper.Orders.Where(order => order is { IsPaid: true, IsTest: false }).ToArray();
        return new(paid.Length + shopper.ForgottenPaidOrders, paid.Max(order => order.PlacedAt));
    }

    /// <summary>The band in which the shopper is counted.</summary>
    public LoyaltyBand Band => Orders switch { <= 1 => LoyaltyBand.FirstOrder, <= 3 => LoyaltyBand.Returning, _ => LoyaltyBand.Loyal };

    /// <summary>The place in the line for surveys: whoever's sorts first by its characters is asked first.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"1{Most - Math.Min(Orders, Most):D5}{DateTimeOffset.MaxValue.UtcTicks - (LastAt?.UtcTicks ?? 0):D19}");

    /// <summary>The place of somebody who objects to being sorted by what was bought: in the plain order in which the surveys fell due, and put behind nobody for having bought less.</summary>
    /// <param name="dueAt">When the survey fell due (UTC).</param>
    public static string PlainPlace(DateTimeOffset dueAt) => string.Create(CultureInfo.InvariantCulture, $"0{0:D5}{dueAt.UtcTicks:D19}");
}

/// <summary>How often somebody has bought, for the report: who was asked, and who answered. The numbers are stored: only ever add.</summary>
public enum LoyaltyBand
{
    /// <summary>Four orders and more.</summary>
    Loyal,

    /// <summary>Two or three orders.</summary>
    Returning,

    /// <summary>One order.</summary>
    FirstOrder,

    /// <summary>It is not looked at: the shopper objects to that.</summary>
    Unsorted,
}
