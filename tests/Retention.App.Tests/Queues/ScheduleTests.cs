using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Tests.Queues;

/// <summary>What is to come, and the sweep that puts it.</summary>
[Collection("Azurite")]
public sealed class ScheduleTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_sweep_puts_each_wake_up_once_and_a_second_one_puts_none()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var schedule = app.Get<Schedule>();
        await WakeAsync(schedule, "s1", 3, At);
        (await schedule.SweepAsync(At.AddSeconds(-1), CancellationToken.None)).ShouldBe(0);
        (await schedule.SweepAsync(At.AddMinutes(1), CancellationToken.None)).ShouldBe(3);
        (await schedule.SweepAsync(At.AddMinutes(1), CancellationToken.None)).ShouldBe(0);
        (await app.Storage.StepQueue.CountAsync()).ShouldBe(3);
        (await TestApp.RowsAsync(app.Storage.Plan)).ShouldBeEmpty();
        (await TestApp.RowsAsync(app.Storage.Alarms)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_clock_that_jumps_a_week_misses_nothing_of_a_backlog()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var schedule = app.Get<Schedule>();
        for (var day = 0; day < 7; day++)
            await WakeAsync(schedule, "s1", 2, At.AddDays(day).AddMinutes(day));
        (await schedule.SweepAsync(At.AddDays(7), CancellationToken.None)).ShouldBe(14);
        (await schedule.NextAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_shop_with_much_due_does_not_hold_up_one_with_little()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var schedule = app.Get<Schedule>();
        for (var minute = 0; minute < 5; minute++)
            await WakeAsync(schedule, "large", 50, At.AddMinutes(minute)); // Spread over minutes, each with its own alarm.
        await WakeAsync(schedule, "small", 1, At.AddMinutes(6));

        (await schedule.SweepAsync(At.AddMinutes(10), CancellationToken.None)).ShouldBe(Schedule.PerTurn + 1);
        (await TestApp.RowsAsync(app.Storage.Plan)).ShouldAllBe(row => row.PartitionKey.StartsWith("large|", StringComparison.Ordinal));
        (await schedule.SweepAsync(At.AddMinutes(10), CancellationToken.None)).ShouldBe(100);
        (await schedule.SweepAsync(At.AddMinutes(10), CancellationToken.None)).ShouldBe(50);
        (await schedule.SweepAsync(At.AddMinutes(10), CancellationToken.None)).ShouldBe(0);
        (await app.Storage.StepQueue.CountAsync()).ShouldBe(251);
        (await TestApp.RowsAsync(app.Storage.Alarms)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_alarm_goes_only_when_it_is_over_and_an_empty_one_hides_nothing_behind_it()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var schedule = app.Get<Schedule>();
        await WakeAsync(schedule, "s1", 1, At.AddSeconds(10));
        await WakeAsync(schedule, "s1", 1, At.AddHours(1));
        (await schedule.SweepAsync(At.AddSeconds(20), CancellationToken.None)).ShouldBe(1);
        (await TestApp.RowsAsync(app.Storage.Alarms)).Count.ShouldBe(2, "its minute is not over");
        (await schedule.NextAsync(CancellationToken.None)).ShouldBe(At.AddHours(1));

        // Planned for the same minute after the sweep had looked at it.
        await WakeAsync(schedule, "s1", 1, At.AddSeconds(40));
        (await schedule.SweepAsync(At.AddMinutes(1), CancellationToken.None)).ShouldBe(1);
        (await TestApp.RowsAsync(app.Storage.Alarms)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_sweep_that_died_half_way_is_done_again_and_sends_once()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At)));
        await app.IdleAsync();
        var shopper = (await app.ShoppersAsync(shop.Shop.Id)).ShouldHaveSingleItem();
        var step = new StepMessage(StoredJson.Version, shop.Shop.Id, shopper.Id, Journey.IdOf("thank-you", "5"));

        // Too early: put off, nothing is lost.
        await app.Get<Inbox>().PutAsync(step, CancellationToken.None);
        await app.IdleAsync();
        (await app.LettersAsync()).ShouldBeEmpty();

        // Put, and the plan row not deleted: it is put again.
        app.Clock.Now = At.AddHours(1);
        await app.Get<Inbox>().PutAsync(step, CancellationToken.None);
        await app.IdleAsync();
        (await app.LettersAsync()).ShouldHaveSingleItem();
        var before = await app.ShoppersAsync(shop.Shop.Id);

        // For a journey that is over, and for one that never was.
        await app.Get<Inbox>().PutAsync(step, CancellationToken.None);
        await app.Get<Inbox>().PutAsync(step with { Journey = "thank-you|none" }, CancellationToken.None);
        await app.Get<Inbox>().PutAsync(step with { Shopper = "nobody" }, CancellationToken.None);
        await app.IdleAsync();
        (await app.LettersAsync()).ShouldHaveSingleItem();
        (await app.ShoppersAsync(shop.Shop.Id)).ShouldHaveSingleItem().Events.ShouldBe(before[0].Events);
        (await app.JournalAsync(shop.Shop.Id)).Count.ShouldBe(2);
    }

    private static async Task WakeAsync(Schedule schedule, string shop, int count, DateTimeOffset at)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellation) =>
            await schedule.WakeAsync(shop, $"p{number}", new Journey { Flow = "thank-you", FlowVersion = 1, Subject = $"{number}", StartedAt = at, DueAt = at }, at, cancellation));
    }
}
