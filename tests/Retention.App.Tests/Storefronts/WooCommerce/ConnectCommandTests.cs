using System.Globalization;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary><c>retention shops add</c> for a WooCommerce shop, as a process.</summary>
[Collection("Azurite")]
public sealed class ConnectCommandTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_shop_that_is_added_with_keys_has_its_webhooks_and_one_that_is_down_is_added_all_the_same()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Storage__ConnectionString"] = azurite.NewAccount(),
            ["Keys__Master"] = Convert.ToBase64String(new byte[32]),
            ["Public__BaseUrl"] = "https://retention.example",
        };
        async Task<(int Code, string Out, string Errors)> AddAsync(string url, string secret)
        {
            await using var ran = await Executable.RunAsync(settings, "shops", "add", "--platform", "woocommerce", "--url", url, "--consumer-key", "ck_shop", "--consumer-secret", secret, "--flows-off");
            return (ran.ExitCode, ran.Out, ran.Errors);
        }

        await using var shop = await LoopbackWooCommerce.StartAsync();
        shop.HasPlugin = true;
        (await AddAsync(shop.Address, "cs_wrong")).ShouldSatisfyAllConditions(told => told.Code.ShouldBe(1), told => told.Errors.ShouldContain("The secret does not fit the key."), told => shop.Webhooks.Items.ShouldBeEmpty());
        await using (var listed = await Executable.RunAsync(settings, "shops", "list"))
            listed.Out.ShouldContain("No shop yet.", customMessage: "what is refused leaves nothing behind");
        var added = await AddAsync(shop.Address, "cs_shop");
        added.Out.ShouldContain("The shop takes the keys. 12 webhooks work. The plugin (1.0.0) knows the connection.", customMessage: added.Errors);
        shop.Webhooks.Items.Count.ShouldBe(12);
        added.Out.ShouldNotContain("cs_shop");
        await using (var removed = await Executable.RunAsync(settings, "shops", "remove", shop.Address))
            removed.ExitCode.ShouldBe(0, removed.Errors);
        shop.Webhooks.Items.ShouldBeEmpty();

        var down = await AddAsync($"http://127.0.0.1:{TestApp.FreePort().ToString(CultureInfo.InvariantCulture)}", "cs_shop");
        down.ShouldSatisfyAllConditions(told => told.Code.ShouldBe(0), told => told.Out.ShouldContain("The keys are kept, and could not be tried: The shop can't be reached."));
    }
}
