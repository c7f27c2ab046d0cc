using System.Collections.Immutable;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Retention.App.Crediting;
using Retention.App.Demo;
using Retention.App.ForShoppers;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Tests.Storefronts.WooCommerce;
using Retention.Events;
using Retention.Flows;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.Browser.Tests;

/// <summary>The program at an https address, and a WooCommerce shop on loopback that it is connected to. Its queues are worked by hand.</summary>
internal sealed class WooCommerceScenes : IAsyncDisposable
{
    private const string Email = "ann@example.test";
    private static readonly DateTimeOffset Start = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    private WooCommerceScenes(ServedProgram program, LoopbackWooCommerce server, DemoClock clock) => (Program, Server, Clock) = (program, server, clock);

    public ServedProgram Program { get; }

    public LoopbackWooCommerce Server { get; }

    public DemoClock Clock { get; }

    /// <summary>The shop's id, once it is connected.</summary>
    public string Shop { get; private set; } = "";

    /// <summary>The page of a shopper who has bought once.</summary>
    public string Ann { get; private set; } = "";

    public static async Task<WooCommerceScenes> StartAsync()
    {
        var clock = new DemoClock(Start);
        var program = await ServedProgram.BuildAsync(new() { Works = false, Log = LogLevel.None, Time = clock }, settings => settings with { PublicUrl = new Uri("https://retention.example") });
        await program.ServeAsync();
        return new(program, await LoopbackWooCommerce.StartAsync(clock), clock);
    }

    /// <summary>What is known once the shop is connected: a setting for reviews, an order, and what the shop has.</summary>
    public async Task FillAsync()
    {
        var shops = Program.Get<ShopStore>();
        Shop = Keys.Shop("woocommerce", Server.Address);
        await shops.ChangeAsync(
            Shop,
            shop => shop with
            {
                Sender = new SenderDomain("mugs.example", "hello") { ProviderId = "1", AskedAt = Start, IsValid = true },
                EarlierSuppressions = EarlierSuppressions.None,
                Settings = shop.Settings with { ReviewCredit = new Money(500, new Currency("GBP")), Holdouts = AllFlows.Switches.ToImmutableDictionary(flow => flow.Family, _ => 0.0, StringComparer.Ordinal) },
            },
            CancellationToken.None);
        Ann = await BuysAsync("1", Email, locale: null);
    }

    /// <summary>Somebody buys, and is known from then on; the shopper's id.</summary>
    public async Task<string> BuysAsync(string order, string email, string? locale)
    {
        await HearAsync(order, email, locale, coupon: null);
        var names = Program.Get<NameDirectory>();
        return (await names.FindAsync(Shop, names.Hash(Shop, Name.OfEmail(email)!), CancellationToken.None))!;
    }

    /// <summary>Gives a shopper credit, and makes its coupon as far as the shop lets us.</summary>
    public async Task GiveAsync(string amount, string note, string? shopper = null)
    {
        var shop = (await Program.Get<ShopStore>().FindAsync(Shop, CancellationToken.None))!.Shop;
        (await Program.Get<GivingCredit>().ByHandAsync(shop, shopper ?? Ann, amount, note, "maria", note, CancellationToken.None)).ShouldBe(new Given.Done());
        await WorkAsync();
    }

    /// <summary>Ann uses her newest coupon.</summary>
    public Task SpendAsync(string order, long cart)
    {
        var code = (string)Server.Coupons.Items.Values.Last(coupon => (int)coupon["usage_count"]! == 0)["code"]!;
        return HearAsync(order, Email, locale: null, new OrderCoupon(code, new Money(Server.Spend(code, Email, cart), new Currency("GBP"))));
    }

    /// <summary>Where a page for Ann is, as a letter that asks for a review leads to it.</summary>
    public string PageOf(string name)
    {
        var address = Program.Get<NameDirectory>().Hash(Shop, Name.OfEmail(Email)!).Hash;
        return new Uri(Program.Get<ShopperLinks>().Pages(new(Shop, Ann, address, "m", "review-request", "1", DateOnly.FromDateTime(Start.UtcDateTime))).Why, name).PathAndQuery;
    }

    /// <summary>Works until nothing is left that is due by now.</summary>
    public async Task WorkAsync()
    {
        var storage = Program.Get<AppStorage>();
        for (var some = 1; some > 0;)
            some = await Program.Get<Schedule>().SweepAsync(Clock.GetUtcNow(), CancellationToken.None) + await WorkAsync(storage.EventQueue) + await WorkAsync(storage.StepQueue);
    }

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        await Server.DisposeAsync();
    }

    private async Task HearAsync(string id, string email, string? locale, OrderCoupon? coupon)
    {
        var order = new Order
        {
            Id = id,
            Number = $"#{id}",
            Stage = OrderStage.Paid,
            PlacedAt = Start,
            UpdatedAt = Start,
            PaidAt = Start,
            Email = email,
            Locale = locale,
            FirstName = "Ann",
            Lines = [new("Blue Mug", "large", 2, new Money(3980, new Currency("GBP")), Image: null)],
            Coupons = coupon is null ? [] : [coupon],
        };
        await Program.Get<Inbox>().PutAsync(EventMessage.Of(Shop, id, Start, new OrderReported(order), "test"), CancellationToken.None);
        await WorkAsync();
    }

    private async Task<int> WorkAsync(QueueClient queue)
    {
        var messages = (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value;
        foreach (var message in messages)
        {
            await Program.Get<Dispatch>().HandleAsync(queue, message.MessageText, isRepeated: false, CancellationToken.None);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        return messages.Length;
    }
}
