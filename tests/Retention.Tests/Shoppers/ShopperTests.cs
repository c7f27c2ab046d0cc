using System.Globalization;
using FsCheck.Fluent;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

public class ShopperTests
{
    // Each event brings an order, an address, a cart and a key of its own.
    private static readonly Lazy<Shopper> After10000Events = new(() =>
    {
        var known = new Shopper { Id = "anna" };
        for (var index = 0; index < 10_000; index++)
        {
            var at = Some.Noon.AddHours(index);
            var order = Some.Order(paid: true, id: $"{1000 + index}", placed: at) with { Email = $"anna+{index}@example.org", CartToken = $"cart {index}", CheckoutToken = $"checkout {index}" };
            known = known.Apply(new OrderReported(order), $"event {index}", now: at).Shopper;
            foreach (var journey in known.Journeys.Where(journey => journey.DueAt < at))
                known = known.Without(journey.Id, at);
        }

        return known;
    });

    [Fact]
    public void The_state_stays_bounded_after_ten_thousand_events()
    {
        var known = After10000Events.Value;
        known.Orders.Length.ShouldBe(Shopper.Remembered);
        known.Events.Length.ShouldBe(Shopper.Remembered);
        known.Ended.Length.ShouldBe(Shopper.Remembered);
        known.Names.Length.ShouldBeLessThanOrEqualTo(2 * Shopper.Remembered);
        known.Journeys.Length.ShouldBeLessThanOrEqualTo(2);
        known.ForgottenPaidOrders.ShouldBe(10_000 - Shopper.Remembered);
    }

    [Fact]
    public void What_is_remembered_of_ten_thousand_events_is_the_last()
    {
        var known = After10000Events.Value;
        known.Orders[^1].Id.ShouldBe("10999");
        known.Events[^1].ShouldBe("event 9999");
        known.Names.ShouldContain(Some.Hashed(NameKind.Email, "anna+9999@example.org"));
        known.Names.ShouldContain(Some.Hashed(NameKind.Cart, "cart 9999"));
        known.IsNameless.ShouldBeFalse();
    }

    [Fact]
    public void Whoever_paid_for_orders_that_are_forgotten_is_no_newcomer()
    {
        var known = After10000Events.Value with { Orders = [] };
        var order = Some.KnownOrder();
        new Seen(known.With(order), Some.Journey(), Some.Shop(), Some.Noon).History.ShouldBe(OrderHistory.Returning);
    }

    [Fact]
    public void Trial_orders_that_are_forgotten_make_nobody_a_returning_customer()
    {
        var known = Some.Shopper();
        for (var index = 0; index < 150; index++)
            known = known.With(Some.KnownOrder($"{index}", placed: Some.Noon.AddMinutes(index)) with { IsTest = true });
        known.ForgottenPaidOrders.ShouldBe(0);
    }

    [Fact]
    public void The_shoppers_merged_into_one_stay_bounded()
    {
        var known = Some.Shopper();
        for (var index = 0; index < 1_000; index++)
            known = Merge.Into(known, new Shopper { Id = $"{index}" });
        known.Merged.Length.ShouldBe(Shopper.Remembered);
        known.Merged[^1].ShouldBe("999");
    }

    [Fact]
    public void Orders_stand_in_the_order_in_which_they_were_placed_whatever_the_culture() =>
        Cases.ForAll(
            Gen.Shuffle(new[] { ("b", 0), ("a", 0), ("B", 0), ("A", 0), ("a\u00ad", 0), ("z", -1), ("0", 1) }),
            orders =>
            {
                var before = CultureInfo.CurrentCulture;
                foreach (var culture in new[] { "", "tr-TR", "de-DE" })
                {
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                    var known = Some.Shopper([.. orders.Select(order => Some.KnownOrder(order.Item1, placed: Some.Noon.AddDays(order.Item2)))]);
                    known.Orders.Select(order => order.Id).ShouldBe(["z", "A", "B", "a", "a\u00ad", "b", "0"]);
                }

                CultureInfo.CurrentCulture = before;
            },
            count: 200);

    [Fact]
    public void A_journey_that_spoke_last_was_entered_however_much_is_forgotten()
    {
        var known = (Some.Shopper() with { Journeys = [Some.Journey()] }).Hearing(Some.Journey(), Some.ThankYou, Some.Noon).Without(Some.Journey().Id, Some.Noon);
        for (var index = 0; index < 150; index++)
            known = known.Without($"thank-you|{index}", Some.Noon);
        known.HasEntered(Some.Journey().Id).ShouldBeTrue();
    }

    [Fact]
    public void A_name_is_remembered_once_and_the_name_of_an_order_not_at_all()
    {
        KnownName[] names = [Some.Hashed(NameKind.Customer, "anna"), Some.Hashed(NameKind.Cart, "cart"), Some.Hashed(NameKind.Order, "1001")];
        Some.Shopper().Told("one", names).Told("two", names).Names.ShouldBe(
            [Some.Hashed(NameKind.Customer, "anna"), Some.Hashed(NameKind.Email, "anna@example.org"), Some.Hashed(NameKind.Cart, "cart")]);
    }

    [Fact]
    public void An_address_refuses_once_and_for_good()
    {
        var refusing = Some.Shopper().Refusing("Email:anna@example.org");
        refusing.Refuses("Email:anna@example.org").ShouldBeTrue();
        refusing.Refuses("Email:anna@home.example").ShouldBeFalse();
        refusing.Refusing("Email:anna@example.org").ShouldBeSameAs(refusing);
    }
}
