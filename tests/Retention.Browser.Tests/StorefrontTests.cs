using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Retention.Browser.Tests;

/// <summary>Our blocks in a shop's own theme, as visitors meet them: on a phone and on a desk, by keyboard, with script and without.</summary>
[Collection("Storefront")]
public sealed class StorefrontTests(StorefrontFixture shop)
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("RETENTION_SHOTS");

    [Theory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task An_item_is_saved_seen_and_taken_off_by_keyboard_alone_and_nothing_on_the_page_moves(int width, ColorScheme scheme)
    {
        var page = await shop.OpenAsync(width, scheme);
        await page.EvaluateAsync("() => { window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.moved += one.value; })).observe({ type: 'layout-shift', buffered: true }); }");
        await Assertions.Expect(page.Locator(".retention-review")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".retention-saved")).ToContainTextAsync("Nothing is on your list.");
        await LookAsync(page, $"product-{scheme}", width);

        await TabToAsync(page, "Save for later");
        await page.Keyboard.PressAsync("Enter");
        var button = page.Locator(".retention-save button");
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.Locator(".retention-save [role=status]")).ToHaveTextAsync("Milk Jug is on your list.");
        await Assertions.Expect(button).ToBeFocusedAsync();
        (await page.EvaluateAsync<double>("() => window.moved")).ShouldBeLessThan(0.01);
        await LookAsync(page, $"product-saved-{scheme}", width);
        (await page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage, ...sessionStorage })")).ShouldNotContain("@");

        await TabToAsync(page, "What you saved");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/apps/retain/saved?locale=en");
        await Assertions.Expect(page.Locator(".retention-name")).ToHaveTextAsync("Milk Jug");
        await LookAsync(page, $"list-{scheme}", width);
        await TabToAsync(page, "Remove");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator("main .retention-said").First).ToHaveTextAsync("It is off your list, and you hear no more of it.");
        await Assertions.Expect(page.Locator("main .retention-said").First).ToBeFocusedAsync();
        await page.GotoAsync("/products/jug");
        await Assertions.Expect(page.Locator(".retention-saved")).ToContainTextAsync("Nothing is on your list.");
        await Assertions.Expect(page.Locator(".retention-save button")).ToHaveAttributeAsync("aria-pressed", "false");
        shop.Theme.Missing.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_typed_address_gets_one_confirmation_and_reminders_only_once_it_is_confirmed(bool script)
    {
        var address = $"ann-{(script ? "script" : "plain")}@example.test";
        var page = await shop.OpenAsync(320, script: script);
        await TabToAsync(page, "Save for later");
        await page.Keyboard.PressAsync("Enter");
        if (script)
        {
            await Assertions.Expect(page.Locator(".retention-save button")).ToHaveAttributeAsync("aria-pressed", "true");
            await page.GotoAsync("/apps/retain/saved?locale=en");
        }

        var part = page.Locator("main");
        await Assertions.Expect(part.Locator(".retention-name")).ToHaveTextAsync("Milk Jug");
        await TabToAsync(page, "E-mail address");
        await page.Keyboard.TypeAsync(address);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(part.Locator(".retention-said")).ToContainTextAsync("Look into your mailbox");
        await LookAsync(page, $"asked-{script}", 320, script);
        var letter = (await shop.LettersAsync(address, 1)).ShouldHaveSingleItem();

        shop.Clock.JumpTo(shop.Clock.GetUtcNow().AddDays(4));
        await page.GotoAsync(LinkIn(letter.Text, "/list"));
        (await shop.LettersAsync(address, 1)).Count.ShouldBe(1, "no reminder");
        await LookAsync(page, $"confirm-{script}", 320, script);
        await TabToAsync(page, "Yes, it is my list");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Thank you");

        (await shop.LettersAsync(address, 2)).Select(one => one.Flow).Order(StringComparer.Ordinal).ShouldBe(["confirm-list", "save-for-later"]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_saved_and_became_cheaper_brings_a_letter_whose_page_says_both_prices_puts_it_into_the_cart_and_takes_back_a_removal()
    {
        const string Dora = "dora@example.test";
        var page = await shop.OpenAsync(320, script: false);
        await TabToAsync(page, "Save for later");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main .retention-name")).ToHaveTextAsync("Milk Jug");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep this list while I look around" })).ToBeVisibleAsync();
        await TabToAsync(page, "E-mail address");
        await page.Keyboard.TypeAsync(Dora);
        await page.Keyboard.PressAsync("Enter");
        await page.GotoAsync(LinkIn((await shop.LettersAsync(Dora, 1)).ShouldHaveSingleItem().Text, "/list"));
        await TabToAsync(page, "Yes, it is my list");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Thank you");

        await shop.SavedAsync(Dora, "12");
        await shop.PriceAsync("12", 700);
        var letter = (await shop.LettersAsync(Dora, 2)).Single(one => one.Flow == "save-for-later/price-drop");
        await page.GotoAsync(LinkIn(letter.Text, "/saved"));
        await Assertions.Expect(page.Locator(".items")).ToContainTextAsync("It cost €9.00 when you saved it, and costs €7.00 now.");
        (await page.GetByRole(AriaRole.Link, new() { Name = "Put Milk Jug into the cart" }).GetAttributeAsync("href")).ShouldEndWith("/cart/add?id=12&quantity=1");
        await LookAsync(page, "saved-letter", 320, script: false);

        await TabToAsync(page, "Take Milk Jug off the list");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("off your list");
        shop.Clock.JumpTo(shop.Clock.GetUtcNow().AddMinutes(1)); // This clock stands still by itself.
        await TabToAsync(page, "Put it back");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("on your list again");
        await shop.SavedAsync(Dora, "12");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".items")).ToContainTextAsync("It cost €9.00 when you saved it, and costs €7.00 now.");
        await page.Context.CloseAsync();

        var seen = await shop.OpenAsync(320, ColorScheme.Dark);
        await seen.GotoAsync(LinkIn(letter.Text, "/saved"));
        await LookAsync(seen, "saved-letter-dark", 320);
        await seen.Context.CloseAsync();
    }

    private static string LinkIn(string text, string page) =>
        text.Split([' ', '\n', '\r', '<', '>', '(', ')'], StringSplitOptions.RemoveEmptyEntries).First(word => word.EndsWith(page, StringComparison.Ordinal));

    [Fact]
    public async Task Reviews_stand_in_their_block_with_what_a_reader_has_to_know_and_without_script_a_link_leads_to_them()
    {
        var page = await shop.OpenAsync(1280);
        var review = page.Locator(".retention-review");
        await Assertions.Expect(review).ToContainTextAsync("It leaks");
        await Assertions.Expect(review).ToContainTextAsync("{{ shop.email }}");
        await Assertions.Expect(review.Locator(".retention-badge")).ToHaveTextAsync("Bought here");
        var told = JsonNode.Parse(await page.Locator("script[type='application/ld+json']").TextContentAsync() ?? "")!;
        ((string)told["@id"]!, (string)told["review"]![0]!["reviewBody"]!).ShouldBe(("/products/jug#product", "At the spout, {{ shop.email }}."));
        await page.GetByText("How reviews are collected").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("How reviews are collected");
        await page.Context.CloseAsync();
        page = await shop.OpenAsync(320, path: "/apps/retain/collected?locale=en");
        await LookAsync(page, "collected", 320);
        await page.Context.CloseAsync();

        page = await shop.OpenAsync(320, script: false);
        await Assertions.Expect(page.GetByText("2.0 of 5 stars, 1 review", new() { Exact = true })).ToBeVisibleAsync();
        await TabToAsync(page, "Read the reviews");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".retention-review")).ToContainTextAsync("At the spout, {{ shop.email }}.");
        await LookAsync(page, "reviews-page", 320, script: false);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_and_the_way_to_the_choices_are_sent_from_the_edge_of_any_page(bool script)
    {
        var page = await shop.OpenAsync(320, ColorScheme.Dark, script);
        await TabToAsync(page, "Questions?");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".retention-sheet")).ToBeVisibleAsync();
        await LookAsync(page, $"panel-{script}", 320, script);
        await page.Locator("#retention-embed-email").FocusAsync();
        await page.Keyboard.TypeAsync("cleo@example.test");
        await page.Locator("#retention-embed-message").FocusAsync();
        await page.Keyboard.TypeAsync("Is the jug dishwasher-proof?");
        await TabToAsync(page, "Send");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByText("will answer by e-mail").First).ToBeVisibleAsync();
        await LookAsync(page, $"panel-sent-{script}", 320, script);
        (await shop.CasesAsync(2)).ShouldBe(2, "one of the review that tells of a leak; the same words within an hour are one message");

        await page.GotoAsync("/products/jug");
        await TabToAsync(page, "Questions?");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#retention-embed-choices").FocusAsync();
        await page.Keyboard.TypeAsync("bea@example.test");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("If we know this address").First).ToBeVisibleAsync();
        (await shop.LettersAsync("bea@example.test", 1)).Count(letter => letter.Flow == "preferences-link").ShouldBe(1);
        await page.Context.CloseAsync();
    }

    // By keyboard alone: Tab until what has the focus is called so.
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = page.Locator(":focus");
            var called = await focused.CountAsync() == 0 ? "" : await focused.EvaluateAsync<string>("one => (one.labels?.[0] ?? one).textContent.replace(/\\s+/g, ' ').trim()");
            if (called.StartsWith(name, StringComparison.Ordinal))
                return;
        }

        throw new ShouldAssertException($"Nothing called {name} can be reached by keyboard.");
    }

    private static async Task LookAsync(IPage page, string name, int width, bool script = true)
    {
        if (Shots is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"theme-{name}-{width}.png"), FullPage = true });
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
        if (script) // Axe is a script itself: where a page has none it waits for ever.
            (await Axe.FaultsAsync(page)).ShouldBeEmpty(name);
    }
}
