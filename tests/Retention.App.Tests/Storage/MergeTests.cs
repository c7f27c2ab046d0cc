using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Xunit.Abstractions;
using Person = Retention.Shoppers.Shopper;

namespace Retention.App.Tests.Storage;

/// <summary>Shoppers who turn out to be one, whatever dies when; and those who must never become one.</summary>
[Collection("Azurite")]
public sealed class MergeTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private static readonly Happened Confirmed = Reported.Customer("7", "ann@example.test", confirmed: true);

    /// <summary>What makes one of two, each told of after the same beginning.</summary>
    public static TheoryData<string> Words => ["confirmed address", "guest's order under the customer id", "customers merged by the platform"];

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Killed_after_any_of_its_storage_calls_a_merge_is_finished_once_and_loses_and_repeats_nothing(string word)
    {
        var calls = await CallsAsync(word);
        output.WriteLine($"{word}: {calls} storage calls");
        calls.ShouldBeGreaterThanOrEqualTo(9);
        var left = await ToldAsync(word, dieAfter: null);
        for (var call = 0; call < calls; call++)
            (await ToldAsync(word, dieAfter: call)).ShouldBe(left, $"killed after call {call} of {calls}");
    }

    [Fact]
    public async Task A_journey_that_was_moved_by_a_merge_keeps_its_wake_up_and_its_letter()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1));
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.PutAsync(shop, Reported.Customer("7", email: null));
        await app.PutAsync(shop, Reported.Order("1"));
        await app.IdleAsync();
        (await app.ShoppersAsync(shop)).Count.ShouldBe(2);
        await app.PutAsync(shop, Confirmed);
        await app.IdleAsync();
        (await app.ShoppersAsync(shop)).ShouldHaveSingleItem().Journeys.ShouldHaveSingleItem();
        await app.RestAtAsync(Reported.At.AddHours(2));
        // The order with its lines and its address still lies where the guest was.
        (await app.LettersAsync()).ShouldHaveSingleItem().To.ShouldBe("ann@example.test");
        (await app.SilencesAsync(shop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Told_of_again_after_a_merge_an_event_is_journaled_where_it_was()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Reported.Customer("7", email: null));
        await app.HandleAsync(shop, Reported.Order("1"), key: "first");
        await app.HandleAsync(shop, Confirmed);
        var before = (await TestApp.RowsAsync(app.Storage.Journal)).Select(row => row.RowKey).ToArray();
        await app.HandleAsync(shop, Reported.Order("1"), key: "first");
        (await TestApp.RowsAsync(app.Storage.Journal)).Select(row => row.RowKey).ShouldBe(before);
    }

    [Fact]
    public async Task A_new_customer_with_the_address_of_another_customer_is_somebody_else()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Reported.Order("1", customer: "7"));
        await app.HandleAsync(shop, Reported.Order("2", customer: "8"));
        await app.HandleAsync(shop, Reported.Customer("8", "ann@example.test", confirmed: true));
        var people = await app.ShoppersAsync(shop);
        people.Select(person => person.Orders.Single().Id).Order(StringComparer.Ordinal).ShouldBe(["1", "2"]);
        people.ShouldAllBe(person => person.Names.Count(name => name.Kind == NameKind.Customer) == 1);
        // The address still leads to its first owner.
        await app.HandleAsync(shop, Reported.Order("3"));
        (await app.ShoppersAsync(shop)).Single(person => person.Order("1") is not null).Order("3").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_address_that_a_customer_only_typed_does_not_bring_in_the_guest_and_a_later_confirmation_does()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Reported.Order("1"));
        await app.HandleAsync(shop, Reported.Customer("7", email: null));
        await app.HandleAsync(shop, Reported.Order("2", customer: "7"));
        (await app.ShoppersAsync(shop)).Count.ShouldBe(2);
        await app.HandleAsync(shop, Reported.Customer("7", "ann@example.test"));
        (await app.ShoppersAsync(shop)).Count.ShouldBe(2);
        await app.HandleAsync(shop, Confirmed);
        (await app.ShoppersAsync(shop)).ShouldHaveSingleItem().Orders.Select(order => order.Id).Order(StringComparer.Ordinal).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Two_customers_whom_the_platform_merges_from_both_sides_at_once_become_one()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        for (var round = 0; round < 5; round++)
        {
            string[] ids = [$"{round}a", $"{round}b"];
            await app.HandleAsync(shop, Reported.Order(ids[0], $"{ids[0]}@example.test", customer: ids[0]));
            await app.HandleAsync(shop, Reported.Order(ids[1], $"{ids[1]}@example.test", customer: ids[1]));
            for (var worker = 0; worker < 6; worker++)
                await app.PutAsync(shop, new CustomersMerged(ids[worker % 2], ids[1 - (worker % 2)]));
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.ReceiveAsync(app.Storage.EventQueue))).WaitAsync(TimeSpan.FromSeconds(20));
            (await app.ShoppersAsync(shop)).Single(person => person.Order(ids[0]) is not null).Order(ids[1]).ShouldNotBeNull();
        }

        (await app.ShoppersAsync(shop)).Count.ShouldBe(5);
    }

    // A customer with an order and a journey, a guest with two and a refusal; then the word that they are one.
    private static async Task<Happened> BeginAsync(TestApp app, string shop, string word)
    {
        await app.HandleAsync(shop, Reported.Order("1", "account@example.test", customer: "7", token: "t1"), key: "e1");
        var isCustomer = word == "customers merged by the platform";
        await app.HandleAsync(shop, Reported.Order("2", customer: isCustomer ? "8" : null, token: "t2", at: Reported.At.AddSeconds(1)), key: "e2");
        await app.HandleAsync(shop, Reported.Order("3", customer: isCustomer ? "8" : null, token: "t3", at: Reported.At.AddSeconds(2)), key: "e3");
        var guest = (await app.ShoppersAsync(shop)).Single(person => person.Order("2") is not null);
        var loaded = await app.Get<ShopperStore>().LoadAsync(shop, guest.Id, CancellationToken.None);
        await app.Get<ShopperStore>().CommitAsync(shop, loaded, loaded.Shopper.Refusing("refused") with { ForgottenPaidOrders = 2 }, [], CancellationToken.None);
        return word switch
        {
            "confirmed address" => Confirmed,
            "customers merged by the platform" => new CustomersMerged("7", "8"),
            _ => Reported.Order("3", "account@example.test", customer: "7", at: Reported.At.AddHours(-1)),
        };
    }

    private async Task<int> CallsAsync(string word)
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var happened = await BeginAsync(app, shop, word);
        await app.PutAsync(shop, happened, key: "merge");
        counted.Take();
        await app.ReceiveAsync(app.Storage.EventQueue);
        return counted.Count;
    }

    // What is known in the end, in one text that has neither ids nor marks in it.
    private async Task<string> ToldAsync(string word, int? dieAfter)
    {
        var counted = new CountedRequests();
        var account = azurite.NewAccount();
        string shop, text;
        await using (var dying = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false, policy: counted, connection: account))
        {
            shop = (await dying.AddShopifyAsync()).Shop.Id;
            var happened = await BeginAsync(dying, shop, word);
            await dying.PutAsync(shop, happened, key: "merge");
            text = (await dying.Storage.EventQueue.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(5))).Value.Single().MessageText;
            counted.DieAfter(dieAfter);
            try
            {
                await dying.Get<Dispatch>().HandleAsync(dying.Storage.EventQueue, text, isRepeated: false, CancellationToken.None);
            }
            catch (DeadException)
            {
                // It comes again, to another process.
            }
        }

        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false, connection: account);
        if (dieAfter is not null)
        {
            // Somebody else meets the guest first, and everything comes once more.
            await app.HandleAsync(shop, Reported.Order("2", customer: word == "customers merged by the platform" ? "8" : null, token: "t2", at: Reported.At.AddSeconds(1)), key: "e2");
            await app.Get<Dispatch>().HandleAsync(app.Storage.EventQueue, text, isRepeated: true, CancellationToken.None);
        }

        // Joined, and not yet left as a pointer: nothing is missing, and whoever comes by an older name finishes it.
        foreach (var met in await app.ShoppersAsync(shop))
            await app.Get<Identity>().FollowAsync(shop, met.Id, CancellationToken.None);
        var person = (await app.ShoppersAsync(shop)).ShouldHaveSingleItem();
        foreach (var name in person.Names)
            (await app.Get<Identity>().FollowAsync(shop, (await app.Get<NameDirectory>().FindAsync(shop, name, CancellationToken.None))!, CancellationToken.None)).Shopper.Id.ShouldBe(person.Id);
        var messages = person.Journeys.Select(journey => Keys.MessageId(shop, journey.Id, journey.Step, "email"));
        var planned = (await TestApp.RowsAsync(app.Storage.Plan)).Select(row => row.GetString("Journey")!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        planned.ShouldBe(person.Journeys.Select(journey => journey.Id).Order(StringComparer.Ordinal), "each journey has its wake-up");
        var decisions = (await app.JournalAsync(shop)).Select(line => $"{line.Entry.Subject} {line.Entry.Outcome}");
        return string.Join('\n', Lists(person).Select(list => string.Join(' ', list.Order(StringComparer.Ordinal))).Append(string.Join(' ', messages.Order(StringComparer.Ordinal))).Append(string.Join(", ", decisions.Order(StringComparer.Ordinal))));
    }

    private static IEnumerable<IEnumerable<string>> Lists(Person person) =>
    [
        person.Names.Select(name => $"{name.Kind}"), person.Orders.Select(order => $"{order.Id} {order.PlacedAt:O}"), person.Journeys.Select(journey => journey.Id),
        person.Events, person.Refusals, person.Merged.Select(_ => "one"), [$"{person.ForgottenPaidOrders}"],
    ];
}
