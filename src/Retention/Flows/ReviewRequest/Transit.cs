using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Flows.ReviewRequest;

/// <summary>When a parcel will have arrived, where nobody tells.</summary>
public static class Transit
{
    /// <summary>The occasion of sending as one of arriving, by the country to which it goes; a country that is not told is taken for abroad.</summary>
    public static Occasion Estimate(Occasion sent, Shopper shopper, Shop shop) =>
        sent with { At = sent.At + (IsDomestic(shopper.Order(sent.Subject), shop) ? shop.Settings.DomesticTransit : shop.Settings.ForeignTransit) };

    private static bool IsDomestic(KnownOrder? order, Shop shop) => order?.Country is { } country && country == shop.Country;
}
