using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Retention.App.Senders;

namespace Retention.Browser.Tests;

/// <summary>The editor of words as a merchant meets it: on a phone, on a desk, in the dark, by keyboard, with script and without.</summary>
public sealed partial class WordsEditorTests(EditorFixture editor) : IClassFixture<EditorFixture>
{
    private const string Reminder = "/app/flows/abandoned-cart/words/reminder";
    private static readonly string? Shots = Environment.GetEnvironmentVariable("RETENTION_SHOTS");

    [Theory]
    [InlineData(360, ColorScheme.Light, "first")]
    [InlineData(360, ColorScheme.Dark, "faulty")]
    [InlineData(1280, ColorScheme.Light, "faulty")]
    [InlineData(1280, ColorScheme.Dark, "first")]
    public async Task The_page_has_no_fault_that_axe_finds_and_does_not_scroll_sideways(int width, ColorScheme scheme, string state)
    {
        var page = await editor.PageAsync(width, scheme);
        await page.GotoAsync(Reminder);
        if (state == "faulty")
        {
            await page.FillAsync("#words-text", "Hello {{frist_name}},\n\nsee https://elsewhere.example");
            await page.ClickAsync("button[value=save]");
            await Assertions.Expect(page.Locator("#words-text-faults li")).ToHaveCountAsync(2);
        }
        else
        {
            await Assertions.Expect(page.FrameLocator("#preview iframe").Locator("h1")).ToHaveTextAsync("Your cart is still here");
        }

        await ShootAsync(page, $"words-{state}-{width}-{scheme}");
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        (await Axe.FaultsAsync(page)).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task While_somebody_types_the_preview_follows_and_what_is_typed_stays()
    {
        var page = await editor.PageAsync(1280);
        await page.GotoAsync(Reminder);
        await page.FillAsync("#words-heading", "Come back, {{first_name}}");
        await Assertions.Expect(page.FrameLocator("#preview iframe").Locator("h1")).ToHaveTextAsync("Come back, Alex");
        await page.FillAsync("#words-subject", "{{nothing}}");
        await Assertions.Expect(page.Locator("#preview .notice")).ToContainTextAsync("Subject, line 1, column 1: There is no value \"nothing\".");
        await page.FillAsync("#words-subject", "Fine");
        await page.GetByLabel("Phone").CheckAsync();
        await Assertions.Expect(page.Locator("#preview iframe.phone")).ToBeVisibleAsync();
        await ShootAsync(page, "words-phone-1280");
        await page.GetByLabel("Dark").CheckAsync();
        await Assertions.Expect(page.Locator("#preview iframe[src$='dark=true']")).ToBeVisibleAsync();
        (await page.FrameLocator("#preview iframe").Locator("h1").EvaluateAsync<string>("one => getComputedStyle(one).color")).ShouldBe("rgb(236, 237, 238)");
        await ShootAsync(page, "words-dark-1280");
        await page.GetByLabel("Text", new() { Exact = true }).Last.CheckAsync();
        await Assertions.Expect(page.Locator("#preview pre")).ToContainTextAsync("Come back, Alex");
        (await page.InputValueAsync("#words-heading")).ShouldBe("Come back, {{first_name}}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task By_keyboard_alone_and_without_script_words_are_edited_seen_saved_and_given_back()
    {
        var page = await editor.PageAsync(360, script: false);
        await page.GotoAsync("/app/flows/win-back/words/missed");
        await page.FocusAsync("#words-subject");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("We miss you, {{first_name}}");
        await page.Keyboard.PressAsync("Enter"); // Shows, and changes nothing.
        await Assertions.Expect(page.Locator(".inbox b")).ToHaveTextAsync("We miss you, Alex");
        await Assertions.Expect(page.Locator(".badge").First).ToHaveTextAsync("Our words");
        await page.Locator("button[value=save]").PressAsync("Enter");
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("Saved.");
        await Assertions.Expect(page.Locator(".badge").First).ToHaveTextAsync("Your own words");
        await page.Locator("button[value=ours]").PressAsync("Enter");
        (await page.InputValueAsync("#words-subject")).ShouldBe("It has been a while, {{first_name}}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_address_is_confirmed_and_gets_the_test()
    {
        var page = await editor.PageAsync(1280);
        await page.GotoAsync("/app/flows/thank-you/words/first");
        await page.FillAsync("#address", "staff@meadow.example");
        await page.ClickAsync("button[value=add]");
        await page.Locator("#code").WaitForAsync();
        await page.FillAsync("#code", CodePattern().Match((await LatestAsync()).Text).Value);
        await page.ClickAsync("button[value=confirm]");
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("The address is confirmed.");
        await ShootAsync(page, "words-staff-1280");
        await page.FillAsync("#words-subject", "Tried out");
        await page.ClickAsync("button[value=test]");
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("The test is on its way.");
        (await LatestAsync()).Subject.ShouldBe("[Test] Tried out");
        (await Axe.FaultsAsync(page)).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private async Task<OutboxLetter> LatestAsync()
    {
        var outbox = editor.Services.GetRequiredService<Outbox>();
        return (await outbox.ReadAsync((await outbox.ListAsync(shop: null, CancellationToken.None))[0].PartitionKey, 1, CancellationToken.None))!;
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Shots is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{name}.png"), FullPage = true });
    }

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, 1000)]
    private static partial Regex CodePattern();
}
