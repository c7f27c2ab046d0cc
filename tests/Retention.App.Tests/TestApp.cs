using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Tests.DataUse;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Tests;

/// <summary>The whole program in this process, on an Azurite account of its own, behind a real port, with a clock that the test moves.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    /// <summary>The secret that the recorded WooCommerce deliveries were signed with.</summary>
    public const string WooSecret = "s3cret-key-for-tests";

    /// <summary>The Shopify secrets that the program knows.</summary>
    public static readonly ImmutableArray<string> ShopifySecrets = ["newer-secret", "hush"];

    private readonly WebApplication _app;
    private DeclaredColumns? _columns;

    private TestApp(WebApplication app, AppSettings settings, TestClock clock, Uri url, bool works)
    {
        (_app, Settings, Clock, Works) = (app, settings, clock, works);
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = url }; // Where it listens; the address that others know may be another.
    }

    /// <summary>Holds nobody back and knows no night: what most tests are not about.</summary>
    public static FlowSettings Plain { get; } = new()
    {
        Holdouts = AllFlows.Switches.ToImmutableDictionary(flow => flow.Family, _ => 0.0, StringComparer.Ordinal),
        EmailWindow = new(new(0, 24), new(0, 24), new(0, 24)),
    };

    /// <summary>A domain that counts, from which most tests' shops send where there is a provider.</summary>
    public static SenderDomain OwnDomain { get; } = new("mugs.example", "hello") { ProviderId = "1", IsValid = true, AskedAt = default };

    /// <summary>Gives a shop that was added by the command those settings.</summary>
    public static async Task MakePlainAsync(string connection, string platform, string address)
    {
        var settings = new AppSettings { IsDevelopment = true, StorageConnection = connection, DataDirectory = "", MasterKey = [.. new byte[32]], PublicUrl = new Uri("http://127.0.0.1") };
        await using var app = await AppHost.BuildAsync(settings, new() { Works = false, Log = LogLevel.None }, CancellationToken.None);
        (await app.Services.GetRequiredService<ShopStore>().ChangeAsync(Keys.Shop(platform, address), shop => shop with { Settings = Plain, Sender = OwnDomain }, CancellationToken.None)).ShouldNotBeNull();
    }

    public AppSettings Settings { get; }

    public TestClock Clock { get; }

    /// <summary>Whether it receives its queues by itself.</summary>
    public bool Works { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public AppStorage Storage => Get<AppStorage>();

    /// <summary>Starts the program.</summary>
    /// <param name="azurite">Where its storage is.</param>
    /// <param name="now">What its clock shows; an hour or so after the recorded deliveries when not said.</param>
    /// <param name="change">Changes its settings.</param>
    /// <param name="works">Whether it receives its queues and keeps the time.</param>
    /// <param name="policy">Sees every storage request.</param>
    /// <param name="connection">An account that another instance uses already; a fresh one when not said.</param>
    public static async Task<TestApp> StartAsync(
        AzuriteFixture azurite, DateTimeOffset? now = null, Func<AppSettings, AppSettings>? change = null, bool works = true, HttpPipelinePolicy? policy = null, string? connection = null, bool isFunction = false)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var settings = new AppSettings
        {
            IsDevelopment = true,
            StorageConnection = connection ?? azurite.NewAccount(),
            DataDirectory = Path.Combine(Path.GetTempPath(), "retention-tests"),
            MasterKey = [.. new byte[32]],
            PublicUrl = url,
            ShopifySecrets = ShopifySecrets,
            ShopifyGateway = new("http://127.0.0.1:9"), // Nobody is there: whoever wants a Shopify brings its own, and none leaves this machine.
        };
        settings = change?.Invoke(settings) ?? settings;
        var clock = new TestClock(now ?? new DateTimeOffset(2026, 11, 22, 4, 30, 0, TimeSpan.Zero));
        var columns = new DeclaredColumns(policy);
        var app = await AppHost.BuildAsync(settings, new() { Listen = url, Works = works, IsFunction = isFunction, Time = clock, StoragePolicy = columns, Log = LogLevel.None }, CancellationToken.None);
        await app.StartAsync();
        return new(app, settings, clock, url, works && !isFunction) { _columns = columns };
    }

    /// <summary>Waits until each timed job had its first run: a shop that is added now is met by none of those.</summary>
    public Task BegunAsync() => Works ? Get<Timetable>().Begun.WaitAsync(TimeSpan.FromSeconds(60)) : Task.CompletedTask;

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Adds a WooCommerce shop with the recorded secret, the flow on.</summary>
    public async Task<ShopRecord> AddWooCommerceAsync(Func<Shop, Shop>? change = null, string address = "http://127.0.0.1:18080", RestKeys? keys = null)
    {
        var record = await AddAsync("woocommerce", address, change, ShopStore.NewConnectionId());
        await Get<ShopStore>().SetConnectionAsync(record.Connection!, record.Shop.Id, WooSecret, keys?.ConsumerKey, keys?.ConsumerSecret, CancellationToken.None);
        return record;
    }

    /// <summary>Adds a Shopify shop, the flow on.</summary>
    public Task<ShopRecord> AddShopifyAsync(Func<Shop, Shop>? change = null, string domain = "demo.myshopify.com") => AddAsync("shopify", domain, change, connection: null);

    /// <summary>Waits until the queues are empty and nothing that is due by the program's clock is left.</summary>
    public async Task IdleAsync()
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60);)
        {
            await Get<Timetable>().TickAsync(CancellationToken.None);
            if (await IsEmptyAsync(Storage.EventQueue) && await IsEmptyAsync(Storage.StepQueue) && (await Get<Schedule>().NextAsync(CancellationToken.None) is not { } next || next > Clock.Now))
                return;
            await Task.Yield();
        }

        async Task<int> CountAsync(Azure.Storage.Queues.QueueClient queue) => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;
        throw new TimeoutException(
            $"The road did not come to rest within a minute: {await CountAsync(Storage.EventQueue)} events, {await CountAsync(Storage.StepQueue)} steps, next due {await Get<Schedule>().NextAsync(CancellationToken.None):O}, now {Clock.Now:O}.");
    }

    /// <summary>The letters that landed in the outbox, the newest first.</summary>
    public async Task<IReadOnlyList<OutboxLetter>> LettersAsync()
    {
        var outbox = Get<Outbox>();
        var letters = new List<OutboxLetter>();
        foreach (var row in await outbox.ListAsync(shop: null, CancellationToken.None))
            letters.Add((await outbox.ReadAsync(row.PartitionKey, row.GetInt32("Attempt")!.Value, CancellationToken.None))!);
        return letters;
    }

    /// <summary>The shop's decisions, the oldest first.</summary>
    public async Task<IReadOnlyList<JournalLine>> JournalAsync(string shop) =>
        await Get<Journal>().ReadAsync(shop, Clock.Now.AddDays(-400), Clock.Now.AddDays(400), CancellationToken.None);

    /// <summary>All rows of a table.</summary>
    public static async Task<IReadOnlyList<TableEntity>> RowsAsync(TableClient table)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>())
            rows.Add(row);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _columns?.Undeclared.ShouldBeEmpty("It is stored and declared nowhere: see src/Retention.App/DataUse.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> IsEmptyAsync(Azure.Storage.Queues.QueueClient queue) => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0;

    private Task<ShopRecord> AddAsync(string platform, string address, Func<Shop, Shop>? change, string? connection)
    {
        var shop = new Shop { Id = "", Brand = new("Blue Mugs") { PostalAddress = "1 Kiln Lane, Potterton" }, ConnectedAt = Clock.Now.AddDays(-30), EarlierSuppressions = EarlierSuppressions.None, FlowsOn = [Flows.ThankYou.ThankYou.Flow.Key], Settings = Plain, Sender = OwnDomain, IsTrusted = true, Scopes = platform == "shopify" ? new([.. Retention.App.Storefronts.Shopify.ShopifyScopes.Wanted], Clock.Now) : null };
        return Get<ShopStore>().AddAsync(platform, address, _ => change?.Invoke(shop) ?? shop, connection, CancellationToken.None);
    }
}
