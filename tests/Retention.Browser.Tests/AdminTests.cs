using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Retention.App.Merchant.Doors;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Events;

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
            (await Axe.FaultsAsync(frame)).ShouldBeEmpty(name);
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
        await Assertions.Expect(frame.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Remind shoppers of the cart they left");
        await Assertions.Expect(frame.Locator("main .notice")).ToContainTextAsync("the law wants the shop's postal address");

        await frame.GetByRole(AriaRole.Link, new() { Name = "Set up" }).ClickAsync();
        await frame.GetByLabel("Postal address").First.FillAsync("Pine Pottery\n1 Kiln Lane\nPortland, OR 97205");
        await frame.Locator("form:has(textarea)").First.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(frame.GetByRole(AriaRole.Status).First).ToContainTextAsync("Saved");

        await frame.GetByRole(AriaRole.Link, new() { Name = "Home" }).ClickAsync();
        await frame.GetByRole(AriaRole.Link, new() { Name = "Remind shoppers of the cart they left" }).ClickAsync();
        // The page that is there shows the numbers of the last night: until it is replaced, its answer could overtake the next press.
        await frame.Locator("#rehearsal").EvaluateAsync("card => card.dataset.old = 'yes'");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Rehearse now" }).ClickAsync();
        await Assertions.Expect(frame.Locator("#rehearsal:not([data-old]):not([hx-get]) .numbers").First).ToContainTextAsync("messages", new() { Timeout = 30_000 });
        await ShootAsync(page, "admin-rehearsed");
        await frame.GetByRole(AriaRole.Button, new() { Name = "On", Exact = true }).ClickAsync();
        await Assertions.Expect(frame.GetByText("messages a day")).ToBeVisibleAsync();
        await Assertions.Expect(frame.GetByText("Nobody who is already past its start is written to")).ToBeVisibleAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Assertions.Expect(frame.GetByRole(AriaRole.Status).First).ToContainTextAsync("The flow is on.");

        // A letter in the merchant's own words, and a test of it.
        await frame.GetByRole(AriaRole.Link, new() { Name = "Your cart is still here" }).Or(frame.Locator("a[href$='/words/reminder']")).First.ClickAsync();
        await frame.FillAsync("#words-subject", "Your tea waits, {{first_name}}");
        await frame.FillAsync("#address", "me@pine.example");
        await frame.ClickAsync("button[value=add]");
        await frame.FillAsync("#code", await CodeAsync());
        await frame.ClickAsync("button[value=confirm]");
        await frame.ClickAsync("button[value=test]");
        await Assertions.Expect(frame.GetByRole(AriaRole.Status).First).ToContainTextAsync("The test is on its way.");
        (await LettersAsync()).ShouldContain(letter => letter.To == "me@pine.example" && letter.Subject.StartsWith("[Test] Your tea waits", StringComparison.Ordinal));
        await frame.ClickAsync("button[value=save]");
        await Assertions.Expect(frame.GetByRole(AriaRole.Status).First).ToContainTextAsync("Letters go in your words");

        // One shopper leaves a cart and gets a letter; another leaves one and never allowed it.
        await LeaveAsync("willing", isWilling: true);
        await LeaveAsync("unwilling", isWilling: false);
        admin.Clock.JumpTo(admin.Clock.GetUtcNow().AddMinutes(70));
        await UntilAsync(async () => (await LettersAsync()).Any(letter => letter.To == "willing@example.test"));
        (await LettersAsync()).Single(letter => letter.To == "willing@example.test").Subject.ShouldStartWith("Your tea waits");

        // Why did the other one get nothing? From the first page: Decisions, then the row's own page.
        await frame.GetByRole(AriaRole.Link, new() { Name = "Home" }).ClickAsync();
        await frame.GetByRole(AriaRole.Link, new() { Name = "Decisions" }).ClickAsync();
        var row = frame.Locator("tr", new() { HasText = "There is no consent for it" }).First;
        await Assertions.Expect(row).ToBeVisibleAsync();
        await row.GetByRole(AriaRole.Link).Last.ClickAsync();
        await Assertions.Expect(frame.Locator("main")).ToContainTextAsync("There is no consent for it");
        await ShootAsync(page, "admin-why");

        // The brake holds the next letter.
        await LeaveAsync("late", isWilling: true);
        await frame.GetByRole(AriaRole.Button, new() { Name = "Stop all sending" }).ClickAsync();
        await Assertions.Expect(frame.GetByText("All sending is stopped.").First).ToBeVisibleAsync();
        admin.Clock.JumpTo(admin.Clock.GetUtcNow().AddMinutes(70));
        await UntilAsync(async () => (await DecisionsAsync()).Any(line => line.Entry is { Reason: "flow-paused" }));
        (await LettersAsync()).ShouldNotContain(letter => letter.To == "late@example.test");
        await page.Context.CloseAsync();
    }

    private async Task LeaveAsync(string name, bool isWilling)
    {
        var (now, inbox) = (admin.Clock.GetUtcNow(), admin.Services.GetRequiredService<Inbox>());
        var email = $"{name}@example.test";
        var consent = new Consent(Channel.Email, Purpose.Marketing, IsGranted: true, now.AddDays(-1), "checkout");
        var cart = new Cart
        {
            Id = $"cart-{name}",
            CartToken = $"cart-{name}",
            CheckoutToken = $"checkout-{name}",
            Email = email,
            FirstName = "Tess",
            CreatedAt = now,
            UpdatedAt = now,
            Url = "https://shop.example.com/recover/1",
            Country = "US",
            Lines = [new("Jasmine green tea", Variant: null, 1, new Money(1290, new Currency("USD")), Image: null)],
            Total = new Money(1290, new Currency("USD")),
            Consents = isWilling ? [consent] : [],
        };
        await inbox.PutAsync(EventMessage.Of(admin.Shop.Shop.Id, $"cart-{name}", now, new CartReported(cart), "checkouts/create"), CancellationToken.None);
        await UntilAsync(async () => (await DecisionsAsync()).Any(line => line.Entry.Subject.Contains("cart", StringComparison.Ordinal) && line.Entry.At >= now) || await IsIdleAsync());
    }

    private async Task<bool> IsIdleAsync() => (await admin.Services.GetRequiredService<AppStorage>().EventQueue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0;

    private async Task<string> CodeAsync()
    {
        await UntilAsync(async () => (await LettersAsync()).Any(letter => letter.To == "me@pine.example"));
        return System.Text.RegularExpressions.Regex.Match((await LettersAsync()).First(letter => letter.To == "me@pine.example").Text, @"\b\d{6}\b", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
    }

    private Task<IReadOnlyList<JournalLine>> DecisionsAsync() =>
        admin.Services.GetRequiredService<Journal>().ReadAsync(admin.Shop.Shop.Id, admin.Clock.GetUtcNow().AddHours(-3), admin.Clock.GetUtcNow().AddHours(1), CancellationToken.None);

    private async Task<IReadOnlyList<OutboxLetter>> LettersAsync()
    {
        var outbox = admin.Services.GetRequiredService<Outbox>();
        var letters = new List<OutboxLetter>();
        foreach (var row in (await outbox.ListAsync(admin.Shop.Shop.Id, CancellationToken.None)).Take(20))
        {
            if (await outbox.ReadAsync(row.PartitionKey, row.GetInt32("Attempt") ?? 1, CancellationToken.None) is { } letter)
                letters.Add(letter);
        }

        return letters;
    }

    private async Task UntilAsync(Func<Task<bool>> condition)
    {
        // The workers of the program are real: what they do is waited for, a look each fifth of a second.
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var looked = 0; looked < 150; looked++, await looks.WaitForNextTickAsync())
        {
            if (await condition())
                return;
        }

        var decisions = (await DecisionsAsync()).TakeLast(12).Select(line => $"{line.Entry.At:HH:mm:ss} {line.Entry.Flow} {line.Entry.Outcome} {line.Entry.Reason} {line.Entry.Until:HH:mm}");
        throw new TimeoutException($"It did not come about within 30 seconds. It is {admin.Clock.GetUtcNow():HH:mm:ss}; the last decisions: {string.Join("; ", decisions)}; the last letters: {string.Join("; ", (await LettersAsync()).Take(5).Select(letter => $"{letter.To} {letter.Subject}"))}");
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Shots is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{name}.png") });
    }
}
