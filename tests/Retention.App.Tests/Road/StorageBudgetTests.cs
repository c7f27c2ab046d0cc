using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.App.Tests.Senders;
using Retention.Events;
using Xunit.Abstractions;

namespace Retention.App.Tests.Road;

/// <summary>
/// What an event and a message cost in storage operations, counted where they leave the program. An event: at most 6 in all, 8 when it
/// schedules, 1 more for each name that is first seen and for each hint that a new order leaves. A message: at most 10, and 1 more for the
/// first letter to an address, so that a bounce that comes late and carries none of our ids finds whose it is.
/// </summary>
[Collection("Azurite")]
public sealed class StorageBudgetTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    [Fact]
    public async Task An_event_costs_at_most_6_operations_or_8_when_it_schedules_and_1_more_for_each_name_first_seen()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        async Task CostsAsync(string what, int budget, Happened happened, string? key = null)
        {
            await app.HandleAloneAsync(shop, happened, key);
            Costs(counted, what, budget);
        }

        await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None);
        counted.Take();
        const int Event = 6, Schedules = 2;
        await CostsAsync("a new guest's unpaid order: address and order", Event + 2, Reported.Order("1", stage: OrderStage.Unpaid));
        await CostsAsync("the same, paid: schedules", Event + Schedules, Reported.Order("1", at: Reported.At.AddSeconds(1)));
        await CostsAsync("told of it again, with something else changed", Event, Reported.Order("1", at: Reported.At.AddSeconds(2)));
        await CostsAsync("a known guest orders again, unpaid", Event + 1, Reported.Order("2", stage: OrderStage.Unpaid));
        app.Clock.Now = app.Clock.Now.AddMinutes(2); // The alarm of another minute.
        await CostsAsync("a known guest's paid order with a token and a phone: schedules", Event + Schedules + 3 + 1, Reported.Order("3", token: "t3", phone: "+49 30 1234567", at: Reported.At.AddMinutes(2)));
        await CostsAsync("its refund, by the order's id only", Event, new RefundReported("3"));
        await CostsAsync("the guest becomes a customer", Event + 1, Reported.Customer("7", "ann@example.test"));
        await CostsAsync("the customer is told of again, the address confirmed", Event, Reported.Customer("7", "ann@example.test", confirmed: true));
        await CostsAsync("a nameless cart", Event + 1, Reported.Cart("c5", hasCheckout: false));
        await CostsAsync("the cart changed", Event, Reported.Cart("c5", hasCheckout: false) with { });
        await CostsAsync("its checkout, with a new address", Event + 2, Reported.Cart("c5", "ben@example.test"));
        await CostsAsync("the order of that cart: schedules", Event + Schedules + 1, Reported.Order("5", "ben@example.test", token: "c5", at: Reported.At.AddMinutes(4)));
        app.Clock.Now = app.Clock.Now.AddMinutes(2);
        await CostsAsync("a new customer's first order: customer, address, checkout, cart, order: schedules", Event + Schedules + 5, Reported.Order("6", "cem@example.test", customer: "8", token: "t6", at: Reported.At.AddMinutes(9)));
        await CostsAsync("a customer's order, everything known but the order, unpaid", Event + 1, Reported.Order("7", "cem@example.test", customer: "8", stage: OrderStage.Unpaid));
        await CostsAsync("a delivery that came twice: schedules again, and looks at the event's row", Event + Schedules, Reported.Order("9", "cem@example.test", customer: "8", stage: OrderStage.Unpaid) with { }, key: await TwiceAsync());

        async Task<string> TwiceAsync()
        {
            await app.HandleAloneAsync(shop, Reported.Order("9", "cem@example.test", customer: "8", stage: OrderStage.Unpaid), key: "twice");
            counted.Take();
            return "twice";
        }
    }

    [Fact]
    public async Task An_instance_that_remembers_nothing_costs_no_more_for_whoever_is_first_known_by_their_strongest_name()
    {
        var account = azurite.NewAccount();
        string shop;
        await using (var earlier = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false, connection: account))
        {
            shop = (await earlier.AddShopifyAsync()).Shop.Id;
            await earlier.HandleAsync(shop, Reported.Order("1", customer: "7", stage: OrderStage.Unpaid, token: "t1"));
            await earlier.HandleAsync(shop, Reported.Order("2", "ben@example.test", stage: OrderStage.Unpaid));
            await earlier.HandleAsync(shop, Reported.Customer("8", "ben@example.test"));
        }

        foreach (var (what, budget, happened) in new (string, int, Happened)[]
        {
            ("cold: a customer's order changes", 6, Reported.Order("1", customer: "7", stage: OrderStage.Unpaid, token: "t1", at: Reported.At.AddSeconds(1))),
            ("cold: a guest orders again", 7, Reported.Order("3", "ben@example.test", stage: OrderStage.Unpaid)),
            // What no first read can know: the directory is asked once more, and then remembered.
            ("cold: a refund, by the order's id only", 7, new RefundReported("1")),
            ("cold: a customer who was a guest", 9, Reported.Customer("8", "ben@example.test") with { FirstName = "Ben" }),
        })
        {
            var counted = new CountedRequests();
            await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(2), works: false, policy: counted, connection: account);
            await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None);
            counted.Take();
            await app.HandleAloneAsync(shop, happened);
            Costs(counted, what, budget);
        }
    }

    [Fact]
    public async Task A_message_costs_at_most_10_operations_from_the_queue_to_its_next_wake_up_and_in_a_batch_the_sweep_included()
    {
        var counted = new CountedRequests();
        await using var sendGrid = await LoopbackSendGrid.StartAsync();
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false, policy: counted, change: settings => settings with
        {
            SendGridKey = "SG.test",
            SendGridUrl = sendGrid.Url,
            SendGridFrom = "hello@mugs.example",
        });
        var shop = (await app.AddShopifyAsync()).Shop.Id;

        const int FirstLetter = 1;
        // One that the provider takes, and one that it asks to wait with: that one writes its next wake-up.
        foreach (var (what, answer, budget) in new[] { ("a lone message to a new address, taken", SendGridAnswer.Accepted, 8 + FirstLetter), ("a lone message to a new address, with its next wake-up", SendGridAnswer.Unavailable, 10 + FirstLetter) })
        {
            await app.HandleAloneAsync(shop, Reported.Order(what.Length.ToString(), $"{what.Length}@example.test", customer: $"{what.Length}", at: Reported.At.AddMinutes(what.Length)));
            app.Clock.Now = Reported.At.AddHours(2);
            sendGrid.Next(answer);
            await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None);
            counted.Take();
            (await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(1);
            var swept = counted.Take();
            output.WriteLine($"{swept.Length,4}       the sweep that puts it: {CountedRequests.Summed(swept)}");
            (await app.ReceiveAsync(app.Storage.StepQueue)).ShouldBe(1);
            Costs(counted, what, budget - 1); // The put is the sweep's.
            app.Clock.Now = Reported.At.AddMinutes(1);
        }

        for (var number = 0; number < 20; number++)
            await app.HandleAloneAsync(shop, Reported.Order($"b{number}", $"b{number}@example.test", customer: $"b{number}", at: Reported.At.AddMinutes(30).AddSeconds(number)));
        app.Clock.Now = Reported.At.AddHours(3);
        sendGrid.Otherwise = () => SendGridAnswer.Unavailable;
        await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None);
        counted.Take();
        while (await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None) > 0)
        {
        }

        var received = 0;
        for (var got = 1; got > 0; received += got)
            got = await app.ReceiveAsync(app.Storage.StepQueue, most: 8);
        received.ShouldBe(21, "twenty, and the one that was asked to wait");
        var all = counted.Take();
        var each = all.Count(kind => kind != "shop read") / 21.0;
        output.WriteLine($"{each,4:F1} of 11  each of a batch of 21, sweeps and next wake-ups included: {CountedRequests.Summed(all)}");
        each.ShouldBeLessThanOrEqualTo(10 + FirstLetter);
        sendGrid.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mixed_stream_of_200_events_stays_within_its_budget()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var (events, total, firstSeen) = (0, 0, 0);
        var random = new Random(7);
        while (events < 200)
        {
            // A shopper's usual way: carts, an order that is told of several times, at times a refund; every third has an account.
            var (number, person) = (events, random.Next(60));
            var (email, customer, at) = ($"p{person}@example.test", person % 3 == 0 ? $"{person}" : null, Reported.At.AddMinutes(events));
            app.Clock.Now = at.AddMinutes(1);
            List<Happened> story = [Reported.Cart($"m{number}", hasCheckout: false), Reported.Cart($"m{number}", email, customer)];
            if (random.Next(2) == 0)
            {
                story.Add(Reported.Order($"m{number}", email, customer, OrderStage.Unpaid, $"m{number}", at));
                story.Add(Reported.Order($"m{number}", email, customer, OrderStage.Paid, $"m{number}", at.AddSeconds(5)));
                story.Add(Reported.Order($"m{number}", email, customer, OrderStage.Paid, $"m{number}", at.AddSeconds(9)));
                if (random.Next(5) == 0)
                    story.Add(new RefundReported($"m{number}"));
            }

            foreach (var happened in story)
            {
                await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None);
                counted.Take();
                await app.HandleAloneAsync(shop, happened);
                var kinds = counted.Take().Where(kind => kind != "shop read").ToArray();
                var names = kinds.Count(kind => kind == "name put");
                kinds.Length.ShouldBeLessThanOrEqualTo(6 + names + (kinds.Contains("plan put") ? 2 : 0) + Merges(kinds), CountedRequests.Summed(kinds));
                (events, total, firstSeen) = (events + 1, total + kinds.Length, firstSeen + names);
            }
        }

        output.WriteLine($"{events} events: {total / (double)events:F2} operations each, of them {firstSeen / (double)events:F2} for names first seen");

        // A nameless cart that turns out to be somebody known is merged: one read, and three commits (frozen, joined, left as a pointer)
        static int Merges(string[] kinds) => kinds.Count(kind => kind == "commit") > 1 ? 4 : 0;
    }

    private void Costs(CountedRequests counted, string what, int budget)
    {
        var kinds = counted.Take().Where(kind => kind != "shop read").ToArray();
        output.WriteLine($"{kinds.Length,4} of {budget,2}  {what}: {CountedRequests.Summed(kinds)}");
        kinds.Length.ShouldBeLessThanOrEqualTo(budget, $"{what}: {CountedRequests.Summed(kinds)}");
    }
}
