using Azure.Data.Tables;
using Azure.Storage.Queues.Models;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Tests.Queues;

/// <summary>Sweeps that meet, that die, that come late, and whose clocks jump: wake-ups are never lost, and doubled only as hints.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class SweepTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_alarm_that_was_just_written_is_not_written_again_unless_its_minute_is_near_or_a_minute_went_by()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false, policy: counted);
        async Task<int> AlarmsAsync(DateTimeOffset due)
        {
            counted.Take();
            await WakeAsync(app, "s1", Guid.NewGuid().ToString("N"), due);
            return counted.Take().Count(kind => kind == "alarms put");
        }

        (await AlarmsAsync(At.AddHours(1))).ShouldBe(1);
        (await AlarmsAsync(At.AddHours(1).AddSeconds(9))).ShouldBe(0);
        app.Clock.Now = At.AddSeconds(61);
        (await AlarmsAsync(At.AddHours(1))).ShouldBe(1, "it was written more than a minute ago");
        app.Clock.Now = At;
        (await AlarmsAsync(At.AddHours(1))).ShouldBe(1, "the clock jumped back");
        (await AlarmsAsync(At.AddMinutes(4))).ShouldBe(1);
        (await AlarmsAsync(At.AddMinutes(4))).ShouldBe(1, "its minute is near: a sweep may be looking at it");
    }

    [Fact]
    public async Task What_overslept_because_a_clock_was_ahead_is_woken_by_the_hourly_look()
    {
        var account = azurite.NewAccount();
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false, connection: account);
        await using var ahead = await TestApp.StartAsync(azurite, now: At.AddHours(2), works: false, connection: account);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await WakeAsync(app, shop, "one", At.AddHours(1));
        (await SweepAsync(ahead)).ShouldBe(1, "its clock is two hours ahead, and it takes the alarm away");
        await WakeAsync(app, shop, "two", At.AddHours(1));

        app.Clock.Now = At.AddHours(1).AddMinutes(9);
        (await SweepAsync(app)).ShouldBe(0);
        await app.Get<Oversleeping>().WakeAsync(CancellationToken.None);
        (await SweepAsync(app)).ShouldBe(0, "it may still be on its way");
        app.Clock.Now = At.AddHours(1).AddMinutes(11);
        await app.Get<Oversleeping>().WakeAsync(CancellationToken.None);
        (await SweepAsync(app)).ShouldBe(1);
        (await PutAsync(app)).ShouldBe(["one", "two"]);

        // Over midnight too.
        await WakeAsync(app, shop, "three", At.AddHours(2));
        await TakeAlarmsAwayAsync(app);
        app.Clock.Now = At.AddHours(16);
        await app.Get<Oversleeping>().WakeAsync(CancellationToken.None);
        (await SweepAsync(app)).ShouldBe(1);
    }

    [Fact]
    public async Task Sweeps_that_meet_lose_nothing()
    {
        var account = azurite.NewAccount();
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false, connection: account);
        await using var other = await TestApp.StartAsync(azurite, now: At.AddHours(1), works: false, connection: account);
        for (var number = 0; number < 40; number++)
            await WakeAsync(app, $"s{number % 3}", $"{number}", At.AddMinutes(number % 4));
        app.Clock.Now = At.AddHours(1);
        await Task.WhenAll(SweepAsync(app), SweepAsync(other), SweepAsync(app), SweepAsync(other));
        await SweepAsync(app);
        (await PutAsync(app)).Distinct(StringComparer.Ordinal).Count().ShouldBe(40);
        (await TestApp.RowsAsync(app.Storage.Plan)).ShouldBeEmpty();
        (await TestApp.RowsAsync(app.Storage.Alarms)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wake_up_that_is_written_again_meanwhile_is_the_only_one_that_is_put_again()
    {
        var account = azurite.NewAccount();
        await using var worker = await TestApp.StartAsync(azurite, now: At, works: false, connection: account);
        var meanwhile = new Meanwhile(request => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) ? WakeAsync(worker, "s1", "3", At) : Task.CompletedTask);
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false, policy: meanwhile, connection: account);
        for (var number = 0; number < 8; number++)
            await WakeAsync(worker, "s1", $"{number}", At);
        app.Clock.Now = At.AddMinutes(10);

        (await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(8);
        (await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(1);
        (await PutAsync(app)).ShouldBe(["0", "1", "2", "3", "3", "4", "5", "6", "7"]);
    }

    [Fact]
    public async Task A_sweep_that_dies_after_any_of_its_calls_loses_nothing_and_doubles_no_more_than_it_had_put()
    {
        for (var (call, died) = (0, true); died; call++)
        {
            var counted = new CountedRequests();
            await using var app = await TestApp.StartAsync(azurite, now: At, works: false, policy: counted);
            for (var number = 0; number < 4; number++)
                await WakeAsync(app, "s1", $"{number}", At.AddMinutes(number % 2));
            app.Clock.Now = At.AddMinutes(10);
            counted.DieAfter(call);
            counted.Take();
            died = await DiesAsync(app);
            counted.DieAfter(null);
            var before = counted.Take().Count(kind => kind == "queue put");
            await SweepAsync(app);
            var put = await PutAsync(app);
            put.Distinct(StringComparer.Ordinal).ShouldBe(["0", "1", "2", "3"], $"killed after call {call}");
            put.Length.ShouldBeLessThanOrEqualTo(4 + before);
        }
    }

    [Fact]
    public async Task The_backlog_of_a_day_is_put_once_each_the_oldest_first()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        for (var number = 0; number < 144; number++)
            await WakeAsync(app, "s1", $"{number:D3}", At.AddMinutes(10 * number));
        app.Clock.Now = At.AddDays(1);
        (await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(Schedule.PerTurn);
        (await SweepAsync(app)).ShouldBe(44);
        (await PutAsync(app)).ShouldBe(Enumerable.Range(0, 144).Select(number => $"{number:D3}"));
        (await TestApp.RowsAsync(app.Storage.Alarms)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sweep_costs_what_is_due_and_not_what_is_pending()
    {
        var costs = new List<(string, int)>();
        foreach (var pending in new[] { 1_000, 20_000 })
        {
            var counted = new CountedRequests();
            await using var app = await TestApp.StartAsync(azurite, now: At, works: false, policy: counted);
            await PendAsync(app, pending);
            for (var number = 0; number < 100; number++)
                await WakeAsync(app, "s1", $"{number}", At.AddSeconds(number % 50));
            counted.Take();
            var rows = counted.Rows;
            (await app.Get<Schedule>().SweepAsync(At.AddMinutes(1), CancellationToken.None)).ShouldBe(100);
            costs.Add((CountedRequests.Summed(counted.Take()), counted.Rows - rows));
        }

        costs[0].ShouldBe(("4 alarms looked at, 1 plan looked at, 100 queue put, 1 plan deleted", 101));
        costs[1].ShouldBe(costs[0]);
    }

    // Wake-ups of the same shop, later on the same day, ten a minute and on the days after.
    private static async Task PendAsync(TestApp app, int pending)
    {
        var later = Enumerable.Range(0, pending).Select(number => (Due: At.AddHours(1).AddSeconds(6 * number), Number: number)).ToArray();
        foreach (var some in later.GroupBy(wake => Keys.PlanDay("s1", wake.Due), StringComparer.Ordinal).SelectMany(day => day.Chunk(100)))
        {
            await app.Storage.Plan.SubmitTransactionAsync(some.Select(wake => new TableTransactionAction(TableTransactionActionType.Add,
                new TableEntity(Keys.PlanDay("s1", wake.Due), Keys.Plan(wake.Due, "p", $"{wake.Number}")) { ["V"] = 1, ["Shopper"] = "p", ["Journey"] = $"{wake.Number}", ["Due"] = wake.Due })));
        }

        foreach (var some in later.Select(wake => Keys.Alarm(wake.Due, "s1")).Distinct(StringComparer.Ordinal).Chunk(100))
        {
            await app.Storage.Alarms.SubmitTransactionAsync(some.Select(alarm => new TableTransactionAction(TableTransactionActionType.Add,
                new TableEntity(Keys.Shard("s1"), alarm) { ["V"] = 1, ["Shop"] = "s1" })));
        }
    }

    private static Task WakeAsync(TestApp app, string shop, string subject, DateTimeOffset at) =>
        app.Get<Schedule>().WakeAsync(shop, "p", new Journey { Flow = "thank-you", FlowVersion = 1, Subject = subject, StartedAt = at, DueAt = at }, at, CancellationToken.None);

    private static async Task<int> SweepAsync(TestApp app)
    {
        var total = 0;
        for (var put = 1; put > 0; total += put)
            put = await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None);
        return total;
    }

    private static async Task<bool> DiesAsync(TestApp app)
    {
        try
        {
            await SweepAsync(app);
            return false;
        }
        catch (DeadException)
        {
            return true;
        }
    }

    private static async Task TakeAlarmsAwayAsync(TestApp app)
    {
        foreach (var alarm in await TestApp.RowsAsync(app.Storage.Alarms))
            await app.Storage.Alarms.DeleteEntityAsync(alarm.PartitionKey, alarm.RowKey);
    }

    // The subjects of the steps that lie in the queue, sorted.
    private static async Task<string[]> PutAsync(TestApp app)
    {
        var subjects = new List<string>();
        while ((await app.Storage.StepQueue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(9))).Value is { Length: > 0 } messages)
        {
            foreach (QueueMessage message in messages)
                subjects.Add(app.Get<Seal>().Open(message.MessageText, Stored.Default.StepMessage).Journey.Split('|')[1]);
        }

        subjects.Sort(StringComparer.Ordinal);
        return [.. subjects];
    }
}
