using Retention.App.Privacy;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;

namespace Retention.App.Tests.PersonalData;

/// <summary>shop/redact: everything of the shop goes but one row that proves it; what was installed again keeps all it has.</summary>
[Collection("Azurite")]
[Trait("Lane", "slow")] // Whoever died in the middle is waited for.
public sealed class ShopRedactTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Nothing_of_the_shop_is_left_but_the_proof_and_another_shop_keeps_everything()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        var other = (await shop.App.AddShopifyAsync(domain: "other.myshopify.com")).Shop.Id;
        await shop.App.HandleAsync(other, Reported.Order("5", "cem@example.test"));
        (await OfShopAsync(shop)).ShouldNotBeEmpty("what is searched for can be found");
        var others = await new Traces(shop.App, other).FindAsync();
        await shop.TellAsync("app/uninstalled", Deliveries.ShopifySample("app/uninstalled"), shop.App.Clock.Now);
        shop.App.Clock.Now = shop.App.Clock.Now.AddHours(48);
        await shop.TellAsync("shop/redact", Deliveries.ShopifySample("shop/redact"));

        (await shop.TracesAsync()).ShouldBeEmpty();
        (await OfShopAsync(shop)).ShouldBeEmpty();
        (await new Traces(shop.App, other).FindAsync()).ShouldBe(others, ignoreOrder: true);
        var proof = (await TestApp.RowsAsync(shop.App.Storage.Requests)).ShouldHaveSingleItem();
        proof.PartitionKey.ShouldBe(shop.App.Get<PrivacyRequests>().ErasedShop(shop.Shop));
        var request = proof.Read(Stored.Default.PrivacyRequest);
        (request.Kind, request.DoneAt, request.IsCalledOff).ShouldBe((RequestKind.Shop, shop.App.Clock.Now, false));
        request.Erased.ShouldBeGreaterThan(50);
        (await shop.App.Get<ShopStore>().FindAsync(other, CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_second_time_changes_nothing_though_no_row_of_the_shop_is_left_to_judge_by()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        await shop.TellAsync("shop/redact", Deliveries.ShopifySample("shop/redact"));
        var proof = (await TestApp.RowsAsync(shop.App.Storage.Requests)).ShouldHaveSingleItem();
        shop.App.Clock.Now = shop.App.Clock.Now.AddHours(1);
        await shop.TellAsync("shop/redact", Deliveries.ShopifySample("shop/redact"));
        var again = (await TestApp.RowsAsync(shop.App.Storage.Requests)).ShouldHaveSingleItem();
        again.Json().ShouldBe(proof.Json());
        // What comes late of it is dropped.
        await shop.TellAsync("orders/paid", LivedShop.Order(8_209_829_119_481));
        (await OfShopAsync(shop)).ShouldBeEmpty();
        (await shop.App.Storage.LargeEvents.NamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_of_one_shop_under_the_name_of_another_erases_neither()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        var before = await OfShopAsync(shop);
        before.ShouldNotBeEmpty();
        foreach (var topic in new[] { "shop/redact", "customers/redact", "customers/data_request" })
        {
            var body = Deliveries.ShopifySample(topic);
            body["shop_domain"] = "mallory.myshopify.com"; // Genuinely signed, and sent again with another header: no header is signed.
            await shop.TellAsync(topic, body);
        }

        (await OfShopAsync(shop)).Where(trace => !trace.StartsWith("quarantine privacy/", StringComparison.Ordinal)).ShouldBe(before, ignoreOrder: true);
        (await TestApp.RowsAsync(shop.App.Storage.Requests)).ShouldBeEmpty();
        (await shop.App.Get<Retention.App.Webhooks.Quarantine>().ListAsync(CancellationToken.None)).Count(kept => kept.IsPrivacyRequest).ShouldBe(3);
    }

    [Fact]
    public async Task A_shop_that_was_installed_again_since_keeps_all_it_has()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        var (asked, before) = (shop.App.Clock.Now, await OfShopAsync(shop));
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop, known => known with { ConnectedAt = asked.AddMinutes(1) }, CancellationToken.None);
        var kept = await OfShopAsync(shop);
        await shop.TellAsync("shop/redact", Deliveries.ShopifySample("shop/redact"), asked);
        (await OfShopAsync(shop)).ShouldBe(kept, ignoreOrder: true);
        before.ShouldNotBeEmpty();
        (await shop.App.Get<ShopStore>().FindAsync(shop.Shop, CancellationToken.None)).ShouldNotBeNull().Shop.UninstalledAt.ShouldBeNull();
        (await TestApp.RowsAsync(shop.App.Storage.Requests)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shop_that_is_installed_again_while_it_is_erased_keeps_what_is_new()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        var asked = shop.App.Clock.Now;
        var message = EventMessage.Of(shop.Shop, "redact", asked, new ShopErased(asked), "shop/redact");
        await shop.App.Get<PrivacyRequests>().ChangeAsync(shop.App.Get<PrivacyRequests>().ErasedShop(shop.Shop), shop.App.Get<PrivacyRequests>().IdOf(shop.Shop, "redact"), _ => new(RequestKind.Shop, asked, asked) { Erased = 3 }, CancellationToken.None);
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop, known => known with { ConnectedAt = asked.AddMinutes(1), UninstalledAt = null }, CancellationToken.None);
        var kept = await OfShopAsync(shop);
        await shop.App.Get<ShopErasing>().HandleAsync(message with { Place = "5" }, CancellationToken.None);
        (await OfShopAsync(shop)).ShouldBe(kept, ignoreOrder: true);
        (await TestApp.RowsAsync(shop.App.Storage.Requests)).ShouldHaveSingleItem().Read(Stored.Default.PrivacyRequest).IsCalledOff.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_its_moment_a_redact_is_kept_for_a_person_to_judge()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        await app.AddShopifyAsync();
        await app.TellAsync(Deliveries.Shopify("shop/redact", Deliveries.ShopifySample("shop/redact")));
        (await app.Storage.EventQueue.CountAsync()).ShouldBe(0);
        (await app.Get<App.Webhooks.Quarantine>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem().IsPrivacyRequest.ShouldBeTrue();
    }

    [Fact, Trait("Lane", "slow")]
    public async Task An_erasure_that_dies_again_and_again_goes_on_where_it_was()
    {
        var account = azurite.NewAccount();
        await using var shop = await LivedShop.LiveAsync(azurite, account);
        await shop.App.Get<Inbox>().PutAsync(shop.Shop, "redact", "shop/redact", shop.App.Clock.Now, new ShopErased(shop.App.Clock.Now), CancellationToken.None);
        var message = (await shop.App.Storage.EventQueue.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(10))).Value.ShouldHaveSingleItem();
        var counted = new CountedRequests();
        await using var dying = await TestApp.StartAsync(azurite, now: shop.App.Clock.Now, works: false, policy: counted, connection: account);
        var deaths = 0;
        for (var requests = 3; ; requests += 4)
        {
            counted.DieAfter(requests);
            try
            {
                await dying.Get<Dispatch>().HandleAsync(dying.Storage.EventQueue, message.MessageText, isRepeated: true, CancellationToken.None);
                break;
            }
            catch (Exception dead) when (dead is DeadException or AggregateException or Azure.RequestFailedException)
            {
                deaths++;
                requests.ShouldBeLessThan(2_000);
                // The queue brings it again only after a while: by then what the dead one had hidden is seen.
                foreach (var poison in new[] { shop.App.Storage.PoisonOf(shop.App.Storage.EventQueue), shop.App.Storage.PoisonOf(shop.App.Storage.StepQueue) })
                    await Eventually.HoldsAsync("all failed messages are seen", async () => (await poison.PeekMessagesAsync(32)).Value.Length == await poison.CountAsync());
            }
        }

        counted.DieAfter(null);
        deaths.ShouldBeGreaterThan(2);
        await dying.Storage.EventQueue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        await shop.ArriveAsync();
        (await OfShopAsync(shop)).ShouldBeEmpty();
        (await TestApp.RowsAsync(shop.App.Storage.Requests)).ShouldHaveSingleItem().Read(Stored.Default.PrivacyRequest).DoneAt.ShouldNotBeNull();
    }

    // Its id stands in every key; its name, its domain and its owner's address in its settings.
    private static async Task<IReadOnlyList<string>> OfShopAsync(LivedShop shop) =>
        [.. await new Traces(shop.App, shop.Shop, "demo.myshopify.com", "owner@shop.test", LivedShop.Bea).FindAsync()];
}
