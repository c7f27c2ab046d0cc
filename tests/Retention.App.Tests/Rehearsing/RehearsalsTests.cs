using Retention.App.Queues;
using Retention.App.Rehearsing;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Tests.Rehearsing;

/// <summary>Rehearsals that pages read: asked for by a page, made by a worker, kept as one blob.</summary>
[Collection("Azurite")]
public sealed class RehearsalsTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = Reported.At;

    [Fact]
    public async Task Asked_for_twice_it_is_made_once_and_read_by_one_request()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: At.AddHours(3), works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop;
        await app.HandleAsync(shop.Id, Reported.Order("1"));
        var first = await app.Get<Rehearsals>().RequestAsync(shop, "thank-you", ["wait=2h"], CancellationToken.None);
        (await app.Get<Rehearsals>().RequestAsync(shop, "thank-you", ["wait=2h"], CancellationToken.None)).ShouldBe(first);
        (await app.Storage.StepQueue.CountAsync()).ShouldBe(1);
        (await app.Get<Rehearsals>().FindAsync(shop.Id, "thank-you", CancellationToken.None)).ShouldBeNull();

        var step = RehearsalJob.StepOf(shop.Id, "thank-you");
        await app.Get<RehearsalJob>().HandleAsync(step, "thank-you", CancellationToken.None);
        counted.Take();
        var made = (await app.Get<Rehearsals>().FindAsync(shop.Id, "thank-you", CancellationToken.None)).ShouldNotBeNull();
        counted.Take().Length.ShouldBe(1);
        (made.Wish, made.MadeAt, made.Settings, string.Join(' ', made.Report.Tried)).ShouldBe((first, At.AddHours(3), shop.Version, "wait=2h"));
        made.Report.Present.ShouldNotBeNull().Messages.ShouldBe(1);

        // The same message once more, a minute later: the answer stays as it is.
        app.Clock.Now = At.AddHours(3).AddMinutes(1);
        await app.Get<RehearsalJob>().HandleAsync(step, "thank-you", CancellationToken.None);
        (await app.Get<Rehearsals>().FindAsync(shop.Id, "thank-you", CancellationToken.None))!.MadeAt.ShouldBe(At.AddHours(3));
        (await app.Get<Rehearsals>().RequestAsync(shop, "thank-you", ["wait=2h"], CancellationToken.None)).ShouldBe(first, "it is fresh");
        string.Equals(await app.Get<Rehearsals>().RequestAsync(shop, "thank-you", [], CancellationToken.None), first, StringComparison.Ordinal).ShouldBeFalse("something else is tried");
    }

    [Fact]
    public async Task Several_who_ask_at_the_same_moment_get_one_rehearsal()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.Get<Rehearsals>().RequestAsync(shop, "nps", [], CancellationToken.None)));
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        (await app.Storage.StepQueue.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Each_number_has_its_list_and_a_short_history_says_so()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        foreach (var (id, address) in new[] { ("1", "ann@example.test"), ("2", "ben@example.test") })
            await app.HandleAsync(shop.Id, Reported.Order(id, address));
        app.Clock.Now = At.AddMinutes(59); // One hour after the order its letter is due.
        await app.Get<RehearsalJob>().MakeAllAsync(shop.Id, CancellationToken.None);
        var waits = (await app.Get<Rehearsals>().FindAsync(shop.Id, "thank-you", CancellationToken.None)).ShouldNotBeNull();
        (waits.Report.Waiting, waits.Report.Messages).ShouldBe((waits.Lists.Waiting.Count, waits.Lists.Messages.Count));
        waits.Lists.Waiting.ShouldContain(line => line.About == "#2");
        waits.Report.History.IsEnough.ShouldBeFalse();

        app.Clock.Now = At.AddHours(2);
        await app.Get<RehearsalJob>().MakeAllAsync(shop.Id, CancellationToken.None);
        var sent = (await app.Get<Rehearsals>().FindAsync(shop.Id, "thank-you", CancellationToken.None)).ShouldNotBeNull();
        sent.Lists.Messages.Select(line => (line.Flow, line.Step, line.About, line.Reason)).ShouldBe([("thank-you", "thanks", "#1", null), ("thank-you", "thanks", "#2", null)], ignoreOrder: true);
        (await app.ShoppersAsync(shop.Id)).Select(shopper => shopper.Id).Order(StringComparer.Ordinal).ShouldBe(sent.Lists.Messages.Select(line => line.Shopper).Order(StringComparer.Ordinal));
        sent.Report.PerDay.ShouldBe(2);
        foreach (var flow in AllFlows.Switches)
        {
            var stored = (await app.Get<Rehearsals>().FindAsync(shop.Id, flow.Family, CancellationToken.None)).ShouldNotBeNull(flow.Family);
            (stored.Lists.Messages.Count, stored.Lists.Silences.Count, stored.Lists.Waiting.Count).ShouldBe((stored.Report.Messages, stored.Report.Silences.Sum(silence => silence.Count), stored.Report.Waiting));
        }
    }

    [Fact]
    public async Task By_night_it_is_asked_for_where_there_is_news_and_its_message_makes_all_of_them()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        await app.AddShopifyAsync(domain: "silent.myshopify.com");
        await app.HandleAsync(shop.Id, Reported.Order("1"));
        (await NightAsync()).ShouldBe(1, "of the silent shop there is no news");
        (await app.Storage.Rehearsals.NamesAsync()).Count.ShouldBe(AllFlows.Switches.Length);
        app.Clock.Now = At.AddHours(2);
        (await NightAsync()).ShouldBe(0, "it was made not long ago");
        app.Clock.Now = At.AddHours(30);
        (await NightAsync()).ShouldBe(1, "something may have come later in its hour");
        app.Clock.Now = At.AddHours(60);
        (await NightAsync()).ShouldBe(0, "there is no news");
        await app.HandleAsync(shop.Id, Reported.Order("2", "ben@example.test"));
        (await NightAsync()).ShouldBe(1);

        // Asks, and makes what was asked for.
        async Task<int> NightAsync()
        {
            await app.Get<NightlyRehearsals>().RequestAsync(CancellationToken.None);
            var count = 0;
            for (; (await app.Storage.StepQueue.ReceiveMessageAsync()).Value is { } message; count++)
            {
                await app.Get<Dispatch>().HandleAsync(app.Storage.StepQueue, message.MessageText, isRepeated: false, CancellationToken.None);
                await app.Storage.StepQueue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }

            return count;
        }
    }

    [Fact]
    public async Task A_shop_without_a_past_gets_an_answer_too_and_what_is_tried_and_not_understood_changes_nothing()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        await app.Get<RehearsalJob>().MakeAllAsync(shop.Id, CancellationToken.None);
        var made = (await app.Get<Rehearsals>().FindAsync(shop.Id, "nps", CancellationToken.None)).ShouldNotBeNull();
        (made.Report.History.First, made.Report.History.IsEnough, made.Report.Candidates).ShouldBe((null, false, 0));
        await app.Get<Rehearsals>().RequestAsync(shop, "nps", ["wait=soonish"], CancellationToken.None);
        await app.Get<RehearsalJob>().HandleAsync(RehearsalJob.StepOf(shop.Id, "nps"), "nps", CancellationToken.None);
        (await app.Get<Rehearsals>().FindAsync(shop.Id, "nps", CancellationToken.None))!.Wish.ShouldBeNull();
    }
}
