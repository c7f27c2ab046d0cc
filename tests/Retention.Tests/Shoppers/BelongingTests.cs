using Retention.Events;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

/// <summary>Who is who, rule by rule.</summary>
public sealed class BelongingTests
{
    private static readonly KnownName Seven = Some.Hashed(NameKind.Customer, "7");
    private static readonly KnownName Eight = Some.Hashed(NameKind.Customer, "8");
    private static readonly KnownName Address = Some.Hashed(NameKind.Email, "ann@example.test");
    private static readonly KnownName Token = Some.Hashed(NameKind.Cart, "c1");
    private static readonly Happened Ordered = new OrderReported(Some.Order());
    private static readonly Happened Confirmed = new CustomerReported("7", "ann@example.test", "Ann", Some.Noon) { IsEmailConfirmed = true };
    private static readonly Happened Typed = new CustomerReported("7", "ann@example.test", "Ann", Some.Noon);

    private static readonly Shopper Customer7 = Known("customer7", Seven);
    private static readonly Shopper Customer8 = Known("customer8", Eight, Address);
    private static readonly Shopper Guest = Known("guest", Address);
    private static readonly Shopper Nameless = Known("nameless", Token);

    [Fact]
    public void An_address_that_was_only_typed_at_a_checkout_joins_nobody() =>
        Belonging.Between(Ordered, [Seven, Address], Customer7, Guest, NameKind.Email).ShouldBe(Bond.TwoPeople);

    [Fact]
    public void A_confirmed_address_makes_the_guest_that_customer()
    {
        Belonging.Between(Confirmed, [Seven, Address], Customer7, Guest, NameKind.Email).ShouldBe(Bond.OnePerson);
        Belonging.Between(Typed, [Seven, Address], Customer7, Guest, NameKind.Email).ShouldBe(Bond.TwoPeople);
    }

    [Fact]
    public void Two_customers_become_one_only_when_the_platform_says_so()
    {
        Belonging.Between(Confirmed, [Seven, Address], Customer7, Customer8, NameKind.Email).ShouldBe(Bond.TwoPeople);
        Belonging.Between(Ordered, [Seven, Address], Known("new"), Customer8, NameKind.Email).ShouldBe(Bond.TwoPeople, "only the event tells that somebody new is customer 7");
        Belonging.Between(new CustomersMerged("7", "8"), [Seven, Eight], Customer7, Customer8, NameKind.Customer).ShouldBe(Bond.OnePerson);
        Belonging.CanBe(Customer8, [Seven, Address]).ShouldBeFalse();
        Belonging.CanBe(Customer8, [Seven, Eight]).ShouldBeTrue();
        Belonging.CanBe(Customer8, [Address]).ShouldBeTrue("a guest may give a customer's address");
        Belonging.CanBe(Guest, [Seven, Address]).ShouldBeTrue("a guest becomes a customer");
    }

    [Fact]
    public void Whoever_has_no_name_of_a_person_is_joined_from_either_side()
    {
        Belonging.Between(Ordered, [Seven, Token], Customer7, Nameless, NameKind.Cart).ShouldBe(Bond.OnePerson);
        Belonging.Between(Ordered, [Token, Address], Nameless, Guest, NameKind.Email).ShouldBe(Bond.OnePerson);
    }

    [Fact]
    public void A_guests_order_that_stands_under_a_customer_id_now_makes_the_guest_that_customer()
    {
        Belonging.Between(Ordered, [Seven, Address], Customer7, Guest, NameKind.Order).ShouldBe(Bond.OnePerson);
        Belonging.Between(Ordered, [Seven, Address], Customer7, Customer8, NameKind.Order).ShouldBe(Bond.TwoPeopleAndTheOthersOrder);
    }

    [Fact]
    public void An_order_belongs_to_whom_it_belonged_first_and_a_shared_cart_joins_nobody()
    {
        var other = Known("other", Some.Hashed(NameKind.Email, "ben@example.test"));
        Belonging.Between(Ordered, [Address], Guest, other, NameKind.Order).ShouldBe(Bond.TwoPeopleAndTheOthersOrder);
        Belonging.Between(Ordered, [Seven, Token], Customer7, Guest, NameKind.Cart).ShouldBe(Bond.TwoPeople);
        Belonging.Between(Ordered, [Seven, Token], Customer7, Guest, NameKind.Checkout).ShouldBe(Bond.TwoPeople);
    }

    [Fact]
    public void Of_two_who_are_merged_the_same_one_goes_on_from_whichever_side_it_is_seen()
    {
        Shopper[] all = [Customer7, Customer8, Guest, Nameless, Known("a"), Known("b", Address)];
        foreach (var one in all)
        {
            foreach (var other in all.Where(other => other != one))
                Belonging.GoesOn(one, other).ShouldBe(!Belonging.GoesOn(other, one), $"{one.Id} and {other.Id}");
        }

        Belonging.GoesOn(Customer7, Guest).ShouldBeTrue();
        Belonging.GoesOn(Guest, Nameless).ShouldBeTrue();
        Belonging.GoesOn(Known("b", Address), Guest).ShouldBeTrue("the first by id");
    }

    private static Shopper Known(string id, params KnownName[] names) => new() { Id = id, Names = [.. names] };
}
