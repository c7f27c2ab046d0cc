using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Tests.Queues;

/// <summary>Messages that can't be handled: put back, put aside, refused.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class PutAsideTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_message_that_fails_five_times_is_put_aside_listed_and_put_back_when_it_is_mended()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, change: settings => settings with { QueueVisibility = TimeSpan.FromSeconds(1) });
        await app.BegunAsync(); // Who may be written to is counted at the start, and would meet the same row.
        var shop = await app.AddShopifyAsync();
        // A shopper's row that can't be read makes the event fail.
        var email = app.Get<NameDirectory>().Hash(shop.Shop.Id, Name.OfEmail("ann@example.test")!);
        await app.Get<NameDirectory>().AddAsync(shop.Shop.Id, email, "broken", CancellationToken.None);
        var row = new Azure.Data.Tables.TableEntity(Keys.Shopper(shop.Shop.Id, "broken"), Keys.State) { ["V"] = 1, ["Json0"] = "{" };
        await app.Storage.Shoppers.AddEntityAsync(row);
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At)));

        IReadOnlyList<PoisonMessage> aside = [];
        // The storage's own clock hides a message that failed for a second, five times.
        await Eventually.HoldsAsync("the message is put aside", async () => (aside = await app.Get<Poison>().ListAsync(CancellationToken.None)).Count > 0);

        aside.ShouldHaveSingleItem().What.ShouldBe($"OrderReported of shop {shop.Shop.Id}");
        app.Get<Counts>().Numbers["failed.events"].ShouldBe(5);
        await app.Storage.Shoppers.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        (await app.Get<Poison>().ReplayAsync(CancellationToken.None)).ShouldBe(1);
        await app.RestAtAsync(At.AddHours(1));
        (await app.LettersAsync()).ShouldHaveSingleItem();
        (await app.Get<Poison>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_or_row_of_a_newer_program_is_put_back_and_left_as_it_is()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = await app.AddShopifyAsync();
        var (seal, dispatch, queue) = (app.Get<Seal>(), app.Get<Dispatch>(), app.Storage.EventQueue);
        async Task ShouldBePutBackAsync(string text)
        {
            await queue.ClearMessagesAsync();
            await dispatch.HandleAsync(queue, text, isRepeated: false, CancellationToken.None);
            (await queue.CountAsync()).ShouldBe(1);
            (await queue.ReceiveMessagesAsync(1)).Value.ShouldBeEmpty("it waits a while, hidden");
        }

        var message = EventMessage.Of(shop.Shop.Id, "k", At, new OrderRemoved("5"));
        await ShouldBePutBackAsync(seal.Close(message with { V = 2 }, Stored.Default.EventMessage));
        await ShouldBePutBackAsync(seal.Close(message with { Kind = "SomethingNew" }, Stored.Default.EventMessage));
        await ShouldBePutBackAsync("2" + seal.Close(message, Stored.Default.EventMessage)[1..]);

        var order = app.Get<NameDirectory>().Hash(shop.Shop.Id, new Name(NameKind.Order, "5"));
        await app.Get<NameDirectory>().AddAsync(shop.Shop.Id, order, "newer", CancellationToken.None);
        var row = new Azure.Data.Tables.TableEntity(Keys.Shopper(shop.Shop.Id, "newer"), Keys.State) { ["V"] = 2, ["Json0"] = "{\"new\":true}" };
        await app.Storage.Shoppers.AddEntityAsync(row);
        await ShouldBePutBackAsync(seal.Close(message, Stored.Default.EventMessage));
        var after = (await app.Storage.Shoppers.GetEntityAsync<Azure.Data.Tables.TableEntity>(row.PartitionKey, row.RowKey)).Value;
        after.Json().ShouldBe("{\"new\":true}");
        after.GetInt32("V").ShouldBe(2);
    }

    [Fact]
    public async Task What_this_program_did_not_seal_is_refused_whatever_its_version_and_never_put_back()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var (seal, dispatch, queue) = (app.Get<Seal>(), app.Get<Dispatch>(), app.Storage.EventQueue);
        var good = seal.Close(EventMessage.Of("s1", "k", At, new OrderRemoved("5")), Stored.Default.EventMessage);
        good.StartsWith('{').ShouldBeFalse("the Functions host would read it as its own metadata");
        good.ShouldAllBe(letter => letter < 128);
        seal.Open(good, Stored.Default.EventMessage).Shop.ShouldBe("s1");
        foreach (var broken in new[]
        {
            "", "{}", "1|", "2|anything", "999|x|y", good[..40] + (good[40] == 'A' ? 'B' : 'A') + good[41..], good[..^1], good.Replace("1|", "1|0", StringComparison.Ordinal),
            $"2|{new string('0', 32)}|{{}}", $"-1{good[1..]}",
        })
            await Should.ThrowAsync<BrokenSealException>(() => dispatch.HandleAsync(queue, broken, isRepeated: false, CancellationToken.None), broken);
        (await queue.CountAsync()).ShouldBe(0);
    }
}
