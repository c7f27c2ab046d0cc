using Microsoft.Playwright;
using Retention.App.Privacy;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.Shopify;
using Retention.Shops;

namespace Retention.Browser.Tests;

/// <summary>What the merchant of a Shopify shop sees of its connection, the import, requests about data and credit, and the letters that shoppers get of it: on a phone by night, on a desk by day.</summary>
[Collection("Messaging")]
public sealed class ShopifyPagesTests(MessagingFixture browser)
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("RETENTION_SHOTS");
    private static readonly Look Pages = new("shopify");

    [Fact]
    public async Task The_connection_is_shown_in_each_of_its_states_without_a_fault_that_axe_finds()
    {
        await using var scenes = await ShopifyScenes.StartAsync();
        var (page, now) = (await (await browser.ContextAsync(scenes.Program.Url, 1280, ColorScheme.Light)).NewPageAsync(), scenes.Clock.GetUtcNow());
        await scenes.EnterAsync(page);
        foreach (var (name, word, change) in new (string, string, Func<Shop, Shop>)[]
        {
            ("connected", "Connected", shop => shop with { Subscription = new("Growth", "active", now) }),
            ("new", "Connected", shop => shop with { ConnectedAt = now.AddDays(-2) }),
            ("development", "Worth a look", shop => shop with { Details = shop.Details! with { Stage = ShopStage.Development, PlanName = "Developer Preview" } }),
            ("trial", "Worth a look", shop => shop with { Details = shop.Details! with { Stage = ShopStage.Trial, PlanName = "Trial", HasStoreCredit = false } }),
            ("lacking", "Worth a look", shop => shop with { Scopes = new([.. ShopifyScopes.Wanted.Except(["read_all_orders", "write_discounts", "write_store_credit_account_transactions"], StringComparer.Ordinal)], now) }),
            ("stopped", "Stopped", shop => shop with { Halt = new("phishing", now) }),
            ("reconnect", "Reconnect", shop => shop with { Trouble = ShopifyTroubles.ShopTroubleKey }),
            ("unopened", "Not opened yet", shop => shop with { Scopes = null, Details = null }),
            ("removed", "Removed", shop => shop with { UninstalledAt = now }),
        })
        {
            Shop? before = null;
            await scenes.ChangeAsync(shop => change(before = shop));
            await page.GotoAsync("/app/setup");
            await Assertions.Expect(page.Locator("#shopify .badge")).ToHaveTextAsync(word);
            await Pages.AtAsync(page, $"setup-{name}");
            await scenes.ChangeAsync(_ => before!);
        }
    }

    [Fact]
    public async Task Imports_requests_saved_items_and_store_credit_are_shown_without_a_fault_that_axe_finds()
    {
        await using var scenes = await ShopifyScenes.StartAsync();
        var (page, now) = (await (await browser.ContextAsync(scenes.Program.Url, 1280, ColorScheme.Light)).NewPageAsync(), scenes.Clock.GetUtcNow());
        await scenes.EnterAsync(page);
        var ann = await scenes.CustomerAsync("ann", locale: null);
        await page.GotoAsync($"/app/shoppers/{ann}");
        await Assertions.Expect(page.Locator("#saved + ul")).ToContainTextAsync("Milk Jug, on ");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Store credit 12.50 EUR On the customer's account, and the shopper was told");
        await page.GetByText("All entries of the ledger").ClickAsync();
        await Pages.AtAsync(page, "person");

        var import = new ImportProgress("1", HistorySource.FromShopify(hasAllOrders: true), now, now);
        foreach (var (name, progress) in new[]
        {
            ("prepared", import with { WaitsUntil = now.AddMinutes(1) }),
            ("waits", import with { Applied = 1_234, WaitsSince = now, WaitsUntil = now.AddMinutes(1), WaitsFor = new ImportFault("Shopify can't be reached.", "It mostly ends by itself. If it stays, see shopifystatus.com.") }),
            ("under-way", import with { Applied = 1_234, Read = 1_300, Done = 2, Of = 5 }),
            ("done", import with { Applied = 12_345, LeftToLive = 3, FinishedAt = now }),
        })
        {
            var rows = scenes.Program.Get<ImportRows>();
            await rows.CommitAsync(scenes.Shop, progress, (await rows.FindAsync(scenes.Shop, CancellationToken.None))?.ETag, CancellationToken.None);
            await page.GotoAsync("/app/setup");
            await Pages.AtAsync(page, $"import-{name}");
        }

        await page.GotoAsync("/app/privacy");
        await Pages.AtAsync(page, "privacy-empty");
        var requests = scenes.Program.Get<PrivacyRequests>();
        foreach (var (told, request) in new[]
        {
            ("open", new PrivacyRequest(RequestKind.Data, now.AddDays(-2), now.AddDays(-2)) { DoneAt = now, Customer = "7001234567890", Shoppers = [ann], Letter = OwnerLetter.Sent }),
            ("late", new PrivacyRequest(RequestKind.Data, now.AddDays(-40), now.AddDays(-40)) { DoneAt = now, Shoppers = [ann], Letter = OwnerLetter.NoAddress }),
            ("none", new PrivacyRequest(RequestKind.Data, now.AddDays(-1), now.AddDays(-1)) { DoneAt = now, Customer = "7001234567891", Letter = OwnerLetter.Sent }),
            ("answered", new PrivacyRequest(RequestKind.Data, now.AddDays(-70), now.AddDays(-70)) { DoneAt = now, AnsweredAt = now.AddDays(-60), Letter = OwnerLetter.Sent }),
            ("erased", new PrivacyRequest(RequestKind.Person, now.AddDays(-3), now.AddDays(-3)) { DoneAt = now, Erased = 1_234 }),
            ("erasing", new PrivacyRequest(RequestKind.Person, now, now)),
        })
            await requests.ChangeAsync(scenes.Shop, requests.IdOf(scenes.Shop, told), _ => request, CancellationToken.None);
        await page.GotoAsync("/app/privacy");
        await Pages.AtAsync(page, "privacy");
        await page.GotoAsync("/app");
        await Pages.AtAsync(page, "home");
    }

    [Fact]
    public async Task The_letters_about_store_credit_and_a_saved_list_fit_a_phone_in_every_language()
    {
        await using var scenes = await ShopifyScenes.StartAsync();
        foreach (var language in MessagingFixture.Languages.Prepend("en"))
        {
            await scenes.CustomerAsync(language, language);
            await scenes.TypeAsync($"list-{language}@example.test", language);
        }

        var page = await (await browser.ContextAsync(scenes.Program.Url, 320, ColorScheme.Light)).NewPageAsync();
        foreach (var (to, _, text, html) in scenes.Letters)
        {
            await page.SetContentAsync(html);
            await Pages.FitsAsync(page, $"letter-{to}", 320);
            if (Shots is not null)
                await File.WriteAllTextAsync(Path.Combine(Shots, $"shopify-letter-{to}.txt"), text);
        }

        scenes.Letters.Select(letter => letter.To).Order(StringComparer.Ordinal).ShouldBe(
            MessagingFixture.Languages.Prepend("en").SelectMany(language => new[] { $"{language}@example.test", $"list-{language}@example.test" }).Order(StringComparer.Ordinal));
        scenes.Letters.ShouldAllBe(letter => !letter.Subject.Contains('{') && !letter.Text.Contains('{'));
    }
}
