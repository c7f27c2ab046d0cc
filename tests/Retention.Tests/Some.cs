using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests;

/// <summary>Examples; a test changes what it is about.</summary>
internal static class Some
{
    /// <summary>The moment at which examples happen.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly Currency Euro = new("EUR");

    public static Flow ThankYou => Retention.Flows.ThankYou.ThankYou.Flow;

    public static Flow Help => Retention.Flows.ThankYou.ThankYou.Help;

    /// <summary>The thank-you with a second letter a day after its first.</summary>
    public static Flow TwoLetters { get; } = ThankYou with { Steps = [.. ThankYou.Steps, .. Help.Steps] };

    public static Shop Shop() => new()
    {
        Id = "meadow",
        Brand = new("Meadow Ceramics"),
        ConnectedAt = Noon.AddYears(-1),
        KnowsAllOrders = true,
        FlowsOn = [ThankYou.Key],
        Settings = new() { Holdouts = Nobody, EmailWindow = Always },
    };

    /// <summary>A shop with every flow on, that may write at every hour and holds nobody back.</summary>
    public static Shop WholeShop() => Shop() is var shop ? shop with
    {
        Brand = shop.Brand with { PostalAddress = "1 Mill Lane, Hay" },
        EarlierSuppressions = EarlierSuppressions.None,
        FlowsOn = [.. AllFlows.Switches.Select(flow => flow.Family)],
        Country = "US",
        Surveys = [new("parcel", 1, "About the parcel") { Asking = new(5) { EveryDays = 60 }, IsOn = true }],
        Settings = shop.Settings with { TextWindow = Always, SendsTexts = true },
    } : shop;

    /// <summary>A shop with only this flow on, that may write at every hour and holds nobody back.</summary>
    public static Shop ShopWith(string family) => WholeShop() with { FlowsOn = [family] };

    /// <summary>Anna's record, with her consent to advertising.</summary>
    public static (DateTimeOffset At, Happened Happened) Customer { get; } = (Noon.AddDays(-1), new CustomerReported("anna", "anna@example.org", "Anna", Noon.AddDays(-1))
    {
        Consents = [new(Channel.Email, Purpose.Marketing, IsGranted: true, Noon.AddDays(-1), "account")],
    });

    /// <summary>Anna's order, paid at noon unless told otherwise.</summary>
    public static (DateTimeOffset At, Happened Happened) Ordered(string id = "1001", DateTimeOffset? at = null, string? country = null, params ImmutableArray<string> items) => (at ?? Noon, new OrderReported(Order(paid: true, id, at) with
    {
        Country = country,
        Lines = [.. items.Select(item => new OrderLine(item, Variant: null, Quantity: 1, Price: null, Image: null) { VariantId = item })],
    }));

    /// <summary>Its parcel.</summary>
    public static (DateTimeOffset At, Happened Happened) Parcel(DateTimeOffset at, ShipmentStage stage = ShipmentStage.Delivered, string order = "1001") =>
        (at, new ShipmentReported(order, "parcel", stage, at));

    /// <summary>Holds nobody back, so that a test about something else does not depend on a shopper's share.</summary>
    public static ImmutableDictionary<string, double> Nobody { get; } = AllFlows.Switches.ToImmutableDictionary(flow => flow.Family, _ => 0.0, StringComparer.Ordinal);

    /// <summary>A day without a night.</summary>
    public static SendWindow Always { get; } = new(new(0, 24), new(0, 24), new(0, 24));

    public static Shopper Shopper(params ReadOnlySpan<KnownOrder> orders)
    {
        var shopper = new Shopper { Id = "anna", Names = [Hashed(NameKind.Customer, "anna"), Hashed(NameKind.Email, "anna@example.org")] };
        foreach (var order in orders)
            shopper = shopper.With(order);
        return shopper;
    }

    /// <summary>An order as a storefront reports it.</summary>
    public static Order Order(bool paid = false, string id = "1001", DateTimeOffset? placed = null) => new()
    {
        Id = id,
        Number = $"#{id}",
        Stage = paid ? OrderStage.Paid : OrderStage.Unpaid,
        PlacedAt = placed ?? Noon,
        UpdatedAt = placed ?? Noon,
        PaidAt = paid ? placed ?? Noon : null,
        CustomerId = "anna",
        Email = "anna@example.org",
        FirstName = "Anna",
        Total = new Money(1990, Euro),
    };

    /// <summary>An order as it is remembered.</summary>
    public static KnownOrder KnownOrder(string id = "1001", OrderStage? stage = OrderStage.Paid, DateTimeOffset? placed = null) => new()
    {
        Id = id,
        Number = $"#{id}",
        Stage = stage,
        PlacedAt = placed ?? Noon,
        UpdatedAt = placed ?? Noon,
        PaidAt = placed ?? Noon,
        EmailKey = Hashed(NameKind.Email, "anna@example.org").Hash,
    };

    /// <summary>A cart as a storefront reports it.</summary>
    public static Cart Cart(string token = "cart", DateTimeOffset? left = null) => new()
    {
        Id = token,
        CartToken = token,
        CreatedAt = left ?? Noon,
        UpdatedAt = left ?? Noon,
        CustomerId = "anna",
        Email = "anna@example.org",
        Url = "https://meadow.example/cart",
        Total = new Money(1990, Euro),
        Lines = [new("Bowl", Variant: null, Quantity: 1, Price: null, Image: null) { VariantId = "bowl" }],
    };

    /// <summary>An item as a shop offers it.</summary>
    public static Item Item(string id = "bowl", long price = 1990, int? available = 20, DateTimeOffset? at = null) =>
        new() { Id = id, Title = "Bowl", Price = new Money(price, Euro), Available = available, At = at ?? Noon };

    /// <summary>A word about advertising by e-mail, said a year before noon unless told otherwise.</summary>
    public static ConsentWord Word(bool granted = true, DateTimeOffset? at = null, Purpose? purpose = Purpose.Marketing, string? topic = null, Channel channel = Channel.Email) =>
        new(channel == Channel.Email ? EmailKey : PhoneKey, channel, purpose, topic, granted, at ?? Noon.AddYears(-1), "checkout");

    /// <summary>A shopper who allowed advertising.</summary>
    public static Shopper Consenting(params ReadOnlySpan<KnownOrder> orders) => Shopper(orders).With(Word());

    /// <summary>A journey through the thank-you flow, due an hour after noon.</summary>
    public static Journey Journey(string order = "1001") => new()
    {
        Flow = ThankYou.Key,
        FlowVersion = ThankYou.Version,
        Subject = order,
        StartedAt = Noon,
        DueAt = Noon.AddHours(1),
    };

    public static Claim Claim(int attempt = 1) => new("message", attempt, Noon.AddHours(1), Noon.AddHours(1).AddMinutes(2), "first");

    /// <summary>What a decision sees when the journey of a paid order is just due.</summary>
    public static Seen Seen(KnownOrder? order = null, Journey? journey = null) =>
        new(Shopper(order ?? KnownOrder()), journey ?? Journey(), Shop(), Noon.AddHours(1));

    /// <summary>A name in a form that stands for the directory's hash.</summary>
    public static KnownName Hashed(NameKind kind, string value) => new(kind, $"{kind}:{value}");

    public static ImmutableArray<KnownName> Hashed(Happened happened) => [.. happened.Names.Concat(happened.Hints).Select(name => Hashed(name.Kind, name.Value))];

    /// <summary>The address of most examples, as the directory knows it.</summary>
    public static string EmailKey { get; } = Hashed(NameKind.Email, "anna@example.org").Hash;

    /// <summary>The telephone number of most examples, as the directory knows it.</summary>
    public static string PhoneKey { get; } = Hashed(NameKind.Phone, "+14155550100").Hash;

    /// <summary>The event applied, under a key of its own unless one is given.</summary>
    public static Applied Apply(this Shopper shopper, Happened happened, string? key = null, Shop? shop = null, DateTimeOffset? now = null) =>
        Knowledge.Apply(shopper, happened, key ?? Guid.NewGuid().ToString(), Hashed(happened), shop ?? Shop(), now ?? Noon);
}
