using Retention.App.Rehearsing;
using Retention.App.Simulation;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Rehearsal;
using Retention.Shoppers;
using Retention.Shops;
using Cart = Retention.Flows.AbandonedCart.AbandonedCart;

namespace Retention.App.Tests.Rehearsing;

/// <summary>A rehearsal of a simulated year, checked against the raw arrivals by whoever knows tokens and addresses only, and none of our rules.</summary>
[Trait("Lane", "slow")]
public sealed class IndependentTests
{
    private static readonly SimulationSettings Year = new() { Orders = 3_000, Seed = 7 };
    private static readonly Lazy<Rehearsed> Played = new(Play);

    [Fact]
    public void No_reminder_goes_after_an_order_that_names_its_cart_or_its_address_had_arrived()
    {
        var arrivals = new SimulatedShop(Year).Arrivals().ToArray();
        var carts = arrivals.Select(arrival => (arrival.ArrivedAt, (arrival.Happened as CartReported)?.Cart)).Where(pair => pair.Cart is not null)
            .ToLookup(pair => WhoIsWho.Hash(new Name(NameKind.Cart, pair.Cart!.CartToken ?? pair.Cart.Id)).Hash, pair => (pair.ArrivedAt, Cart: pair.Cart!), StringComparer.Ordinal);
        var orders = arrivals.Where(arrival => arrival.Happened is OrderReported { Order.IsTest: false }).Select(arrival => (arrival.ArrivedAt, ((OrderReported)arrival.Happened).Order)).ToArray();
        var sent = Played.Value.Messages;
        sent.Length.ShouldBeGreaterThan(1_000);
        foreach (var message in sent)
        {
            var known = carts[message.Journey.About].Where(pair => pair.ArrivedAt <= message.At).Select(pair => pair.Cart).ToArray();
            known.ShouldNotBeEmpty();
            var touched = known.Max(cart => cart.UpdatedAt);
            var emails = known.Select(cart => cart.Email).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
            var customers = known.Select(cart => cart.CustomerId).OfType<string>().ToHashSet(StringComparer.Ordinal);
            foreach (var (at, order) in orders)
            {
                if (at > message.At)
                    break;
                var isIts = known.Any(cart => (cart.CartToken is not null && cart.CartToken == order.CartToken) || (cart.CheckoutToken is not null && cart.CheckoutToken == order.CheckoutToken));
                var isTheirs = order.PlacedAt >= touched && ((order.Email is { } email && emails.Contains(email)) || (order.CustomerId is { } customer && customers.Contains(customer)));
                (isIts || isTheirs).ShouldBeFalse($"{message.Step.Key} of {message.Journey.About} at {message.At:O} after order {order.Id} of {order.PlacedAt:O}");
            }
        }
    }

    [Fact]
    public void Each_candidate_is_one_of_sent_silent_and_waiting_and_nobody_gets_more_than_the_caps()
    {
        var played = Played.Value;
        (played.Messages.Length + played.Silences.Values.Sum() + played.Waiting).ShouldBe(played.Candidates);
        foreach (var person in played.Messages.GroupBy(message => message.Shopper, message => message.At, StringComparer.Ordinal))
        {
            var times = person.Order().ToArray();
            for (var index = 1; index < times.Length; index++)
                (times[index] - times[index - 1]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromDays(1));
            for (var index = 4; index < times.Length; index++)
                (times[index] - times[index - 4]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromDays(14));
        }

        played.Messages.Select(message => (message.Shopper, message.Journey.Id, message.Step.Key)).Distinct().Count().ShouldBe(played.Messages.Length);
    }

    [Fact]
    public void About_one_in_ten_is_held_back_and_never_hears_anything()
    {
        var log = Played.Value.Log;
        var heldBack = log.Where(line => line.Entry.Reason == Reason.Holdout.Key).Select(line => line.Shopper).ToHashSet(StringComparer.Ordinal);
        var heard = Played.Value.Messages.Select(message => message.Shopper).ToHashSet(StringComparer.Ordinal);
        heldBack.Intersect(heard, StringComparer.Ordinal).ShouldBeEmpty();
        // Whoever waits for the morning may buy meanwhile, and never hear anything either: they came as far as those who are held back at once.
        heard.UnionWith(log.Where(line => line.Entry.Reason is "quiet-hours" or "frequency-cap" or "missing-field" or "no-sender" or "no-phone").Select(line => line.Shopper));
        heard.ExceptWith(heldBack);
        var share = 100.0 * heldBack.Count / (heldBack.Count + heard.Count);
        share.ShouldBeInRange(8, 12, $"{heldBack.Count} held back, {heard.Count} not");
        // And the share itself, of ten thousand.
        var shop = new Shop { Id = "simulated", Brand = new("A shop"), ConnectedAt = Year.Since };
        Enumerable.Range(0, 10_000).Count(number => Share.Of(shop, "holdout|abandoned-cart", $"s{number}") < 10).ShouldBeInRange(900, 1_100);
    }

    [Fact]
    public void In_Britain_letters_go_from_nine_to_eight_by_the_clock_on_the_wall_in_summer_and_in_winter()
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        var countries = new SimulatedShop(Year).Arrivals().Select(arrival => (arrival.Happened as CartReported)?.Cart).Where(cart => cart is not null)
            .ToLookup(cart => WhoIsWho.Hash(new Name(NameKind.Cart, cart!.CartToken ?? cart.Id)).Hash, cart => cart!.Country, StringComparer.Ordinal);
        var british = Played.Value.Messages.Where(message => countries[message.Journey.About].All(country => country == "GB")).ToArray();
        british.Length.ShouldBeGreaterThan(20);
        british.ShouldAllBe(message => TimeZoneInfo.ConvertTime(message.At, london).Hour >= 9 && TimeZoneInfo.ConvertTime(message.At, london).Hour < 20);
        british.Select(message => london.IsDaylightSavingTime(message.At)).Distinct().Count().ShouldBe(2);
    }

    private static Rehearsed Play()
    {
        var shop = new Shop { Id = "simulated", Brand = new("A shop") { PostalAddress = "1 Kiln Lane" }, ConnectedAt = Year.Since, Country = "US" };
        var who = new WhoIsWho();
        var history = new SimulatedShop(Year).Arrivals().SelectMany(arrival => who.Record(arrival.Key, arrival.Happened, arrival.ArrivedAt)).ToArray();
        return Retention.Rehearsal.Rehearsal.Play(Cart.Flow, shop, history, Year.Since, Year.Until);
    }
}
