using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Flows.ReviewRequest;

/// <summary>When a parcel will have arrived, where nobody tells.</summary>
public static class Transit
{
    /// <summary>The occasion of sending as one of arriving, by the country to which it goes; a country that is not told is taken for abroad.</summary>
    public static Occasion Estimate(Occasion sent, Shopper shopper, Shop shop) =>
        sent with { At = sent.At + (IsDomestic(shopper.Order(sent.Subject), shop) ? shop.Settings.DomesticTransit : shop.Settings.ForeignTransit) };

    /// <summary>The occasion of paying as one of arriving, where the shop never says that it sends: many never set an order to completed (facts/woocommerce.md 1.7). What it says later moves it.</summary>
    public static Occasion? Unsaid(Occasion paid, Shopper shopper, Shop shop) =>
        shop.Settings.SentAfterPayment is { } later && shopper.Order(paid.Subject) is { SentAt: null, DeliveredAt: null } ? Estimate(paid with { At = paid.At + later }, shopper, shop) : null;

    private static bool IsDomestic(KnownOrder? order, Shop shop) => order?.Country is { } country && country == shop.Country;
}
