using Microsoft.Playwright;

namespace Retention.Browser.Tests;

/// <summary>The pages that letters lead to, as shoppers meet them: on an old phone, on a desk, in the dark, by keyboard, without script.</summary>
[Collection("Chromium")]
public sealed class ShopperPagesTests(Chromium chromium)
{
    public static TheoryData<string, int, ColorScheme> Everywhere
    {
        get
        {
            var data = new TheoryData<string, int, ColorScheme>();
            string[] pages = ["review", "review?done", "answer", "answer?scored=3", "settled", "arrived", "contact?about=problem", "preferences?saved", "why", "data", "saved", "rewards", "code?sent", "unsubscribe"];
            foreach (var (page, width) in pages.SelectMany(page => new[] { 320, 1280 }.Select(width => (page, width))))
            {
                data.Add(page, width, ColorScheme.Light);
                data.Add(page, width, ColorScheme.Dark);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_page_has_no_fault_that_axe_finds_and_does_not_scroll_sideways(string name, int width, ColorScheme scheme)
    {
        var page = await chromium.PageAsync(width, scheme);
        (await page.GotoAsync($"{await LetterAsync()}/{name}"))!.Status.ShouldBe(200);

        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        (await Axe.FaultsAsync(page)).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_review_is_written_by_keyboard_and_without_script_and_what_is_missing_is_said()
    {
        var page = await chromium.PageAsync(320, script: false);
        await page.GotoAsync($"{await LetterAsync()}/review");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my review" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at least one item");

        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByLabel("3 stars").First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.GetByLabel("4 stars").First).ToBeCheckedAsync();
        await page.GetByLabel("Your review (optional)").First.FillAsync("Holds tea.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my review" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you for your review");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_topic_is_turned_off_by_keyboard_and_stays_off()
    {
        var page = await chromium.PageAsync(320, script: false);
        await page.GotoAsync($"{await LetterAsync()}/preferences");
        var box = page.GetByLabel("Requests for reviews, and surveys");
        await Assertions.Expect(box).ToBeCheckedAsync();
        await box.PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your choice is saved");
        await Assertions.Expect(box).Not.ToBeCheckedAsync();

        await box.PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("first show that the mailbox is yours");
        await Assertions.Expect(box).Not.ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Get a code by e-mail" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mail me a code" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_message_is_written_by_keyboard_and_nobody_meets_the_field_for_machines()
    {
        var page = await chromium.PageAsync(320, script: false);
        await page.GotoAsync($"{await LetterAsync()}/contact");
        await page.GetByLabel("Return or refund").PressAsync("Space");
        await page.Keyboard.PressAsync("Tab"); // The order, which is filled in.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("The handle is off.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your message is on its way");
        await page.Context.CloseAsync();
    }

    // The address under which the pages of a letter about an order stand.
    private Task<string> LetterAsync() => LetterAsync(chromium, earlier: 0);

    /// <summary>The same of the letter that came so many before the last.</summary>
    internal static async Task<string> LetterAsync(Chromium chromium, int earlier)
    {
        var letter = (await chromium.LettersAsync()).Reverse().Where(letter => letter.GetProperty("flow").GetString()!.StartsWith("thank-you", StringComparison.Ordinal)).ElementAt(earlier);
        return letter.GetProperty("headers").GetProperty("List-Unsubscribe").GetString()!.Trim('<', '>').Replace("/unsubscribe", "", StringComparison.Ordinal);
    }
}
