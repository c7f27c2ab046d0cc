using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Retention.App.Cases;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Rewards;

namespace Retention.App.Tests.Plugin;

/// <summary>What WordPress's own tools for personal data get from us.</summary>
[Collection("Azurite")]
public sealed class PluginPrivacyTests(AzuriteFixture azurite)
{
    private const string Ann = PluginShop.Ann;

    [Fact]
    public async Task All_that_is_kept_of_a_person_is_in_the_export_and_nothing_of_anybody_else()
    {
        await using var shop = await LivedAsync();
        await shop.App.HandleAsync(shop.Shop, Reported.Order("77", email: "bob@example.test"));
        var groups = await ExportAsync(shop, Ann);
        groups.Select(item => (string)item!["group_id"]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(
        [
            "retention-addresses", "retention-asked", "retention-carts", "retention-cases", "retention-consents", "retention-history", "retention-messages", "retention-orders", "retention-person",
            "retention-record", "retention-reviews", "retention-saved", "retention-suppressions", "retention-written",
        ]);
        var all = groups.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (var held in new[] { Ann, "Blue Mug (large)", "Tea Pot", "Yes, send me offers", "The handle is off.", "bounce", "Lovely mug", "+14155550100", "https://shop.test/cart/c1", "Thank" })
            all.ShouldContain(held);
        all.ShouldNotContain("bob@example.test");
        all.ShouldNotContain("#77");
        groups.ShouldAllBe(item => item!["data"]!.AsArray().All(line => ((string?)line!["name"]) != null && ((string?)line["value"]) != null));
        groups.Select(item => $"{item!["group_id"]}|{item["item_id"]}").ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Credit_is_in_the_export_with_each_entry_of_its_ledger()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Shop, Reported.Order("5"));
        var shopper = (await shop.App.ShoppersAsync(shop.Shop)).ShouldHaveSingleItem();
        var reward = new Reward { Id = "r1", Worth = new(1_000, new("EUR")), Why = "goodwill", EarnedAt = PluginShop.At, Address = shopper.Orders[0].EmailKey!, Note = "For the broken handle" };
        foreach (var row in CreditRows.Of(shop.Shop, shopper.Id, Booking.Give(reward, PluginShop.At)))
            await shop.App.Storage.Shoppers.UpsertEntityAsync(row);
        var groups = await ExportAsync(shop, Ann);
        groups.Single(item => (string)item!["group_id"]! == "retention-credit")!["data"]!.ToJsonString().ShouldContain("For the broken handle");
        groups.Count(item => (string)item!["group_id"]! == "retention-ledger").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Nothing_is_exported_of_somebody_unknown_or_of_another_shops_customer()
    {
        await using var shop = await LivedAsync();
        (await ExportAsync(shop, "nobody@example.test")).ShouldBeEmpty();
        (await shop.CallAsync("export", new() { ["email"] = "no address" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        var other = await shop.App.Get<ShopStore>().AddAsync("woocommerce", "https://other.test", before => new() { Id = "", Brand = new("Other"), ConnectedAt = PluginShop.At }, ShopStore.NewConnectionId(), CancellationToken.None);
        await shop.App.Get<ShopStore>().SetConnectionAsync(other.Connection!, other.Shop.Id, "other-secret", null, null, CancellationToken.None);
        var key = (await shop.App.Get<ShopStore>().FindConnectionAsync(other.Connection!, again: false, CancellationToken.None))!.PageKey!;
        var call = shop.Signed("export", Encoding.UTF8.GetBytes($$"""{"email":"{{Ann}}","page":1}"""), key: key);
        call.RequestUri = new Uri($"/storefront/woocommerce/{other.Connection}/export", UriKind.Relative);
        (await shop.SendAsync(call)).Answer["groups"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_export_comes_in_pages_that_hold_everything_once()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        for (var number = 1; number <= 60; number++)
            await shop.App.HandleAsync(shop.Shop, Reported.Order($"{number}", at: PluginShop.At.AddMinutes(-number)));
        var (_, first) = await shop.CallAsync("export", new() { ["email"] = Ann, ["page"] = 1 });
        (first["groups"]!.AsArray().Count, (bool)first["done"]!).ShouldBe((100, false));
        var all = await ExportAsync(shop, Ann);
        all.Count(item => (string)item!["group_id"]! == "retention-orders").ShouldBe(60);
        all.Select(item => $"{item!["group_id"]}|{item["item_id"]}").ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_erased_person_is_named_nowhere_and_a_second_time_nothing_is_left_to_erase()
    {
        await using var shop = await LivedAsync();
        (await TracesAsync(shop)).ShouldNotBeEmpty("what is searched for can be found");
        var (status, answer) = await shop.CallAsync("erase", new() { ["email"] = Ann, ["customer_id"] = 7 });
        (status, (bool)answer["removed"]!, (bool)answer["retained"]!).ShouldBe((HttpStatusCode.OK, true, true));
        ((string)answer["messages"]![0]!).ShouldContain("one-way code");
        (await TracesAsync(shop)).ShouldBeEmpty();

        (await shop.CallAsync("erase", new() { ["email"] = Ann, ["customer_id"] = 7 })).Answer["removed"]!.GetValue<bool>().ShouldBeFalse();
        await shop.CallAsync("contact", PluginShop.Contact());
        await shop.App.HandleAsync(shop.Shop, Reported.Order("99", customer: "7"));
        await shop.ArriveAsync();
        (await TracesAsync(shop)).ShouldBeEmpty("also what is told later");
        (await shop.App.ShoppersAsync(shop.Shop)).ShouldAllBe(shopper => shopper.IsErased);
    }

    [Fact]
    public async Task Somebody_unknown_is_erased_too_so_that_nothing_is_ever_sent_there()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        (await shop.CallAsync("erase", new() { ["email"] = Ann })).Answer["removed"]!.GetValue<bool>().ShouldBeFalse();
        await shop.App.HandleAsync(shop.Shop, Reported.Order("5"));
        (await TracesAsync(shop)).ShouldBeEmpty();
        (await shop.App.ShoppersAsync(shop.Shop)).ShouldHaveSingleItem().IsErased.ShouldBeTrue();
    }

    // A customer's life: an account, an order with its letter, a cart, a saved item, a review, words about being written to, a bounce, a message.
    private async Task<PluginShop> LivedAsync()
    {
        var shop = await PluginShop.StartAsync(azurite);
        var at = PluginShop.At;
        await shop.App.HandleAsync(shop.Shop, Reported.Customer("7", Ann));
        await shop.App.HandleAsync(shop.Shop, Reported.Order("5", customer: "7", phone: "+14155550100"));
        await shop.App.HandleAsync(shop.Shop, new ConsentReported(new(Channel.Email, Purpose.Marketing, IsGranted: true, at, "checkout") { Wording = "Yes, send me offers" }) { Email = Ann });
        await shop.App.HandleAsync(shop.Shop, new CartReported(Reported.Cart("c1", Ann).Cart with { Url = "https://shop.test/cart/c1", UpdatedAt = at.AddMinutes(2) }));
        await shop.App.HandleAsync(shop.Shop, new ItemSaved(new Item { Id = "19", Title = "Tea Pot", At = at }, at) { Email = Ann });
        await shop.App.HandleAsync(shop.Shop, new ReviewGiven("5", at.AddMinutes(3)) { Items = [new("19", "Blue Mug", 5, "Good", "Lovely mug")] });
        await shop.CallAsync("contact", PluginShop.Contact());
        await shop.CallAsync("preferences", new() { ["email"] = Ann, ["visitor"] = "v" });
        await shop.ArriveAsync();
        await shop.App.Get<CaseAnswering>().AnswerAsync(shop.Shop, (await shop.App.Get<CaseStore>().ListAsync(shop.Shop, openOnly: true, 1, CancellationToken.None))[0].Id, "We send another.", "Maria", shop.App.Clock.Now, CancellationToken.None);
        await ThankAsync(shop);
        await shop.App.HandleAsync(shop.Shop, new AddressSuppressed(Channel.Email, "bounce", shop.App.Clock.Now) { Email = Ann });
        await ClearOutboxAsync(shop);
        return shop;
    }

    // The letter of thanks, which goes an hour after.
    private static async Task ThankAsync(PluginShop shop)
    {
        shop.App.Clock.Now = PluginShop.At.AddHours(2);
        await shop.App.Get<CaseAnswering>().CloseAsync(shop.Shop, (await shop.App.Get<CaseStore>().ListAsync(shop.Shop, openOnly: true, 1, CancellationToken.None))[0].Id, outcome: null, "Maria", shop.App.Clock.Now, CancellationToken.None);
        await shop.ArriveAsync();
        await shop.App.Get<Timetable>().TickAsync(CancellationToken.None);
        await shop.ArriveAsync();
    }

    // The outbox stands for the mail provider: what reached a mailbox is no longer ours to erase.
    private static async Task ClearOutboxAsync(PluginShop shop)
    {
        foreach (var row in await TestApp.RowsAsync(shop.App.Storage.Outbox))
            await shop.App.Storage.Outbox.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        foreach (var blob in await shop.App.Storage.OutboxLetters.NamesAsync())
            await shop.App.Storage.OutboxLetters.DeleteBlobAsync(blob);
    }

    private static async Task<JsonArray> ExportAsync(PluginShop shop, string email)
    {
        var all = new JsonArray();
        for (var page = 1; page < 50; page++)
        {
            var (status, answer) = await shop.CallAsync("export", new() { ["email"] = email, ["page"] = page, ["customer_id"] = email == Ann ? 7 : null });
            status.ShouldBe(HttpStatusCode.OK);
            foreach (var item in answer["groups"]!.AsArray())
                all.Add(item!.DeepClone());
            if ((bool)answer["done"]!)
                return all;
        }

        throw new InvalidOperationException("The export has no end.");
    }

    // Where anything names her: every row of every table, every message, every blob.
    private static async Task<IReadOnlyList<string>> TracesAsync(PluginShop shop)
    {
        var (storage, found) = (shop.App.Storage, new List<string>());
        string[] names = ["ann@", "+14155550100", "Lovely mug", "handle is off"];
        foreach (var table in new[] { storage.Shoppers, storage.Names, storage.Shops, storage.Plan, storage.Alarms, storage.Journal, storage.Tallies, storage.Items, storage.Cases, storage.Suppressions, storage.Incidents, storage.Followed })
        {
            foreach (var row in await TestApp.RowsAsync(table))
                Look($"{table.Name} {row.RowKey}", $"{row.PartitionKey}|{row.RowKey}|{string.Join('|', row.Select(pair => pair.Value))}");
        }

        foreach (var container in new[] { storage.Quarantine, storage.LargeEvents, storage.JournalHours, storage.ImportFiles, storage.Rehearsals, storage.OutboxLetters })
        {
            foreach (var blob in await container.NamesAsync())
                Look($"{container.Name} {blob}", (await container.GetBlobClient(blob).DownloadContentAsync()).Value.Content.ToString());
        }

        foreach (var queue in new[] { storage.EventQueue, storage.StepQueue, storage.PoisonOf(storage.EventQueue), storage.PoisonOf(storage.StepQueue) })
            (await queue.CountAsync()).ShouldBe(0, queue.Name);
        return found;

        void Look(string where, string text)
        {
            if (names.Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase)))
                found.Add(where);
        }
    }
}
