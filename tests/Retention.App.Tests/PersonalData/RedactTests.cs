using System.Text.Json.Nodes;
using Retention.App.Privacy;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Tests.PersonalData;

/// <summary>customers/redact: nothing is left that names the person, the proof is, and what comes late brings nothing back.</summary>
[Collection("Azurite")]
public sealed class RedactTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task After_a_redact_nothing_anywhere_names_the_customer_and_others_keep_what_is_theirs()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        var before = await shop.TracesAsync();
        foreach (var where in new[] { "shoppers order|", "shoppers cart|", "shoppers profile", "shoppers item|", "shoppers review|", "shoppers answer|", "shoppers ~letter|", "shoppers credit|", "cases case|", "suppressions ", "outbox ", "queue events-poison", "quarantine ", "large-events " })
            before.ShouldContain(found => found.StartsWith(where, StringComparison.Ordinal), where);
        foreach (var word in LivedShop.Words.Where(word => word != "(415) 555-0143"))
            before.ShouldContain(found => found.EndsWith(word, StringComparison.Ordinal), word);

        await shop.TellAsync("customers/redact", LivedShop.Redact(orders: 8_209_829_119_461));
        (await shop.TracesAsync()).ShouldBeEmpty();

        (await new Traces(shop.App, LivedShop.Bea).FindAsync()).ShouldContain(found => found.StartsWith("shoppers order|", StringComparison.Ordinal));
        (await new Traces(shop.App, LivedShop.Bea).FindAsync()).ShouldContain(found => found.StartsWith("queue events-poison", StringComparison.Ordinal));
        (await shop.App.ShoppersAsync(shop.Shop)).Count(shopper => shopper.IsErased).ShouldBe(2, "the customer, and the guest with her number");
        (await shop.App.ShoppersAsync(shop.Shop)).Count(shopper => !shopper.IsErased).ShouldBe(1);
    }

    [Fact]
    public async Task The_proof_says_when_and_how_much_and_names_nobody_and_a_second_time_changes_nothing()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        await shop.TellAsync("customers/redact", LivedShop.Redact());
        var proof = (await shop.App.Get<PrivacyRequests>().ListAsync(shop.Shop, CancellationToken.None)).ShouldHaveSingleItem();
        proof.Request.Kind.ShouldBe(RequestKind.Person);
        (proof.Request.HeardAt, proof.Request.DoneAt).ShouldBe((shop.App.Clock.Now, shop.App.Clock.Now));
        proof.Request.Erased.ShouldBeGreaterThan(10);
        var row = (await TestApp.RowsAsync(shop.App.Storage.Requests)).ShouldHaveSingleItem();
        var written = $"{row.PartitionKey} {row.RowKey} {row.Json()}";
        foreach (var word in LivedShop.Words.Append("6940095564801"))
            written.Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(word);
        // Whoever has the delivery's own id and no key can't tell which row is its.
        proof.Id.ShouldBe(shop.App.Get<PrivacyRequests>().IdOf(shop.Shop, await KeyAsync(shop)));

        shop.App.Clock.Now = shop.App.Clock.Now.AddDays(1);
        await shop.TellAsync("customers/redact", LivedShop.Redact());
        (await shop.App.Get<PrivacyRequests>().ListAsync(shop.Shop, CancellationToken.None)).ShouldHaveSingleItem().ShouldBe(proof);
        (await shop.TracesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_comes_after_it_brings_nobody_back_by_whatever_name_it_comes()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        await shop.TellAsync("customers/redact", LivedShop.Redact());
        await shop.TellAsync("customers/update", Deliveries.ShopifySample("customers/create").With("id", LivedShop.Customer).With("email", LivedShop.Ann).With("first_name", "Annabella"));
        await shop.TellAsync("orders/updated", LivedShop.Order(8_209_829_119_470));
        await shop.TellAsync("orders/paid", LivedShop.Order(8_209_829_119_471, customer: null));
        await shop.TellAsync("orders/paid", LivedShop.Order(8_209_829_119_472, email: null!, customer: null));
        await shop.TellAsync("checkouts/update", Deliveries.ShopifySample("checkouts/create").With("token", "latecheckout").With("cart_token", null).With("email", null).With("phone", LivedShop.Number).With("customer", null).With("shipping_address", null).With("billing_address", null));
        (await shop.TracesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("id")]
    [InlineData("email")]
    [InlineData("phone")]
    public async Task A_redact_before_anything_is_known_holds_for_what_comes_by_that_name(string name)
    {
        await using var app = await TestApp.StartAsync(azurite, now: LivedShop.At, works: false);
        var shop = await app.AddShopifyAsync(one => one with { Country = "US" });
        await TellAsync(app, "customers/redact", LivedShop.Redact(name == "id" ? LivedShop.Customer : null, name == "email" ? LivedShop.Ann : null, name == "phone" ? "(415) 555-0143" : null));
        await TellAsync(app, "orders/paid", LivedShop.Order(8_209_829_119_461, name == "email" ? LivedShop.Ann : null!, name == "id" ? LivedShop.Customer : null, LivedShop.Number));
        await TellAsync(app, "orders/updated", LivedShop.Order(8_209_829_119_461, name == "email" ? LivedShop.Ann : null!, name == "id" ? LivedShop.Customer : null, LivedShop.Number).With("updated_at", LivedShop.At.AddMinutes(5).ToString("O")));
        (await new Traces(app, LivedShop.Words).FindAsync()).ShouldBeEmpty();
        (await app.ShoppersAsync(shop.Shop.Id)).ShouldAllBe(shopper => shopper.IsErased);
        (await app.Get<PrivacyRequests>().ListAsync(shop.Shop.Id, CancellationToken.None)).ShouldHaveSingleItem().Request.DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_customer_with_the_same_number_is_somebody_else()
    {
        await using var app = await TestApp.StartAsync(azurite, now: LivedShop.At, works: false);
        var shop = await app.AddShopifyAsync(one => one with { Country = "US" });
        await TellAsync(app, "orders/paid", LivedShop.Order(1, LivedShop.Bea, customer: 6_940_095_564_999));
        await TellAsync(app, "orders/paid", LivedShop.Order(2));
        await TellAsync(app, "customers/redact", LivedShop.Redact());
        var left = (await app.ShoppersAsync(shop.Shop.Id)).Where(shopper => !shopper.IsErased).ShouldHaveSingleItem();
        (await app.Get<ShopperStore>().FindAsync(shop.Shop.Id, left, Keys.Order("1"), CancellationToken.None)).ShouldNotBeNull().Read(Stored.Default.Order).Phone.ShouldBe(LivedShop.Number);
        (await new Traces(app, LivedShop.Ann).FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_for_a_number_that_goes_on_begins_where_the_last_message_ended_and_only_its_end_is_the_end()
    {
        await using var app = await TestApp.StartAsync(azurite, now: LivedShop.At, works: false);
        var shop = (await app.AddShopifyAsync(one => one with { Country = "US" })).Shop.Id;
        foreach (var order in new long[] { 11, 12, 13 })
            await TellAsync(app, "orders/paid", LivedShop.Order(order, $"guest{order}@example.test", customer: null));
        var guests = (await app.ShoppersAsync(shop)).Select(shopper => shopper.Id).Order(StringComparer.Ordinal).ToArray();
        var message = EventMessage.Of(shop, "redact", app.Clock.Now, new ShopperErased(CustomerId: null, Email: null, OrderId: null) { Phone = LivedShop.Number }, "customers/redact");
        await app.Get<EventArrived>().HandleAsync(message with { Place = Keys.Shopper(shop, guests[1]) }, CancellationToken.None);
        (await app.ShoppersAsync(shop)).Where(shopper => shopper.IsErased).Select(shopper => shopper.Id).ShouldBe([guests[2]]);
        await app.Get<EventArrived>().HandleAsync(message with { Key = "whole" }, CancellationToken.None);
        (await app.ShoppersAsync(shop)).Count(shopper => !shopper.IsErased).ShouldBe(0);
        (await new Traces(app, LivedShop.Words).FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shop_that_left_still_has_its_people_erased()
    {
        await using var shop = await LivedShop.LiveAsync(azurite);
        await shop.TellAsync("app/uninstalled", Deliveries.ShopifySample("app/uninstalled"));
        await shop.TellAsync("customers/redact", LivedShop.Redact());
        (await shop.TracesAsync()).ShouldBeEmpty();
    }

    [Fact, Trait("Lane", "slow")]
    public async Task A_redact_that_dies_anywhere_is_done_whole_when_it_comes_again()
    {
        var account = azurite.NewAccount();
        await using var shop = await LivedShop.LiveAsync(azurite, account);
        await shop.App.TellAsync(Deliveries.Shopify("customers/redact", LivedShop.Redact()));
        var message = (await shop.App.Storage.EventQueue.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(10))).Value.ShouldHaveSingleItem();
        var counted = new CountedRequests();
        await using var dying = await TestApp.StartAsync(azurite, now: shop.App.Clock.Now, works: false, policy: counted, connection: account);
        for (var requests = 5; ; requests += 15)
        {
            counted.DieAfter(requests);
            try
            {
                await dying.Get<Dispatch>().HandleAsync(dying.Storage.EventQueue, message.MessageText, isRepeated: true, CancellationToken.None);
                break;
            }
            catch (Exception dead) when (dead is DeadException or AggregateException or Azure.RequestFailedException)
            {
                requests.ShouldBeLessThan(2_000);
            }
        }

        counted.DieAfter(null);
        await dying.Storage.EventQueue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        (await shop.TracesAsync()).ShouldBeEmpty();
        (await shop.App.Get<PrivacyRequests>().ListAsync(shop.Shop, CancellationToken.None)).ShouldHaveSingleItem().Request.DoneAt.ShouldNotBeNull();
    }

    private static async Task TellAsync(TestApp app, string topic, JsonNode body)
    {
        await app.TellAsync(Deliveries.Shopify(topic, body));
        while (await Road.ByHand.ReceiveAsync(app, app.Storage.EventQueue) > 0)
        {
        }
    }

    private static async Task<string> KeyAsync(LivedShop shop)
    {
        await shop.App.TellAsync(Deliveries.Shopify("customers/redact", LivedShop.Redact()));
        var key = (await shop.App.QueuedEventsAsync()).ShouldHaveSingleItem().Key;
        await shop.App.Storage.EventQueue.ClearMessagesAsync();
        return key;
    }
}
