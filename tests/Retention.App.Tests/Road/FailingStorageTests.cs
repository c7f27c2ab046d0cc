using Azure.Core;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Flows.AbandonedCart;
using Retention.Shoppers;

namespace Retention.App.Tests.Road;

/// <summary>What was found by killing the program on failing storage (docs/reliability.md), each by itself.</summary>
[Collection("Azurite")]
public sealed class FailingStorageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_step_whose_record_was_taken_without_an_answer_is_in_the_journal_and_the_next_one_still_comes()
    {
        // Each commit that records a decision is taken, and made again because nobody said so.
        var failing = new FailingRequests { IsAnswerLost = request => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) && FailingRequests.BodyOf(request).Contains("'decision", StringComparison.Ordinal) };
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At, policy: failing);
        var shop = (await app.AddShopifyAsync(shop => shop with { FlowsOn = [AbandonedCart.Flow.Key] })).Shop.Id;
        await app.PutAsync(shop, Cart());
        foreach (var hours in new[] { 0, 1, 3, 12, 26, 49, 74, 100 })
            await app.RestAtAsync(Reported.At.AddHours(hours));

        failing.Failed.ShouldBeGreaterThanOrEqualTo(4);
        (await app.JournalAsync(shop)).Select(line => $"{line.Entry.Step} {line.Entry.Outcome} {line.Entry.Reason}".Trim()).Where(line => !line.Contains(nameof(Outcome.Deferred), StringComparison.Ordinal))
            .ShouldBe(["0 Started", "0 Sent", "1 NotSent no-sender", "2 Sent", "3 Sent"]);
        (await app.LettersAsync()).Count.ShouldBe(3);
        (await app.ShoppersAsync(shop)).ShouldHaveSingleItem().Journeys.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sweep_that_storage_kept_waiting_is_not_the_last()
    {
        var failing = new FailingRequests { Fault = request => IsLookAt(request, "alarms") ? new TaskCanceledException("exceeded the configured timeout") : null };
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At, policy: failing);
        await Eventually.HoldsAsync("a sweep that failed", () => failing.Failed > 0);
        failing.Fault = _ => null;
        await app.Get<Schedule>().WakeAsync("s1", "nobody", new() { Flow = "f", FlowVersion = 1, Subject = "x", StartedAt = Reported.At, DueAt = Reported.At }, Reported.At, CancellationToken.None);
        await Eventually.HoldsAsync("a sweep", async () => (await TestApp.RowsAsync(app.Storage.Plan)).Count == 0);
    }

    [Fact]
    public async Task A_receiver_whose_answer_broke_off_receives_again()
    {
        var failing = new FailingRequests { Fault = request => request.Method == RequestMethod.Get && request.Uri.Path.Contains("/events/messages", StringComparison.Ordinal) ? new IOException("The response ended prematurely.") : null };
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At, policy: failing);
        await Eventually.HoldsAsync("a receiver that failed", () => failing.Failed > 0);
        failing.Fault = _ => null;
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.PutAsync(shop, Reported.Order("5"));
        await Eventually.HoldsAsync("the order is known", async () => (await app.ShoppersAsync(shop)).Count == 1);
    }

    [Fact]
    public async Task A_cart_that_is_heard_of_after_somebody_elses_order_of_it_is_not_reminded_of()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1));
        var shop = (await app.AddShopifyAsync(shop => shop with { FlowsOn = [AbandonedCart.Flow.Key] })).Shop.Id;
        foreach (var told in new Happened[] { Reported.Customer("1", "ann@example.test"), Reported.Customer("2", "ben@example.test"), Reported.Order("5", "ben@example.test", "2", token: "t"), Cart("1") })
        {
            await app.PutAsync(shop, told);
            await app.IdleAsync();
        }

        await app.RestAtAsync(Reported.At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop)).ShouldBe(["already-bought"]);
    }

    private static CartReported Cart(string? customer = null) => new(Reported.Cart("t", "ann@example.test", customer).Cart with
    {
        Url = "https://shop.test/recover",
        Consents = [new(Channel.Email, Purpose.Marketing, IsGranted: true, Reported.At.AddDays(-1), "checkout")],
    });

    private static bool IsLookAt(Request request, string table) => request.Method == RequestMethod.Get && request.Uri.Path.Contains($"/{table}", StringComparison.Ordinal);
}
