using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.Shopify;

// What calls cost (facts/shopify.md 3.2).
internal sealed partial class LoopbackShopify
{
    /// <summary>How many points it says are left of the 2000.</summary>
    public double Available { get; set; } = 1990;

    /// <summary>The <c>cost</c> of an answer.</summary>
    public static JsonObject Cost(double requested, double? actual, double available, double perSecond = 100) => new()
    {
        ["requestedQueryCost"] = requested,
        ["actualQueryCost"] = actual,
        ["throttleStatus"] = new JsonObject { ["maximumAvailable"] = 2000.0, ["currentlyAvailable"] = available, ["restoreRate"] = perSecond },
    };
}
