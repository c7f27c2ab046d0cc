using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Retention.Decisions;
using Retention.Events;

namespace Retention.Tests;

/// <summary>
/// The five causes of mail after the purchase that facts/peers.md quotes (S18), a thousand seedings each. What happened is true from its moment
/// on; what we hear of it is up to the cause. All flows are on; no reminder of the cart may go once it is bought.
/// </summary>
public class MailAfterPurchaseTests
{
    private const int Seedings = 1_000;

    private static readonly Gen<int> Seeds = Gen.Choose(0, int.MaxValue - 1);

    [Fact]
    public void A_delay_too_short_for_the_sync_sends_no_mail_after_the_purchase() => NoMail(Late);

    [Fact]
    public void Several_checkouts_of_which_one_is_bought_send_no_mail_after_the_purchase() => NoMail(SeveralCheckouts);

    [Fact]
    public void Events_out_of_order_send_no_mail_after_the_purchase() => NoMail(OutOfOrder);

    [Fact]
    public void An_order_that_never_reaches_us_is_found_by_asking_and_sends_no_mail_after_the_purchase() => NoMail(Missing);

    [Fact]
    public void A_purchase_that_only_one_sign_tells_of_sends_no_mail_after_the_purchase() => NoMail(OneSign);

    [Fact]
    public void Without_asking_the_storefront_a_late_order_does_send_mail_after_the_purchase() =>
        Should.Throw<Exception>(() => NoMail(seed => Late(seed) with { IsAsked = false }), "otherwise these seedings would show nothing");

    [Fact]
    public void Before_the_purchase_the_reminders_do_go() =>
        Enumerable.Range(0, 200).SelectMany(seed => Live(Late(seed), seed).Handed).Count(handed => handed.Flow.Key == "abandoned-cart").ShouldBeGreaterThan(50);

    /// <summary>What happened, and how we hear of it.</summary>
    /// <param name="Deliveries">What we hear.</param>
    /// <param name="Bought">When it was bought.</param>
    private sealed record Seeding(ImmutableArray<Delivery> Deliveries, DateTimeOffset Bought)
    {
        /// <summary>Whether the storefront can be asked just before sending.</summary>
        public bool IsAsked { get; init; } = true;

        /// <summary>When somebody with the same telephone number bought, under another name.</summary>
        public DateTimeOffset? NeighbourBought { get; init; }
    }

    private static void NoMail(Func<int, Seeding> cause) =>
        Cases.ForAll(
            Seeds,
            seed =>
            {
                var seeding = cause(seed);
                var late = Live(seeding, seed).Handed.Where(handed => handed.Flow.Key == "abandoned-cart" && handed.At >= seeding.Bought).ToArray();
                late.ShouldBeEmpty($"bought {seeding.Bought:MM-dd HH:mm}: {string.Join(", ", late.AsEnumerable())}; heard {string.Join("; ", seeding.Deliveries.Select(told => $"{told.At:MM-dd HH:mm} {told.Happened.GetType().Name}"))}");
            },
            Seedings);

    private static World Live(Seeding seeding, int seed)
    {
        World world = null!;
        world = new World(Some.WholeShop(), seed)
        {
            LooksUp = seen => new()
            {
                Bought = !seeding.IsAsked ? LiveAnswer.CannotTell : world.Now >= seeding.Bought ? LiveAnswer.Bought : LiveAnswer.NotBought,
                NeighbourBoughtAt = world.Now >= seeding.NeighbourBought ? seeding.NeighbourBought : null,
            },
        };
        return world.Live(seeding.Deliveries);
    }

    // Its order comes up to a day after it was placed, past the moment of the reminder.
    private static Seeding Late(int seed)
    {
        var (random, left, bought) = Moments(seed);
        return new([.. Left(left, "cart"), Delivered(Ordered(bought, "cart"), bought.AddMinutes(random.Next(1, 24 * 60)))], bought);
    }

    // Two or three checkouts, in several tabs or on several devices; the order names one of them and is told at once.
    private static Seeding SeveralCheckouts(int seed)
    {
        var (random, left, bought) = Moments(seed);
        var carts = Enumerable.Range(0, random.Next(2, 4)).ToArray();
        var deliveries = carts.SelectMany(cart => Left(left.AddSeconds(random.NextDouble() * (bought - left).TotalSeconds), $"cart {cart}"));
        return new([.. deliveries, Delivered(Ordered(bought, $"cart {random.Next(carts.Length)}"), bought)], bought) { IsAsked = false };
    }

    // The order is there at once; what was told of the cart before it comes after it, in any order.
    private static Seeding OutOfOrder(int seed)
    {
        var (random, left, bought) = Moments(seed);
        var reports = Enumerable.Range(0, random.Next(1, 5)).SelectMany(_ => Left(left.AddSeconds(random.NextDouble() * (bought - left).TotalSeconds), "cart"));
        return new([.. reports.Select(told => told with { At = told.At.AddHours(random.Next(100)) }), Delivered(Ordered(bought, random.Next(2) == 0 ? "cart" : null), bought)], bought) { IsAsked = false };
    }

    // We never hear of it, or only days later, or only of the next one.
    private static Seeding Missing(int seed)
    {
        var (random, left, bought) = Moments(seed);
        var next = bought.AddHours(random.Next(1, 40));
        ImmutableArray<Delivery> heard = random.Next(3) switch
        {
            0 => [],
            1 => [Delivered(Ordered(bought, "cart"), bought.AddDays(3))],
            _ => [Delivered(Ordered(next, cart: null, id: "1002"), next)],
        };
        return new([.. Left(left, "cart"), .. heard], bought);
    }

    // One sign is enough, whatever the others say: the cart's token, the checkout's, the customer, the cart's own report, or the telephone number.
    private static Seeding OneSign(int seed)
    {
        var (random, left, bought) = Moments(seed);
        var stranger = Ordered(bought, cart: null) with { Email = "somebody@else.example", CustomerId = null, PlacedAt = left.AddMinutes(-1) };
        var sign = random.Next(6);
        Delivery[] heard = sign switch
        {
            0 => [Delivered(stranger with { CartToken = "cart" }, bought)],
            1 => [Delivered(stranger with { CheckoutToken = "checkout of cart" }, bought)],
            2 => [Delivered(Ordered(bought, cart: null) with { Stage = (OrderStage)random.Next(3) }, bought)],
            3 => [new(bought, "completed", new CartReported(Cart(bought, "cart") with { CompletedAt = bought }))],
            4 => [new(bought, "elsewhere", new CartBoughtElsewhere(random.Next(2) == 0 ? "checkout of cart" : null, "cart", bought))],
            _ => [],
        };
        return new([.. Left(left, "cart"), .. heard], bought) { IsAsked = false, NeighbourBought = sign == 5 ? bought : null };
    }

    private static (Random Random, DateTimeOffset Left, DateTimeOffset Bought) Moments(int seed)
    {
        var random = new Random(seed);
        var left = Some.Noon.AddMinutes(random.Next(7 * 24 * 60));
        return (random, left, left.AddMinutes(random.Next(2) == 0 ? random.Next(1, 120) : random.Next(1, 5 * 24 * 60)));
    }

    private static IEnumerable<Delivery> Left(DateTimeOffset at, string cart) =>
        [new(at, $"{cart} {at:O}", new CartReported(Cart(at, cart) with { Consents = [new(Channel.Email, Purpose.Marketing, IsGranted: true, at, "checkout"), new(Channel.Text, Purpose.Marketing, IsGranted: true, at, "checkout") { Topic = "abandoned-cart", IsConfirmed = true }] }))];

    private static Cart Cart(DateTimeOffset at, string cart) => Some.Cart(cart, at) with { CheckoutToken = $"checkout of {cart}", Phone = "+1 415 555 0100" };

    private static Order Ordered(DateTimeOffset at, string? cart, string id = "1001") => Some.Order(paid: true, id, at) with { CartToken = cart };

    private static Delivery Delivered(Order order, DateTimeOffset at) => new(at, $"order {order.Id}", new OrderReported(order));
}
