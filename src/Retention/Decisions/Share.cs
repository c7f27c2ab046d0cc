using System.Security.Cryptography;
using System.Text;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Decisions;

/// <summary>Puts shoppers into shares by a keyed hash: no clock, no dice, and always the same answer for the same shopper.</summary>
public static class Share
{
    /// <summary>A number from 0 to 99.99, spread evenly over shoppers and independent between names.</summary>
    public static double Of(Shop shop, string name, string shopper)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(shop.Salt ?? shop.Id), Encoding.UTF8.GetBytes($"{shop.Id}|{name}|{shopper}"), hash);
        return (BitConverter.ToUInt64(hash) % 10_000) / 100.0;
    }
}

/// <summary>Who hears nothing of a flow, so that its worth can be measured against those who do.</summary>
public static class Holdout
{
    /// <summary>The share that is held back unless the shop says otherwise, in percent (facts/peers.md 4).</summary>
    public const int DefaultPercent = 10;

    /// <summary>The shopper with the arm fixed, the first time that the flow could have spoken; unchanged for a flow that holds nobody back.</summary>
    public static Shopper Assign(Shopper shopper, Flow flow, Shop shop, DateTimeOffset now) =>
        !flow.HoldsOut || shopper.Arm(flow.Family) is not null
            ? shopper
            : shopper.With(new Arm(flow.Family, Share.Of(shop, $"holdout|{flow.Family}", shopper.Id) < shop.HoldoutOf(flow.Family), now));

    /// <summary>Whether the flow's messages are held back from this shopper.</summary>
    public static bool Holds(Shopper shopper, Flow flow) => flow.HoldsOut && shopper.Arm(flow.Family) is { IsHeldOut: true };
}
