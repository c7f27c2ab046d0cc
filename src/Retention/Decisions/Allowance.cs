using System.Collections.Immutable;
using Retention.Shops;

namespace Retention.Decisions;

/// <summary>
/// How much a shop may send, as long as nobody knows it well: stolen cards and trial stores are how spam is sent through honest programs (facts/shopify.md 6). It
/// grows with the shop's age here and with what it pays for. The numbers are our own, and stand in docs/shopify.md.
/// </summary>
/// <param name="PerDay">How many messages within 24 hours.</param>
/// <param name="Advertising">After how many messages of any kind advertising and surveys wait, so that letters about orders still go.</param>
public sealed record Allowance(int PerDay, int Advertising)
{
    /// <summary>All of them: for which shops, up to which age of the connection in days (null for any), and how much. The first that fits holds; where none does, there is no limit.</summary>
    public static readonly ImmutableArray<(string Shop, int? UpToDays, Allowance Most)> Table =
    [
        (Unpaid, null, new(50, 10)),
        (Trying, 7, new(50, 10)),
        (Trying, null, new(200, 50)),
        (Subscribed, 7, new(1_000, 800)),
        (Subscribed, 30, new(10_000, 8_000)),
        (Paying, 7, new(200, 100)),
        (Paying, 30, new(2_000, 1_500)),
        (Paying, 90, new(20_000, 16_000)),
    ];

    private const string Unpaid = "a development store, or one that is closed";
    private const string Trying = "a store on a trial";
    private const string Subscribed = "a store that pays for a plan of ours";
    private const string Paying = "any other";

    /// <summary>What holds for the shop; null where it may send what it likes.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="now">The moment (UTC).</param>
    public static Allowance? For(Shop shop, DateTimeOffset now)
    {
        if (shop.IsTrusted)
            return null;
        var (kind, age) = (KindOf(shop), now - shop.ConnectedAt);
        foreach (var (of, upTo, most) in Table)
        {
            if (of == kind && (upTo is not { } days || age < TimeSpan.FromDays(days)))
                return most;
        }

        return null;
    }

    /// <summary>Why one more message waits, after so many within 24 hours; null where it does not.</summary>
    internal static Decision? Object(Candidate one) =>
        one.Seen.Checks is { Allowance: { } most, SentToday: { } sent } && sent >= (one.Purpose == Purpose.Service ? most.PerDay : Math.Min(most.Advertising, most.PerDay))
            ? one.Later(one.Seen.Now + LooksAgain, Reason.ShopAllowance)
            : null;

    private static readonly TimeSpan LooksAgain = TimeSpan.FromHours(1);

    private static string KindOf(Shop shop) => shop.Details?.Stage switch
    {
        ShopStage.Development or ShopStage.Paused => Unpaid,
        ShopStage.Trial => Trying,
        _ => shop.Subscription is { IsActive: true } ? Subscribed : Paying,
    };
}
