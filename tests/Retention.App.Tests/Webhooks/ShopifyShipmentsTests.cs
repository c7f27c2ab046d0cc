using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Tests.Webhooks;

/// <summary>Shopify's parcels and what carriers report of them.</summary>
public sealed class ShopifyShipmentsTests
{
    [Fact]
    public void A_parcel_that_is_pending_is_not_sent() =>
        Reads.Shopify("fulfillments/create", Deliveries.ShopifySample("fulfillments/create")).ShouldBeOfType<Translated.Ignored>();

    [Theory]
    [InlineData("success", null, ShipmentStage.Sent, 0)]
    [InlineData("success", "label_printed", ShipmentStage.Sent, 0)]
    [InlineData("success", "out_for_delivery", ShipmentStage.Sent, 0)]
    [InlineData("success", "delivered", ShipmentStage.Delivered, 2)]
    [InlineData("open", "delivered", ShipmentStage.Delivered, 2)]
    [InlineData("success", "failure", ShipmentStage.Failed, 2)]
    [InlineData("cancelled", null, ShipmentStage.Failed, 2)]
    [InlineData("cancelled", "delivered", ShipmentStage.Failed, 2)]
    [InlineData("error", null, ShipmentStage.Failed, 2)]
    [InlineData("failure", null, ShipmentStage.Failed, 2)]
    public void A_parcel_is_as_far_as_shop_and_carrier_say(string status, string? carrier, ShipmentStage stage, int days)
    {
        var body = Deliveries.ShopifySample("fulfillments/update").With("status", status).With("shipment_status", carrier).With("updated_at", Reads.SampleTime.AddDays(2).ToString("O"));
        Reads.Shopify<ShipmentReported>("fulfillments/update", body)
            .ShouldBe(new("820982911946154508", "123456", stage, Reads.SampleTime.AddDays(days)));
    }

    [Theory]
    [InlineData("in_transit", ShipmentStage.Sent)]
    [InlineData("out_for_delivery", ShipmentStage.Sent)]
    [InlineData("attempted_delivery", ShipmentStage.Sent)]
    [InlineData("delivered", ShipmentStage.Delivered)]
    [InlineData("failure", ShipmentStage.Failed)]
    public void A_carriers_event_moves_the_parcel_at_the_moment_that_it_happened(string status, ShipmentStage stage)
    {
        var body = Deliveries.ShopifySample("fulfillment_events/create").With("status", status).With("created_at", Reads.Triggered.ToString("O"));
        Reads.Shopify<ShipmentReported>("fulfillment_events/create", body).ShouldBe(new("820982911946154508", "123456", stage, Reads.SampleTime));
    }

    [Theory]
    [InlineData("label_purchased")]
    [InlineData("label_printed")]
    [InlineData("ready_for_pickup")]
    [InlineData("confirmed")]
    [InlineData("something new")]
    [InlineData(null)]
    public void A_carriers_event_that_moves_nothing_is_left_out(string? status) =>
        Reads.Shopify("fulfillment_events/create", Deliveries.ShopifySample("fulfillment_events/create").With("status", status)).ShouldBeOfType<Translated.Ignored>();

    [Theory]
    [InlineData("fulfillments/update", "order_id")]
    [InlineData("fulfillments/update", "id")]
    [InlineData("fulfillment_events/create", "order_id")]
    [InlineData("fulfillment_events/create", "fulfillment_id")]
    public void Without_its_ids_a_parcel_is_not_understood(string topic, string field) =>
        Reads.Shopify(topic, Deliveries.ShopifySample(topic).With("status", "success").With(field, null)).ShouldBeOfType<Translated.NotUnderstood>().Why.ShouldContain(field);
}
