using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Retention.App.Merchant.UpcomingPages;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;

namespace Retention.App.Tests.Merchant;

/// <summary>What is to come, how one of it is cancelled, and the brake over all of it.</summary>
[Collection("Azurite")]
public sealed class UpcomingTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = Reported.At;

    [Fact]
    public async Task It_lists_what_waits_in_the_shoppers_states_and_nothing_that_ended_by_few_requests()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false, policy: counted);
        var shop = (await app.AddShopifyAsync(known => known with { KnowsAllOrders = true })).Shop;
        for (var number = 0; number < 50; number++)
            await app.HandleAsync(shop.Id, Reported.Order($"{number}", $"p{number}@example.test", at: At.AddSeconds(-number)));
        for (var number = 0; number < 50; number += 5)
            await app.HandleAsync(shop.Id, new RefundReported($"{number}"));

        var (read, from) = (new List<(string, string)>(), (string?)null);
        do
        {
            counted.Take();
            var seen = await app.Get<UpcomingReader>().ReadAsync(shop, from, app.Clock.Now, CancellationToken.None);
            counted.Take().Length.ShouldBeLessThanOrEqualTo(UpcomingReader.PerPage + 5);
            read.AddRange(seen.Lines.Select(line => (line.Shopper, line.Step.Journey.Id)));
            from = seen.Later;
        }
        while (from is not null);
        var waiting = (await app.ShoppersAsync(shop.Id)).SelectMany(shopper => shopper.Journeys.Select(journey => (shopper.Id, journey.Id))).ToList();
        waiting.Count.ShouldBe(80); // Thanks and help, but for the refunded.
        read.ShouldBe(waiting, ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_cancelled_never_goes_also_when_its_wake_up_lies_in_the_queue_and_its_reason_is_in_the_log()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        await app.HandleAsync(shop.Id, Reported.Order("1"));
        await app.HandleAsync(shop.Id, Reported.Order("2", "ben@example.test"));
        app.Clock.Now = At.AddHours(2);
        (await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(2);
        await app.HandleAsync(shop.Id, Reported.Order("3", "cem@example.test", at: At.AddHours(2)));

        using var merchant = await Visitor.InAsync(app, shop.Id);
        foreach (var about in new[] { "1", "3" })
        {
            var shopper = (await app.ShoppersAsync(shop.Id)).Single(known => known.Order(about) is not null);
            var page = await merchant.OpenAsync($"/app/shoppers/{shopper.Id}");
            var done = await merchant.PressAsync(page.QuerySelector<IHtmlFormElement>("form[action='/app/upcoming/cancel']")!);
            done.QuerySelector("[role=status]")!.TextContent.ShouldContain("Cancelled");
            done.Body!.TextContent.ShouldContain("Nothing is planned");
            done.QuerySelector(".timeline")!.TextContent.ShouldContain("You cancelled it");
        }

        while (await app.ReceiveAsync(app.Storage.StepQueue) > 0)
        {
        }

        app.Clock.Now = At.AddHours(5);
        await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None);
        while (await app.ReceiveAsync(app.Storage.StepQueue) > 0)
        {
        }

        (await app.LettersAsync()).ShouldHaveSingleItem().To.ShouldBe("ben@example.test");
        (await app.JournalAsync(shop.Id)).Count(line => line.Entry.Reason == Reason.CancelledByMerchant.Key).ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_cancel_and_a_worker_one_comes_first_and_the_other_sees_it()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        for (var round = 0; round < 12; round++)
        {
            app.Clock.Now = At.AddDays(round);
            var email = $"r{round}@example.test";
            await app.HandleAsync(shop.Id, Reported.Order($"{round}", email, at: app.Clock.Now));
            app.Clock.Now += TimeSpan.FromHours(2);
            await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None);
            var shopper = (await app.ShoppersAsync(shop.Id)).Single(known => known.Order($"{round}") is not null);
            var working = app.ReceiveAsync(app.Storage.StepQueue);
            var cancelled = await app.Get<Cancelling>().CancelAsync(shop.Id, shopper.Id, shopper.Journeys.Single().Id, step: 0, CancellationToken.None);
            await working;
            var isSent = (await app.LettersAsync()).Any(letter => letter.To == email);
            isSent.ShouldBe(cancelled != Cancelled.Done, $"{cancelled}");
            (await app.JournalAsync(shop.Id)).Where(line => line.Shopper == shopper.Id && line.Entry.Outcome != Retention.Shoppers.Outcome.Started).ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task A_second_press_and_a_step_that_was_not_seen_cancel_nothing_and_another_shop_finds_nobody()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        var other = (await app.AddShopifyAsync(domain: "other.myshopify.com")).Shop;
        await app.HandleAsync(shop.Id, Reported.Order("1"));
        var (shopper, journey) = ((await app.ShoppersAsync(shop.Id)).Single(), "thank-you|1");
        var cancelling = app.Get<Cancelling>();
        (await cancelling.CancelAsync(shop.Id, shopper.Id, journey, step: 1, CancellationToken.None)).ShouldBe(Cancelled.Gone);
        (await cancelling.CancelAsync(other.Id, shopper.Id, journey, step: 0, CancellationToken.None)).ShouldBe(Cancelled.Nobody);
        using (var stranger = await Visitor.InAsync(app, other.Id))
        {
            foreach (var path in new[] { "/app/upcoming/cancel", $"/app/shoppers/{shopper.Id}/pause", $"/app/shoppers/{shopper.Id}/resume", $"/app/shoppers/{shopper.Id}/stop" })
                (await stranger.PostAsync(path, ("shopper", shopper.Id), ("journey", journey), ("step", "0"))).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await app.Get<ShopperStore>().LoadAsync(shop.Id, shopper.Id, CancellationToken.None)).Shopper.Turn.ShouldBe(shopper.Turn);
        (await cancelling.CancelAsync(shop.Id, shopper.Id, journey, step: 0, CancellationToken.None)).ShouldBe(Cancelled.Done);
        (await cancelling.CancelAsync(shop.Id, shopper.Id, journey, step: 0, CancellationToken.None)).ShouldBe(Cancelled.Gone);
    }

    [Fact]
    public async Task After_a_cancelled_step_the_next_one_comes_when_it_would_have()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync(known => known.With("abandoned-cart", on: true))).Shop;
        await app.HandleAsync(shop.Id, new CartReported(Reported.Cart("c", "ann@example.test").Cart with { Url = "https://shop.test/cart/c" }));
        var before = (await app.ShoppersAsync(shop.Id)).Single().Journeys.Single();
        (await app.Get<Cancelling>().CancelAsync(shop.Id, (await app.ShoppersAsync(shop.Id)).Single().Id, before.Id, step: 0, CancellationToken.None)).ShouldBe(Cancelled.Done);
        var after = (await app.ShoppersAsync(shop.Id)).Single().Journeys.Single();
        (after.Step, after.DueAt - before.DueAt).ShouldBe((1, AllFlows.Find("abandoned-cart")!.Steps[1].Wait - AllFlows.Find("abandoned-cart")!.Steps[0].Wait));
        (await TestApp.RowsAsync(app.Storage.Plan)).ShouldHaveSingleItem().GetDateTimeOffset("Due").ShouldBe(after.WakeAt);
    }

    [Fact]
    public async Task The_brake_holds_within_a_second_what_lies_in_the_queue_already_and_lets_it_go_on_when_released()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        await app.HandleAsync(shop.Id, Reported.Order("1"));
        app.Clock.Now = At.AddHours(2);
        (await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(1);
        using var merchant = await Visitor.InAsync(app, shop.Id);
        var home = await merchant.OpenAsync("/app");
        var stopped = await merchant.PressAsync(home.QuerySelector<IHtmlFormElement>("form[action='/app/brake']")!);
        stopped.Body!.TextContent.ShouldContain("All sending is stopped");

        (await app.ReceiveAsync(app.Storage.StepQueue)).ShouldBe(1);
        (await app.LettersAsync()).ShouldBeEmpty();
        (await merchant.OpenAsync("/app/upcoming")).Body!.TextContent.ShouldContain("all sending is stopped");
        await merchant.PressAsync((await merchant.OpenAsync("/app/upcoming")).QuerySelector<IHtmlFormElement>("form[action='/app/brake']")!);

        app.Clock.Now = At.AddHours(4);
        (await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(1);
        (await app.ReceiveAsync(app.Storage.StepQueue)).ShouldBe(1);
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }
}
