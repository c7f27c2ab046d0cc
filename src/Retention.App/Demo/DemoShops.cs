using System.Collections.Immutable;
using Retention.App.Simulation;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Flows.SaveForLater;
using Retention.Flows.ThankYou;
using Retention.Flows.WinBack;
using Retention.Shops;

namespace Retention.App.Demo;

/// <summary>The two shops of the demo.</summary>
internal static class DemoShops
{
    /// <summary>The past of the first one: a small shop's quarter.</summary>
    public static SimulationSettings Quarter(DateTimeOffset until) => new() { Orders = 900, Days = 90, Until = until };

    /// <summary>
    /// A shop whose whole past is known, so that first orders are known to be first. Reminders of carts are off: the merchant of the demo turns
    /// them on.
    /// </summary>
    public static Task<ShopRecord> AddShopifyAsync(ShopStore shops, DateTimeOffset connectedAt, CancellationToken cancellation) =>
        shops.AddAsync(ShopifyDoor.Platform, "meadow-coffee.myshopify.com", _ => new()
        {
            Id = "",
            Brand = new("Meadow Coffee")
            {
                Url = "https://shop.example.com", // Where the simulated shop's goods and carts are.
                Color = "#2f6b4f",
                PostalAddress = "Meadow Coffee\n12 Kiln Lane\nPortland, OR 97205, USA",
                PolicyUrl = "https://shop.example.com/policies/refund-policy",
                Social = [new("Instagram", "https://instagram.example/meadow"), new("Pinterest", "https://pinterest.example/meadow")],
            },
            ConnectedAt = connectedAt,
            KnowsAllOrders = true,
            EarlierSuppressions = EarlierSuppressions.None,
            ReplyTo = "hello@meadow-coffee.example",
            Country = "US",
            TimeZone = "America/New_York",
            FlowsOn = [ThankYou.Flow.Family, SaveForLater.Flows[0].Family, WinBack.Flow.Family],
            // Everybody is thanked; of what advertises, some are held back.
            Settings = new() { Holdouts = FlowSettings.Default.Holdouts.Add(ThankYou.Flow.Family, 0), Lasts = Product.Consumables.ToImmutableDictionary(product => product.Id, product => TimeSpan.FromDays(product.LastsDays!.Value), StringComparer.Ordinal) },
        }, connection: null, cancellation);

    /// <summary>A shop that was connected just now: nobody knows what it sold before.</summary>
    public static async Task<ShopRecord> AddWooCommerceAsync(ShopStore shops, string secret, DateTimeOffset connectedAt, CancellationToken cancellation)
    {
        var shop = await shops.AddAsync(WooCommerceDoor.Platform, "http://127.0.0.1:18080", _ => new()
        {
            Id = "",
            Brand = new("Blue Mug House")
            {
                Url = "http://127.0.0.1:18080",
                Color = "#1d4f91",
                PostalAddress = "3 Ash Street\nSan Francisco, CA 94103, USA",
                PolicyUrl = "http://127.0.0.1:18080/returns",
            },
            ConnectedAt = connectedAt,
            EarlierSuppressions = EarlierSuppressions.None,
            ReplyTo = "kiln@blue-mug-house.example",
            FlowsOn = [ThankYou.Flow.Family],
            // Nobody is held back, and it knows no night: its day tells of particular people, whatever the time is when it is shown.
            Settings = new() { Holdouts = FlowSettings.Default.Holdouts.Add(ThankYou.Flow.Family, 0), EmailWindow = new(new(0, 24), new(0, 24), new(0, 24)) },
        }, ShopStore.NewConnectionId(), cancellation);
        await shops.SetConnectionAsync(shop.Connection!, shop.Shop.Id, secret, consumerKey: null, consumerSecret: null, cancellation);
        return shop;
    }
}
