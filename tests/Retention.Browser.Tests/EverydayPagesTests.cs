using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Events;
using Retention.Flows;

namespace Retention.Browser.Tests;

/// <summary>What a merchant looks at every day: on a phone, on a desk, in the dark, by keyboard, without script.</summary>
public sealed class EverydayPagesTests(EditorFixture program) : IClassFixture<EditorFixture>, IAsyncLifetime
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("RETENTION_SHOTS");
    private static readonly string Shop = Keys.Shop("shopify", "meadow.myshopify.com");
    private string _message = "";
    private string _shopper = "";

    public async Task InitializeAsync()
    {
        var (services, now) = (program.Services, DateTimeOffset.UtcNow);
        await services.GetRequiredService<ShopStore>().ChangeAsync(
            Shop,
            shop => shop.With("thank-you", on: true) with
            {
                Settings = shop.Settings with { Holdouts = AllFlows.Switches.ToImmutableDictionary(flow => flow.Family, _ => 0.0, StringComparer.Ordinal), EmailWindow = new(new(0, 24), new(0, 24), new(0, 24)) },
            },
            CancellationToken.None);
        foreach (var (id, email, at, isTest) in new[] { ("1", "ann@example.test", now.AddHours(-2), false), ("2", "ben@example.test", now.AddMinutes(-5), false), ("3", "cem@example.test", now, true) })
        {
            var order = new Order { Id = id, Number = $"#100{id}", Stage = OrderStage.Paid, PlacedAt = at, UpdatedAt = at, PaidAt = at, Email = email, FirstName = "Ann", IsTest = isTest, Lines = [new("Blue Mug", "large", 2, new Money(3980, new Currency("EUR")), Image: null)] };
            await services.GetRequiredService<Inbox>().PutAsync(Shop, $"everyday-{id}", "orders/create", now, new OrderReported(order), CancellationToken.None);
        }

        var storage = services.GetRequiredService<AppStorage>();
        await WorkAsync(storage.EventQueue);
        await services.GetRequiredService<Schedule>().SweepAsync(now, CancellationToken.None);
        await WorkAsync(storage.StepQueue);
        await services.GetRequiredService<Quarantine>().KeepAsync("shopify", "meadow.myshopify.com", "orders/create", "the body is no JSON", new Delivery([1, 2], new Dictionary<string, string>(StringComparer.Ordinal)), CancellationToken.None);
        var sent = (await services.GetRequiredService<Journal>().ReadAsync(Shop, now.AddHours(-1), now.AddHours(1), CancellationToken.None)).First(line => line.Entry.Message is not null);
        (_message, _shopper) = (sent.Entry.Message!, sent.Shopper);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string, int, ColorScheme> Everywhere
    {
        get
        {
            var data = new TheoryData<string, int, ColorScheme>();
            foreach (var page in new[] { "log", "message", "upcoming", "search", "shopper", "quarantine" })
            {
                data.Add(page, 360, ColorScheme.Dark);
                data.Add(page, 1280, ColorScheme.Light);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_page_has_no_fault_that_axe_finds_and_does_not_scroll_sideways(string name, int width, ColorScheme scheme)
    {
        var page = await program.PageAsync(width, scheme);
        await page.GotoAsync(name switch
        {
            "message" => $"/app/messages/{_shopper}/{_message}",
            "search" => "/app/shoppers?q=nobody",
            "shopper" => $"/app/shoppers/{_shopper}",
            _ => $"/app/{name}",
        });
        if (Shots is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"everyday-{name}-{width}-{scheme}.png"), FullPage = true });
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        (await Axe.FaultsAsync(page)).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_home_it_takes_three_clicks_to_see_why_a_shopper_got_nothing(bool script)
    {
        var page = await program.PageAsync(360, script: script);
        await page.GetByRole(AriaRole.Link, new() { Name = "Decisions" }).ClickAsync();
        await page.Locator("tr", new() { HasText = "A test order" }).First.GetByRole(AriaRole.Link, new() { Name = "Why" }).ClickAsync();
        await Assertions.Expect(page.Locator(".timeline").First).ToContainTextAsync("Not sent: A test order");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_copy_of_a_letter_is_shown_within_the_page()
    {
        var page = await program.PageAsync(1280);
        await page.GotoAsync($"/app/messages/{_shopper}/{_message}");
        await Assertions.Expect(page.FrameLocator("iframe.letter").Locator("h1").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private async Task WorkAsync(Azure.Storage.Queues.QueueClient queue)
    {
        foreach (var message in (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value)
        {
            await program.Services.GetRequiredService<Dispatch>().HandleAsync(queue, message.MessageText, isRepeated: false, CancellationToken.None);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
    }
}
