using System.Text.Json;
using Microsoft.Playwright;

namespace Retention.Browser.Tests;

/// <summary>The pages as people meet them: on a phone, on a desk, in the dark, by keyboard, with a screen reader, without script.</summary>
[Collection("Chromium")]
public sealed class PageTests(Chromium chromium)
{
    private static readonly string Axe = File.ReadAllText(Find("node_modules/axe-core/axe.min.js"));

    public static TheoryData<string, int, ColorScheme> Everywhere
    {
        get
        {
            var data = new TheoryData<string, int, ColorScheme>();
            foreach (var page in new[] { "home", "outbox", "letter", "unsubscribe" })
            {
                foreach (var width in new[] { 320, 1280 })
                {
                    data.Add(page, width, ColorScheme.Light);
                    data.Add(page, width, ColorScheme.Dark);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_page_has_no_fault_that_axe_finds_and_does_not_scroll_sideways(string name, int width, ColorScheme scheme)
    {
        var page = await chromium.PageAsync(width, scheme);
        await page.GotoAsync(await AddressAsync(name));

        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        (await FaultsAsync(page)).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Axe_finds_a_planted_fault()
    {
        var page = await chromium.PageAsync(1280);
        await page.GotoAsync("/");
        await page.EvaluateAsync("() => document.body.insertAdjacentHTML('beforeend', '<img src=\"x.png\">')");

        (await FaultsAsync(page)).ShouldContain(fault => fault == "image-alt");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_switch_works_by_keyboard_and_without_script()
    {
        var page = await chromium.PageAsync(360, script: false);
        await page.GotoAsync("/");
        var button = page.GetByRole(AriaRole.Switch).First;
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-checked", "true");

        await button.PressAsync("Enter");
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-checked", "false");

        await button.PressAsync("Enter");
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-checked", "true");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_thumbnail_opens_its_letter_with_its_text_and_its_headers()
    {
        var page = await chromium.PageAsync(1280);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Good to see you again, Lina" }).ClickAsync();

        (await page.TextContentAsync("h2")).ShouldBe("Good to see you again, Lina");
        (await page.TextContentAsync("dl")).ShouldNotBeNull().ShouldContain("List-Unsubscribe=One-Click");
        (await page.TextContentAsync("pre")).ShouldNotBeNull().ShouldContain("You have ordered from us before");
        (await page.FrameLocator("iframe").Locator("h1").First.TextContentAsync()).ShouldNotBeNull().ShouldContain("Thank you for coming back");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_home_page_shows_the_late_the_doubled_and_every_other_silence_with_its_reason()
    {
        var page = await chromium.PageAsync(1280);
        await page.GotoAsync("/");
        var text = await page.TextContentAsync("main");

        foreach (var reason in new[]
        {
            "We heard of it too late", "The shop told us the same before: nothing is done twice", "The order was cancelled", "The order was refunded", "A test order",
            "No e-mail address is known", "The shopper unsubscribed", "The shopper heard from the shop not long ago",
        })
            text.ShouldNotBeNull().ShouldContain(reason);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Opening_an_unsubscribe_link_changes_nothing_and_its_button_stops_the_letters_without_script()
    {
        var page = await chromium.PageAsync(360, script: false);
        await page.GotoAsync(await AddressAsync("unsubscribe"));
        (await page.TextContentAsync("h1")).ShouldBe("Stop letters from this shop?");

        await page.GetByRole(AriaRole.Button).PressAsync("Enter");
        await page.GetByText("You will get no more letters").WaitForAsync();
        await page.Context.CloseAsync();
    }

    private async Task<string> AddressAsync(string page)
    {
        using var http = new HttpClient { BaseAddress = chromium.Url };
        using var json = JsonDocument.Parse(await http.GetStringAsync(new Uri("/dev/outbox.json", UriKind.Relative)));
        var letter = json.RootElement[0];
        return page switch
        {
            "home" => "/",
            "outbox" => "/dev/outbox",
            "letter" => $"/dev/outbox/{letter.GetProperty("message").GetString()}/1",
            _ => letter.GetProperty("headers").GetProperty("List-Unsubscribe").GetString()!.Trim('<', '>'),
        };
    }

    // Our pages run no script, and their policy forbids any: axe comes in from outside the page, as the browser's owner may.
    private static async Task<string[]> FaultsAsync(IPage page) => await page.EvaluateAsync<string[]>(
        $"async () => {{ {Axe}; const found = await axe.run(document, {{ iframes: false }}); return found.violations.map(fault => fault.id); }}");

    private static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, path)))
                return Path.Combine(folder.FullName, path);
        }

        throw new FileNotFoundException($"{path}: run npm ci in the repository's root.");
    }
}
