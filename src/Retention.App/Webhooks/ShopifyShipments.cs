using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>Shopify's parcels: <c>fulfillments/*</c>, <c>fulfillment_events/create</c>, and those that an order carries with it.</summary>
internal static class ShopifyShipments
{
    /// <summary>A parcel as it stands. <c>shipment_status</c> is null until the carrier reports; its exact values are unconfirmed (facts/shopify.md 7).</summary>
    public static Translated Fulfillment(JsonElement json)
    {
        var (order, id) = (json.Id("order_id") ?? throw new MissingFieldException("order_id"), json.Id("id") ?? throw new MissingFieldException("id"));
        if (StageOf(json) is not { } stage)
            return new Translated.Ignored("a parcel that is not sent yet");
        // Only its making and its last change are told: the carrier's own moment comes with fulfillment_events/create.
        var at = (stage == ShipmentStage.Sent ? json.Time("created_at") : json.Time("updated_at")) ?? throw new MissingFieldException("updated_at");
        return new Translated.Understood(new ShipmentReported(order, id, stage, at), id);
    }

    /// <summary>What a carrier reported of a parcel.</summary>
    public static Translated CarrierEvent(JsonElement json)
    {
        var (order, id) = (json.Id("order_id") ?? throw new MissingFieldException("order_id"), json.Id("fulfillment_id") ?? throw new MissingFieldException("fulfillment_id"));
        if (StageOf(json.Text("status")) is not { } stage)
            return new Translated.Ignored("a carrier's event that moves nothing");
        var at = json.Time("happened_at") ?? json.Time("created_at") ?? throw new MissingFieldException("happened_at");
        return new Translated.Understood(new ShipmentReported(order, id, stage, at), id);
    }

    /// <summary>When the last parcel of an order was sent off; null while not all of it is.</summary>
    public static DateTimeOffset? SentAt(JsonElement order) =>
        order.Text("fulfillment_status") == "fulfilled" ? Standing(order).Select(parcel => parcel.Time("created_at")).Max() : null;

    /// <summary>When the last parcel of an order arrived; null while not all of it has. As exact as the parcel's last change.</summary>
    public static DateTimeOffset? DeliveredAt(JsonElement order) =>
        SentAt(order) is not null && Standing(order).All(parcel => StageOf(parcel) == ShipmentStage.Delivered) ? Standing(order).Select(parcel => parcel.Time("updated_at")).Max() : null;

    // Those that were called off do not count.
    private static IEnumerable<JsonElement> Standing(JsonElement order) => order.List("fulfillments").Where(parcel => StageOf(parcel) is not ShipmentStage.Failed);

    private static ShipmentStage? StageOf(JsonElement parcel) => parcel.Text("status") switch
    {
        "cancelled" or "error" or "failure" => ShipmentStage.Failed,
        "success" => StageOf(parcel.Text("shipment_status")) ?? ShipmentStage.Sent,
        // "pending" and "open" wait for a fulfilment service. Delivered is delivered, whatever else is said.
        _ => parcel.Text("shipment_status") == "delivered" ? ShipmentStage.Delivered : null,
    };

    // A label that was bought or printed has not left the house; at a counter it waits for the shopper to come.
    private static ShipmentStage? StageOf(string? carrierStatus) => carrierStatus switch
    {
        "delivered" => ShipmentStage.Delivered,
        "failure" => ShipmentStage.Failed,
        "in_transit" or "out_for_delivery" or "attempted_delivery" or "carrier_picked_up" or "delayed" => ShipmentStage.Sent,
        _ => null,
    };
}
