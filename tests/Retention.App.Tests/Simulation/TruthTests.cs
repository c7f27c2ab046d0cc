using Retention.App.Simulation;
using Retention.Events;

namespace Retention.App.Tests.Simulation;

/// <summary>What is called the truth is true: measured on many, it comes out as stated.</summary>
public sealed class TruthTests
{
    private static readonly Lazy<(Chance Chance, Response Response)[]> Asked = new(() =>
    [
        .. new[] { Shops.Large, new(new() { Seed = 11 }), new(new() { Seed = 12 }) }
            .SelectMany((shop, index) => shop.Truth.Chances().Select(chance => (chance with { Person = $"{index}|{chance.Person}" }, shop.Truth.ResponseTo(chance)))),
    ]);

    public static TheoryData<string> Flows => [.. TrueEffect.All.Select(effect => effect.Flow)];

    [Theory]
    [MemberData(nameof(Flows))]
    public void A_fair_experiment_measures_the_stated_effect_within_its_standard_error(string flow)
    {
        var (difference, error) = Measured(flow);
        (Math.Abs(difference - TrueEffect.Of(flow).Lift) / error).ShouldBeLessThan(3, $"{difference:0.0000} is measured, give or take {error:0.0000}");
    }

    [Fact]
    public void An_effect_that_is_stated_wrongly_is_caught()
    {
        var (difference, error) = Measured(TrueEffect.AbandonedCart);
        (Math.Abs(difference - 0.02) / error).ShouldBeGreaterThan(3);
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void As_many_order_without_a_message_as_the_truth_says(string flow)
    {
        // One person's windows overlap, so the error is that of the persons' sums.
        var persons = Asked.Value.Where(asked => asked.Chance.Flow == flow).GroupBy(asked => asked.Chance.Person, StringComparer.Ordinal)
            .Select(person => (Sum: person.Sum(asked => (asked.Response.Without is null ? 0 : 1) - asked.Chance.Without), Count: person.Count())).ToArray();
        var error = Math.Sqrt(persons.Sum(person => person.Sum * person.Sum));
        (Math.Abs(persons.Sum(person => person.Sum)) / error).ShouldBeLessThan(3, $"off by {persons.Sum(person => person.Sum) / persons.Sum(person => person.Count):0.0000}");
    }

    [Fact]
    public void A_message_puts_nobody_off_and_what_it_brings_comes_within_the_window()
    {
        foreach (var (chance, response) in Asked.Value)
        {
            if (response.Without is { } own)
                response.With.ShouldBe(own);
            (response.Persuaded is not null).ShouldBe(response is { Without: null, With: not null });
            if (response.With is { } at)
                at.ShouldBeInRange(chance.At, chance.At + TrueEffect.Of(chance.Flow).Window);
        }
    }

    [Fact]
    public void Asked_again_the_answer_is_the_same()
    {
        var again = new SimulatedShop(new());
        foreach (var chance in Shops.Large.Truth.Chances().Where((_, rank) => rank % 40 == 0))
        {
            var same = again.Truth.Of(chance.Flow, chance.Person, chance.Subject, chance.At);
            same.ShouldBe(chance);
            again.Truth.ResponseTo(same).With.ShouldBe(Shops.Large.Truth.ResponseTo(chance).With);
        }
    }

    [Fact]
    public void Who_orders_without_a_message_is_seen_in_the_history()
    {
        var placed = Shops.LargeArrivals.Select(arrival => arrival.Happened).OfType<OrderReported>().Select(reported => reported.Order)
            .DistinctBy(order => order.Id, StringComparer.Ordinal).Select(order => (Shops.Large.Truth.PersonOf(new(NameKind.Order, order.Id)), (DateTimeOffset?)order.PlacedAt)).ToHashSet();
        var seen = Shops.Large.Truth.Chances().Select(chance => (chance.Person, Shops.Large.Truth.ResponseTo(chance))).Where(asked => asked.Item2.Without is not null).ToArray();
        // All but the last person, of whom the orders beyond the number are not told.
        seen.Count(asked => !placed.Contains((asked.Person, asked.Item2.Without))).ShouldBeLessThan(10);
        seen.Length.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void A_person_is_found_by_every_name_of_the_history()
    {
        var unknown = Shops.LargeArrivals.Where(arrival => arrival.Happened is not CartReported { Cart.Email: null or "owner@example.com" } and not OrderReported { Order.IsTest: true })
            .SelectMany(arrival => arrival.Happened.Names).Where(name => name.Kind != NameKind.Order && Shops.Large.Truth.PersonOf(name) is null).Distinct();
        unknown.Take(10).ShouldBeEmpty();
    }

    [Fact]
    public void A_persuaded_order_arrives_like_any_other()
    {
        var (chance, response) = Shops.Large.Truth.Chances().Select(chance => (chance, Shops.Large.Truth.ResponseTo(chance))).First(asked => asked.chance.Flow == TrueEffect.AbandonedCart && asked.Item2.Persuaded is not null);
        var orders = Shops.Large.Persuaded(response).Select(arrival => arrival.Happened).OfType<OrderReported>().Select(reported => reported.Order).ToArray();
        orders.ShouldNotBeEmpty();
        orders.ShouldAllBe(order => order.PlacedAt == response.With && order.Id == orders[0].Id);
        orders.ShouldContain(order => order.Stage == OrderStage.Paid);
        Shops.Large.Truth.PersonOf(new(NameKind.Email, orders[0].Email!)).ShouldBe(chance.Person);
        Shops.Large.Persuaded(new(Without: null, With: null, Persuaded: null)).ShouldBeEmpty();
    }

    [Fact]
    public void Buyers_come_back_as_those_of_CDNOW_did()
    {
        // Of 2,357 buyers of twelve weeks 40 % had ordered again by the end of week 39, 1.04 times on average.
        var settings = new SimulationSettings { Orders = 30_000 };
        var history = new History(settings);
        var cohort = history.Lives.Where(life => life.Person.Habit is { Buys: true, Regularity: 1, Joins: < 84 }).ToArray();
        var repeats = cohort.Select(life => life.Purchases.Count(purchase => purchase.From is null && history.Rhythm.Passed(purchase.At) < 39 * 7) - 1).ToArray();
        cohort.Length.ShouldBeGreaterThan(1500);
        ((double)repeats.Count(repeat => repeat > 0) / repeats.Length).ShouldBeInRange(0.37, 0.43);
        repeats.Average().ShouldBeInRange(0.9, 1.2);
    }

    // Half of the persons are written to, by a hash that knows nothing of them.
    private static (double Difference, double Error) Measured(string flow)
    {
        var arms = Asked.Value.Where(asked => asked.Chance.Flow == flow).ToLookup(asked => Dice.Hash(99, asked.Chance.Person) % 2 == 0, asked => asked.Chance.Person);
        arms.Count.ShouldBe(2);
        // Windows of one person overlap: the person is what was drawn.
        var shares = new[] { true, false }.Select(isMessaged =>
        {
            var persons = Asked.Value.Where(asked => asked.Chance.Flow == flow && (Dice.Hash(99, asked.Chance.Person) % 2 == 0) == isMessaged)
                .GroupBy(asked => asked.Chance.Person, StringComparer.Ordinal).Select(person => (Ordered: person.Count(asked => (isMessaged ? asked.Response.With : asked.Response.Without) is not null), Count: person.Count())).ToArray();
            var share = (double)persons.Sum(person => person.Ordered) / persons.Sum(person => person.Count);
            var variance = persons.Sum(person => Math.Pow(person.Ordered - (share * person.Count), 2)) / Math.Pow(persons.Sum(person => person.Count), 2);
            return (Share: share, Variance: variance);
        }).ToArray();
        return (shares[0].Share - shares[1].Share, Math.Sqrt(shares[0].Variance + shares[1].Variance));
    }
}
