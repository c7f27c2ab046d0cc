using System.Text.Json;
using Microsoft.Playwright;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Tests.Storefronts.WooCommerce;
using Retention.Shops;

namespace Retention.Browser.Tests;

/// <summary>How a WooCommerce shop is connected, and what its merchant sees of the connection, the import and the credit: on a phone by night, on a desk by day.</summary>
[Collection("Messaging")]
public sealed class WooCommercePagesTests(MessagingFixture browser)
{
    private static readonly Look Pages = new("woo");

    [Fact]
    public async Task A_shop_is_connected_by_approval_and_no_page_has_a_fault_that_axe_finds_or_scrolls_sideways()
    {
        await using var scenes = await WooCommerceScenes.StartAsync();
        var (server, url) = (scenes.Server, scenes.Program.Url);
        server.HasPlugin = true;
        server.Finds("woocommerce-abandoned-cart", "WooCommerce reminders of abandoned carts", "cart");
        server.Finds("woocommerce-review-request", "WooCommerce review requests", "review");
        server.Finds("automatewoo", "AutomateWoo", "cart", canYield: false);
        server.Finds("mailpoet", "MailPoet", "newsletter", canYield: false);

        var desk = await (await browser.ContextAsync(url, 1280, ColorScheme.Light)).NewPageAsync();
        await desk.GotoAsync("/connect/woocommerce");
        await Pages.AtAsync(desk, "connect-empty");
        await desk.GetByLabel("Your shop's address").First.FillAsync("http://shop.example");
        await desk.GetByLabel("Your shop's address").First.PressAsync("Enter");
        await Assertions.Expect(desk.GetByRole(AriaRole.Alert)).ToContainTextAsync("not https");
        await Pages.AtAsync(desk, "connect-fault");

        await desk.GetByLabel("Your shop's address").First.FillAsync(server.Address);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Go to your shop" }).PressAsync("Enter");
        await desk.WaitForURLAsync($"{server.Address}/wc-auth/**");
        using var http = new HttpClient { BaseAddress = url };
        var (_, back) = await server.ApproveAsync(new Uri(desk.Url), http);
        // It goes on by itself after two seconds: not while it is looked at.
        await desk.RouteAsync("**/return?*", async route =>
        {
            var answer = await route.FetchAsync();
            answer.Headers["refresh"].ShouldBe("2");
            await route.FulfillAsync(new() { Response = answer, Headers = answer.Headers.Where(header => header.Key != "refresh") });
        });
        await desk.GotoAsync(back.ShouldNotBeNull());
        await Assertions.Expect(desk.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("One moment");
        await Pages.AtAsync(desk, "connect-moment");
        await desk.UnrouteAllAsync();
        scenes.Clock.JumpTo(scenes.Clock.GetUtcNow().AddSeconds(4));
        await desk.ReloadAsync();
        await Assertions.Expect(desk.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Set up");
        await Pages.AtAsync(desk, "setup-connected");
        await scenes.FillAsync();

        server.General["woocommerce_enable_coupons"] = "no";
        await scenes.GiveAsync("8", "The parcel that came twice");
        server.General["woocommerce_enable_coupons"] = "yes";
        await scenes.GiveAsync("12.50", "The broken mug");
        await scenes.SpendAsync("2", 700);
        await desk.GotoAsync(scenes.PageOf("review"));
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("you get £5.00 of credit, whatever you write");
        await Pages.AtAsync(desk, "review-promise");
        await desk.GotoAsync(scenes.PageOf("preferences"));
        await Pages.AtAsync(desk, "preferences");
        foreach (var (language, number) in new[] { "de", "fr", "es", "ja" }.Select((language, number) => (language, number)))
            await scenes.GiveAsync("12.50", "For once", await scenes.BuysAsync($"3{number}", $"{language}@example.test", language));
        await desk.SetViewportSizeAsync(320, 800);
        using (var letters = JsonDocument.Parse(await http.GetStringAsync(new Uri("/dev/outbox.json", UriKind.Relative))))
        {
            foreach (var letter in letters.RootElement.EnumerateArray())
            {
                await desk.GotoAsync($"/dev/outbox/{letter.GetProperty("message").GetString()}/1.html");
                await Pages.FitsAsync(desk, $"letter-{letter.GetProperty("to").GetString()}", 320);
            }

            letters.RootElement.GetArrayLength().ShouldBe(6);
        }

        await desk.GotoAsync($"/app/shoppers/{scenes.Ann}");
        await desk.GetByText("All entries of the ledger").ClickAsync();
        await Pages.AtAsync(desk, "person-ledger");
        await desk.GetByLabel("Amount, in your shop's currency").FillAsync("ten");
        await desk.GetByLabel("Amount, in your shop's currency").PressAsync("Enter");
        await Assertions.Expect(desk.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Pages.AtAsync(desk, "person-fault");

        var shops = scenes.Program.Get<ShopStore>();
        await shops.ChangeAsync(scenes.Shop, shop => shop with { Copy = new ShopCopy("https://staging.mugs.example", scenes.Clock.GetUtcNow()) }, CancellationToken.None);
        await desk.GotoAsync("/app");
        await Pages.AtAsync(desk, "home-copy");

        await desk.GotoAsync("/app/setup");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Import from your shop" }).ClickAsync();
        await Assertions.Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Call it off" })).ToBeVisibleAsync();
        await Pages.AtAsync(desk, "import-under-way");
        server.Always = _ => ScriptedPages.Maintenance;
        await scenes.WorkAsync();
        await desk.GotoAsync("/app/setup");
        await Pages.AtAsync(desk, "import-waits");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Call it off" }).ClickAsync();
        await Assertions.Expect(desk.Locator("#import")).ToContainTextAsync("called off");
        await Pages.AtAsync(desk, "import-off");
        server.Always = _ => null;
        scenes.Clock.JumpTo(scenes.Clock.GetUtcNow().AddMinutes(15)); // It is let be for as long as it asked for.
        server.HasPlugin = false;
        await desk.GetByRole(AriaRole.Button, new() { Name = "Check again" }).ClickAsync();
        await Assertions.Expect(desk.Locator("#woocommerce")).ToContainTextAsync("not active");
        await Assertions.Expect(desk.Locator("#woocommerce")).ToContainTextAsync("10 of 10 webhooks work");
        await Pages.AtAsync(desk, "setup-no-plugin");
        server.Keys.Clear();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Import from your shop" }).ClickAsync();
        await Assertions.Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Call it off" })).ToBeVisibleAsync();
        await scenes.WorkAsync();
        await desk.GotoAsync("/app/setup");
        await Assertions.Expect(desk.GetByText("The shop does not know our key.")).ToBeVisibleAsync();
        await Pages.AtAsync(desk, "import-failed");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Check again" }).ClickAsync();
        await Assertions.Expect(desk.Locator("main > .notice.bad")).ToContainTextAsync("no longer lets us in");
        await Assertions.Expect(desk.Locator("#woocommerce")).Not.ToContainTextAsync("not active"); // Nobody knows: it could not be asked.
        await Pages.AtAsync(desk, "setup-trouble");
        await desk.GotoAsync("/app");
        await Pages.AtAsync(desk, "home-trouble");
    }
}
