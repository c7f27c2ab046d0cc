using System.Text.Json.Nodes;
using Retention.App.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>What half-broken shops answer, and what we make of it.</summary>
public class ShopAnswerTests
{
    [Fact]
    public async Task Every_page_that_stands_before_a_shop_gets_a_name_and_advice()
    {
        (ScriptedAnswer Page, string Trouble, bool IsPassing)[] all =
        [
            (ScriptedPages.Maintenance, ShopTroubles.Maintenance, true),
            (ScriptedPages.CloudflareChallenge, ShopTroubles.Challenge, false),
            (ScriptedPages.OldChallenge, ShopTroubles.Challenge, false),
            (ScriptedPages.ModSecurity, ShopTroubles.Firewall, false),
            (ScriptedPages.Forbidden, ShopTroubles.Firewall, false),
            (ScriptedPages.Password, ShopTroubles.Firewall, false),
            (ScriptedPages.RestSwitchedOff, ShopTroubles.Firewall, false),
            (ScriptedPages.Critical, ShopTroubles.Failed, true),
            (ScriptedPages.BadGateway, ShopTroubles.Failed, true),
            (ScriptedPages.TooMany, ShopTroubles.TooMany, true),
            (ScriptedPages.FrontPage, ShopTroubles.Html, false),
            (ScriptedPages.NotFound, ShopTroubles.NotFound, false),
            (new(200, ""), ShopTroubles.Odd, false),
            (ScriptedAnswer.Json(200, """[{"id":1},{"id":"""), ShopTroubles.Odd, false),
            (ScriptedAnswer.Json(200, """{"code":"woocommerce_rest_cannot_view","message":"Sorry, you cannot list resources.","data":{"status":401}}"""), ShopTroubles.KeysGone, false),
            (ScriptedAnswer.Json(403, """{"code":"woocommerce_rest_cannot_view","message":"Sorry","data":{"status":403}}"""), ShopTroubles.Rights, false),
            // A security plugin that writes the status as text, or as nothing at all.
            (ScriptedAnswer.Json(403, """{"code":"closed","message":"Closed","data":{"status":"403"}}"""), ShopTroubles.Firewall, false),
            (ScriptedAnswer.Json(403, """{"code":"closed","message":"Closed","data":{"status":null}}"""), ShopTroubles.Firewall, false),
            (ScriptedAnswer.Json(500, """{"code":"internal_server_error","message":"There has been a critical error","data":{"status":500}}"""), ShopTroubles.Failed, true),
        ];
        foreach (var (page, expected, isPassing) in all)
        {
            await using var opened = await OpenedShop.StartAsync();
            opened.Server.Always = _ => page;
            var trouble = (await opened.AskAsync()).Trouble();
            (trouble.Key, trouble.IsPassing, trouble.Status).ShouldBe((expected, isPassing, page.Status), page.Body);
            trouble.Remedy.ShouldBe(ShopTroubles.All[expected].Remedy);
            trouble.What.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_shop_that_answers_at_www_is_named_and_gets_no_keys_there()
    {
        await using var opened = await OpenedShop.StartAsync();
        await using var other = await LoopbackWooCommerce.StartAsync();
        opened.Server.Next(ScriptedPages.To($"{other.Address}/wp-json/wc/v3/settings/general?consumer_key=1"));
        var trouble = (await opened.AskAsync()).Trouble();
        trouble.Key.ShouldBe(ShopTroubles.Redirected);
        trouble.What.ShouldBe($"The shop answers at {other.Address}, not at {opened.Server.Address}.");
        other.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shop_that_wants_visitors_to_log_in_first_is_called_closed()
    {
        await using var opened = await OpenedShop.StartAsync();
        opened.Server.Next(ScriptedPages.To("/wp-login.php?redirect_to=x"));
        (await opened.AskAsync()).Trouble().ShouldSatisfyAllConditions(
            trouble => trouble.Key.ShouldBe(ShopTroubles.Firewall), trouble => trouble.What.ShouldBe("The shop wants visitors to log in first."));
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\r\n\r\n")]
    [InlineData("<br />\n<b>Warning</b>:  Undefined array key \"a\" in <b>/wp-content/plugins/x[1]/{y}.php</b> on line <b>12</b><br />\n")]
    public async Task What_a_shop_prints_before_its_JSON_is_skipped(string before)
    {
        await using var opened = await OpenedShop.StartAsync();
        opened.Server.Next(new ScriptedAnswer(200) { Before = before });
        (await opened.AskAsync()).Value().GetArrayLength().ShouldBe(opened.Server.General.Count);
        opened.Shop.PrintsNotices.ShouldBe(before.Contains("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_of_a_million_orders_is_not_read_to_its_end()
    {
        await using var opened = await OpenedShop.StartAsync();
        opened.Server.Next(ScriptedAnswer.Json(200, $"[\"{new string('x', ShopAnswer.Limit)}\"]"));
        (await opened.AskAsync()).Trouble().Key.ShouldBe(ShopTroubles.TooLarge);
    }

    [Fact]
    public async Task A_shop_says_in_its_own_words_what_it_does_not_take()
    {
        await using var opened = await OpenedShop.StartAsync();
        var trouble = (await opened.Shop.PostAsync("webhooks", new JsonObject { ["topic"] = "cart.updated", ["delivery_url"] = "https://x.example" }, CancellationToken.None)).Trouble();
        (trouble.Key, trouble.Code, trouble.What, trouble.MayHaveHappened).ShouldBe((ShopTroubles.Invalid, "woocommerce_rest_shop_webhook_invalid_topic", "The shop says: Webhook topic must be valid.", false));
    }

    [Fact]
    public async Task What_is_gone_is_told_from_a_shop_without_WooCommerce_and_from_one_without_our_plugin()
    {
        await using var opened = await OpenedShop.StartAsync();
        (await opened.Shop.GetAsync("webhooks/99", [], CancellationToken.None)).Trouble().Key.ShouldBe(ShopTroubles.Missing);
        (await opened.Shop.GetAsync("/wc-retention/v1/status", [], CancellationToken.None)).Trouble().ShouldSatisfyAllConditions(
            trouble => trouble.Key.ShouldBe(ShopTroubles.Missing), trouble => trouble.Code.ShouldBe("rest_no_route"));
        opened.Server.IsActive = false;
        (await opened.AskAsync()).Trouble().Key.ShouldBe(ShopTroubles.NotFound);
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_told_from_one_that_never_began()
    {
        (ScriptedAnswer Answer, string Trouble, bool MayHaveHappened)[] all =
        [
            (new(0) { Cuts = true, Happens = true }, ShopTroubles.LostAnswer, true),
            (ScriptedPages.BadGateway with { Happens = true }, ShopTroubles.Failed, true),
            (ScriptedPages.FrontPage with { Happens = true }, ShopTroubles.Html, true),
            (new(200, "") { Happens = true }, ShopTroubles.Odd, true),
            (ScriptedPages.Maintenance, ShopTroubles.Maintenance, false),
            (ScriptedPages.CloudflareChallenge, ShopTroubles.Challenge, false),
            (ScriptedPages.TooMany, ShopTroubles.TooMany, false),
            (ScriptedPages.Forbidden, ShopTroubles.Firewall, false),
        ];
        foreach (var (answer, expected, mayHaveHappened) in all)
        {
            await using var opened = await OpenedShop.StartAsync();
            (await opened.AskAsync()).Value();
            opened.Server.Next(answer);
            var trouble = (await opened.Shop.PostAsync("webhooks", new JsonObject { ["topic"] = "order.created", ["delivery_url"] = "https://x.example" }, CancellationToken.None)).Trouble();
            (trouble.Key, trouble.MayHaveHappened).ShouldBe((expected, mayHaveHappened), answer.Body);
            opened.Server.Webhooks.Items.Count.ShouldBe(answer.Happens ? 1 : 0);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_large_answer_full_of_brackets_is_not_read_over_and_over(bool isClosed)
    {
        var deep = $"x{new string('[', 40)}{string.Join(',', Enumerable.Repeat("1", 2_000_000))}{(isClosed ? new string(']', 40) : "")} y";
        var bytes = System.Text.Encoding.UTF8.GetBytes(deep);
        var once = Timed(() => Should.Throw<System.Text.Json.JsonException>(() => System.Text.Json.JsonDocument.Parse(bytes.AsMemory(1)).Dispose()));
        Timed(() => LenientJson.Read(bytes).ShouldBeNull()).ShouldBeLessThan(once * 20); // Each of the forty brackets would be one more.

        static TimeSpan Timed(Action work)
        {
            var begun = System.Diagnostics.Stopwatch.GetTimestamp();
            work();
            return System.Diagnostics.Stopwatch.GetElapsedTime(begun);
        }
    }

    [Fact]
    public void Brackets_in_notices_do_not_hide_what_was_answered()
    {
        var notices = string.Concat(Enumerable.Repeat("[22-Nov-2026 10:00:00 UTC] PHP Notice: Undefined index {\"a\":1} in [x]\n", 10));
        LenientJson.Read(System.Text.Encoding.UTF8.GetBytes($"{notices}[{{\"id\":5}}]")).ShouldNotBeNull().ShouldSatisfyAllConditions(
            read => read.HasNotices.ShouldBeTrue(),
            read => read.Body[0].GetProperty("id").GetInt32().ShouldBe(5));
    }
}
