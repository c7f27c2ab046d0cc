using System.Text.Json.Nodes;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>How a shop's REST interface is called.</summary>
public class WooCommerceShopTests
{
    [Fact]
    public async Task A_list_is_read_to_its_end_by_the_hundred()
    {
        await using var opened = await OpenedShop.StartAsync();
        for (var made = 0; made < 205; made++)
            opened.Server.List("orders").Add([]);
        var seen = new List<int>();
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            var said = (await opened.Shop.ListAsync("orders", [("status", "any,trash"), ("search", "anna+b@example.com & co")], page, CancellationToken.None)).Value();
            seen.AddRange(said.Items.Select(order => order.GetProperty("id").GetInt32()));
            said.Total.ShouldBe(205);
            pages = said.Pages!.Value;
        }

        seen.Distinct().Count().ShouldBe(205);
        opened.Server.Calls.Count.ShouldBe(3);
        (await opened.Shop.ListAsync("orders", [("per_page", "101")], 1, CancellationToken.None)).Trouble().Code.ShouldBe("rest_invalid_param");
    }

    [Fact]
    public async Task A_shop_with_plain_permalinks_is_found_once_and_found_again_when_they_change()
    {
        await using var opened = await OpenedShop.StartAsync();
        opened.Server.HasPlainPermalinks = true;
        (await opened.AskAsync()).Value();
        (await opened.AskAsync()).Value();
        opened.Server.Calls.Count.ShouldBe(3);
        opened.Server.HasPlainPermalinks = false;
        (await opened.AskAsync()).Value();
        opened.Server.HasPlainPermalinks = true;
        // A change that finds no such page has not happened, and goes to the other address.
        (await MakeAsync(opened)).Value();
        opened.Server.Webhooks.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_is_not_sent_to_a_shop_whose_form_no_question_has_told()
    {
        await using var opened = await OpenedShop.StartAsync();
        opened.Server.Always = _ => ScriptedPages.FrontPage;
        var trouble = (await MakeAsync(opened)).Trouble();
        (trouble.Key, trouble.MayHaveHappened).ShouldBe((ShopTroubles.Html, false));
        opened.Server.Calls.ShouldAllBe(call => call.Method == "GET");
    }

    [Fact]
    public async Task Keys_that_do_not_fit_are_told_from_keys_that_are_gone_and_from_keys_that_only_read()
    {
        await using var opened = await OpenedShop.StartAsync();
        async Task<string> WithAsync(string key, string secret) => (await opened.Shops.At(opened.Server.Address, new(key, secret)).GetAsync("settings/general", [], CancellationToken.None)).Trouble().Key;
        (await WithAsync("ck_shop", "cs_wrong")).ShouldBe(ShopTroubles.KeysWrong);
        (await WithAsync("ck_gone", "cs_shop")).ShouldBe(ShopTroubles.KeysGone);
        opened.Server.Keys["ck_shop"] = ("cs_shop", "read");
        (await opened.AskAsync()).Value();
        var trouble = (await MakeAsync(opened)).Trouble();
        (trouble.Key, trouble.IsRevoked).ShouldBe((ShopTroubles.Rights, true));
    }

    [Fact]
    public async Task A_shop_that_is_down_is_left_alone_for_a_minute()
    {
        await using var opened = await OpenedShop.StartAsync();
        opened.Server.Always = _ => ScriptedPages.Critical;
        for (var asked = 0; asked < 8; asked++)
            (await opened.AskAsync()).Trouble().Key.ShouldBe(ShopTroubles.Failed);
        opened.Server.Calls.Count.ShouldBe(5);
        opened.Server.Always = _ => null;
        opened.Clock.Now += TimeSpan.FromSeconds(59);
        (await opened.AskAsync()).Trouble().Key.ShouldBe(ShopTroubles.Failed);
        opened.Clock.Now += TimeSpan.FromSeconds(2);
        (await opened.AskAsync()).Value();
    }

    [Fact]
    public async Task A_host_that_wants_fewer_calls_is_left_alone_for_as_long_as_it_says()
    {
        await using var opened = await OpenedShop.StartAsync();
        opened.Server.Next(ScriptedPages.TooMany);
        (await opened.AskAsync()).Trouble().After.ShouldBe(TimeSpan.FromSeconds(120));
        opened.Clock.Now += TimeSpan.FromSeconds(119);
        (await opened.AskAsync()).Trouble().Key.ShouldBe(ShopTroubles.TooMany);
        opened.Clock.Now += TimeSpan.FromSeconds(2);
        (await opened.AskAsync()).Value();
        opened.Server.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_shop_gets_two_calls_at_a_time()
    {
        await using var opened = await OpenedShop.StartAsync();
        var goOn = new TaskCompletionSource();
        opened.Server.Meanwhile = _ => goOn.Task;
        var all = Enumerable.Range(0, 6).Select(_ => opened.AskAsync()).ToList();
        await Eventually.HoldsAsync("two calls arrived", () => opened.Server.Calls.Count == 2);
        goOn.SetResult();
        (await Task.WhenAll(all)).ShouldAllBe(answer => answer is Answer<System.Text.Json.JsonElement>.Said);
        (opened.Server.Calls.Count, opened.Server.MostAtOnce).ShouldBe((6, 2));
    }

    [Fact]
    public async Task A_shop_that_answers_nothing_is_given_up()
    {
        await using var opened = await OpenedShop.StartAsync(settings => settings with { ShopDeadline = TimeSpan.FromMilliseconds(300) });
        (await opened.AskAsync()).Value();
        opened.Server.Next(new ScriptedAnswer(0), new ScriptedAnswer(0));
        (await opened.AskAsync()).Trouble().Key.ShouldBe(ShopTroubles.TimeOut);
        (await MakeAsync(opened)).Trouble().ShouldSatisfyAllConditions(trouble => trouble.Key.ShouldBe(ShopTroubles.LostAnswer), trouble => trouble.MayHaveHappened.ShouldBeTrue());
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_can_have_happened()
    {
        await using var opened = await OpenedShop.StartAsync();
        var nobody = opened.Shops.At($"http://127.0.0.1:{TestApp.FreePort()}", LoopbackWooCommerce.RestKeys);
        var trouble = (await nobody.PostAsync("webhooks", new JsonObject(), CancellationToken.None)).Trouble();
        (trouble.Key, trouble.MayHaveHappened, trouble.IsPassing).ShouldBe((ShopTroubles.Unreachable, false, true));
    }

    [Theory]
    [InlineData("http://shop.example", ShopTroubles.NotHttps)]
    [InlineData("ftp://shop.example", ShopTroubles.NotHttps)]
    [InlineData("https://shop.example:8443", ShopTroubles.NotAllowed)]
    [InlineData("https://anna:secret@shop.example", ShopTroubles.NotAllowed)]
    [InlineData("not an address", ShopTroubles.NotFound)]
    [InlineData("", ShopTroubles.NotFound)]
    public void An_address_that_keys_must_not_go_to_is_refused(string address, string trouble) =>
        ShopAddress.Read(address, OpenedShop.Settings() with { IsDevelopment = false }).Trouble().Key.ShouldBe(trouble);

    [Theory]
    [InlineData("Shop.Example/Tea/", "https://shop.example/tea")]
    [InlineData(" https://shop.example/?utm=1#x ", "https://shop.example")]
    public void An_address_is_written_in_one_way(string typed, string address) => ShopAddress.Text(ShopAddress.Read(typed, OpenedShop.Settings()).Value()).ShouldBe(address);

    [Fact]
    public async Task Outside_development_an_address_inside_our_own_network_is_not_connected_to()
    {
        await using var opened = await OpenedShop.StartAsync(settings => settings with { IsDevelopment = false });
        foreach (var address in new[] { "https://127.0.0.1", "https://localhost", "https://[::1]", "https://10.1.2.3", "https://169.254.169.254" })
            (await opened.Shops.At(address, LoopbackWooCommerce.RestKeys).GetAsync("settings/general", [], CancellationToken.None)).Trouble().Key.ShouldBe(ShopTroubles.NotAllowed, address);
        (await opened.AskAsync()).Trouble().Key.ShouldBe(ShopTroubles.NotHttps);
        opened.Server.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.100.0.1", false)]
    [InlineData("127.8.8.8", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    public void An_address_is_public_or_it_is_not(string address, bool isPublic) => ShopAddress.IsPublic(System.Net.IPAddress.Parse(address)).ShouldBe(isPublic);

    [Fact]
    public async Task Nothing_of_a_shop_s_keys_or_of_a_call_s_parameters_is_logged()
    {
        await using var opened = await OpenedShop.StartAsync();
        opened.Server.Always = _ => ScriptedPages.Forbidden;
        await opened.Shop.ListAsync("orders", [("search", "anna@example.com")], 1, CancellationToken.None);
        var line = opened.Log.Lines.ShouldHaveSingleItem().Text;
        line.ShouldContain("orders: firewall (403)");
        new[] { "anna", "ck_", "cs_", "oauth", "search" }.ShouldAllBe(secret => !line.Contains(secret));
        LoopbackWooCommerce.RestKeys.ToString().ShouldBe("REST keys");
    }

    private static Task<Answer<System.Text.Json.JsonElement>> MakeAsync(OpenedShop opened) =>
        opened.Shop.PostAsync("webhooks", new JsonObject { ["topic"] = "order.created", ["delivery_url"] = "https://x.example", ["secret"] = "s" }, CancellationToken.None);
}
