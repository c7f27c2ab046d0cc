using System.Text;
using Retention.App.Storage;

namespace Retention.App.Tests.Storage;

/// <summary>What may not be readable in storage.</summary>
[Collection("Azurite")]
public sealed class SecretsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task No_secret_and_no_key_can_be_read_in_any_row_or_blob()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await app.AddWooCommerceAsync();
        await app.Get<ShopStore>().SetConnectionAsync(shop.Connection!, shop.Shop.Id, "whsec-plain", "ck_plain", "cs_plain", CancellationToken.None);
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", [1, 2, 3], secret: "whsec-plain"));

        var (tables, storage) = (0, app.Storage);
        foreach (var table in new[] { storage.Shops, storage.Shoppers, storage.Names, storage.Plan, storage.Alarms, storage.Journal, storage.Outbox })
        {
            foreach (var row in await TestApp.RowsAsync(table))
            {
                tables++;
                Check(string.Join('\n', row.Select(property => $"{property.Value}")));
            }
        }

        tables.ShouldBe(3); // The shop, the version of its settings, the connection.
        var keys = await storage.KeyRing.NamesAsync();
        keys.Any(name => name == "root").ShouldBeTrue();
        keys.ShouldContain(name => name.StartsWith("ring/", StringComparison.Ordinal));
        foreach (var container in new[] { storage.KeyRing, storage.Quarantine, storage.LargeEvents, storage.OutboxLetters })
        {
            foreach (var name in await container.NamesAsync())
                Check(Encoding.UTF8.GetString((await container.FindAsync(name, CancellationToken.None))!.ToArray()));
        }

        (await storage.KeyRing.FindAsync("root", CancellationToken.None))!.ToArray().Length.ShouldBe(12 + 16 + 32);

        static void Check(string text)
        {
            foreach (var secret in new[] { TestApp.WooSecret, "whsec-plain", "ck_plain", "cs_plain" })
                text.ShouldNotContain(secret);
            text.ShouldNotContain("<masterKey", Case.Sensitive);
            text.ShouldNotContain("<value>");
        }
    }

    [Fact]
    public async Task Another_master_key_than_the_storages_own_stops_the_start_and_says_so()
    {
        var account = azurite.NewAccount();
        await using (await TestApp.StartAsync(azurite, works: false, connection: account))
        {
        }

        var fault = await Should.ThrowAsync<Retention.App.Settings.SettingsException>(() =>
            TestApp.StartAsync(azurite, works: false, connection: account, change: settings => settings with { MasterKey = [.. Enumerable.Repeat((byte)7, 32)] }));
        fault.Message.ShouldContain("Keys__Master");
    }
}
