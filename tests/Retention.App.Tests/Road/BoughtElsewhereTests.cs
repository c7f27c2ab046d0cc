using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Person = Retention.Shoppers.Shopper;

namespace Retention.App.Tests.Road;

/// <summary>A cart that somebody else buys: whoever it belongs to by name is told before the order is known.</summary>
[Collection("Azurite")]
public sealed class BoughtElsewhereTests(AzuriteFixture azurite)
{
    private const string Order = "order";
    private static readonly Person Nobody = new() { Id = "nobody" };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whose_cart_it_was_is_told_before_the_order_is_known_wherever_the_program_dies(bool byCheckout)
    {
        for (var call = 0; ; call++)
        {
            var counted = new CountedRequests();
            await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false, policy: counted);
            var shop = await CoupleAsync(app);
            await app.PutAsync(shop, Bought(byCheckout), Order);
            var text = (await app.Storage.EventQueue.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(5))).Value.Single().MessageText;
            counted.DieAfter(call);
            var died = await DiesAsync(app, text);
            counted.DieAfter(null);

            var (ann, ben) = await BothAsync(app, shop);
            (ben.Order("5") is null || ann.Knows($"{Order}|cart")).ShouldBeTrue($"killed after call {call}: the order is known, and Ann would be reminded of the cart");
            await app.Get<Dispatch>().HandleAsync(app.Storage.EventQueue, text, isRepeated: true, CancellationToken.None);
            (ann, ben) = await BothAsync(app, shop);
            ann.Events.Count(key => key == $"{Order}|cart").ShouldBe(1);
            ann.Orders.ShouldBeEmpty();
            ben.Order("5").ShouldNotBeNull();
            if (!died)
                break;
        }
    }

    [Fact]
    public async Task A_later_report_of_the_order_tells_nobody_again()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false);
        var shop = await CoupleAsync(app);
        await app.HandleAsync(shop, Bought(byCheckout: true), Order);
        await app.HandleAsync(shop, Reported.Order("5", "ben@example.test", token: "t", at: Reported.At.AddMinutes(3)), "later");
        (await BothAsync(app, shop)).Ann.Events.Where(key => key.EndsWith("|cart", StringComparison.Ordinal)).ShouldBe([$"{Order}|cart"]);
    }

    [Fact]
    public async Task A_cart_that_is_bought_with_an_address_nobody_knew_is_the_same_persons()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Reported.Cart("t", "ann@example.test"));
        await app.HandleAsync(shop, Reported.Order("5", "new@example.test", token: "t"));
        (await app.ShoppersAsync(shop)).ShouldHaveSingleItem().Order("5").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_purchase_is_remembered_under_phone_and_street_once_for_each_order_the_newest_and_never_a_trial()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var directory = app.Get<NameDirectory>();
        async Task<Bought?> BoughtAsync(Name? hint) => await directory.BoughtAsync(shop, directory.Hash(shop, hint!), CancellationToken.None);
        var (phone, street) = (Name.OfPhone("+49 30 1234567"), Name.OfStreet("Kiln Lane 1", "12345", "DE"));
        OrderReported Where(OrderReported told) => new(told.Order with { Phone = "0049 30 1234567", Street = "Kiln Lane 1", PostalCode = "12345", Country = "DE" });

        (await BoughtAsync(phone)).ShouldBeNull();
        await app.HandleAsync(shop, new OrderReported(Where(Reported.Order("1")).Order with { IsTest = true }));
        (await BoughtAsync(phone)).ShouldBeNull();
        await app.HandleAsync(shop, Where(Reported.Order("2", at: Reported.At.AddMinutes(2))));
        var ann = (await app.ShoppersAsync(shop)).ShouldHaveSingleItem();
        (await BoughtAsync(phone)).ShouldBe(new Bought(ann.Id, Reported.At.AddMinutes(2)));
        (await BoughtAsync(street)).ShouldBe(new Bought(ann.Id, Reported.At.AddMinutes(2)));
        await app.HandleAsync(shop, Where(Reported.Order("3", at: Reported.At.AddMinutes(1))));
        (await BoughtAsync(phone)).ShouldBe(new Bought(ann.Id, Reported.At.AddMinutes(2)), "an older one that is heard of later");
        // They are no names: nobody is known by them.
        ann.Names.ShouldNotContain(name => name.Kind == NameKind.Phone || name.Kind == NameKind.Street);
        await app.HandleAsync(shop, Where(Reported.Order("4", "ben@example.test")));
        (await app.ShoppersAsync(shop)).Count.ShouldBe(2);
    }

    // Two people, each with an order of their own; Ann fills a cart.
    private static async Task<string> CoupleAsync(TestApp app)
    {
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Reported.Customer("2", "ben@example.test"));
        await app.HandleAsync(shop, Reported.Cart("t", "ann@example.test"));
        return shop;
    }

    private static OrderReported Bought(bool byCheckout)
    {
        var told = Reported.Order("5", "ben@example.test", token: "t").Order;
        return new(byCheckout ? told with { CartToken = null } : told with { CheckoutToken = null });
    }

    private static async Task<bool> DiesAsync(TestApp app, string text)
    {
        try
        {
            await app.Get<Dispatch>().HandleAsync(app.Storage.EventQueue, text, isRepeated: false, CancellationToken.None);
            return false;
        }
        catch (DeadException)
        {
            return true;
        }
    }

    private static async Task<(Person Ann, Person Ben)> BothAsync(TestApp app, string shop)
    {
        var people = await app.ShoppersAsync(shop);
        people.Count.ShouldBe(2);
        return (people.Single(person => !IsBen(person)), people.SingleOrDefault(IsBen) ?? Nobody);

        static bool IsBen(Person person) => person.Names.Any(name => name.Kind == NameKind.Customer);
    }
}
