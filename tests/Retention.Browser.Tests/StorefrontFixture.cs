using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Retention.App.Demo;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests;
using Retention.Events;
using Retention.Flows;
using Retention.Reviews;
using Retention.Shops;

namespace Retention.Browser.Tests;

[CollectionDefinition("Storefront")]
public sealed class StorefrontCollection : ICollectionFixture<StorefrontFixture>;

/// <summary>A Shopify shop with a theme that has our blocks, one review, and the program behind it, which works by itself.</summary>
public sealed class StorefrontFixture : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero); // A Wednesday at noon.
    private ServedProgram? _program;
    private SampleTheme? _theme;
    private LaunchedChromium? _chromium;

    /// <summary>The shop.</summary>
    internal SampleTheme Theme => _theme!;

    /// <summary>The clock: it stands until a test lets it jump.</summary>
    internal DemoClock Clock { get; } = new(Start);

    /// <summary>The shop's id.</summary>
    public string Shop { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _theme = await SampleTheme.StartAsync();
        _program = await ServedProgram.BuildAsync(new() { Time = Clock, Log = LogLevel.Error }, settings => settings with { ShopifyClientId = "0123456789abcdef", ShopifySecrets = [SampleTheme.Secret], ShopifyGateway = _theme.Url });
        await _program.ServeAsync();
        (_theme.Program, _theme.Time) = (_program.Url, Clock);
        Shop = (await _program.Get<ShopStore>().AddAsync("shopify", SampleTheme.Domain, _ => BlueMugs(_theme.Url), connection: null, CancellationToken.None)).Shop.Id;
        (await _program.Get<ShopifyTokens>().ExchangeAsync(Shop, SampleTheme.Domain, "an ID token", CancellationToken.None)).Trouble.ShouldBeNull();
        var order = new Order { Id = "1", Number = "#1", Stage = OrderStage.Paid, PlacedAt = Start, UpdatedAt = Start, PaidAt = Start, Email = "bea@example.test", FirstName = "Bea Miller", Lines = [new("Milk Jug", Variant: null, 1, Price: null, Image: null) { ProductId = "11", VariantId = "12" }] };
        await TellAsync("1", new OrderReported(order));
        await TellAsync("2", new ReviewGiven("1", Start) { Items = [new ItemReview("12", "Milk Jug", 2, "It leaks", "At the spout, {{ shop.email }}.")] });
        _chromium = await LaunchedChromium.StartAsync();
    }

    /// <summary>A fresh visitor on a page of the shop.</summary>
    public async Task<IPage> OpenAsync(int width, ColorScheme scheme = ColorScheme.Light, bool script = true, string path = "/products/jug")
    {
        var page = await (await _chromium!.ContextAsync(Theme.Url, width, scheme, script)).NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Waits until the item is on the list of whoever has the address: the program works beside the test.</summary>
    public async Task SavedAsync(string address, string item)
    {
        var (directory, identity) = (_program!.Get<NameDirectory>(), _program.Get<Identity>());
        await Eventually.HoldsAsync($"{item} on the list", async () => await directory.FindAsync(Shop, directory.Hash(Shop, Name.OfEmail(address)!), CancellationToken.None) is { } id
            && (await identity.FollowAsync(Shop, id, CancellationToken.None)).Shopper.Item(item) is { IsSaved: true });
    }

    /// <summary>The shop tells what an item costs now.</summary>
    public Task PriceAsync(string variant, long cents) => TellAsync($"price {variant} {cents}", new ItemsReported([new() { Id = variant, ProductId = "11", Title = "Milk Jug", Price = new Money(cents, new Currency("EUR")), Available = 3, At = Clock.GetUtcNow().AddMinutes(1) }]));

    /// <summary>The letters to an address, as soon as there are so many: the program works beside the test.</summary>
    internal async Task<IReadOnlyList<OutboxLetter>> LettersAsync(string to, int count)
    {
        List<OutboxLetter> letters = [];
        await Eventually.HoldsAsync($"{count} letters", async () =>
        {
            var outbox = _program!.Get<Outbox>();
            letters = [];
            foreach (var row in await outbox.ListAsync(shop: null, CancellationToken.None))
                letters.Add((await outbox.ReadAsync(row.PartitionKey, row.GetInt32("Attempt")!.Value, CancellationToken.None))!);
            letters.RemoveAll(letter => letter.To != to);
            return letters.Count >= count;
        });
        return letters;
    }

    /// <summary>How many cases the shop has, as soon as there are so many.</summary>
    public async Task<int> CasesAsync(int least)
    {
        var count = 0;
        await Eventually.HoldsAsync($"{least} cases", async () =>
        {
            count = 0;
            await foreach (var row in _program!.Get<AppStorage>().Cases.QueryAsync<Azure.Data.Tables.TableEntity>())
                count += row.RowKey.StartsWith("case|", StringComparison.Ordinal) ? 1 : 0;
            return count >= least;
        });
        return count;
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        if (_program is not null)
            await _program.DisposeAsync();
        if (_theme is not null)
            await _theme.DisposeAsync();
    }

    private Task TellAsync(string key, Happened happened) => _program!.Get<Retention.App.EventArrived>().HandleAsync(EventMessage.Of(Shop, key, Start, happened, "test"), CancellationToken.None);

    private static Shop BlueMugs(Uri url) => new()
    {
        Id = "",
        Brand = new("Blue Mugs") { Url = url.AbsoluteUri, PostalAddress = "1 Kiln Lane, Potterton" },
        ConnectedAt = Start.AddDays(-1),
        EarlierSuppressions = EarlierSuppressions.None,
        ReplyTo = "hello@mugs.example",
        Country = "DE",
        FlowsOn = [.. AllFlows.Switches.Select(flow => flow.Family)],
        Settings = new() { ShowReviews = ReviewShowing.AtOnce, Holdouts = AllFlows.Switches.ToImmutableDictionary(flow => flow.Family, _ => 0.0, StringComparer.Ordinal) },
    };
}
