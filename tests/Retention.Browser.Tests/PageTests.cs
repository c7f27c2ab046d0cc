using Microsoft.Playwright;

namespace Retention.Browser.Tests;

/// <summary>The pages as people meet them: on a phone, on a desk, in the dark, by keyboard, with a screen reader, without script.</summary>
[Collection("Chromium")]
public sealed class PageTests(Chromium chromium)
{
    public static TheoryData<string, int, ColorScheme> Everywhere
    {
        get
        {
            var data = new TheoryData<string, int, ColorScheme>();
            foreach (var page in new[] { "home", "flow", "outbox", "letter", "unsubscribe" })
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
        if (name == "flow")
            await page.GotoAsync((await chromium.LinkAsync()).AbsoluteUri);
        await page.GotoAsync(await AddressAsync(name));

        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        (await Axe.FaultsAsync(page)).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Axe_finds_a_planted_fault()
    {
        var page = await chromium.PageAsync(1280);
        await page.GotoAsync("/dev/outbox");
        await page.EvaluateAsync("() => document.body.insertAdjacentHTML('beforeend', '<img src=\"x.png\">')");

        (await Axe.FaultsAsync(page)).ShouldContain(fault => fault.StartsWith("image-alt", StringComparison.Ordinal));
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
        var letter = (await chromium.LettersAsync())[0];
        return page switch
        {
            "home" => (await chromium.LinkAsync()).AbsoluteUri,
            "flow" => "/app/flows/thank-you",
            "outbox" => "/dev/outbox",
            "letter" => $"/dev/outbox/{letter.GetProperty("message").GetString()}/1",
            _ => letter.GetProperty("headers").GetProperty("List-Unsubscribe").GetString()!.Trim('<', '>'),
        };
    }

}
