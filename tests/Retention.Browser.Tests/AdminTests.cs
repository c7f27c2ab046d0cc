using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.Browser.Tests;

/// <summary>The merchant's page in a frame that plays Shopify's admin, in one that plays WordPress's, and by itself.</summary>
public sealed class AdminTests(AdminFixture admin) : IClassFixture<AdminFixture>
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("RETENTION_SHOTS");

    public static TheoryData<Way, int, ColorScheme> Everywhere
    {
        get
        {
            var data = new TheoryData<Way, int, ColorScheme>();
            foreach (var way in Enum.GetValues<Way>())
            {
                data.Add(way, 360, ColorScheme.Dark);
                data.Add(way, 1280, ColorScheme.Light);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Every_page_opens_from_the_menu_without_a_fault_that_axe_finds(Way way, int width, ColorScheme scheme)
    {
        var (page, frame) = await admin.OpenAsync(way, width, scheme);
        var names = await frame.Locator("nav a").AllTextContentsAsync();
        foreach (var name in names)
        {
            await frame.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
            await Assertions.Expect(frame.Locator("nav a[aria-current=page]")).ToHaveTextAsync(name);
            await ShootAsync(page, $"admin-{way}-{width}-{name}");
            (await frame.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
            (await AxeFaults.InAsync(frame)).ShouldBeEmpty(name);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_document_that_comes_with_a_stale_token_is_bounced_and_comes_back_where_it_was()
    {
        var (page, frame) = await admin.OpenAsync(Way.Shopify, path: "/app/flows/win-back", isStale: true);
        await Assertions.Expect(frame.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Win back shoppers who stay away");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(Way.Shopify)]
    [InlineData(Way.WordPress)]
    [InlineData(Way.Link)]
    public async Task The_brake_is_pulled_and_let_go_by_keyboard(Way way)
    {
        var (page, frame) = await admin.OpenAsync(way);
        await frame.GetByRole(AriaRole.Button, new() { Name = "Stop all sending" }).PressAsync("Enter");
        await Assertions.Expect(frame.GetByText("Nothing goes out until you press")).ToBeVisibleAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Go on sending" }).PressAsync("Enter");
        await Assertions.Expect(frame.GetByRole(AriaRole.Button, new() { Name = "Stop all sending" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_merchant_gives_the_address_that_is_missing_rehearses_and_turns_the_reminders_on()
    {
        var (page, frame) = await admin.OpenAsync(Way.Shopify);
        await frame.GetByRole(AriaRole.Link, new() { Name = "Remind shoppers of the cart they left" }).ClickAsync();
        await Assertions.Expect(frame.Locator("main .notice")).ToContainTextAsync("the law wants the shop's postal address");

        await frame.GetByRole(AriaRole.Link, new() { Name = "Set up" }).ClickAsync();
        await frame.GetByLabel("Postal address").First.FillAsync("Pine Pottery\n1 Kiln Lane\nPortland, OR 97205");
        await frame.Locator("form:has(textarea)").First.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(frame.GetByRole(AriaRole.Status).First).ToContainTextAsync("Saved");

        await frame.GetByRole(AriaRole.Link, new() { Name = "Home" }).ClickAsync();
        await frame.GetByRole(AriaRole.Link, new() { Name = "Remind shoppers of the cart they left" }).ClickAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Rehearse now" }).ClickAsync();
        await Assertions.Expect(frame.Locator("#rehearsal .numbers").First).ToContainTextAsync("messages", new() { Timeout = 30_000 });
        await ShootAsync(page, "admin-rehearsed");
        await frame.GetByRole(AriaRole.Button, new() { Name = "On", Exact = true }).ClickAsync();
        await Assertions.Expect(frame.GetByText("messages a day")).ToBeVisibleAsync();
        await Assertions.Expect(frame.GetByText("Nobody who is already past its start is written to")).ToBeVisibleAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Assertions.Expect(frame.GetByRole(AriaRole.Status).First).ToContainTextAsync("The flow is on.");
        (await admin.Services.GetRequiredService<ShopStore>().FindAsync(admin.Shop.Shop.Id, CancellationToken.None))!.Shop.ModeOf("abandoned-cart").ShouldBe(FlowMode.On);
        await page.Context.CloseAsync();
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Shots is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{name}.png") });
    }
}
