using System.Net;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Retention.App.Cases;
using Retention.App.Crediting;
using Retention.App.Evidence;
using Retention.App.ForShoppers;
using Retention.App.Functions;
using Retention.App.Letters;
using Retention.App.Merchant;
using Retention.App.Merchant.ConnectPages;
using Retention.App.Merchant.Development;
using Retention.App.Merchant.Doors;
using Retention.App.Merchant.FlowPages;
using Retention.App.Merchant.Home;
using Retention.App.Merchant.LogPages;
using Retention.App.Merchant.MessagePages;
using Retention.App.Merchant.PeoplePages;
using Retention.App.Merchant.SetupPages;
using Retention.App.Merchant.Staff;
using Retention.App.Merchant.UpcomingPages;
using Retention.App.Merchant.WordsPages;
using Retention.App.Observability;
using Retention.App.Privacy;
using Retention.App.Queues;
using Retention.App.Rehearsing;
using Retention.App.Replies;
using Retention.App.Reports;
using Retention.App.Reputation;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.ConsentFile;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Webhooks;
using Retention.App.Wording;

namespace Retention.App;

/// <summary>How the program is put together, in the order of the road.</summary>
internal static class AppHost
{
    /// <summary>What differs between the ways in which the program runs.</summary>
    internal sealed record Ways
    {
        /// <summary>Where to listen; none for a command that serves nobody.</summary>
        public Uri? Listen { get; init; }

        /// <summary>Whether the Functions host receives the queues and keeps the time, instead of this program.</summary>
        public bool IsFunction { get; init; }

        /// <summary>Whether this program receives the queues and keeps the time at all.</summary>
        public bool Works { get; init; } = true;

        /// <summary>The clock.</summary>
        public TimeProvider Time { get; init; } = TimeProvider.System;

        /// <summary>Sees every storage request; tests count with it.</summary>
        public HttpPipelinePolicy? StoragePolicy { get; init; }

        /// <summary>The least that is logged.</summary>
        public LogLevel Log { get; init; } = LogLevel.Information;
    }

    /// <summary>Opens storage and puts the program together. It is not started yet.</summary>
    public static async Task<WebApplication> BuildAsync(AppSettings settings, Ways ways, CancellationToken cancellation)
    {
        var storage = AppStorage.Open(settings, ways.StoragePolicy);
        await storage.PrepareAsync(cancellation);
        var master = MasterKey.From(settings);
        var root = await RootKey.LoadAsync(storage, master, cancellation);

        // An empty builder, so that nothing of the environment (ASPNETCORE_URLS, say, inherited from the Functions host) has a say.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = settings.IsDevelopment ? Environments.Development : Environments.Production });
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, ways));
        builder.Logging.ClearProviders().SetMinimumLevel(ways.Log)
            // Whoever tries it out wants to see each delivery; elsewhere a line for each costs about as much as its signature.
            .AddFilter(typeof(Intake).FullName, settings.IsDevelopment && ways.Log == LogLevel.Information ? LogLevel.Debug : ways.Log)
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            // A failed start is told by Program.cs, in a sentence; a worker that fell is critical, and still told here.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
            .AddSimpleConsole(console => console.SingleLine = true);
        // The Functions host reads every line of stdout as information; what went wrong goes to stderr.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Warning);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));

        Add(builder.Services.AddSingleton(settings).AddSingleton(storage).AddSingleton(master).AddSingleton(root).AddSingleton(ways.Time), settings);
        if (ways is { Works: true, IsFunction: false })
            AddWorkers(builder.Services);
        Telemetry.Add(builder);
        var app = builder.Build();
        app.Services.GetRequiredService<ShopStore>().WarmUp();
        if (ways.Listen is not null)
            Map(app, settings, ways);
        return app;
    }

    private static void Add(IServiceCollection services, AppSettings settings)
    {
        services.AddMemoryCache(cache => cache.SizeLimit = 20_000);
        services.AddDataProtection().SetApplicationName("retention");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRingOptions>();
        services.AddSingleton<Counts>();

        // 1. Receive.
        services.AddSingleton<ShopStore>().AddSingleton<Seal>().AddSingleton<Bell>().AddSingleton<Inbox>();
        services.AddSingleton<Quarantine>().AddSingleton<Intake>().AddSingleton<PluginCalls>().AddSingleton<PluginDoor>().AddSingleton<ShopifyDoor>().AddSingleton<WooCommerceDoor>().AddSingleton<SendGridDoor>().AddSingleton<ParseDoor>().AddSingleton<Replay>();
        // 2, 3. Load, and know who it is.
        services.AddSingleton<ShopperStore>().AddSingleton<NameDirectory>().AddSingleton<Identity>().AddSingleton<ShopperAddresses>().AddSingleton<SuppressionList>().AddSingleton<FollowedStore>();
        // 4, 5. Decide (src/Retention), commit, schedule.
        services.AddSingleton<Schedule>().AddSingleton<Journal>().AddSingleton<GivenBack>().AddSingleton<Erasure>().AddSingleton<PersonErasing>().AddSingleton<PersonExport>().AddSingleton<Suppressing>().AddSingleton<AskedOnce>().AddSingleton<AskingToConfirm>().AddSingleton<AskingByText>().AddSingleton<EventArrived>();
        // Credit: its books, and its coupons in the shop.
        services.AddSingleton<CreditRows>().AddSingleton<CouponDirectory>().AddSingleton<Coupons>().AddSingleton<CreditWakes>().AddSingleton<GivingCredit>().AddSingleton<HearingCredit>().AddSingleton<LetterRoom>().AddSingleton<CreditLetters>().AddSingleton<CreditErasure>().AddSingleton<CreditStep>().AddSingleton<ChangingCredit>();
        // Whom a person of the shop has to answer.
        services.AddSingleton<CaseStore>().AddSingleton<CaseWriter>().AddSingleton<CaseAnswering>();
        // What shoppers reply by mail.
        services.AddSingleton<ReplyAddresses>().AddSingleton<ReplyReceiving>();
        // What concerns many shoppers.
        services.AddSingleton<WaitingFor>().AddSingleton<ItemFanOut>().AddSingleton<SavedLists>().AddSingleton<ItemWaves>();
        // What the shop had before.
        services.AddSingleton<ImportFiles>().AddSingleton<Histories>().AddSingleton<ImportRows>().AddSingleton<ReachRows>().AddSingleton<ReachCounting>().AddSingleton<ConsentLines>().AddSingleton<HistoryImport>();
        services.AddSingleton<WooCommerceLook>().AddSingleton<ReconciliationRows>().AddSingleton<WooCommerceReconciliation>();
        // WooCommerce shops.
        services.AddSingleton<ConnectionStore>().AddSingleton<Approvals>().AddSingleton<ShopConnections>().AddSingleton<WooCommerceShops>().AddSingleton<WebhookKeeping>().AddSingleton<ConnectionStates>().AddSingleton<ConnectionCheck>().AddSingleton<ConnectionChecks>().AddSingleton<ShopConnecting>().AddSingleton<BrowserCookie>().AddSingleton<ConnectLimits>();
        // 6. Send, and settle.
        services.AddSingleton<LetterRenderer>().AddSingleton<ShopperLinks>().AddSingleton<LetterSubjects>().AddSingleton<LetterWriter>().AddSingleton<TextMessageWriter>().AddSingleton<MessageWriter>().AddSingleton<SentCopies>();
        services.AddSingleton<Outbox>().AddSingleton<Channels>();
        if (settings.SendGridKey is null)
            services.AddSingleton<ISender>(provider => provider.GetRequiredService<Outbox>());
        else
            services.AddSingleton<ISender, SendGrid>();
        services.AddSingleton<Twilio>().AddSingleton<TextAccounts>().AddSingleton<TextedNumbers>().AddSingleton<TwilioStatusDoor>().AddSingleton<TwilioInboundDoor>();
        // What shoppers answer to texts.
        services.AddSingleton<AskedNumbers>().AddSingleton<HeardTexts>().AddSingleton<AnsweredShops>().AddSingleton<AnswerLanguage>().AddSingleton<TextConsent>().AddSingleton<ConfirmationTexts>().AddSingleton<ConfirmingByText>().AddSingleton<TextReceived>();
        if (settings is { Twilio: null, IsDevelopment: true })
            services.AddSingleton<ISender, TextOutbox>();
        else
            services.AddSingleton<ISender>(provider => provider.GetRequiredService<Twilio>());
        services.AddSingleton(_ => ProviderClient(settings));
        // How mailboxes take it, and who followed its links.
        services.AddSingleton<Incidents>().AddSingleton<Standings>().AddSingleton<WarmUps>().AddSingleton<ClickCounting>();
        services.AddSingleton<SentCounter>().AddSingleton<LastLook>().AddSingleton<Settlement>().AddSingleton<StepRecords>().AddSingleton<Tryout>().AddSingleton<StepIsDue>();
        services.AddSingleton<DomainOwners>().AddSingleton<SendGridDomains>().AddSingleton<SendGridLists>().AddSingleton<Reconciliation>().AddSingleton<SenderDomains>();
        // What providers report of what was sent.
        services.AddSingleton<SentAddresses>().AddSingleton<ReportInbox>().AddSingleton<ReportedMessage>().AddSingleton<ReportedAddress>().AddSingleton<ReportedSender>().AddSingleton<ReportArrived>().AddSingleton<ReportBatches>();
        // A shop's own words, and test letters.
        services.AddSingleton<OwnWords>().AddSingleton<LetterPreview>().AddSingleton<StaffStore>().AddSingleton<TestLetterRows>().AddSingleton<TestLetters>();
        // The queues, and the time.
        services.AddSingleton<Dispatch>().AddSingleton<Poison>().AddSingleton<Oversleeping>().AddSingleton<Timetable>();
        // The journal, and what is read off it.
        services.AddSingleton<Tallies>().AddSingleton<TallyMending>().AddSingleton<Planned>().AddSingleton<JournalCompaction>().AddSingleton<LetterCleaning>().AddSingleton<JournalCleaning>();
        services.AddSingleton<Rehearsals>().AddSingleton<RehearsalJob>().AddSingleton<NightlyRehearsals>();
        // Pages.
        services.AddSingleton<Visits>().AddSingleton<FollowedNotes>().AddSingleton<GoingToShop>().AddSingleton<Telling>().AddSingleton<ChoiceKeeping>().AddSingleton<PostCounter>();
        services.AddSingleton<Reviewing>().AddSingleton<Answering>().AddSingleton<Missing>().AddSingleton<Contacting>().AddSingleton<ContactAtShop>().AddSingleton<PreferencesLinks>();
        services.AddSingleton<Unsubscribing>().AddSingleton<Confirming>().AddSingleton<ConfirmationLetters>().AddSingleton<Choosing>().AddSingleton<ExplainingWhy>().AddSingleton<SavedItems>();
        services.AddSingleton<CodeCookie>().AddSingleton<CodeWriter>().AddSingleton<MailedCodes>().AddSingleton<AskingForCode>();
        services.AddSingleton<PageToken>().AddSingleton<SessionCookie>().AddSingleton<OneTimeLinks>();
        services.AddSingleton<HomeFacts>().AddSingleton<FlowFacts>().AddSingleton<SetupFacts>().AddSingleton<PreviewTokens>().AddSingleton<WordsFacts>().AddSingleton<WordsDeeds>();
        services.AddSingleton<LogReader>().AddSingleton<PersonLog>().AddSingleton<MessageReader>().AddSingleton<CopyLinks>().AddSingleton<UpcomingReader>().AddSingleton<PeopleSearch>().AddSingleton<PersonReader>().AddSingleton<CreditReader>();
        services.AddSingleton<Cancelling>().AddSingleton<Holding>().AddSingleton<Stopping>().AddSingleton<TakingOff>().AddSingleton<ListingByHand>().AddSingleton<EvidencePack>();
        services.AddRazorComponents();
    }

    /// <summary>
    /// What calls providers. It repeats nothing, and each call has its own deadline. To connect it has half of that, so that a letter whose
    /// provider was never reached is told from one whose answer never came.
    /// </summary>
    internal static HttpClient ProviderClient(AppSettings settings) => new(new SocketsHttpHandler
    {
        ConnectTimeout = settings.SendDeadline / 2,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    private static void AddWorkers(IServiceCollection services)
    {
        // Not AddHostedService, which would keep only the first of the two receivers.
        services.AddSingleton<IHostedService>(provider => Receive(provider, provider.GetRequiredService<AppStorage>().EventQueue));
        services.AddSingleton<IHostedService>(provider => Receive(provider, provider.GetRequiredService<AppStorage>().StepQueue));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<Timetable>());
    }

    private static Receiver Receive(IServiceProvider provider, Azure.Storage.Queues.QueueClient queue) =>
        ActivatorUtilities.CreateInstance<Receiver>(provider, [queue, provider.GetRequiredService<AppStorage>().PoisonOf(queue)]);

    private static void Map(WebApplication app, AppSettings settings, Ways ways)
    {
        app.UseMiddleware<PageHeaders>();
        app.MapPost("/webhooks/shopify", (HttpRequest request, ShopifyDoor door, CancellationToken cancellation) => door.ReceiveAsync(request, cancellation));
        app.MapPost("/webhooks/woocommerce/{connection}", (string connection, HttpRequest request, WooCommerceDoor door, CancellationToken cancellation) =>
            door.ReceiveAsync(connection, request, cancellation));
        app.MapPost("/storefront/woocommerce/{connection}/{name}", (string connection, string name, HttpRequest request, PluginDoor door, CancellationToken cancellation) =>
            door.ReceiveAsync(connection, name, request, cancellation));
        app.MapPost("/webhooks/sendgrid", (HttpRequest request, SendGridDoor door, CancellationToken cancellation) => door.ReceiveAsync(request, cancellation));
        app.MapMethods("/webhooks/twilio/status/{shop}/{shopper}/{message}/{attempt:int}", [HttpMethods.Post, HttpMethods.Get],
            (string shop, string shopper, string message, int attempt, HttpRequest request, TwilioStatusDoor door, CancellationToken cancellation) => door.ReceiveAsync(shop, shopper, message, attempt, request, cancellation));
        app.MapMethods("/webhooks/twilio/inbound", [HttpMethods.Post, HttpMethods.Get], (HttpRequest request, TwilioInboundDoor door, CancellationToken cancellation) => door.ReceiveAsync(request, cancellation));
        app.MapPost("/webhooks/sendgrid/parse", (HttpRequest request, ParseDoor door, CancellationToken cancellation) => door.ReceiveAsync(request, cancellation));
        ShopperPages.Map(app);
        TestPages.Map(app);
        MerchantArea.Map(app, settings);
        DevelopmentPages.Map(app, settings);
        Health.Map(app);
        if (ways.IsFunction)
            FunctionCalls.Map(app);
    }

    private static void Listen(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, Ways ways)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = 2_000;
        kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 4 * 1024, gracePeriod: TimeSpan.FromSeconds(10)); // A trickle holds its memory for long.
        kestrel.Limits.MaxRequestBodySize = Delivery.Limit + 64 * 1024; // The door itself says 413, after the limit it promises.
        if (ways.Listen is not { } url)
            kestrel.Listen(IPAddress.Loopback, 0);
        else if (url.Host is "*" or "+" or "0.0.0.0" or "[::]")
            kestrel.ListenAnyIP(url.Port);
        else if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
            kestrel.Listen(address, url.Port);
        else
            kestrel.ListenLocalhost(url.Port);
    }
}
