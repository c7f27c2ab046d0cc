using System.Collections.Immutable;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Simulation;
using Retention.App.Storage;
using Retention.App.Tests.Senders;
using Retention.Flows;
using Retention.Rehearsal;
using Retention.Shoppers;
using Retention.Shops;
using Recorded = Retention.Rehearsal.Recorded;

namespace Retention.App.Tests.Rehearsing;

/// <summary>Yesterday, decided again from what was recorded with it.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class ReplayTests(AzuriteFixture azurite)
{
    private static readonly SimulationSettings Week = new() { Orders = 40, Days = 4, Seed = 11 };

    [Fact]
    public async Task Rehearsing_the_past_from_what_was_recorded_gives_the_log_as_it_was_entry_for_entry()
    {
        await using var sendGrid = await LoopbackSendGrid.StartAsync();
        var answers = new Random(11);
        sendGrid.Otherwise = () => answers.Next(10) switch
        {
            0 => SendGridAnswer.TooMany,
            1 => SendGridAnswer.BadRequest,
            2 => SendGridAnswer.FailedAfterAccepting,
            3 => SendGridAnswer.Failed,
            _ => SendGridAnswer.Accepted,
        };
        await using var app = await TestApp.StartAsync(azurite, now: Week.Since, change: settings => settings with
        {
            SendGridKey = "SG.test",
            SendGridUrl = sendGrid.Url,
            SendGridFrom = "hello@mugs.example",
            SettleAfter = TimeSpan.FromMinutes(10),
        });
        var shop = (await app.AddShopifyAsync(known => known with
        {
            FlowsOn = [.. AllFlows.Switches.Select(flow => flow.Family)],
            KnowsAllOrders = true,
            Country = "US",
            // Half are held back, so that both arms are seen; the night is the shoppers' own.
            Settings = new() { Holdouts = AllFlows.Switches.ToImmutableDictionary(flow => flow.Family, _ => 50.0, StringComparer.Ordinal) },
        })).Shop;

        await LiveAsync(app, shop.Id);

        var log = await app.Get<Journal>().ReadAsync(shop.Id, Week.Since.AddDays(-1), app.Clock.Now.AddDays(1), CancellationToken.None);
        var events = await app.Get<Journal>().EventsAsync(shop.Id, Week.Since.AddDays(-1), app.Clock.Now.AddDays(1), CancellationToken.None);
        var versions = new Dictionary<int, Shop>();
        foreach (var version in log.Select(line => line.Entry.Settings).Concat(events.Select(one => one.Event.Settings)).OfType<int>().Distinct())
            versions[version] = (await app.Get<ShopStore>().AtAsync(shop.Id, version, CancellationToken.None)).ShouldNotBeNull();
        var past = new Past(
            log.ToLookup(line => line.Shopper, line => line.Entry, StringComparer.Ordinal),
            events.ToLookup(one => one.Shopper, one => new Recorded(one.Shopper, one.Event.Key, one.Event.Open(), one.Event.Names, one.Event.AppliedAt) { Turn = one.Event.Turn, Settings = one.Event.Settings }, StringComparer.Ordinal),
            (await TestApp.RowsAsync(app.Storage.Shoppers)).Where(row => row.RowKey.StartsWith("joined|", StringComparison.Ordinal))
                .ToLookup(row => row.PartitionKey.Split('|')[1], row => (row.GetInt64("Turn")!.Value, row.GetString("Other")!), StringComparer.Ordinal),
            version => versions[version]);

        var compared = 0;
        foreach (var shopper in past.Log.Select(group => group.Key).Concat(past.Events.Select(group => group.Key)).Distinct(StringComparer.Ordinal))
        {
            var was = Told(past.Log[shopper]);
            Told(past.Replay(shopper).Entries).ShouldBe(was, $"shopper {shopper}");
            compared += was.Length;
        }

        // It was a past worth the name: every kind of decision, and both attempts of a message.
        compared.ShouldBeGreaterThan(100);
        log.Select(line => line.Entry.Outcome).Distinct().Count().ShouldBe(Enum.GetValues<Outcome>().Count(outcome => outcome <= Outcome.Unknown), "what follows is reported, not decided");
        log.Where(line => line.Entry.Reason is not null).ShouldAllBe(line => Retention.Decisions.Reason.Find(line.Entry.Reason) != null);
        foreach (var reason in new[] { "holdout", "already-bought", "quiet-hours", "no-consent", "provider-later" })
            log.ShouldContain(line => line.Entry.Reason == reason, reason);
    }

    // Each hour of the past in turn: what arrived in it is told, and what is due by its end is done.
    private static async Task LiveAsync(TestApp app, string shop)
    {
        var inbox = app.Get<Inbox>();
        foreach (var hour in new SimulatedShop(Week).Arrivals().GroupBy(arrival => arrival.ArrivedAt.UtcTicks / TimeSpan.TicksPerHour))
        {
            foreach (var arrival in hour)
            {
                app.Clock.Now = arrival.ArrivedAt;
                await inbox.PutAsync(shop, arrival.Key, arrival.Topic ?? "", arrival.ArrivedAt, arrival.Happened, CancellationToken.None);
            }

            await app.IdleAsync();
        }

        foreach (var hours in new[] { 1, 3, 12, 24, 48 })
            await app.RestAtAsync(Week.Until.AddHours(hours));
    }

    // In the order of the commits; what the shop merely told twice is no decision. Two of one commit, in the order of their flows.
    private static string[] Told(IEnumerable<Entry> entries) =>
        [.. entries.Where(entry => entry.Flow.Length > 0).OrderBy(entry => entry.Turn).ThenBy(entry => entry.Flow, StringComparer.Ordinal).ThenBy(entry => entry.Subject, StringComparer.Ordinal).Select(entry => entry.ToString())];

    private sealed record Past(ILookup<string, Entry> Log, ILookup<string, Recorded> Events, ILookup<string, (long Turn, string Other)> Joined, Func<int, Shop> ShopOf)
    {
        public Replayed Replay(string shopper) => Retention.Rehearsal.Replay.Of(
            new Retention.Shoppers.Shopper { Id = shopper }, [.. Events[shopper]], Log[shopper], Joined[shopper].Select(joined => (joined.Turn, Replay(joined.Other).Shopper)), ShopOf);
    }
}
