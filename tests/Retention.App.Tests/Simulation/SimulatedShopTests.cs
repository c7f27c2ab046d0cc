using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Retention.App.Commands;
using Retention.App.Queues;
using Retention.App.Simulation;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Tests.Simulation;

public sealed partial class SimulatedShopTests
{
    [Fact]
    public void The_same_seed_makes_the_same_history_even_when_two_are_made_side_by_side()
    {
        var (one, other) = (Shops.Small(seed: 1), Shops.Small(seed: 1));
        var both = one.Arrivals().Zip(other.Arrivals()).ToArray();
        Hash(both.Select(pair => pair.First)).ShouldBe(Hash(both.Select(pair => pair.Second)));
        Hash(one.Arrivals()).ShouldBe(Hash(other.Arrivals()), "read again, it is the same too");
    }

    [Fact]
    public void Another_seed_makes_another_history() => (Hash(Shops.Small(seed: 2).Arrivals()) == Hash(Shops.Small(seed: 1).Arrivals())).ShouldBeFalse();

    [Fact]
    public void The_story_of_one_order_does_not_change_that_of_another()
    {
        // More orders mean more people; those who were there do what they did.
        var few = Shops.Small(seed: 3, orders: 200).Arrivals().Select(arrival => arrival.Happened).OfType<OrderReported>().Where(reported => !reported.Order.IsTest).DistinctBy(reported => reported.Order.Id, StringComparer.Ordinal).ToArray();
        var many = Shops.Small(seed: 3, orders: 400).Arrivals().Select(arrival => arrival.Happened).OfType<OrderReported>().Select(reported => (reported.Order.Id, reported.Order.Total)).ToHashSet();
        few.Count(reported => many.Contains((reported.Order.Id, reported.Order.Total))).ShouldBe(few.Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(10_000)]
    public void There_are_exactly_as_many_orders_as_were_asked_for(int orders)
    {
        var shop = orders == 10_000 ? Shops.Large : Shops.Small(seed: 4, orders);
        Orders(shop == Shops.Large ? Shops.LargeArrivals : shop.Arrivals()).Length.ShouldBe(orders);
    }

    [Fact]
    public void Order_numbers_are_given_in_the_order_of_time_and_each_once()
    {
        var orders = Orders(Shops.LargeArrivals).OrderBy(order => order.PlacedAt).Select(order => order.Number).ToArray();
        orders.ShouldBe(Enumerable.Range(1001, 10_000).Select(number => $"#{number}"), ignoreOrder: true);
        Orders(Shops.LargeArrivals).OrderBy(order => int.Parse(order.Number[1..])).Select(order => order.PlacedAt).ShouldBeInOrder();
    }

    [Fact]
    public void What_arrives_comes_in_the_order_of_arrival_within_the_days_that_were_asked_for()
    {
        Shops.LargeArrivals.Select(arrival => arrival.ArrivedAt).ShouldBeInOrder();
        Shops.LargeArrivals[0].ArrivedAt.ShouldBeGreaterThan(Shops.Large.Settings.Since);
        Shops.LargeArrivals[^1].ArrivedAt.ShouldBeLessThan(Shops.Large.Settings.Until.AddDays(4)); // The latest of the late ones.
    }

    [Fact]
    public void Nothing_arrives_before_it_happened() =>
        Shops.LargeArrivals.Where(arrival => arrival.Happened is OrderReported reported && reported.Order.UpdatedAt > arrival.ArrivedAt).ShouldBeEmpty();

    [Fact]
    public void Every_address_is_one_that_nobody_has()
    {
        var json = string.Concat(Shops.Small(seed: 5).Arrivals().Select(Json));
        Hosts().Matches(json).Select(match => match.Groups["host"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(["example.com", "example.org", "shop.example.com"]);
        Shops.LargeArrivals.SelectMany(arrival => arrival.Happened.Names).Where(name => name.Kind == NameKind.Email).All(name => name.Value.EndsWith("@example.org", StringComparison.Ordinal) || name.Value.EndsWith("@example.com", StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public void Every_telephone_number_is_from_a_range_kept_free_for_fiction() =>
        Shops.LargeArrivals.SelectMany(arrival => arrival.Happened.Hints).Where(name => name.Kind == NameKind.Phone).Select(name => name.Value).Where(phone => !Fictional().IsMatch(phone)).ShouldBeEmpty();

    [Fact]
    public void The_days_and_weeks_of_the_shop_are_seen_in_its_own_zone()
    {
        var local = Orders(Shops.LargeArrivals).Select(order => TimeZoneInfo.ConvertTime(order.PlacedAt, Shops.Large.Settings.Zone)).ToArray();
        local.Count(at => at.Hour is 19 or 20 or 21).ShouldBeGreaterThan(8 * local.Count(at => at.Hour is 3 or 4 or 5));
        ((double)local.Count(at => at.DayOfWeek == DayOfWeek.Monday)).ShouldBeGreaterThan(1.15 * local.Count(at => at.DayOfWeek == DayOfWeek.Saturday));
        ((double)local.Count(at => at is { Month: 11, Day: >= 21 })).ShouldBeGreaterThan(1.4 * local.Count(at => at is { Month: 11, Day: >= 6 and < 16 })); // The shop is still small then.
    }

    [Fact]
    public void Every_line_goes_through_the_queue_and_comes_out_the_same()
    {
        foreach (var arrival in Shops.LargeArrivals.DistinctBy(arrival => arrival.Happened.GetType()))
        {
            var message = JsonSerializer.Deserialize(Json(arrival), Stored.Default.EventMessage)!;
            (message.Key, message.ReceivedAt, message.Topic).ShouldBe((arrival.Key, arrival.ArrivedAt, arrival.Topic));
            Json(arrival with { Happened = message.Open(message.Body!.Value) }).ShouldBe(Json(arrival));
        }
    }

    [Fact]
    public async Task The_command_writes_one_arrival_a_line()
    {
        var file = Path.GetTempFileName();
        try
        {
            (await SimulateCommand.Make().Parse(["--orders", "50", "--seed", "9", "--days", "60", "--until", "2026-03-01", "--out", file]).InvokeAsync()).ShouldBe(0);
            var lines = await File.ReadAllLinesAsync(file);
            var shop = new SimulatedShop(new() { Orders = 50, Seed = 9, Days = 60, Until = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) });
            lines.ShouldBe(shop.Arrivals().Select(Json));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("--orders", "0")]
    [InlineData("--days", "0")]
    [InlineData("--until", "soon")]
    public void A_wrong_option_is_refused_with_a_word(string option, string value) =>
        SimulateCommand.Make().Parse([option, value]).Errors.Single().Message.ShouldContain(option);

    private static Order[] Orders(IEnumerable<Arrival> arrivals) =>
        [.. arrivals.Select(arrival => arrival.Happened).OfType<OrderReported>().Select(reported => reported.Order).DistinctBy(order => order.Id, StringComparer.Ordinal)];

    private static string Json(Arrival arrival) =>
        JsonSerializer.Serialize(EventMessage.Of("simulated", arrival.Key, arrival.ArrivedAt, arrival.Happened, arrival.Topic), Stored.Default.EventMessage);

    private static string Hash(IEnumerable<Arrival> arrivals) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(arrivals.Select(Json)))));

    [GeneratedRegex(@"(@|https?://)(?<host>[^""/\\]+)", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Hosts();

    [GeneratedRegex(@"^\+(1\d{3}55501\d{2}|447700900\d{3}|493023125\d{3}|3363998\d{4})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fictional();
}
