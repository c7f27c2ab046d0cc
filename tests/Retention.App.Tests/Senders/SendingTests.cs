using System.Net;
using Azure.Data.Tables;
using Retention.App.Settings;
using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.App.Tests.Senders;

/// <summary>The whole program with a provider that fails: a letter leaves at most once, and every other one is accounted for.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class SendingTests(AzuriteFixture azurite)
{
    private const long OrderId = 820982911946154508;
    private static readonly DateTimeOffset Paid = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = Paid.AddHours(1);

    [Fact]
    public async Task A_time_out_after_the_letter_was_accepted_settles_as_sent()
    {
        await using var road = await StartAsync();
        road.SendGrid.Next(SendGridAnswer.NoAnswerAfterAccepting);
        await road.OrderAsync();
        (await road.OutcomesAsync()).ShouldBe([Outcome.Started, Outcome.Unknown]);

        await road.AtAsync(Due.AddMinutes(11));
        (await road.OutcomesAsync()).ShouldBe([Outcome.Started, Outcome.Unknown, Outcome.Sent]);
        road.SendGrid.Accepted.Count.ShouldBe(1);
        road.SendGrid.Received.ShouldBe(1);
        (await road.MessageAsync()).GetString("State").ShouldBe("Sent");
    }

    [Fact]
    public async Task A_letter_that_was_never_accepted_is_sent_by_a_second_attempt()
    {
        await using var road = await StartAsync();
        road.SendGrid.Next(SendGridAnswer.NoAnswer);
        await road.OrderAsync();
        road.SendGrid.Accepted.ShouldBeEmpty();

        await road.AtAsync(Due.AddMinutes(11));
        road.SendGrid.Accepted.ShouldHaveSingleItem().CustomArgs["retention_attempt"].ShouldBe("2");
        await road.AtAsync(Due.AddDays(1));
        road.SendGrid.Received.ShouldBe(2);
    }

    [Fact]
    public async Task A_provider_that_can_not_be_asked_leaves_the_letter_lost_and_it_is_never_sent_again()
    {
        await using var road = await StartAsync();
        road.SendGrid.Logs = () => 403;
        road.SendGrid.Next(SendGridAnswer.NoAnswer);
        await road.OrderAsync();
        foreach (var hours in new[] { 1, 5, 24, 72 })
            await road.AtAsync(Due.AddHours(hours));

        (await road.ReasonsAsync()).ShouldBe([Reason.Lost.Key]);
        (await road.MessageAsync()).GetString("State").ShouldBe("Lost");
        road.SendGrid.Received.ShouldBe(1);
    }

    [Fact]
    public async Task A_provider_that_is_down_while_it_is_asked_is_asked_again_until_it_answers()
    {
        await using var road = await StartAsync();
        road.SendGrid.Next(SendGridAnswer.NoAnswerAfterAccepting);
        await road.OrderAsync();
        road.SendGrid.Logs = () => 500;
        for (var minutes = 10; minutes <= 60; minutes += 10)
            await road.AtAsync(Due.AddMinutes(minutes));
        (await road.OutcomesAsync()).ShouldBe([Outcome.Started, Outcome.Unknown]);

        road.SendGrid.Logs = () => 200;
        await road.AtAsync(Due.AddMinutes(75));
        (await road.OutcomesAsync())[^1].ShouldBe(Outcome.Sent);
        road.SendGrid.Received.ShouldBe(1);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for_outside_the_queue_and_then_the_letter_goes_once()
    {
        await using var road = await StartAsync();
        road.SendGrid.Next(SendGridAnswer.TooMany with { LimitEnds = Due.AddMinutes(5).ToUnixTimeSeconds() });
        await road.OrderAsync(); // It comes to rest: the message of the step is completed, not kept.
        road.SendGrid.Accepted.ShouldBeEmpty();
        await road.AtAsync(Due.AddMinutes(4));
        road.SendGrid.Received.ShouldBe(1);

        await road.AtAsync(Due.AddMinutes(5));
        road.SendGrid.Accepted.Count.ShouldBe(1);
        await road.AtAsync(Due.AddDays(1));
        road.SendGrid.Received.ShouldBe(2);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_key_that_is_refused_makes_the_letter_wait_until_it_is_mended(int status)
    {
        await using var road = await StartAsync();
        road.SendGrid.Otherwise = () => new SendGridAnswer(status);
        await road.OrderAsync();
        await road.AtAsync(Due.AddHours(2));
        road.SendGrid.Accepted.ShouldBeEmpty();
        (await road.ReasonsAsync()).Distinct(StringComparer.Ordinal).ShouldBe([Reason.ProviderLater.Key]);

        road.SendGrid.Otherwise = () => SendGridAnswer.Accepted;
        await road.AtAsync(Due.AddHours(3));
        road.SendGrid.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_event_for_a_shopper_who_waits_does_not_send_early()
    {
        await using var road = await StartAsync();
        road.SendGrid.Next(SendGridAnswer.TooMany with { LimitEnds = Due.AddMinutes(30).ToUnixTimeSeconds() });
        await road.OrderAsync();
        var order = Deliveries.ShopifyOrder(OrderId, Paid);
        order["updated_at"] = Due.AddMinutes(2).ToString("yyyy-MM-ddTHH:mm:sszzz");
        order["note"] = "leave it at the door";
        road.App.Clock.Now = Due.AddMinutes(10);
        (await road.App.DeliverAsync(Deliveries.Shopify("orders/updated", order))).ShouldBe(HttpStatusCode.OK);
        await road.App.IdleAsync();
        road.SendGrid.Received.ShouldBe(1);

        await road.AtAsync(Due.AddMinutes(30));
        road.SendGrid.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_order_that_is_cancelled_before_the_letter_is_settled_gets_no_second_attempt()
    {
        await using var road = await StartAsync();
        road.SendGrid.Next(SendGridAnswer.NoAnswer);
        await road.OrderAsync();
        await road.CancelAsync(Due.AddMinutes(2));

        await road.AtAsync(Due.AddHours(1));
        road.SendGrid.Received.ShouldBe(1);
        (await road.ReasonsAsync()).ShouldBe([Reason.Cancelled.Key]);
    }

    [Fact]
    public async Task An_order_that_is_cancelled_after_the_letter_was_accepted_is_still_told_as_sent()
    {
        await using var road = await StartAsync();
        road.SendGrid.Next(SendGridAnswer.NoAnswerAfterAccepting);
        await road.OrderAsync();
        await road.CancelAsync(Due.AddMinutes(2));

        await road.AtAsync(Due.AddHours(1));
        (await road.OutcomesAsync())[^1].ShouldBe(Outcome.Sent);
    }

    [Fact]
    public async Task An_outage_of_three_minutes_poisons_nothing_and_every_letter_arrives()
    {
        await using var road = await StartAsync();
        road.App.Clock.Now = Due;
        road.SendGrid.Otherwise = () => SendGridAnswer.Unavailable;
        road.SendGrid.Logs = () => 503;
        for (var order = 0; order < 30; order++)
            await road.App.DeliverAsync(Deliveries.Shopify("orders/paid", Deliveries.ShopifyOrder(OrderId + order, Paid, $"shopper{order}@example.test")));
        for (var seconds = 0; seconds <= 180; seconds += 30)
            await road.AtAsync(Due.AddSeconds(seconds));
        road.SendGrid.Accepted.ShouldBeEmpty();

        road.SendGrid.Otherwise = () => SendGridAnswer.Accepted;
        road.SendGrid.Logs = () => 200;
        for (var minutes = 4; minutes <= 40; minutes += 4)
            await road.AtAsync(Due.AddMinutes(minutes));
        road.SendGrid.Accepted.Select(letter => letter.To).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 30).Select(order => $"shopper{order}@example.test").Order(StringComparer.Ordinal));
        (await road.PoisonedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_provider_that_is_never_reached_until_the_deadline_leaves_the_letter_unsent_with_that_reason()
    {
        await using var road = await StartAsync();
        await road.SendGrid.DisposeAsync();
        await road.OrderAsync();
        foreach (var hours in new[] { 2, 12, 30, 47 })
            await road.AtAsync(Due.AddHours(hours));
        (await road.OutcomesAsync())[^1].ShouldBe(Outcome.Deferred);

        await road.AtAsync(Due.AddHours(49));
        (await road.ReasonsAsync())[^1].ShouldBe(Reason.DeadlinePassed.Key);
        (await road.PoisonedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_letter_that_was_refused_does_not_silence_the_shoppers_next_order()
    {
        await using var road = await StartAsync();
        road.SendGrid.Next(SendGridAnswer.BadRequest);
        await road.OrderAsync();
        (await road.ReasonsAsync()).ShouldBe([Reason.ProviderRefused.Key]);

        await road.OrderAsync(OrderId + 1);
        road.SendGrid.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_letter_that_was_never_accepted_and_then_dropped_does_not_silence_the_shoppers_next_order()
    {
        await using var road = await StartAsync();
        road.SendGrid.Next(SendGridAnswer.NoAnswer);
        await road.OrderAsync();
        await road.CancelAsync(Due.AddMinutes(2));
        await road.AtAsync(Due.AddHours(1));

        await road.OrderAsync(OrderId + 1);
        road.SendGrid.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_letter_that_may_have_arrived_counts_as_heard()
    {
        await using var road = await StartAsync();
        road.SendGrid.Logs = () => 403;
        road.SendGrid.Next(SendGridAnswer.NoAnswer);
        await road.OrderAsync();
        await road.AtAsync(Due.AddHours(1));

        await road.OrderAsync(OrderId + 1);
        (await road.ReasonsAsync()).ShouldBe([Reason.Lost.Key, Reason.FrequencyCap.Key], ignoreOrder: true);
        road.SendGrid.Received.ShouldBe(1);
    }

    private async Task<Way> StartAsync()
    {
        var clock = new SharedClock();
        var sendGrid = await LoopbackSendGrid.StartAsync(clock);
        var app = await TestApp.StartAsync(azurite, Paid.AddMinutes(1), settings => settings with
        {
            SendGridKey = "SG.test",
            SendGridUrl = sendGrid.Url,
            SendGridFrom = "hello@mugs.example",
            SendDeadline = TimeSpan.FromSeconds(1),
        });
        clock.Of = app.Clock;
        return new(app, sendGrid, (await app.AddShopifyAsync()).Shop.Id);
    }

    // The provider's clock is the program's, which is not there before the provider is.
    private sealed class SharedClock : TimeProvider
    {
        public TimeProvider? Of { get; set; }

        public override DateTimeOffset GetUtcNow() => Of?.GetUtcNow() ?? default;
    }

    private sealed record Way(TestApp App, LoopbackSendGrid SendGrid, string Shop) : IAsyncDisposable
    {
        /// <summary>An order of Ann's, and the moment at which its letter is due.</summary>
        public async Task OrderAsync(long id = OrderId)
        {
            (await App.DeliverAsync(Deliveries.Shopify("orders/paid", Deliveries.ShopifyOrder(id, Paid)))).ShouldBe(HttpStatusCode.OK);
            await App.IdleAsync();
            if (App.Clock.Now < Due)
                await AtAsync(Due);
        }

        public async Task CancelAsync(DateTimeOffset at)
        {
            var order = Deliveries.ShopifyOrder(OrderId, Paid);
            order["cancelled_at"] = at.ToString("yyyy-MM-ddTHH:mm:sszzz");
            order["updated_at"] = at.ToString("yyyy-MM-ddTHH:mm:sszzz");
            App.Clock.Now = at;
            (await App.DeliverAsync(Deliveries.Shopify("orders/cancelled", order))).ShouldBe(HttpStatusCode.OK);
            await App.IdleAsync();
        }

        public async Task AtAsync(DateTimeOffset now)
        {
            App.Clock.Now = now;
            await App.IdleAsync();
        }

        public async Task<Outcome[]> OutcomesAsync() => [.. (await App.JournalAsync(Shop)).Select(line => line.Entry.Outcome)];

        public async Task<string[]> ReasonsAsync() => [.. (await App.JournalAsync(Shop)).Select(line => line.Entry.Reason).OfType<string>()];

        public async Task<TableEntity> MessageAsync() => (await TestApp.RowsAsync(App.Storage.Shoppers)).Single(row => row.RowKey.StartsWith("message|", StringComparison.Ordinal));

        public async Task<int> PoisonedAsync() =>
            (await App.Storage.PoisonOf(App.Storage.EventQueue).GetPropertiesAsync()).Value.ApproximateMessagesCount
            + (await App.Storage.PoisonOf(App.Storage.StepQueue).GetPropertiesAsync()).Value.ApproximateMessagesCount;

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await SendGrid.DisposeAsync();
        }
    }
}
