using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Plugin;

/// <summary>The door at which the plugin asks: who is let in, and what is said to the others.</summary>
[Collection("Azurite")]
public sealed class PluginDoorTests(AzuriteFixture azurite)
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(PluginShop.Contact().ToJsonString());

    [Fact]
    public async Task A_call_that_is_forged_late_or_of_another_name_is_refused_and_nothing_is_stored()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        var now = shop.App.Clock.Now;
        HttpRequestMessage[] wrong =
        [
            shop.Signed("contact", Body, key: new string('0', 64)),
            shop.Signed("contact", Body, key: TestApp.WooSecret),
            shop.Signed("contact", Body, signedName: "erase"),
            shop.Signed("contact", Body, signedBody: Encoding.UTF8.GetBytes("{}")),
            shop.Signed("contact", Body, at: now.AddSeconds(-301)),
            shop.Signed("contact", Body, at: now.AddSeconds(301)),
        ];
        foreach (var (call, number) in wrong.Select((call, number) => (call, number)))
        {
            var (status, answer) = await shop.SendAsync(call);
            status.ShouldBe(HttpStatusCode.Unauthorized, $"call {number}");
            ((string?)answer["field"]).ShouldBe(number < 4 ? "signature" : "timestamp");
            ((string?)answer["message"]).ShouldNotBeNullOrEmpty();
        }

        using var unsigned = new HttpRequestMessage(HttpMethod.Post, $"/storefront/woocommerce/{shop.Connection}/contact") { Content = new ByteArrayContent(Body) };
        (await shop.SendAsync(unsigned)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await shop.App.ShouldHoldNothingAsync();
        (await shop.SendAsync(shop.Signed("contact", Body, at: now.AddSeconds(-299)))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_very_same_call_is_heard_once()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        (await shop.SendAsync(shop.Signed("contact", Body))).Status.ShouldBe(HttpStatusCode.OK);
        var (status, answer) = await shop.SendAsync(shop.Signed("contact", Body));
        (status, (string?)answer["field"]).ShouldBe((HttpStatusCode.Conflict, "signature"));
        (await shop.App.Storage.EventQueue.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_too_large_unknown_or_no_JSON_is_refused_by_name()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        var now = shop.App.Clock.Now;
        (await shop.SendAsync(shop.Signed("contact", new byte[(64 * 1024) + 1]))).ShouldSatisfyAllConditions(said => said.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge), said => ((string?)said.Answer["field"]).ShouldBe("body"));
        (await shop.SendAsync(shop.Signed("nonsense", Body))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await shop.SendAsync(shop.Signed("contact", "[1]"u8.ToArray()))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await shop.SendAsync(shop.Signed("contact", "{"u8.ToArray()))).Status.ShouldBe(HttpStatusCode.BadRequest);
        var stranger = shop.Signed("contact", Body);
        stranger.RequestUri = new Uri($"/storefront/woocommerce/{new string('a', 32)}/contact", UriKind.Relative);
        var (status, answer) = await shop.SendAsync(stranger);
        (status, (string?)answer["field"]).ShouldBe((HttpStatusCode.NotFound, "connection"));
        (await shop.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_plugin_that_was_turned_off_is_a_trouble_until_it_calls_again()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        async Task<string?> TroubleAsync() => (await shop.App.Get<ShopStore>().FindAsync(shop.Shop, CancellationToken.None))!.Shop.Trouble;
        (await shop.CallAsync("gone", new() { ["reason"] = "deactivated" })).Status.ShouldBe(HttpStatusCode.OK);
        (await TroubleAsync()).ShouldBe(PluginDoor.Deactivated);
        await shop.CallAsync("gone", new() { ["reason"] = "uninstalled" });
        (await TroubleAsync()).ShouldBe(PluginDoor.Uninstalled);
        await shop.CallAsync("export", new() { ["email"] = PluginShop.Ann, ["page"] = 1 });
        (await TroubleAsync()).ShouldBeNull();

        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop, one => one with { Trouble = "woocommerce_rest_cannot_view" }, CancellationToken.None);
        await shop.CallAsync("gone", new() { ["reason"] = "deactivated" });
        (await TroubleAsync()).ShouldBe("woocommerce_rest_cannot_view", "what is worse is said first");
    }

    [Fact]
    public async Task What_was_asked_is_forgotten_after_two_days()
    {
        await using var shop = await PluginShop.StartAsync(azurite);
        await shop.CallAsync("contact", PluginShop.Contact());
        var calls = shop.App.Get<PluginCalls>();
        await calls.CleanAsync(shop.App.Clock.Now.AddDays(1), CancellationToken.None);
        (await AskedAsync()).ShouldNotBe(0);
        await calls.CleanAsync(shop.App.Clock.Now.AddDays(2).AddMinutes(1), CancellationToken.None);
        (await AskedAsync()).ShouldBe(0);
        (await shop.App.Get<ShopStore>().FindConnectionAsync(shop.Connection, again: true, CancellationToken.None)).ShouldNotBeNull();

        async Task<int> AskedAsync() => (await TestApp.RowsAsync(shop.App.Storage.Shops)).Count(row => row.PartitionKey.Contains("|asked|", StringComparison.Ordinal));
    }
}
