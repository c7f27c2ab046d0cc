using System.Collections.Immutable;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Tiers;

namespace Retention.Tests.Tiers;

/// <summary>A shop with levels, and a shopper who is told of what happens there.</summary>
internal sealed class TierStories(Shop shop)
{
    private int _events;

    public Shop Shop { get; set; } = shop;

    public Shopper Anna { get; private set; } = Some.Shopper();

    public string? Level => Anna.Tier?.Level;

    public List<Entry> Entries { get; } = [];

    public static TierSettings Levels(TierMeasure measure, params ReadOnlySpan<long> thresholds)
    {
        string[] names = ["Bronze", "Silver", "Gold", "Platinum", "Diamond"];
        var levels = ImmutableArray.CreateBuilder<Tier>();
        for (var rank = 0; rank < thresholds.Length; rank++)
            levels.Add(new(names[rank].ToLowerInvariant(), names[rank], thresholds[rank]));
        return new() { Version = 1, Measure = measure, Currency = Some.Euro, Levels = levels.ToImmutable() };
    }

    public static TierStories Of(TierMeasure measure, params ReadOnlySpan<long> thresholds) =>
        new(Some.ShopWith("tier-reached") with { TimeZone = "Europe/Berlin", Settings = Some.WholeShop().Settings with { Tiers = Levels(measure, thresholds) } });

    public TierStories Tell(DateTimeOffset at, Happened happened)
    {
        var applied = Knowledge.Apply(Anna, happened, $"e{_events++}", [new(NameKind.Email, Some.EmailKey)], Shop, at);
        Anna = applied.Shopper;
        Entries.AddRange(applied.Entries);
        return this;
    }

    public TierStories Orders(DateTimeOffset at, string id, Func<Order, Order>? change = null, DateTimeOffset? heard = null) =>
        Tell(heard ?? at, new OrderReported(Kept((change ?? (same => same))(Some.Order(paid: true, id, at) with { Total = new Money(2_500, Some.Euro) }))));

    // A storefront tells of an order what is kept of it.
    private Order Kept(Order order) => Shop.Settings.Tiers!.Measure == TierMeasure.Spend ? order with { Kept = order.Kept ?? order.Total } : order;

    public TierStories Looks(DateTimeOffset at) => Tell(at, new TierDue(at));
}
