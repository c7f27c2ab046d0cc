using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Events;
using Retention.Reviews;

namespace Retention.Browser.Tests;

/// <summary>Where a merchant looks after reviews: on a phone, on a desk, in the dark, by keyboard, without script.</summary>
public sealed class ReviewPagesTests(EditorFixture program) : IClassFixture<EditorFixture>, IAsyncLifetime
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("RETENTION_SHOTS");
    private static readonly string ShopId = Keys.Shop("shopify", "meadow.myshopify.com");
    private static readonly (int Stars, string Title, string Text)[] Said =
    [
        (5, "Lovely", "It sits well in the hand and survived the dishwasher."),
        (1, "", "It broke after two days, and nobody answered."),
        (4, "Good, but", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft would be proud of its length.\n\nSecond paragraph."),
        (2, "Cheaper elsewhere", "Look at cheapmugs.com before you buy, or call +49 151 2345678."),
        (3, "", ""),
    ];

    public async Task InitializeAsync()
    {
        var shops = program.Services.GetRequiredService<ShopStore>();
        await shops.ChangeAsync(ShopId, shop => shop with { Settings = shop.Settings with { ShowReviews = ReviewShowing.AtOnce, WritesReviewFigures = true, ReviewCredit = new Money(500, new("EUR")) } }, CancellationToken.None);
        var (shop, now) = ((await shops.FindAsync(ShopId, CancellationToken.None))!.Shop, DateTimeOffset.UtcNow);
        foreach (var ((stars, title, text), number) in Said.Zip(Enumerable.Range(0, Said.Length)))
        {
            var review = new ReviewGiven($"{number}", now.AddMinutes(-number)) { Items = [new($"{number}", "Blue Mug with a handle for both hands", stars, title, text) { ProductId = "7001" }], IsPromised = number == 0 };
            await program.Services.GetRequiredService<HearingReviews>().IndexAsync(shop, new Retention.Shoppers.Shopper { Id = $"00000000000000a{number}" }, review, CancellationToken.None);
        }

        await program.Services.GetRequiredService<WrittenRatings>().WriteAsync(ShopId, new("7001") { Title = "Blue Mug", Trouble = "Another app, or somebody by hand, keeps this product's rating.", Remedy = "Let one app write ratings." }, etag: null, CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task No_page_has_a_fault_that_axe_finds_and_none_scrolls_sideways(int width, ColorScheme scheme)
    {
        var page = await program.PageAsync(width, scheme);
        foreach (var (name, path) in new[] { ("waiting", "/app/reviews"), ("published", "/app/reviews?state=published"), ("filtered", "/app/reviews?state=published&product=7001&stars=5"), ("rejected", "/app/reviews?state=rejected"), ("taken back", "/app/reviews?state=taken-back"), ("import", "/app/reviews/import"), ("setup", "/app/setup") })
        {
            (await page.GotoAsync(path))!.Status.ShouldBe(200, name);
            if (Shots is not null)
                await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"reviews-{name}-{width}-{scheme}.png"), FullPage = true });
            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
            (await Axe.FaultsAsync(page)).ShouldBeEmpty(name);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_review_is_answered_by_keyboard_and_without_script_and_the_answer_is_taken_back()
    {
        var page = await program.PageAsync(320, script: false);
        await page.GotoAsync("/app/reviews?state=published&stars=4");
        await page.GetByText("Answer for everybody to read").PressAsync("Enter");
        await page.GetByLabel("Your answer. It stands under the review").FillAsync("Thank you.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Your answer stands under the review.");
        await page.GetByText("Your answer", new() { Exact = true }).PressAsync("Enter");
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the answer back" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Your answer is gone.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_review_is_rejected_and_published_again_by_keyboard_and_without_script()
    {
        var page = await program.PageAsync(320, script: false);
        await page.GotoAsync("/app/reviews?state=published&stars=1");
        await page.GetByLabel("Reason to reject").SelectOptionAsync("not-genuine");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("The review is rejected");
        await page.GotoAsync("/app/reviews?state=rejected");
        await Assertions.Expect(page.Locator("article")).ToContainTextAsync("It is not genuine, and you can show why.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The review is published.");
        await page.Context.CloseAsync();
    }
}
