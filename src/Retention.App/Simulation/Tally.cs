using System.Globalization;
using Retention.Events;

namespace Retention.App.Simulation;

/// <summary>Counts what arrived, as one who only sees the arrivals can.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, Order> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Cart> _carts = new(StringComparer.Ordinal);
    private readonly HashSet<(string Key, string? Topic)> _seen = [];
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);

    /// <summary>How many arrived.</summary>
    public int Arrivals { get; private set; }

    /// <summary>How many arrived a second time.</summary>
    public int Doubled { get; private set; }

    /// <summary>How many told of an order or a cart that arrived in a newer state before.</summary>
    public int OutOfOrder { get; private set; }

    /// <summary>How many arrived more than two minutes after they happened, as far as they tell.</summary>
    public int Late { get; private set; }

    /// <summary>How many of each kind.</summary>
    public IReadOnlyDictionary<string, int> Kinds => _kinds;

    /// <summary>The newest state of each order.</summary>
    public IReadOnlyCollection<Order> Orders => _orders.Values;

    /// <summary>The newest state of each cart.</summary>
    public IReadOnlyCollection<Cart> Carts => _carts.Values;

    /// <summary>Counts one.</summary>
    public void Add(Arrival arrival)
    {
        Arrivals++;
        _kinds[arrival.Happened.GetType().Name] = _kinds.GetValueOrDefault(arrival.Happened.GetType().Name) + 1;
        if (!_seen.Add((arrival.Key, arrival.Topic)))
        {
            Doubled++;
            return;
        }

        if (arrival.ArrivedAt - HappenedAt(arrival.Happened) > TimeSpan.FromMinutes(2))
            Late++;
        if (arrival.Happened is OrderReported(var order) && !Keep(_orders, order.Id, order, known => known.UpdatedAt <= order.UpdatedAt))
            OutOfOrder++;
        if (arrival.Happened is CartReported(var cart) && !Keep(_carts, cart.Id, cart, known => known.UpdatedAt <= cart.UpdatedAt))
            OutOfOrder++;
    }

    /// <summary>Writes what was counted, and what is true beside it, for people.</summary>
    public void Write(SimulatedShop shop, TextWriter to)
    {
        var real = Orders.Where(order => !order.IsTest).ToArray();
        var buyers = real.GroupBy(order => shop.Truth.PersonOf(new(NameKind.Order, order.Id)) ?? "", StringComparer.Ordinal).ToArray();
        var bought = real.Select(order => order.CartToken).ToHashSet(StringComparer.Ordinal);
        var named = Carts.Where(cart => cart.Email is not null && !cart.Lines.IsEmpty).ToArray();
        var left = named.Count(cart => !bought.Contains(cart.CartToken));
        var nameless = Carts.Count(cart => cart.Email is null && !bought.Contains(cart.CartToken));
        Line($"{shop.Settings.Days} days until {shop.Settings.Until:yyyy-MM-dd}, seed {shop.Settings.Seed}: {Orders.Count:N0} orders, {Arrivals:N0} arrivals");
        Line($"people        {shop.People:N0} with an address, {buyers.Length:N0} of them buyers; {Share(buyers.Count(buyer => buyer.Count() > 1), buyers.Length)} of the buyers ordered again, {(double)real.Length / Math.Max(1, buyers.Length):0.0} orders each");
        Line($"orders        {Share(real.Count(order => order.Stage == OrderStage.Cancelled), real.Length)} cancelled, {Share(real.Count(order => order.IsRefunded), real.Length)} refunded, {Share(real.Count(order => order.IsRisky), real.Length)} risky, {Share(real.Count(order => order.CustomerId is null), real.Length)} as guest, {Share(real.Count(order => order.Country != Place.Home), real.Length)} abroad, {Orders.Count(order => order.IsTest)} tests; in USD {real.Where(order => order.Total!.Value.Currency.Code == "USD").Select(order => (double)order.Total!.Value.Amount).DefaultIfEmpty().Average():0.00} on average");
        Line($"carts         {Carts.Count:N0}: {left:N0} left with an address, {nameless:N0} without one ({Share(left + nameless, Carts.Count)} never became an order)");
        Line($"deliveries    {Doubled:N0} doubled, {Late:N0} late, {OutOfOrder:N0} out of order");
        foreach (var (kind, count) in Kinds)
            Line($"  {count,8:N0}  {kind}");
        Line($"the truth: how many order within the window, without the message and with it");
        foreach (var flow in shop.Truth.Chances().GroupBy(chance => chance.Flow, StringComparer.Ordinal).OrderBy(flow => flow.Key, StringComparer.Ordinal))
            Line($"  {flow.Key,-16}{flow.Count(),7:N0} moments, {TrueEffect.Of(flow.Key).Window.Days,2} days: {flow.Average(chance => chance.Without),6:0.0%} -> {flow.Average(chance => chance.With),6:0.0%}  ({100 * flow.Average(chance => chance.With - chance.Without):+0.0;-0.0;0.0} points)");

        void Line(FormattableString text) => to.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        static string Share(int part, int whole) => (whole == 0 ? 0 : (double)part / whole).ToString("0.0%", CultureInfo.InvariantCulture);
    }

    // When it says that it happened; what does not say counts as in time.
    private static DateTimeOffset HappenedAt(Happened happened) => happened switch
    {
        OrderReported reported => reported.Order.UpdatedAt,
        CartReported reported => reported.Cart.UpdatedAt,
        ShipmentReported shipment => shipment.At,
        ItemReported reported => reported.Item.At,
        ItemSaved saved => saved.At,
        ItemForgotten forgotten => forgotten.At,
        CustomerReported customer => customer.UpdatedAt,
        ConsentReported reported => reported.Consent.At,
        AddressSuppressed suppressed => suppressed.At,
        ReviewGiven review => review.At,
        SurveyAnswered answer => answer.At,
        NotArrivedYet missing => missing.At,
        ProblemRaised problem => problem.At,
        CaseClosed closed => closed.At,
        _ => DateTimeOffset.MaxValue,
    };

    private static bool Keep<T>(Dictionary<string, T> known, string id, T value, Predicate<T> isOlder)
    {
        if (known.TryGetValue(id, out var before) && !isOlder(before))
            return false;
        known[id] = value;
        return true;
    }
}
