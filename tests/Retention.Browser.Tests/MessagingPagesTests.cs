using System.Text;
using Microsoft.Playwright;

namespace Retention.Browser.Tests;

/// <summary>What a merchant sees of messages that arrive, come back and are refused: on a phone, on a desk, in the dark, by keyboard, without script.</summary>
[Collection("Messaging")]
public sealed class MessagingPagesTests(MessagingFixture program)
{
    private const string File = "Email,Reason,Date\r\nann@example.test,unsubscribed,2026-01-02\r\nnobody,bounced,2026-01-02\r\nzoe@example.test,spam complaint,2026-02-03\r\n";
    private static readonly string? Shots = Environment.GetEnvironmentVariable("RETENTION_SHOTS");

    [Theory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task No_page_has_a_fault_that_axe_finds_and_none_scrolls_sideways(int width, ColorScheme scheme)
    {
        var page = await program.PageAsync(width, scheme);
        foreach (var name in new[] { "setup", "suppressions", "standing", "home", "connect", "words", "turn-on", "delivered", "bounced", "text", "person-delivered", "person-text" })
        {
            (await page.GotoAsync(program.Paths[name]))!.Status.ShouldBe(200, name);
            await LookAsync(page, name, width, scheme);
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(320, ColorScheme.Dark, false)]
    [InlineData(1280, ColorScheme.Light, true)]
    public async Task A_list_is_looked_at_before_it_is_taken_over_with_and_without_script(int width, ColorScheme scheme, bool script)
    {
        var page = await program.PageAsync(width, scheme, script);
        await page.GotoAsync("/app/setup/consent");
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "suppressed.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(File) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        if (script)
            await LookAsync(page, "consent-progress", width, scheme);
        await program.WorkAsync();
        await page.GotoAsync("/app/setup/consent");
        await Assertions.Expect(page.Locator("#consent-import")).ToContainTextAsync("Nothing is taken over yet.");
        await Assertions.Expect(page.Locator("#consent-import")).ToContainTextAsync("Line 3");
        if (script)
            await LookAsync(page, "consent", width, scheme);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_address_is_added_and_taken_off_by_keyboard_and_without_script_and_what_its_owner_said_stays()
    {
        var page = await program.PageAsync(320, script: false);
        await page.GotoAsync("/app/suppressions");
        await Assertions.Expect(page.Locator("tr", new() { HasText = "dora@example.test" })).ToContainTextAsync("Only the person can");
        await page.GetByLabel("E-mail address, or telephone number").FillAsync("zed@example.test");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The address is on the list");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take zed@example.test off the list" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The address is off the list");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("zed@example.test");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_row_for_dns_is_copied_with_one_press()
    {
        var page = await program.PageAsync(1280);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync("/app/setup");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy: Short name of dkim1" }).PressAsync("Enter");
        (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).ShouldBe("s1._domainkey");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_message_s_page_tells_that_it_arrived_and_was_followed_or_came_back()
    {
        var page = await program.PageAsync(1280);
        await page.GotoAsync(program.Paths["delivered"]);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Delivered" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("dl")).ToContainTextAsync("by a person, Wed 18 Nov 2026, 15:05");
        await page.GotoAsync(program.Paths["bounced"]);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Came back: the address takes no mail" })).ToBeVisibleAsync();
        await page.GotoAsync(program.Paths["text"]);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("to +…23");
        await Assertions.Expect(page.Locator("header")).ToContainTextAsync("About cart ");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_proof_for_a_person_is_one_page_that_can_be_read_anywhere()
    {
        var page = await program.PageAsync(320);
        var proof = await page.APIRequest.GetAsync($"{program.Paths["person-text"]}/evidence");
        proof.Status.ShouldBe(200);
        await page.GotoAsync("about:blank");
        await page.SetContentAsync(await proof.TextAsync());
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("Tell me about news and offers");
        await LookAsync(page, "evidence", 320, ColorScheme.Light);
        await page.SetViewportSizeAsync(1280, 800);
        await LookAsync(page, "evidence", 1280, ColorScheme.Light);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_list_is_exported_as_it_stands_on_the_page()
    {
        var page = await program.PageAsync(1280);
        var file = await (await page.APIRequest.GetAsync("/app/suppressions/export")).TextAsync();
        if (Shots is not null)
            await System.IO.File.WriteAllTextAsync(Path.Combine(Shots, "not-written-to.csv"), file);
        file.ShouldStartWith("Email,Phone,Reason,Only,Timestamp,Source,Hash");
        file.ShouldContain("\"dora@example.test\",,\"unsubscribed\",,\"2026-11-18 18:00:00 UTC\",\"test\",");
        file.ShouldContain(",\"+12125550177\",\"stop\",");
        await page.Context.CloseAsync();
    }

    private static async Task LookAsync(IPage page, string name, int width, ColorScheme scheme)
    {
        if (Shots is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"messaging-{name}-{width}-{scheme}.png"), FullPage = true });
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
        (await Axe.FaultsAsync(page)).ShouldBeEmpty(name);
    }
}
