using System.Diagnostics;
using Azure.Storage.Queues.Models;
using Retention.App.ForShoppers;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.ForShoppers;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Shoppers;
using Xunit.Abstractions;

namespace Retention.App.Tests.Suppressions;

/// <summary>Whatever is said against writing reaches the shop's list, however often, in whatever order, and whatever dies when.</summary>
[Collection("Azurite")]
public sealed class FeedTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private static readonly DateTimeOffset At = Reported.At;

    [Fact]
    public async Task An_unsubscribe_stops_all_that_is_queued_already_whoever_it_is_for()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        // Two hundred accounts with one address: each has a letter of its own that waits.
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, stopping) =>
            await app.Get<EventArrived>().HandleAsync(EventMessage.Of(shop, $"e{number}", app.Clock.Now, Reported.Order($"{number}", customer: $"c{number}")), stopping));
        app.Clock.Now = At.AddHours(2);
        while (await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None) > 0)
        {
            // Until all of them are in the queue.
        }

        var steps = new List<QueueMessage>();
        while ((await app.Storage.StepQueue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value is { Length: > 0 } some)
            steps.AddRange(some);
        steps.Count.ShouldBe(200);
        foreach (var step in steps.Take(100))
            await app.Get<Dispatch>().HandleAsync(app.Storage.StepQueue, step.MessageText, isRepeated: false, CancellationToken.None);
        var sent = (await app.LettersAsync()).Count;
        sent.ShouldBeGreaterThan(90);

        var first = (await app.ShoppersAsync(shop)).First();
        var pressed = Stopwatch.GetTimestamp();
        await app.Get<Unsubscribing>().StopAsync(new(shop, first.Id, first.Orders[0].EmailKey!), CancellationToken.None);
        output.WriteLine($"From the press to where nothing goes any more: {Stopwatch.GetElapsedTime(pressed).TotalMilliseconds:F0} ms");
        foreach (var step in steps.Skip(100))
            await app.Get<Dispatch>().HandleAsync(app.Storage.StepQueue, step.MessageText, isRepeated: false, CancellationToken.None);
        (await app.LettersAsync()).Count.ShouldBe(sent);
        // Two accounts that were met at one moment may be taken for one: that one is thanked once.
        (await app.SilencesAsync(shop)).Count(reason => reason == "unsubscribed").ShouldBeGreaterThan(90);
        (await app.ShoppersAsync(shop)).ShouldAllBe(person => person.Journeys.IsEmpty);
    }

    [Fact]
    public async Task Killed_before_any_of_its_storage_calls_an_unsubscribe_pressed_again_ends_in_the_same()
    {
        var account = azurite.NewAccount();
        var counted = new CountedRequests();
        string shop;
        UnsubscribeLink link;
        await using (var first = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false, connection: account, policy: counted))
        {
            shop = (await first.AddShopifyAsync()).Shop.Id;
            await first.HandleAsync(shop, Reported.Order("1"));
            var shopper = (await first.ShoppersAsync(shop)).ShouldHaveSingleItem();
            link = new(shop, shopper.Id, shopper.Orders[0].EmailKey!);
            for (var call = 0; call < 30; call++)
            {
                counted.DieAfter(call);
                try
                {
                    await first.Get<Unsubscribing>().StopAsync(link, CancellationToken.None);
                    break;
                }
                catch (DeadException)
                {
                    counted.DieAfter(null);
                    // What holds the letters comes first: on the list is only who is refused already.
                    if (await first.ListedAsync(shop) is not null)
                        (await first.LedgerAsync()).ShouldNotBeEmpty($"killed before call {call}");
                }
            }

            counted.DieAfter(null);
        }

        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(9), works: false, connection: account);
        await app.Get<Unsubscribing>().StopAsync(link, CancellationToken.None);
        var on = (await app.ListedAsync(shop)).ShouldNotBeNull();
        (on.Suppression.Cause, on.Name).ShouldBe((SuppressionCause.Unsubscribed, "ann@example.test"));
        (await app.LedgerAsync()).ShouldHaveSingleItem().GetString("Word").ShouldBe("refused");
    }

    [Fact]
    public async Task What_the_shop_tells_is_listed_once_in_whatever_order_and_a_later_yes_takes_it_off()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Listed.Word(isGranted: false, At), key: "no");
        await app.HandleAsync(shop, Listed.Word(isGranted: false, At), key: "no");
        var on = (await app.ListedAsync(shop)).ShouldNotBeNull();
        (on.Suppression.Cause, on.Suppression.Purpose, on.Suppression.At, on.Name).ShouldBe((SuppressionCause.Unsubscribed, Purpose.Marketing, At, "ann@example.test"));

        await app.HandleAsync(shop, Listed.Word(isGranted: true, At.AddSeconds(-5)));
        (await app.ListedAsync(shop)).ShouldNotBeNull("an older yes changes nothing");
        await app.HandleAsync(shop, Listed.Word(isGranted: true, At.AddSeconds(5)));
        (await app.ListedAsync(shop)).ShouldBeNull();
        await app.HandleAsync(shop, Listed.Word(isGranted: false, At.AddSeconds(2)));
        (await app.ListedAsync(shop)).ShouldBeNull("a no that was overtaken is no news");
    }

    [Fact]
    public async Task A_worker_that_dies_between_the_commit_and_the_list_is_made_good_when_the_event_comes_again()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Listed.Word(isGranted: false, At), key: "no");
        (await app.Get<SuppressionList>().RemoveAsync(shop, (await app.ListedAsync(shop))!, CancellationToken.None)).ShouldBeTrue();
        await app.HandleAsync(shop, Listed.Word(isGranted: false, At), key: "no");
        (await app.ListedAsync(shop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_refusal_of_offers_leaves_letters_about_orders_and_a_bounce_leaves_nothing()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1));
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        foreach (var happened in new Happened[] { Listed.Word(isGranted: false, At), Reported.Order("1"), new AddressSuppressed(Channel.Email, "bounce", At) { Email = "ben@example.test" }, Reported.Order("2", "ben@example.test") })
        {
            await app.PutAsync(shop, happened);
            await app.IdleAsync();
        }

        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldHaveSingleItem().To.ShouldBe("ann@example.test");
        (await app.SilencesAsync(shop)).ShouldBe(["suppressed"]);
        (await app.ListedAsync(shop, "ben@example.test"))!.Suppression.Cause.ShouldBe(SuppressionCause.Bounce);
    }

    [Fact]
    public async Task An_event_that_holds_no_refusal_or_a_known_one_asks_the_list_nothing()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Listed.Word(isGranted: false, At));
        counted.Take().Contains("suppressions", StringComparer.Ordinal).ShouldBeTrue("the counter would see it");
        await app.HandleAsync(shop, Listed.Word(isGranted: false, At.AddSeconds(1)));
        await app.HandleAsync(shop, Reported.Order("1"));
        counted.Take().Contains("suppressions", StringComparer.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public async Task The_page_of_choices_puts_on_the_list_before_it_answers_and_takes_off_again()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.PostAsync($"{box.Path()}/preferences", ("do", "stop"));
        var on = (await box.App.ListedAsync(box.Shop)).ShouldNotBeNull();
        (on.Suppression.Purpose, on.Name).ShouldBe((null, Mailbox.Ann));
        box.App.Clock.Now += TimeSpan.FromMinutes(1);
        var (cookie, _) = await box.ProveAsync(box.Path(), ("for", "preferences"));
        await box.PostAsync($"{box.Path()}/preferences", cookie, ("do", "save"), ("letters", "on"));
        (await box.App.ListedAsync(box.Shop)).ShouldBeNull();
    }

    [Fact]
    public async Task What_the_merchant_stops_is_listed_and_an_erased_person_stays_on_it_by_the_hash_alone()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Reported.Order("1", customer: "7"));
        await app.Get<Stopping>().StopAsync(shop, (await app.ShoppersAsync(shop)).Single().Id, CancellationToken.None);
        (await app.ListedAsync(shop))!.Source.ShouldBe(Stopping.Source);

        await app.HandleAsync(shop, new ShopperErased("7", "ann@example.test", OrderId: null));
        (await app.ListedAsync(shop)).ShouldNotBeNull().Name.ShouldBeNull();
        (await TestApp.RowsAsync(app.Storage.Suppressions)).ShouldAllBe(row => !row.Keys.Select(key => row[key]).Any(value => $"{value}".Contains("ann", StringComparison.OrdinalIgnoreCase)));
        await app.HandleAsync(shop, new AddressSuppressed(Channel.Email, "complaint", At.AddMinutes(1)) { CustomerId = "7", Email = "ann@example.test" });
        (await app.ListedAsync(shop)).ShouldNotBeNull().Name.ShouldBeNull("told again, it does not come back");
    }

    [Fact]
    public async Task What_says_less_of_an_address_never_takes_the_place_of_what_says_more()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var (list, hash) = (app.Get<SuppressionList>(), new string('a', 24));
        foreach (var (cause, at, stands) in new[]
        {
            (SuppressionCause.Imported, 1, SuppressionCause.Imported), (SuppressionCause.Unsubscribed, 2, SuppressionCause.Unsubscribed), (SuppressionCause.Imported, 3, SuppressionCause.Unsubscribed),
            (SuppressionCause.ByHand, 1, SuppressionCause.ByHand), (SuppressionCause.Unsubscribed, 9, SuppressionCause.ByHand), (SuppressionCause.Bounce, 1, SuppressionCause.Bounce),
            (SuppressionCause.Complaint, 1, SuppressionCause.Complaint), (SuppressionCause.Bounce, 9, SuppressionCause.Complaint),
        })
        {
            await list.AddAsync("s1", new(new(hash, Channel.Email, cause, At.AddHours(at)), "test", Name: null), CancellationToken.None);
            (await list.FindAsync("s1", Channel.Email, hash, CancellationToken.None))!.Suppression.Cause.ShouldBe(stands, $"after {cause}");
        }

        (await list.FindAsync("s2", Channel.Email, hash, CancellationToken.None)).ShouldBeNull("another shop's list is its own");
    }
}
