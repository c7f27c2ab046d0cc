using System.Net;
using System.Text.Json.Nodes;
using Retention.App.Storage;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>The webhooks that the program makes in a shop, and how it looks after them.</summary>
[Collection("Azurite")]
public sealed class WebhookKeepingTests(AzuriteFixture azurite)
{
    private static readonly string[] Wanted = [.. WebhookPlan.OfWooCommerce.Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Connecting_makes_each_webhook_once_with_a_secret_of_its_own()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        shop.Working.ShouldBe(Wanted);
        var secrets = shop.Server.Webhooks.Items.Values.Select(webhook => (string)webhook["secret"]!).ToList();
        secrets.Distinct(StringComparer.Ordinal).Count().ShouldBe(Wanted.Length);
        secrets.ShouldAllBe(secret => secret.Length == 43 && secret.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_' || letter == '-'));
        var made = shop.Server.Calls.Count;
        (await shop.LookAsync()).ShouldSatisfyAllConditions(state => state.Webhooks.ShouldBe(Wanted.Length), state => state.Trouble.ShouldBeNull(), state => state.IsUnfinished.ShouldBeFalse());
        shop.Server.Calls.Skip(made).ShouldAllBe(call => call.Method == "GET");
        (await TestApp.RowsAsync(shop.App.Storage.Shops)).ShouldAllBe(row => secrets.All(secret => !row.Json().Contains(secret)));
    }

    [Fact]
    public async Task A_delivery_is_believed_under_its_own_topic_alone()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        var secret = (string)shop.Server.Webhooks.Items.Values.Single(webhook => (string)webhook["topic"]! == "order.updated")["secret"]!;
        var body = "{\"id\":13}"u8.ToArray();
        async Task<HttpStatusCode> AsAsync(string topic) => await shop.App.DeliverAsync(Deliveries.WooCommerce(shop.Record.Connection!, topic, body, secret: secret));
        (await AsAsync("order.updated")).ShouldBe(HttpStatusCode.OK);
        (await AsAsync("order.deleted")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("paused")]
    public async Task One_that_the_shop_no_longer_delivers_is_made_anew_and_never_activated_again(string status)
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        var broken = shop.Server.Webhooks.Items.Values.Single(webhook => (string)webhook["topic"]! == "order.created");
        var secret = (string)broken["secret"]!;
        broken["status"] = status;
        await shop.LookAsync();
        shop.Working.ShouldBe(Wanted);
        shop.Server.Webhooks.Items.ContainsKey((int)broken["id"]!).ShouldBeFalse();
        shop.Server.Calls.ShouldNotContain(call => call.Method == "PUT");
        // What the old one signed may still be on its way.
        (await shop.App.DeliverAsync(Deliveries.WooCommerce(shop.Record.Connection!, "order.created", "{\"id\":13}"u8.ToArray(), secret: secret))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_missing_doubled_or_delivers_to_an_address_that_we_had_is_put_right_and_others_webhooks_are_left_alone()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        var webhooks = shop.Server.Webhooks;
        webhooks.Items.TryRemove((int)webhooks.Items.Values.Single(webhook => (string)webhook["topic"]! == "order.deleted")["id"]!, out _);
        webhooks.Items.Values.Single(webhook => (string)webhook["topic"]! == "customer.created")["delivery_url"] = $"https://old.example/webhooks/woocommerce/{shop.Record.Connection}";
        webhooks.Add(new() { ["name"] = "by hand", ["topic"] = "order.updated", ["delivery_url"] = shop.Url, ["status"] = "active" });
        var other = webhooks.Add(new() { ["name"] = "ERP", ["topic"] = "order.updated", ["delivery_url"] = "https://erp.example/hook", ["status"] = "active" });
        for (var more = 0; more < 120; more++)
            webhooks.Add(new() { ["name"] = "ERP", ["topic"] = "product.updated", ["delivery_url"] = "https://erp.example/hook", ["status"] = "disabled" });
        await shop.LookAsync();
        shop.Working.ShouldBe(Wanted);
        webhooks.Items.Count.ShouldBe(Wanted.Length + 121);
        webhooks.Items.ContainsKey((int)other["id"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task One_whose_answer_was_lost_is_there_once_after_the_next_look()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        shop.Server.Webhooks.Items.TryRemove((int)shop.Server.Webhooks.Items.Values.Single(webhook => (string)webhook["topic"]! == "order.created")["id"]!, out _);
        shop.Server.Meanwhile = call =>
        {
            if (call.Method == "POST")
                shop.Server.Next(new ScriptedAnswer(0) { Cuts = true, Happens = true });
            return Task.CompletedTask;
        };
        (await shop.LookAsync()).ShouldSatisfyAllConditions(state => state.Trouble.ShouldBe(ShopTroubles.LostAnswer), state => state.IsUnfinished.ShouldBeTrue());
        shop.Working.ShouldBe(Wanted);
        shop.Server.Meanwhile = _ => Task.CompletedTask;
        (await shop.LookAsync()).Trouble.ShouldBeNull();
        shop.Working.ShouldBe(Wanted);
    }

    [Fact]
    public async Task Where_the_plugin_is_active_carts_and_saved_items_are_told_and_the_plugin_learns_the_connection()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        shop.Working.ShouldBe(Wanted);
        shop.Server.HasPlugin = true;
        var state = await shop.LookAsync();
        shop.Working.ShouldBe([.. Wanted.Concat(WebhookPlan.OfPlugin).Order(StringComparer.Ordinal)]);
        state.Plugin.ShouldNotBeNull().ShouldSatisfyAllConditions(plugin => plugin.IsConnected.ShouldBeTrue(), plugin => plugin.Checkout.ShouldBe("block"), plugin => plugin.WooCommerce.ShouldBe("10.5.0"));
        var told = shop.Server.PluginConnection.ShouldNotBeNull();
        ((string)told["id"]!, (string)told["app"]!).ShouldBe((shop.Record.Connection, shop.App.Settings.PublicUrl.AbsoluteUri.TrimEnd('/')));
        ((string)told["key"]!).Length.ShouldBe(64);
    }

    [Fact]
    public async Task A_shop_that_no_longer_takes_our_keys_is_in_trouble_until_it_does_and_then_gets_all_its_webhooks_anew()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        var before = shop.Server.Webhooks.Items.Keys.ToHashSet();
        shop.Server.Keys.TryRemove("ck_shop", out var keys);
        (await shop.LookAsync()).Trouble.ShouldBe(ShopTroubles.KeysGone);
        (await shop.NowAsync()).Trouble.ShouldBe(ShopTroubles.KeysGone);
        shop.Server.Keys["ck_shop"] = keys;
        (await shop.LookAsync()).Trouble.ShouldBeNull();
        (await shop.NowAsync()).Trouble.ShouldBeNull();
        shop.Working.ShouldBe(Wanted);
        shop.Server.Webhooks.Items.Keys.ShouldNotContain(id => before.Contains(id));
    }

    [Fact]
    public async Task A_shop_that_bears_only_a_few_changes_at_a_time_has_all_its_webhooks_anew_in_the_end()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        var before = shop.Server.Webhooks.Items.Keys.ToHashSet();
        shop.Server.Keys.TryRemove("ck_shop", out var keys);
        await shop.LookAsync();
        shop.Server.Keys["ck_shop"] = keys;
        for (var looks = 0; looks < 3; looks++)
        {
            var posts = 0;
            shop.Server.Always = context => context.Request.Method == "POST" && Interlocked.Increment(ref posts) > 4 ? ScriptedPages.BadGateway : null;
            await shop.LookAsync();
            shop.App.Clock.Now += TimeSpan.FromMinutes(31);
        }

        shop.Working.Distinct(StringComparer.Ordinal).ShouldBe(Wanted);
        shop.Server.Webhooks.Items.Keys.ShouldNotContain(id => before.Contains(id));
        (await shop.NowAsync()).Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_webhook_is_believed_as_long_as_no_other_could_be_made_in_its_place()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        var secret = (string)shop.Server.Webhooks.Items.Values.Single(webhook => (string)webhook["topic"]! == "order.updated")["secret"]!;
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Record.Shop.Id, known => known with { Trouble = ShopTroubles.KeysGone }, CancellationToken.None);
        shop.Server.Always = context => context.Request.Method == "POST" ? ScriptedPages.BadGateway : null;
        for (var looks = 0; looks < 4; looks++)
        {
            await shop.LookAsync();
            shop.App.Clock.Now += TimeSpan.FromMinutes(31);
        }

        (await shop.App.DeliverAsync(Deliveries.WooCommerce(shop.Record.Connection!, "order.updated", "{\"id\":13}"u8.ToArray(), secret: secret))).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<int> CallsAsync(ConnectedShop shop, TimeSpan later)
    {
        shop.App.Clock.Now += later;
        var before = shop.Server.Calls.Count;
        await shop.App.Get<ConnectionChecks>().RunAsync(CancellationToken.None);
        return shop.Server.Calls.Count - before;
    }

    [Fact]
    public async Task What_the_plugin_said_when_it_went_stays_told_until_it_is_back()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Record.Shop.Id, known => known with { Trouble = PluginDoor.Deactivated }, CancellationToken.None);
        var calls = shop.Server.Calls.Count;
        await shop.LookAsync();
        (await shop.NowAsync()).Trouble.ShouldBe(PluginDoor.Deactivated);
        shop.Server.Calls.Skip(calls).ShouldAllBe(call => call.Method == "GET"); // Its webhooks are none the worse for it.
        shop.Server.HasPlugin = true;
        await shop.LookAsync();
        (await shop.NowAsync()).Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task The_daily_job_looks_once_a_day_and_soon_again_at_what_was_left_unfinished()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite, server => server.HasPlugin = true);
        (await CallsAsync(shop, TimeSpan.FromHours(1))).ShouldBe(0);
        (await CallsAsync(shop, TimeSpan.FromHours(23))).ShouldBeGreaterThan(0);
        shop.Server.Next(ScriptedPages.Maintenance);
        (await CallsAsync(shop, TimeSpan.FromHours(24))).ShouldBe(1);
        (await CallsAsync(shop, TimeSpan.FromMinutes(20))).ShouldBe(0);
        (await CallsAsync(shop, TimeSpan.FromMinutes(40))).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_plugin_that_is_installed_later_is_found_within_the_hour_and_told_its_connection()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite);
        shop.Server.HasPlugin = true;
        (await CallsAsync(shop, TimeSpan.FromHours(1))).ShouldBeGreaterThan(0);
        shop.Server.PluginConnection.ShouldNotBeNull();
        (await CallsAsync(shop, TimeSpan.FromHours(1))).ShouldBe(0);
    }

    [Fact]
    public async Task Letting_a_shop_go_takes_our_webhooks_and_keys_out_and_leaves_others()
    {
        await using var shop = await ConnectedShop.StartAsync(azurite, server => server.HasPlugin = true);
        shop.Server.Webhooks.Add(new() { ["name"] = "ERP", ["topic"] = "order.updated", ["delivery_url"] = "https://erp.example/hook", ["status"] = "active" });
        (await shop.App.Get<ShopConnecting>().DisconnectAsync(shop.Record, CancellationToken.None)).ShouldBeNull();
        shop.Server.Webhooks.Items.Values.ShouldHaveSingleItem()["name"]!.GetValue<string>().ShouldBe("ERP");
        shop.Server.PluginConnection.ShouldBeNull();
        (await shop.NowAsync()).UninstalledAt.ShouldNotBeNull();
        (await shop.App.Get<WooCommerceShops>().OpenAsync(shop.Record.Shop.Id, CancellationToken.None)).ShouldBeNull();
        (await shop.App.Get<ConnectionStore>().FindKeysAsync(shop.Record.Connection!, CancellationToken.None)).ShouldBeNull();
    }
}
