using System.Globalization;
using System.Text.Json;

namespace Retention.App.Webhooks;

/// <summary>
/// When an order was sent, and when it arrived. WooCommerce knows neither (facts/woocommerce.md 1.7): "completed" is all that a shop says of a
/// parcel, and how long one travels is the merchant's setting. Where a tracking plugin wrote more, that is taken. What plugins write is read in their
/// public code; no delivery with it was recorded: unconfirmed.
/// </summary>
internal static class WooCommerceShipping
{
    /// <summary>Whether it is a status that a tracking plugin adds to orders whose parcels are on their way: then they are as good as paid, cash on delivery too.</summary>
    public static bool IsOnItsWay(string status) => status is "shipped" or "partial-shipped" or "delivered" or "out-for-delivery" or "in-transit";

    /// <summary>When all of it was sent off; null when not yet. Taken back into work ("processing"), it keeps no time of its completion.</summary>
    public static DateTimeOffset? SentAt(JsonElement order, string status) => status switch
    {
        "completed" or "refunded" => Handed(order) ?? order.Time("date_completed_gmt"),
        // Zorem's Advanced Shipment Tracking, and others after its example: custom statuses have no time of their own.
        "shipped" or "delivered" or "out-for-delivery" or "in-transit" => Handed(order) ?? order.Time("date_completed_gmt") ?? order.Time("date_modified_gmt"),
        _ => null,
    };

    /// <summary>When it arrived, where a tracking plugin tells; null where none does, or not yet.</summary>
    public static DateTimeOffset? DeliveredAt(JsonElement order, string status)
    {
        // TrackShip keeps a list with the carrier's last word on each parcel; whose zone its time is of is not said, and UTC is taken.
        var parcels = order.Meta("shipment_status").List("value").ToArray();
        if (parcels.Length > 0 && parcels.All(parcel => parcel.Text("status") == "delivered"))
            return parcels.Max(parcel => parcel.Time("status_date")) ?? order.Time("date_modified_gmt");
        return status == "delivered" ? order.Time("date_modified_gmt") : null;
    }

    // WooCommerce's own Shipment Tracking, and the plugins that read and write its list: the day as seconds since 1970, as text. The last parcel counts.
    private static DateTimeOffset? Handed(JsonElement order) =>
        order.Meta("_wc_shipment_tracking_items").List("value").Max(parcel => Seconds(parcel.Decimal("date_shipped")));

    private static DateTimeOffset? Seconds(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 32_503_680_000 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
