using Azure.Data.Tables;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Decisions;
using Retention.Insights;
using Retention.Shoppers;

namespace Retention.App.Tests.Storage;

/// <summary>What is counted by the hour, against the whole journal counted by hand.</summary>
[Collection("Azurite")]
public sealed class TalliesTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = Reported.At;

    [Fact]
    public async Task The_tallies_are_what_the_whole_journal_comes_to_wherever_the_compaction_dies_and_whoever_comes_late()
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var (dice, counted) = (new Random(seed), new CountedRequests());
            await using var app = await TestApp.StartAsync(azurite, now: At, works: false, policy: counted);
            var shop = (await app.AddShopifyAsync()).Shop.Id;
            var written = new HashSet<(string Shopper, Entry Entry)>();
            for (var round = 0; round < 5; round++)
            {
                app.Clock.Now = At.AddHours(6 * round);
                foreach (var entry in Entries(dice, round))
                {
                    var shopper = $"s{dice.Next(2)}";
                    written.Add((shopper, entry));
                    await app.Get<Journal>().WriteAsync(shop, shopper, [entry], CancellationToken.None);
                }

                counted.DieAfter(dice.Next(3) == 0 ? null : dice.Next(14));
                await CompactAsync(app);
                counted.DieAfter(null);
                var (from, to) = (At.AddHours(dice.Next(20) - 8), At.AddHours(30));
                var tally = await app.Get<Tallies>().ReadAsync(shop, from, to, app.Clock.Now, CancellationToken.None);
                var log = await app.Get<Journal>().ReadAsync(shop, from, to, CancellationToken.None);
                tally.Hours.ShouldBe(ByHand(log), Same);
                tally.SentTwice.ShouldBe(MessageTally.Of(log.Select(line => line.Entry)).SentTwice);
            }

            await CompactAsync(app);
            (await app.Get<Tallies>().ReadAsync(shop, At.AddDays(-2), At.AddDays(2), app.Clock.Now, CancellationToken.None)).Counts.Sum(count => count.Count)
                .ShouldBe(written.Count);
        }
    }

    [Fact]
    public async Task A_week_is_read_by_two_requests_however_much_was_decided_in_it()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        for (var hour = 0; hour < 20; hour++)
            await app.Get<Journal>().WriteAsync(shop, "s", [.. Enumerable.Range(0, 20).Select(number => Entry(At.AddHours(hour), $"{number}", Outcome.Started))], CancellationToken.None);
        app.Clock.Now = At.AddHours(20);
        await CompactAsync(app);
        counted.Take();
        var tally = await app.Get<Tallies>().ReadAsync(shop, At.AddDays(-6), app.Clock.Now, app.Clock.Now, CancellationToken.None);
        (tally.Hours.Length, tally.Of("nps").Started).ShouldBe((20, 400));
        CountedRequests.Summed(counted.Take()).ShouldBe("1 journal, 1 tallies");
    }

    [Fact]
    public async Task What_was_compacted_before_there_were_tallies_is_counted_by_night()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.Get<Journal>().WriteAsync(shop, "s", [Entry(At, "1", Outcome.Sent)], CancellationToken.None);
        app.Clock.Now = At.AddHours(5);
        await CompactAsync(app);
        var row = (await TestApp.RowsAsync(app.Storage.Tallies)).ShouldHaveSingleItem();
        await app.Storage.Tallies.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        (await app.Get<Tallies>().ReadAsync(shop, At, At, app.Clock.Now, CancellationToken.None)).Hours.ShouldBeEmpty();
        await app.Get<TallyMending>().MendAsync(CancellationToken.None);
        (await app.Get<Tallies>().ReadAsync(shop, At, At, app.Clock.Now, CancellationToken.None)).Of("nps").Sent.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_saw_less_of_an_hour_does_not_write_over_who_saw_more_and_old_hours_are_forgotten()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var partition = Keys.JournalHour(shop, At);
        JournalRow[] rows = [.. Enumerable.Range(0, 3).Select(number => new JournalRow(1, $"{number}", "s", Entry(At, $"{number}", Outcome.Started), Event: null))];
        await app.Get<Tallies>().WriteAsync(partition, rows, CancellationToken.None);
        await app.Get<Tallies>().WriteAsync(partition, rows[..2], CancellationToken.None);
        (await app.Get<Tallies>().ReadAsync(shop, At, At, At.AddHours(9), CancellationToken.None)).Of("nps").Started.ShouldBe(3);
        app.Clock.Now = At.AddDays(91);
        await app.Get<JournalCleaning>().CleanAsync(CancellationToken.None);
        (await TestApp.RowsAsync(app.Storage.Tallies)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_planned_for_the_next_week_is_counted_once_for_each_journey_by_one_request()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        foreach (var (flow, subject, days) in new[] { ("nps", "1", 1), ("nps", "1", 2), ("nps/follow-up", "2", 3), ("win-back", "3", 6), ("win-back", "4", 40) })
        {
            var journey = new Journey { Flow = flow, FlowVersion = 1, Subject = subject, StartedAt = At, DueAt = At.AddDays(days) };
            await app.Get<Schedule>().WakeAsync(shop, "s", journey, journey.DueAt, CancellationToken.None);
        }

        counted.Take();
        var planned = await app.Get<Planned>().CountAsync(shop, At, CancellationToken.None);
        (planned.Of("nps"), planned.Of("win-back"), planned.Of("thank-you"), planned.IsMore).ShouldBe((2, 1, 0, false));
        counted.Take().Length.ShouldBe(1);
    }

    // Some of this hour, some late ones of hours that may be compacted already, and some a second time.
    private static IEnumerable<Entry> Entries(Random dice, int round)
    {
        for (var number = 0; number < 12; number++)
        {
            var outcome = (Outcome)dice.Next(Enum.GetValues<Outcome>().Length);
            var at = At.AddHours((6 * round) - (dice.Next(3) == 0 ? dice.Next(12) : 0)).AddMinutes(dice.Next(60));
            var entry = Entry(at, $"{round}-{number}", outcome) with
            {
                Flow = dice.Next(2) == 0 ? "nps" : "thank-you",
                Reason = outcome is Outcome.NotSent or Outcome.Deferred ? (dice.Next(2) == 0 ? Reason.Holdout : Reason.QuietHours).Key : null,
                Message = outcome == Outcome.Sent ? $"m{dice.Next(40)}" : null,
            };
            yield return entry;
            if (dice.Next(5) == 0)
                yield return entry;
        }
    }

    private static Entry Entry(DateTimeOffset at, string subject, Outcome outcome) => new(at, "nps", subject, 0, outcome);

    private static HourTally[] ByHand(IEnumerable<JournalLine> log) =>
        [.. log.GroupBy(line => new DateTimeOffset(line.Entry.At.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero)).OrderBy(hour => hour.Key).Select(hour => HourTally.Of(hour.Key, hour.Select(line => line.Entry)))];

    private static readonly IEqualityComparer<HourTally> Same = EqualityComparer<HourTally>.Create(
        (one, other) => one!.Hour == other!.Hour && one.Counts.SequenceEqual(other.Counts) && one.Sent.SequenceEqual(other.Sent), tally => tally.Hour.GetHashCode());

    private static async Task CompactAsync(TestApp app)
    {
        try
        {
            await app.Get<JournalCompaction>().CompactAsync(CancellationToken.None);
        }
        catch (DeadException)
        {
            // As it was meant.
        }
    }
}
