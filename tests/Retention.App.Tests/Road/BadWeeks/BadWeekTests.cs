using System.Diagnostics;
using System.Globalization;
using Retention.App.Storage;
using Retention.Reputation;
using Retention.Shoppers;
using Xunit.Abstractions;

namespace Retention.App.Tests.Road.BadWeeks;

/// <summary>
/// Both providers have a bad week (<see cref="BadWeek"/>); then it is over. <c>script/chaos</c> plays longer ones, with new dice.
/// </summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class BadWeekTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private static readonly int Shoppers = FromEnvironment("RETENTION_BADWEEK_SHOPPERS", 45);
    private static readonly int Weeks = FromEnvironment("RETENTION_BADWEEK_WEEKS", 1);
    private static readonly int Seed = FromEnvironment("RETENTION_CHAOS_SEED", 20261122);

    [Fact]
    public async Task After_a_bad_week_each_message_stands_in_its_one_true_state_none_went_twice_and_nothing_is_left_to_do()
    {
        for (var week = 0; week < Weeks; week++)
            await PlayAsync(Seed + week);
    }

    private async Task PlayAsync(int seed)
    {
        var took = Stopwatch.StartNew();
        output.WriteLine($"seed {seed}");
        await using var week = await BadWeek.StartAsync(azurite, Shoppers, seed);
        await week.PlayAsync();
        var found = await WeekFound.ReadAsync(week);
        var shops = week.App.Get<ShopStore>();
        var standings = (Lucky: (await shops.FindAsync(week.Lucky, CancellationToken.None))!.Shop.Standing, Unlucky: (await shops.FindAsync(week.Unlucky, CancellationToken.None))!.Shop.Standing);
        output.WriteLine($"{took.Elapsed.TotalSeconds:F0} s; {found.States.Count} messages, of these taken {found.Book.Length}; {string.Join(", ", found.States.CountBy(row => row.Value).Select(state => $"{state.Key} {state.Value}"))}");
        output.WriteLine($"{week.Postman.Brought} events brought, the largest batch {week.Postman.LargestBatch}; {found.Stopped.Count} addresses stopped; {week.Faults}");
        output.WriteLine($"standings: {standings.Lucky?.Level}, {standings.Unlucky?.Level} ({standings.Unlucky?.Kind}, {standings.Unlucky?.Incidents} of {standings.Unlucky?.Letters})");
        foreach (var rule in found.Broken())
            output.WriteLine($"BROKEN {rule}");

        week.SendGrid.Faults.ShouldBeEmpty("wrong requests");
        week.Postman.LargestBatch.ShouldBeGreaterThanOrEqualTo(1_000);
        found.Book.Length.ShouldBeGreaterThan(Shoppers * 2);
        found.Broken().ShouldBeEmpty($"seed {seed}");
        (standings.Lucky?.IsHold ?? false).ShouldBeFalse("one shop's misfortune is another's");
        EachRuleCanBreak(found);
    }

    private static void EachRuleCanBreak(WeekFound found)
    {
        var taken = found.Book.First(one => one.Bounced && one.Letter is not null);
        var sent = found.Journal.First(entry => entry.Outcome == Outcome.Sent);
        foreach (var (rule, broken) in new (string Rule, WeekFound Found)[]
        {
            ("taken 2 times", found with { Book = found.Book.Add(taken) }),
            ("by our row Delivered", found with { States = found.States.SetItem(taken.Message, MessageState.Delivered) }),
            ("never taken, and by our row Waiting", found with { States = found.States.SetItem("another", MessageState.Waiting) }),
            ("though stopped since", found with { Stopped = found.Stopped.SetItem((taken.Shop, taken.To), taken.At.AddMinutes(-1)) }),
            ("called sent 2 times", found with { Journal = found.Journal.Add(sent) }),
            ("called sent, and never taken", found with { Journal = found.Journal.Add(sent with { Message = "another" }) }),
            ("taken, and not called sent", found with { Journal = found.Journal.Remove(sent) }),
            ("not told: Bounced", found with { Journal = found.Journal.RemoveAll(entry => entry.Outcome == Outcome.Bounced && entry.Message == taken.Message) }),
            ("Sent: ", found with { Tallied = found.Tallied.SetItem(Outcome.Sent, 1) }),
            ("Bounce: ", found with { Incidents = found.Incidents.RemoveAll(incident => incident.Kind == IncidentKind.Bounce) }),
            ("left in plan", found with { Left = found.Left.SetItem("plan", 1) }),
        })
            broken.Broken().ShouldContain(line => line.Contains(rule, StringComparison.Ordinal), rule);
    }

    private static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
