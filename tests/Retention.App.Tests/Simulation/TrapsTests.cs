using Retention.App.Simulation;
using Retention.Events;

namespace Retention.App.Tests.Simulation;

/// <summary>Everything that has ever gone wrong in such a program is in the history, and about as often as in life.</summary>
public sealed class TrapsTests
{
    private static readonly Arrival[] All = Shops.LargeArrivals;
    private static readonly Order[] Reports = [.. Of<OrderReported>().Select(reported => reported.Order)];
    private static readonly Order[] Orders = [.. Reports.GroupBy(order => order.Id, StringComparer.Ordinal).Select(reports => reports.MaxBy(order => order.UpdatedAt)!)];
    private static readonly Cart[] Carts = [.. Of<CartReported>().Select(reported => reported.Cart)];

    [Fact]
    public void Three_in_a_hundred_deliveries_come_twice_with_the_same_key() =>
        Share(All.Length - All.Select(arrival => (arrival.Key, arrival.Topic)).Distinct().Count(), All.Length).ShouldBeInRange(0.025, 0.035);

    [Fact]
    public void One_key_is_always_one_event() =>
        All.GroupBy(arrival => arrival.Key, StringComparer.Ordinal).Where(group => group.Select(arrival => arrival.Happened).Distinct().Count() > 1).ShouldBeEmpty();

    [Fact]
    public void Two_in_a_hundred_come_late_and_a_few_of_them_by_days()
    {
        var delays = All.Where(arrival => arrival.Happened is OrderReported).DistinctBy(arrival => (arrival.Key, arrival.Topic)).Select(arrival => arrival.ArrivedAt - ((OrderReported)arrival.Happened).Order.UpdatedAt).ToArray();
        Share(delays.Count(delay => delay > TimeSpan.FromMinutes(2)), delays.Length).ShouldBeInRange(0.012, 0.028);
        delays.Count(delay => delay > TimeSpan.FromHours(12)).ShouldBeInRange(5, 100);
        delays.Max().ShouldBeLessThan(TimeSpan.FromDays(4));
    }

    [Fact]
    public void Some_orders_are_heard_of_in_a_newer_state_first() =>
        Reports.GroupBy(order => order.Id, StringComparer.Ordinal).Count(reports => reports.Zip(reports.Skip(1)).Any(pair => pair.Second.UpdatedAt < pair.First.UpdatedAt)).ShouldBeInRange(100, 2500);

    [Fact]
    public void One_state_comes_under_two_names() =>
        All.GroupBy(arrival => arrival.Key, StringComparer.Ordinal).Count(group => group.Select(arrival => arrival.Topic).Distinct(StringComparer.Ordinal).Count() == 2).ShouldBeGreaterThan(1000);

    [Fact]
    public void Orders_are_unpaid_before_they_are_paid_and_changed_afterwards()
    {
        var lives = Reports.GroupBy(order => order.Id, StringComparer.Ordinal).Select(reports => reports.OrderBy(order => order.UpdatedAt).ToArray()).ToArray();
        lives.Count(reports => reports[0].Stage == OrderStage.Unpaid && reports[^1].Stage == OrderStage.Paid).ShouldBeGreaterThan(6000);
        lives.Count(reports => reports[0].Stage == OrderStage.Paid).ShouldBeGreaterThan(1000);
        lives.Count(reports => reports.Last(order => order.Stage != OrderStage.Paid || order.UpdatedAt == order.PaidAt).UpdatedAt - reports[0].UpdatedAt > TimeSpan.FromHours(2)).ShouldBeGreaterThan(500);
        lives.Count(reports => reports.Any(order => order.UpdatedAt > order.PaidAt)).ShouldBeGreaterThan(6000);
    }

    [Theory]
    [InlineData("cancelled", 0.025, 0.06)]
    [InlineData("refunded", 0.05, 0.1)]
    [InlineData("risky", 0.005, 0.02)]
    [InlineData("test", 0.002, 0.004)]
    [InlineData("guest", 0.3, 0.6)]
    [InlineData("abroad", 0.2, 0.4)]
    [InlineData("in another currency", 0.2, 0.4)]
    [InlineData("with a telephone number", 0.3, 0.6)]
    public void A_believable_part_of_the_orders_is(string what, double least, double most) =>
        Share(Orders.Count(order => what switch
        {
            "cancelled" => order.Stage == OrderStage.Cancelled,
            "refunded" => order.IsRefunded,
            "risky" => order.IsRisky,
            "test" => order.IsTest,
            "guest" => order.CustomerId is null,
            "abroad" => order.Country != "US",
            "in another currency" => order.Total!.Value.Currency.Code != "USD",
            _ => order.Phone is not null,
        }), Orders.Length).ShouldBeInRange(least, most);

    [Fact]
    public void About_one_order_in_ten_of_which_the_parcel_is_never_heard_of_again_is_lost_and_some_shoppers_ask()
    {
        var parcels = Of<ShipmentReported>().GroupBy(shipment => shipment.ShipmentId, StringComparer.Ordinal).ToArray();
        Share(parcels.Count(parcel => parcel.All(one => one.Stage == ShipmentStage.Sent)), parcels.Length).ShouldBeInRange(0.03, 0.12); // Some are still under way at the end.
        parcels.Count(parcel => parcel.Any(one => one.Stage == ShipmentStage.Failed)).ShouldBeGreaterThan(50);
        Of<NotArrivedYet>().Count().ShouldBeGreaterThan(50);
        Of<ShipmentReported>().GroupBy(shipment => shipment.OrderId, StringComparer.Ordinal).Count(order => order.Select(one => one.ShipmentId).Distinct(StringComparer.Ordinal).Count() == 2).ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Parcels_are_handed_out_on_working_days_and_brought_by_day()
    {
        var local = Of<ShipmentReported>().ToLookup(shipment => shipment.Stage, shipment => TimeZoneInfo.ConvertTime(shipment.At, Shops.Large.Settings.Zone));
        local[ShipmentStage.Sent].ShouldAllBe(at => at.DayOfWeek != DayOfWeek.Saturday && at.DayOfWeek != DayOfWeek.Sunday && at.Hour >= 12 && at.Hour <= 18);
        local[ShipmentStage.Delivered].ShouldAllBe(at => at.DayOfWeek != DayOfWeek.Sunday && at.Hour >= 9 && at.Hour <= 19);
    }

    [Fact]
    public void Parcels_abroad_take_longer()
    {
        var country = Orders.ToDictionary(order => order.Id, order => order.Country, StringComparer.Ordinal);
        var days = Of<ShipmentReported>().GroupBy(shipment => shipment.ShipmentId, StringComparer.Ordinal)
            .Where(parcel => parcel.Any(one => one.Stage == ShipmentStage.Delivered))
            .Select(parcel => (IsHome: country[parcel.First().OrderId] == "US", Days: (parcel.Max(one => one.At) - parcel.Min(one => one.At)).TotalDays)).ToArray();
        days.Where(parcel => parcel.IsHome).Average(parcel => parcel.Days).ShouldBeInRange(2, 6);
        days.Where(parcel => !parcel.IsHome).Average(parcel => parcel.Days).ShouldBeInRange(8, 14);
    }

    [Fact]
    public void Most_carts_are_left_and_many_of_those_without_an_address()
    {
        var carts = Carts.GroupBy(cart => cart.Id, StringComparer.Ordinal).Select(reports => reports.MaxBy(cart => cart.UpdatedAt)!).ToArray();
        var bought = Orders.Select(order => order.CartToken).ToHashSet(StringComparer.Ordinal);
        var left = carts.Where(cart => !bought.Contains(cart.CartToken)).ToArray();
        Share(left.Length, carts.Length).ShouldBeInRange(0.55, 0.75);
        left.Count(cart => cart.Email is not null).ShouldBeInRange(5000, 10_000);
        left.Count(cart => cart.Email is null).ShouldBeInRange(10_000, 15_000);
        left.Count(cart => cart.Lines.IsEmpty).ShouldBeGreaterThan(50, "some are emptied");
    }

    [Fact]
    public void Some_leave_several_carts_and_some_carts_are_bought_after_days()
    {
        Carts.Where(cart => cart.Email is not null && cart.CompletedAt is null).GroupBy(cart => cart.Email, StringComparer.Ordinal).Count(person => person.Select(cart => cart.Id).Distinct(StringComparer.Ordinal).Count() > 2).ShouldBeGreaterThan(500);
        var begun = Carts.GroupBy(cart => cart.Id, StringComparer.Ordinal).ToDictionary(reports => reports.Key, reports => reports.Min(cart => cart.CreatedAt), StringComparer.Ordinal);
        Orders.Count(order => order.CartToken is not null && begun.TryGetValue(order.CartToken, out var at) && order.PlacedAt - at > TimeSpan.FromHours(2)).ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Some_order_with_another_address_than_their_cart_s_some_of_them_known_by_telephone_only()
    {
        var addresses = Carts.Where(cart => cart.Email is not null).GroupBy(cart => cart.CartToken!, StringComparer.Ordinal).ToDictionary(reports => reports.Key, reports => reports.First().Email, StringComparer.Ordinal);
        Orders.Count(order => addresses.TryGetValue(order.CartToken!, out var address) && address != order.Email && order.CustomerId is null).ShouldBeGreaterThan(50);
        Orders.Where(order => order.Phone is not null).GroupBy(order => order.Phone, StringComparer.Ordinal).Count(person => person.Select(order => order.Email).Distinct(StringComparer.Ordinal).Count() > 1).ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Guests_become_customers_two_accounts_become_one_and_some_people_are_erased()
    {
        Orders.Where(order => order.Email is not null).GroupBy(order => order.Email, StringComparer.Ordinal).Count(person => person.Any(order => order.CustomerId is null) && person.Any(order => order.CustomerId is not null)).ShouldBeGreaterThan(100);
        Of<CustomersMerged>().Count().ShouldBeGreaterThan(3);
        Of<ShopperErased>().Count().ShouldBeGreaterThan(3);
        Of<OrderRemoved>().Count().ShouldBeGreaterThan(3);
        Of<AddressSuppressed>().Count().ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Six_in_ten_allow_marketing_e_mail_few_texts_and_some_take_it_back()
    {
        var words = Orders.SelectMany(order => order.Consents.Select(consent => (Who: order.Email, consent)))
            .Concat(Carts.SelectMany(cart => cart.Consents.Select(consent => (Who: cart.Email, consent))))
            .Concat(Of<ConsentReported>().Select(reported => (Who: reported.Email ?? reported.Phone, consent: reported.Consent))).ToArray();
        var people = Carts.Where(cart => cart.Email is not null).Select(cart => cart.Email).Distinct(StringComparer.Ordinal).Count();
        Share(words.Where(word => word.consent is { Channel: Channel.Email, IsGranted: true }).Select(word => word.Who).Distinct(StringComparer.Ordinal).Count(), people).ShouldBeInRange(0.55, 0.65);
        Share(words.Where(word => word.consent is { Channel: Channel.Text, IsGranted: true }).Select(word => word.Who).Distinct(StringComparer.Ordinal).Count(), people).ShouldBeInRange(0.02, 0.1);
        words.Count(word => !word.consent.IsGranted && word.consent.Channel == Channel.Email).ShouldBeGreaterThan(100);
        words.Count(word => !word.consent.IsGranted && word.consent.Channel == Channel.Text).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Saved_items_become_cheaper_run_out_and_come_back()
    {
        Of<ItemSaved>().Count().ShouldBeInRange(1000, 4000);
        Of<ItemSaved>().Count(saved => saved.WantsStock).ShouldBeGreaterThan(20);
        Of<ItemForgotten>().Count().ShouldBeGreaterThan(50);
        var items = Of<ItemReported>().Select(reported => reported.Item).ToArray();
        items.Count(item => item.Available == 0).ShouldBeGreaterThan(20);
        items.Count(item => item.Price!.Value.Minor < item.LowestPrice!.Value.Minor).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Shoppers_review_score_from_0_to_10_and_complain()
    {
        Of<ReviewGiven>().Count().ShouldBeInRange(300, 900);
        Of<SurveyAnswered>().Select(answer => answer.Score).Distinct().Order().ShouldBe(Enumerable.Range(0, 11));
        var scores = Of<SurveyAnswered>().Select(answer => answer.Score).ToArray();
        (100 * (Share(scores.Count(score => score >= 9), scores.Length) - Share(scores.Count(score => score <= 6), scores.Length))).ShouldBeInRange(25, 55);
        Of<ProblemRaised>().Count().ShouldBeGreaterThan(Of<CaseClosed>().Count());
        Of<CaseClosed>().Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Only_what_a_door_receives_arrives() =>
        All.Select(arrival => arrival.Happened.GetType()).Distinct().ShouldBe(
        [
            typeof(AddressSuppressed), typeof(CartReported), typeof(CaseClosed), typeof(ConsentReported), typeof(CustomerReported), typeof(CustomersMerged), typeof(ItemForgotten),
            typeof(ItemReported), typeof(ItemSaved), typeof(NotArrivedYet), typeof(OrderRemoved), typeof(OrderReported), typeof(ProblemRaised), typeof(RefundReported), typeof(ReviewGiven),
            typeof(RiskReported), typeof(ShipmentReported), typeof(ShopperErased), typeof(SurveyAnswered),
        ], ignoreOrder: true);

    private static IEnumerable<T> Of<T>()
        where T : Happened => All.Select(arrival => arrival.Happened).OfType<T>();

    private static double Share(int part, int whole) => (double)part / whole;
}
