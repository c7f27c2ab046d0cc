using Retention.Decisions;
using Retention.Events;
using Retention.Shops;

namespace Retention.Tests.Flows.AbandonedCart;

public class AbandonedCartTests
{
    private static readonly Shop Shop = Some.ShopWith("abandoned-cart");

    [Fact]
    public void A_cart_is_spoken_of_after_an_hour_a_day_and_three_days_and_never_twice_within_a_day()
    {
        var twice = Shop with { Settings = Shop.Settings with { EmailsPerDay = 2 } };
        World.Told(twice, Some.Customer, Left(Some.Noon)).Said.ShouldBe([("abandoned-cart/reminder", Hours(1)), ("abandoned-cart/questions", Hours(24)), ("abandoned-cart/last", Hours(72))]);
        // With one e-mail in 24 hours the second letter waits for the hour by which the first one was later than the cart.
        World.Told(Shop, Some.Customer, Left(Some.Noon)).Said.ShouldBe([("abandoned-cart/reminder", Hours(1)), ("abandoned-cart/questions", Hours(25)), ("abandoned-cart/last", Hours(73))]);
    }

    [Fact]
    public void One_text_goes_after_two_hours_to_whoever_confirmed_that_texts_may_remind_of_carts()
    {
        var opted = (Some.Noon.AddDays(-1), (Happened)new ConsentReported(new(Channel.Text, Purpose.Marketing, IsGranted: true, Some.Noon.AddDays(-1), "box") { Topic = "abandoned-cart", IsConfirmed = true }) { Phone = "+14155550100" });
        var inPhoenix = (Some.Noon.AddHours(4), (Happened)new CartReported(Some.Cart("cart", Some.Noon.AddHours(4)) with { Phone = "+14155550100", Country = "US", Region = "AZ" }));
        var world = World.Told(Shop, Some.Customer, opted, inPhoenix);
        world.Said.Select(said => said.Step).ShouldBe(["abandoned-cart/reminder", "abandoned-cart/text", "abandoned-cart/questions", "abandoned-cart/last"]);
        world.Said.ElementAt(1).After.ShouldBe(Hours(4 + 2));
        World.Told(Shop, Some.Customer, opted, Left(Some.Noon)).Said.ElementAt(1).After.ShouldBe(Hours(8), "where in America is not known: when the law allows it in all of it");
    }

    [Fact]
    public void The_discount_stands_in_the_last_letter_only_and_only_where_the_shop_has_one()
    {
        var withCode = Shop with { Settings = Shop.Settings with { Code = "BOWL10" } };
        Templates(World.Told(Shop, Some.Customer, Left(Some.Noon))).ShouldBe(["reminder", "questions", "last"]);
        Templates(World.Told(withCode, Some.Customer, Left(Some.Noon))).ShouldBe(["reminder", "questions", "last-with-code"]);
    }

    [Fact]
    public void Its_order_ends_it() =>
        World.Told(Shop, Some.Customer, Left(Some.Noon), Some.Ordered(at: Some.Noon.AddHours(5))).Silent.ShouldBe([("abandoned-cart", 1, "no-consent"), ("abandoned-cart", 2, "already-bought")]);

    [Fact]
    public void An_order_that_is_not_paid_yet_ends_it_too() =>
        World.Told(Shop, Some.Customer, Left(Some.Noon), (Some.Noon.AddMinutes(9), new OrderReported(Some.Order(placed: Some.Noon.AddMinutes(9))))).Silent.ShouldBe([("abandoned-cart", 0, "already-bought")]);

    [Fact]
    public void A_trial_order_of_the_merchant_s_ends_nothing() =>
        World.Told(Shop, Some.Customer, Left(Some.Noon), (Some.Noon.AddMinutes(9), new OrderReported(Some.Order(paid: true, placed: Some.Noon.AddMinutes(9)) with { IsTest = true }))).Said.Count().ShouldBe(3);

    [Fact]
    public void Taking_everything_out_ends_it() =>
        World.Told(Shop, Some.Customer, Left(Some.Noon), Emptied(Some.Noon.AddMinutes(9))).Silent.ShouldBe([("abandoned-cart", 0, "cart-empty")]);

    [Fact]
    public void A_cart_that_was_emptied_and_filled_again_is_reminded_of_once()
    {
        var world = World.Told(Shop, Some.Customer, Left(Some.Noon), Emptied(Some.Noon.AddMinutes(9)), Left(Some.Noon.AddMinutes(30)));
        world.Said.ShouldBe([("abandoned-cart/reminder", TimeSpan.FromMinutes(90)), ("abandoned-cart/questions", TimeSpan.FromMinutes(90) + Hours(24)), ("abandoned-cart/last", TimeSpan.FromMinutes(90) + Hours(72))]);
        world.Silent.ShouldBe([("abandoned-cart", 0, "cart-empty"), ("abandoned-cart", 1, "no-consent")]);
    }

    [Fact]
    public void A_cart_that_was_emptied_after_its_reminder_and_filled_again_is_not_reminded_of_again() =>
        World.Told(Shop, Some.Customer, Left(Some.Noon), Emptied(Some.Noon.AddHours(5)), Left(Some.Noon.AddHours(6))).Said.ShouldBe([("abandoned-cart/reminder", Hours(1))]);

    [Fact]
    public void Whoever_comes_back_to_the_cart_is_left_in_peace_for_as_long_as_whoever_just_left_it() =>
        World.Told(Shop, Some.Customer, Left(Some.Noon), Left(Some.Noon.AddMinutes(50))).Said.First().After.ShouldBe(TimeSpan.FromMinutes(110));

    [Fact]
    public void A_cart_that_we_hear_of_six_hours_late_is_not_chased()
    {
        World.Told(Shop, Some.Customer, (Some.Noon.AddHours(6), Left(Some.Noon).Happened)).Said.ShouldNotBeEmpty();
        var world = World.Told(Shop, Some.Customer, (Some.Noon.AddHours(6).AddTicks(1), Left(Some.Noon).Happened));
        world.Said.ShouldBeEmpty();
        world.Silent.ShouldBe([("abandoned-cart", 0, "event-too-old")]);
    }

    [Fact]
    public void Nobody_is_written_to_about_a_cart_of_nobody_and_the_address_entered_later_begins_it()
    {
        var nameless = new CartReported(Some.Cart() with { Email = null, CustomerId = null });
        World.Told(Shop, (Some.Noon, nameless)).Entries.ShouldBeEmpty();
        World.Told(Shop, (Some.Noon, nameless), (Some.Noon.AddMinutes(5), new CartReported(Some.Cart() with { UpdatedAt = Some.Noon.AddMinutes(5), Consents = [new(Channel.Email, Purpose.Marketing, IsGranted: true, Some.Noon, "checkout")] })))
            .Said.First().ShouldBe(("abandoned-cart/reminder", TimeSpan.FromMinutes(65)));
    }

    [Fact]
    public void A_second_cart_within_14_days_is_not_reminded_of()
    {
        var world = World.Told(Shop, Some.Customer, Left(Some.Noon), Left(Some.Noon.AddDays(10), "another"), Left(Some.Noon.AddDays(18), "a third"));
        world.Silent.ShouldContain(("abandoned-cart", 0, "frequency-cap"));
        world.Said.Count(said => said.Step == "abandoned-cart/reminder").ShouldBe(2, "the third is left more than 14 days after the last letter of the first");
    }

    [Fact]
    public void A_refusal_of_texts_leaves_the_letters()
    {
        var refused = (Some.Noon.AddDays(-1), (Happened)new ConsentReported(new(Channel.Text, Purpose: null, IsGranted: false, Some.Noon.AddDays(-1), "STOP")) { Phone = "+14155550100" });
        var world = World.Told(Shop, Some.Customer, refused, Left(Some.Noon));
        world.Silent.ShouldBe([("abandoned-cart", 1, "unsubscribed")]);
        world.Said.Count().ShouldBe(3);
    }

    [Fact]
    public void A_number_that_takes_no_texts_leaves_the_letters()
    {
        var told = (Some.Noon.AddDays(-1), (Happened)new AddressSuppressed(Channel.Text, "landline", Some.Noon) { Phone = "+14155550100" });
        var opted = (Some.Noon.AddDays(-1), (Happened)new ConsentReported(new(Channel.Text, Purpose.Marketing, IsGranted: true, Some.Noon.AddDays(-1), "box") { Topic = "abandoned-cart", IsConfirmed = true }) { Phone = "+14155550100" });
        var world = World.Told(Shop, Some.Customer, opted, told, Left(Some.Noon));
        world.Silent.ShouldBe([("abandoned-cart", 1, "suppressed")]);
        world.Said.Count().ShouldBe(3);
    }

    [Fact]
    public void A_purchase_told_by_its_checkout_alone_ends_the_cart_whichever_is_heard_of_first()
    {
        var left = (Some.Noon, (Happened)new CartReported(Some.Cart() with { CheckoutToken = "checkout" }));
        var bought = new CartBoughtElsewhere("checkout", CartToken: null, Some.Noon.AddMinutes(5));
        World.Told(Shop, Some.Customer, left, (Some.Noon.AddMinutes(5), bought)).Said.ShouldBeEmpty();
        World.Told(Shop, Some.Customer, (Some.Noon.AddMinutes(-1), bought), left).Said.ShouldBeEmpty();
    }

    [Fact]
    public void Every_letter_asks_the_storefront_first() => Retention.Flows.AbandonedCart.AbandonedCart.Flow.Steps.ShouldAllBe(step => step.AsksFirst);

    [Fact]
    public void Only_its_last_letter_offers_anything() =>
        Retention.Flows.AbandonedCart.AbandonedCart.Flow.Steps.Select(step => step.Incentive).ShouldBe([Retention.Flows.Incentive.None, Retention.Flows.Incentive.None, Retention.Flows.Incentive.None, Retention.Flows.Incentive.Code]);

    private static (DateTimeOffset At, Happened Happened) Left(DateTimeOffset at, string cart = "cart") => (at, new CartReported(Some.Cart(cart, at) with { Phone = "+14155550100" }));

    private static (DateTimeOffset At, Happened Happened) Emptied(DateTimeOffset at) => (at, new CartReported(Some.Cart() with { UpdatedAt = at, Lines = [] }));

    private static IEnumerable<string> Templates(World world) => world.Handed.Select(handed => ((Decision.Send)Due.Decide(handed.Flow, handed.Seen)).Template.Key);

    private static TimeSpan Hours(int hours) => TimeSpan.FromHours(hours);
}
