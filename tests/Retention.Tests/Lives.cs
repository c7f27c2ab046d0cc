using System.Collections.Immutable;
using Retention.Events;

namespace Retention.Tests;

/// <summary>Something that truly happened, and when.</summary>
internal sealed record Truth(DateTimeOffset At, Happened Happened);

/// <summary>Some weeks of a shopper's life: carts, orders, parcels, saved items, words about being written to, answers. Everything follows from one seed.</summary>
internal sealed class Lives
{
    private static readonly (string? Country, string? Region)[] Homes = [("US", "NY"), ("US", "CA"), ("US", "TX"), ("US", null), ("DE", null), ("GB", null), ("JP", null), ("NZ", "AUK"), (null, null)];

    private readonly Random _random;
    private readonly List<Truth> _all = [];
    private readonly (string? Country, string? Region) _home;
    private readonly string[] _emails;
    private readonly bool _isGuest;

    private Lives(int seed)
    {
        _random = new(seed);
        _home = Homes[_random.Next(Homes.Length)];
        _emails = Chance(25) ? ["anna@example.org", "anna@home.example"] : ["anna@example.org"];
        _isGuest = Chance(20);
    }

    /// <summary>A life.</summary>
    public static Truth[] Of(int seed)
    {
        var life = new Lives(seed);
        life.Live();
        return [.. life._all.OrderBy(truth => truth.At)];
    }

    /// <summary>How it reaches us: late, twice, again under another key, out of order.</summary>
    public static Delivery[] Muddled(IReadOnlyList<Truth> life, int seed)
    {
        var random = new Random(seed);
        var deliveries = new List<Delivery>();
        for (var index = 0; index < life.Count; index++)
        {
            var (at, happened) = life[index];
            var arrives = at + Delay(random);
            deliveries.Add(new(arrives, $"{index}", happened));
            if (random.Next(6) == 0)
                deliveries.Add(new(arrives + Delay(random), $"{index}", happened));
            if (random.Next(6) == 0)
                deliveries.Add(new(arrives + Delay(random), $"{index} again", happened));
        }

        return Heard(deliveries);
    }

    /// <summary>How it would reach us in the best of worlds.</summary>
    public static Delivery[] Straight(IReadOnlyList<Truth> life) => Heard([.. life.Select((truth, index) => new Delivery(truth.At, $"{index}", truth.Happened))]);

    // Price and stock are told only to those who are known to wait: not before that is known.
    private static Delivery[] Heard(List<Delivery> deliveries) =>
    [
        .. deliveries.Select(delivery => delivery.Happened is ItemReported(var item)
            && deliveries.Where(other => other.Happened is ItemSaved saved && saved.Item.Id == item.Id).Select(other => other.At).DefaultIfEmpty().Min() is var first && first >= delivery.At
                ? delivery with { At = first.AddSeconds(1) }
                : delivery)
            .OrderBy(delivery => delivery.At),
    ];

    private static TimeSpan Delay(Random random) => random.Next(10) switch
    {
        < 6 => TimeSpan.FromSeconds(random.Next(3)),
        < 8 => TimeSpan.FromMinutes(random.Next(120)),
        < 9 => TimeSpan.FromHours(random.Next(24)),
        _ => TimeSpan.FromDays(random.Next(4)),
    };

    private void Live()
    {
        if (!_isGuest)
            Happens(Some.Noon, new CustomerReported("anna", _emails[0], "Anna", Some.Noon) { Country = _home.Country, Region = _home.Region, Phone = Phone(), Consents = Chance(70) ? [Word(Some.Noon)] : [] });
        for (var cart = 0; cart < _random.Next(4); cart++)
            Shops($"{cart}");
        for (var order = 0; order < _random.Next(2); order++)
            Orders($"elsewhere {order}", Sometime(20), cart: null, checkout: null);
        for (var item = 0; item < _random.Next(3); item++)
            Saves($"item {item}");
        for (var word = 0; word < _random.Next(4); word++)
            Speaks(Sometime(25));
        if (Chance(8))
            Happens(Sometime(25), at => new AddressSuppressed(Channel.Email, Chance(50) ? "bounce" : "complaint", at) { Email = Email() });
        if (Chance(4))
            Happens(Sometime(25), new ShopperErased("anna", _emails[0], OrderId: null));
    }

    private void Shops(string name)
    {
        var began = Sometime(20);
        var checkout = Chance(70) ? $"checkout {name}" : null;
        var touched = began;
        for (var change = 0; change <= _random.Next(4); change++)
        {
            var (email, isEmpty) = (change > 0 || Chance(60) ? Email() : null, change > 0 && Chance(10));
            HappensPerhapsTwice(touched, at => new CartReported(Some.Cart($"cart {name}") with
            {
                CheckoutToken = checkout,
                CreatedAt = began,
                UpdatedAt = at,
                CustomerId = _isGuest ? null : "anna",
                Email = email,
                Phone = email is null ? null : Phone(),
                Country = email is null ? null : _home.Country,
                Region = email is null ? null : _home.Region,
                Url = Chance(90) ? "https://meadow.example/cart" : null,
                Total = new Money(_random.Next(1_000, 1_003), Some.Euro),
                Lines = isEmpty ? [] : Some.Cart().Lines,
                Consents = email is not null && Chance(40) ? [Word(at)] : [],
            }));
            touched += Chance(70) ? TimeSpan.FromMinutes(_random.Next(1, 40)) : TimeSpan.FromHours(_random.Next(1, 60));
        }

        if (Chance(50))
            Orders(name, touched, Chance(80) ? $"cart {name}" : null, Chance(80) ? checkout : null);
        else if (Chance(10))
            Happens(touched, at => new CartBoughtElsewhere(checkout, checkout is null || Chance(50) ? $"cart {name}" : null, at));
    }

    private void Orders(string id, DateTimeOffset placed, string? cart, string? checkout)
    {
        var order = Some.Order(id: id, placed: placed) with
        {
            Email = Chance(95) ? Email() : null,
            CustomerId = _isGuest ? null : "anna",
            Country = _home.Country,
            Region = _home.Region,
            Phone = Phone(),
            CartToken = cart,
            CheckoutToken = checkout,
            IsTest = Chance(4),
            IsRisky = Chance(4),
            Lines = Some.Cart().Lines,
            Consents = Chance(30) ? [Word(placed)] : [],
        };
        var isPaidAtOnce = Chance(70);
        Report(order, placed, isPaidAtOnce ? OrderStage.Paid : OrderStage.Unpaid);
        var paid = isPaidAtOnce ? placed : placed.AddMinutes(_random.Next(1, 2_000));
        if (!isPaidAtOnce && Chance(80))
            Report(order, paid, OrderStage.Paid);
        if (Chance(8))
            Report(order, paid.AddHours(_random.Next(1, 48)), OrderStage.Cancelled);
        if (Chance(6)) // The bank takes it back.
            Report(order, paid.AddHours(_random.Next(1, 300)), OrderStage.Unpaid);
        if (Chance(8))
            Happens(paid.AddHours(_random.Next(1, 400)), new RefundReported(id));
        if (Chance(3))
            Happens(paid.AddHours(_random.Next(1, 400)), new OrderRemoved(id));
        if (Chance(70))
            Travels(id, paid.AddHours(_random.Next(4, 72)));
    }

    private void Report(Order order, DateTimeOffset at, OrderStage stage) =>
        HappensPerhapsTwice(at, when => new OrderReported(order with
        {
            Stage = stage,
            UpdatedAt = when,
            PaidAt = stage == OrderStage.Paid ? when : null,
            Country = Chance(95) ? order.Country : null,
            Phone = Chance(95) ? order.Phone : null,
            Lines = Chance(95) ? order.Lines : [],
        }));

    private void Travels(string order, DateTimeOffset sent)
    {
        Happens(sent, at => new ShipmentReported(order, "parcel", ShipmentStage.Sent, at));
        var arrives = sent.AddHours(_random.Next(20, 200));
        if (Chance(70))
            Happens(arrives, at => new ShipmentReported(order, "parcel", Chance(93) ? ShipmentStage.Delivered : ShipmentStage.Failed, at));
        if (Chance(15))
            Happens(arrives.AddHours(_random.Next(500)), at => new NotArrivedYet(order, at));
        if (Chance(30))
            Happens(arrives.AddHours(_random.Next(60, 300)), at => new SurveyAnswered(order, _random.Next(11), at));
        if (Chance(10))
            Happens(arrives.AddHours(_random.Next(900)), at => new CreditEnds(order, DateOnly.FromDateTime(at.UtcDateTime).AddDays(Chance(50) ? 30 : 7), Chance(50) ? 30 : 7, at));
        if (Chance(10))
            Happens(arrives.AddHours(_random.Next(60, 300)), at => new SurveyFilled(order, new("nps", 1, [new("delivery", "4")]) { IsComplete = Chance(50) }, at));
        if (Chance(20))
            Happens(arrives.AddHours(_random.Next(60, 700)), at => new ReviewGiven(order, at));
        if (Chance(6))
        {
            Happens(arrives.AddHours(_random.Next(300)), at => new ProblemRaised(order, at));
            Happens(arrives.AddHours(_random.Next(300, 400)), at => new CaseClosed(order, at));
        }
    }

    private void Saves(string item)
    {
        var saved = Sometime(15);
        Happens(saved, at => new ItemSaved(Some.Item(item, at: at), at) { CustomerId = _isGuest ? null : "anna", Email = Email(), WantsStock = Chance(50) });
        for (var change = 0; change < _random.Next(5); change++)
        {
            HappensPerhapsTwice(saved.AddHours(_random.Next(1, 600)), at => new ItemReported(Some.Item(item, _random.Next(2) == 0 ? 1_600 : _random.Next(1_500, 2_100), Chance(20) ? null : _random.Next(0, 12), at) with
            {
                LowestPrice = Chance(50) ? null : new Money(_random.Next(1_500, 1_503), Some.Euro),
            }));
        }

        if (Chance(25))
            Happens(saved.AddHours(_random.Next(1, 400)), at => new ItemForgotten(item, at) { CustomerId = _isGuest ? null : "anna", Email = Email() });
    }

    private void Speaks(DateTimeOffset when) => Happens(when, at =>
        Chance(20) ? new ConsentReported(new(Channel.Text, Purpose.Marketing, Chance(80), at, "text box") { Topic = "abandoned-cart", IsConfirmed = Chance(80) }) { Phone = Phone() }
        : Chance(20) ? new ConsentReported(new(Channel.Email, Purpose: null, IsGranted: Chance(50), at, "unsubscribe link")) { Email = Email() }
        : Chance(20) ? new ConsentReported(new(Channel.Email, Purpose.Marketing, Chance(30), at, "preferences") { Topic = Chance(50) ? "abandoned-cart" : "win-back" }) { Email = Email() }
        : new ConsentReported(Word(at)) { Email = Email() });

    private Consent Word(DateTimeOffset at) => new(Channel.Email, Purpose.Marketing, Chance(75), at, Chance(50) ? "checkout" : "account");

    private string Email() => _emails[_random.Next(_emails.Length)];

    private static string Phone() => "+14155550100";

    private bool Chance(int percent) => _random.Next(100) < percent;

    // Whole minutes, so that some things happen at the very same moment.
    private DateTimeOffset Sometime(int days) => Some.Noon.AddMinutes(_random.Next(1, days * 24 * 60));

    private void Happens(DateTimeOffset at, Happened happened) => _all.Add(new(at, happened));

    private void Happens(DateTimeOffset at, Func<DateTimeOffset, Happened> happened) => _all.Add(new(at, happened(at)));

    // Storefronts report a thing more than once in a second, and not always the same.
    private void HappensPerhapsTwice(DateTimeOffset at, Func<DateTimeOffset, Happened> happened)
    {
        Happens(at, happened);
        if (Chance(10))
            Happens(at, happened);
    }
}
