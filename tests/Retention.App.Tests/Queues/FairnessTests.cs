using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Shoppers;

namespace Retention.App.Tests.Queues;

/// <summary>A shop with thousands of messages due does not make another's wait: neither in the plan nor in the queue does anybody stand behind all of them.</summary>
[Collection("Azurite")]
public sealed class FairnessTests(AzuriteFixture azurite)
{
    private const int Many = 1_500;

    [Theory]
    [InlineData(Schedule.MostQueued, true)]
    [InlineData(int.MaxValue, false)] // As it would be without the guard.
    public async Task Whoever_comes_due_late_stands_behind_no_more_than_a_full_queue(int mostQueued, bool isFair)
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At, works: false);
        var schedule = app.Get<Schedule>();
        await DueAsync(app, "large", Many, Reported.At.AddHours(-1));
        for (var turn = 0; turn < 15; turn++)
            await schedule.SweepAsync(app.Clock.Now, mostQueued, CancellationToken.None); // And no worker keeps up.
        var before = await app.Storage.StepQueue.CountAsync();
        (before <= Schedule.MostQueued + Schedule.PerTurn).ShouldBe(isFair, $"{before} stand before whoever comes now");
        (before < Many).ShouldBe(isFair);

        // As soon as there is room, the one that came last gets its share of the next turn.
        await schedule.WakeAsync("small", "p", new Journey { Flow = "thank-you", FlowVersion = 1, Subject = "1", StartedAt = Reported.At, DueAt = Reported.At }, Reported.At.AddMinutes(-1), CancellationToken.None);
        await app.Storage.StepQueue.ClearMessagesAsync();
        await schedule.SweepAsync(app.Clock.Now, mostQueued, CancellationToken.None);
        (await TestApp.RowsAsync(app.Storage.Plan)).ShouldAllBe(row => row.PartitionKey.StartsWith("large|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_that_is_due_is_put_in_the_end_and_many_shops_share_a_turn()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At, works: false);
        var schedule = app.Get<Schedule>();
        for (var shop = 0; shop < 10; shop++)
            await DueAsync(app, $"shop{shop}", 60, Reported.At.AddHours(-1));
        (await schedule.SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(Schedule.MostQueued, "thirty of each");
        schedule.IsBehind.ShouldBeTrue();
        (await schedule.SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(0, "the queue is full");
        await app.Storage.StepQueue.ClearMessagesAsync();
        (await schedule.SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(Schedule.MostQueued);
        await app.Storage.StepQueue.ClearMessagesAsync();
        (await schedule.SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(0);
        schedule.IsBehind.ShouldBeFalse();
        (await TestApp.RowsAsync(app.Storage.Plan)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_letter_of_a_small_shop_overtakes_a_large_one_s_backlog()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1));
        var large = (await app.AddShopifyAsync(domain: "large.myshopify.com")).Shop.Id;
        var small = (await app.AddShopifyAsync()).Shop.Id;
        await app.PutAsync(small, Reported.Order("1", "ann@example.test", at: Reported.At));
        await app.PutAsync(small, Reported.Order("2", "ben@example.test", at: Reported.At.AddMinutes(30)));
        await app.IdleAsync();
        var alone = await WaitAsync(app, Reported.At.AddMinutes(70), letters: 1);

        await DueAsync(app, large, Many, app.Clock.Now.AddMinutes(5)); // Before the small shop's.
        var beside = await WaitAsync(app, Reported.At.AddMinutes(100), letters: 2);
        (await TestApp.RowsAsync(app.Storage.Plan)).ShouldContain(row => row.PartitionKey.StartsWith(large, StringComparison.Ordinal), "the large shop still has messages due");
        (beside - alone).ShouldBeLessThan(TimeSpan.FromSeconds(10), $"alone {alone}, beside {beside}: a busy machine has its share in it");
    }

    // The clock jumps to where a letter is due; how long it takes until it is handed over.
    private static async Task<TimeSpan> WaitAsync(TestApp app, DateTimeOffset due, int letters)
    {
        var waited = Stopwatch.StartNew();
        app.Clock.Now = due;
        await Eventually.HoldsAsync($"{letters} letters were handed over", async () => (await TestApp.RowsAsync(app.Storage.Outbox)).Count >= letters, seconds: 60);
        return waited.Elapsed;
    }

    // Written as the schedule writes it, a hundred at once: wake-ups of journeys that nobody has, which a worker looks at and drops.
    private static async Task DueAsync(TestApp app, string shop, int count, DateTimeOffset at)
    {
        for (var from = 0; from < count; from += 100)
        {
            var due = at.AddMinutes(from / 100 * 0.2);
            await app.Storage.Alarms.UpsertEntityAsync(new TableEntity(Keys.Shard(shop), Keys.Alarm(due, shop)) { ["V"] = StoredJson.Version, ["Shop"] = shop });
            await app.Storage.Plan.SubmitTransactionAsync(Enumerable.Range(from, Math.Min(100, count - from)).Select(number =>
            {
                var (shopper, journey) = (Keys.Hash(number.ToString(CultureInfo.InvariantCulture)), $"thank-you|{number}");
                return new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(Keys.PlanDay(shop, due), Keys.Plan(due, shopper, journey))
                {
                    ["V"] = StoredJson.Version,
                    ["Shopper"] = shopper,
                    ["Journey"] = journey,
                    ["Due"] = due,
                });
            }));
        }
    }
}
