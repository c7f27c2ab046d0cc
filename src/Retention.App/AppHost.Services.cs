using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Retention.App.Cases;
using Retention.App.Crediting;
using Retention.App.Evidence;
using Retention.App.ForShoppers;
using Retention.App.Letters;
using Retention.App.Merchant.CasePages;
using Retention.App.Merchant.ConnectPages;
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
using Retention.App.Photos;
using Retention.App.Privacy;
using Retention.App.Queues;
using Retention.App.Referrals;
using Retention.App.Rehearsing;
using Retention.App.Replies;
using Retention.App.Reports;
using Retention.App.Reputation;
using Retention.App.Reviews;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.ShopPages;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.ConsentFile;
using Retention.App.Storefronts.Shopify;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Surveys;
using Retention.App.Tiers;
using Retention.App.Webhooks;
using Retention.App.Wording;

namespace Retention.App;

/// <summary>What the program is made of, in the order of the road.</summary>
internal static partial class AppHost
{
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
        services.AddSingleton<Schedule>().AddSingleton<Journal>().AddSingleton<GivenBack>().AddSingleton<Erasure>().AddSingleton<PersonErasing>().AddSingleton<PersonExport>().AddSingleton<Suppressing>().AddSingleton<AskedOnce>().AddSingleton<AskingToConfirm>().AddSingleton<AskingByText>().AddSingleton<EventFollowing>().AddSingleton<EventRecording>().AddSingleton<EventArrived>();
        services.AddSingleton<PrivacyRequests>().AddSingleton<PersonFinding>().AddSingleton<HeldErasing>().AddSingleton<Redacting>().AddSingleton<OwnerLetters>().AddSingleton<DataRequests>().AddSingleton<ShopSweep>().AddSingleton<ShopErasing>();
        // Credit: its books, and its coupons in the shop.
        services.AddSingleton<CreditRows>().AddSingleton<CouponDirectory>().AddSingleton<CreditWakes>().AddSingleton<GivingCredit>().AddSingleton<HearingCredit>().AddSingleton<LetterRoom>().AddSingleton<CreditLetters>().AddSingleton<CreditErasure>().AddSingleton<CreditStep>().AddSingleton<ChangingCredit>();
        // Surveys: their files, what was answered, and whose turn it is.
        services.AddSingleton<SurveyStore>().AddSingleton<SurveyDrafts>().AddSingleton<ResponseStore>().AddSingleton<SurveyTurns>().AddSingleton<HearingSurveys>();
        // Photos of reviews.
        services.AddSingleton<PhotoLinks>().AddSingleton<PhotoStore>().AddSingleton<PhotoDoor>().AddSingleton<HearingPhotos>().AddSingleton<ReviewDrafts>().AddSingleton<Leftovers>();
        services.AddSingleton<EarningCredit>().AddSingleton<EarningWakes>().AddSingleton<EarningStep>().AddSingleton<ReversingCredit>().AddSingleton<CountingOwed>().AddSingleton<ExpiryTelling>();
        services.AddSingleton<CreditReading>().AddSingleton<ShowingRewards>();
        // Reviews: their index, what is shown of it, and who looks after them.
        services.AddSingleton<RatingWakes>().AddSingleton<ReviewStore>().AddSingleton<ReviewLists>().AddSingleton<ShownReviews>().AddSingleton<HearingReviews>().AddSingleton<Moderating>().AddSingleton<EarlierReviews>().AddSingleton<WrittenRatings>().AddSingleton<RatingStep>();
        services.AddSingleton<ImportedReviews>();
        services.AddSingleton<ReviewAdding>().AddSingleton<Storefronts.ReviewFile.ReviewLines>().AddSingleton<Merchant.ReviewPages.ReviewCsv>().AddSingleton<Merchant.ReviewPages.ReviewPageFacts>();
        services.AddSingleton<IShopCredit, Coupons>().AddSingleton<IShopCredit, ShopifyCredit>().AddSingleton<ShopCredits>().AddSingleton<StoreCredit>().AddSingleton<DiscountCodes>().AddSingleton<SharedDiscounts>();
        // What the shop's own record of its customer is told.
        services.AddSingleton<TellingShop>().AddSingleton<ToldShop>().AddSingleton<ConsentBack>().AddSingleton<CustomerTags>();
        // Friends whom shoppers invited.
        services.AddSingleton<ReferralStore>().AddSingleton<ReferralLinks>().AddSingleton<ReferralOffers>().AddSingleton<ReferralWakes>().AddSingleton<ReferralPairs>().AddSingleton<WelcomingFriends>().AddSingleton<ReferralStep>().AddSingleton<HearingReferrals>().AddSingleton<ReferralDeeds>();
        services.AddSingleton<InvitingFriends>().AddSingleton<FollowingInvitation>();
        services.AddSingleton<CouponRecords>().AddSingleton<CreditLooking>().AddSingleton<TakingBack>();
        // Levels: when they change, and what they bring.
        services.AddSingleton<TierWakes>().AddSingleton<HearingTiers>().AddSingleton<TierGifts>().AddSingleton<TierStep>().AddSingleton<IShopTiers, CustomerLevels>().AddSingleton<IShopTiers, CustomerLevelTags>().AddSingleton<ShopTiers>();
        services.AddSingleton<TierReading>().AddSingleton<EarlyDoor>();
        // Whom a person of the shop has to answer.
        services.AddSingleton<CaseStore>().AddSingleton<CaseWriter>().AddSingleton<CaseAnswering>();
        services.AddSingleton<CaseLetters>().AddSingleton<CaseWakes>().AddSingleton<CaseAcknowledging>().AddSingleton<Settling>().AddSingleton<HearingCases>();
        services.AddSingleton<CaseWork>().AddSingleton<SavedAnswerStore>().AddSingleton<CaseDeeds>().AddSingleton<IShopDeeds, WooCommerceDeeds>().AddSingleton<IShopDeeds, ShopifyDeeds>().AddSingleton<ShopDeeds>();
        // What shoppers reply by mail.
        services.AddSingleton<ReplyAddresses>().AddSingleton<ReplyReceiving>();
        // What concerns many shoppers.
        services.AddSingleton<WaitingFor>().AddSingleton<ItemFanOut>().AddSingleton<SavedLists>().AddSingleton<ItemWaves>();
        // What the shop had before.
        services.AddSingleton<ImportFiles>().AddSingleton<Histories>().AddSingleton<ImportRows>().AddSingleton<ReachRows>().AddSingleton<ReachCounting>().AddSingleton<ConsentLines>().AddSingleton<HistoryImport>();
        services.AddSingleton<WooCommerceLook>().AddSingleton<ReconciliationRows>().AddSingleton<WooCommerceChanges>().AddSingleton<OrdersReconciliation>();
        services.AddSingleton<ShopifyLook>().AddSingleton<ShopifyChanges>().AddSingleton<ShopifyInstalled>().AddSingleton<StorefrontLook>().AddSingleton<StorefrontChanges>();
        // WooCommerce shops.
        services.AddSingleton<ConnectionStore>().AddSingleton<Approvals>().AddSingleton<ShopConnections>().AddSingleton<WooCommerceShops>().AddSingleton<WebhookKeeping>().AddSingleton<ConnectionStates>().AddSingleton<ConnectionCheck>().AddSingleton<ConnectionChecks>().AddSingleton<ShopConnecting>().AddSingleton<BrowserCookie>().AddSingleton<ConnectLimits>();
        // Shopify shops.
        services.AddSingleton<ShopifyConnection>().AddSingleton<ShopifyTokenStore>().AddSingleton<ShopifyTokenCall>().AddSingleton<ShopifyTokens>().AddSingleton<ShopifyShops>();
        services.AddSingleton<ShopifyDetails>().AddSingleton<ShopifyInstalling>().AddSingleton<HearingShop>();
        // Our pages in Shopify shops.
        services.AddSingleton<AnonymousLists>().AddSingleton<OfferedVariants>().AddSingleton<AskingForList>().AddSingleton<ListLetters>().AddSingleton<ConfirmingList>();
        services.AddSingleton<KeptLists>().AddSingleton<ProxyHtml>().AddSingleton<ProxyFiles>().AddSingleton<SavedDoor>().AddSingleton<AskingDoor>().AddSingleton<ReviewsView>().AddSingleton<PluginReviews>().AddSingleton<ReviewsDoor>().AddSingleton<ProxyDoor>();
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
        services.AddSingleton<Visits>().AddSingleton<ShopLogos>().AddSingleton<FollowedNotes>().AddSingleton<GoingToShop>().AddSingleton<Telling>().AddSingleton<ChoiceKeeping>().AddSingleton<PostCounter>();
        services.AddSingleton<PhotoTaking>().AddSingleton<ReviewUpload>().AddSingleton<SentReviews>().AddSingleton<Reviewing>().AddSingleton<Answering>().AddSingleton<Missing>().AddSingleton<Contacting>().AddSingleton<ContactAtShop>().AddSingleton<PreferencesLinks>();
        services.AddSingleton<Unsubscribing>().AddSingleton<Confirming>().AddSingleton<ConfirmationLetters>().AddSingleton<Choosing>().AddSingleton<ExplainingWhy>().AddSingleton<SavedItems>();
        services.AddSingleton<TextPages>().AddSingleton<WhyRecords>().AddSingleton<DataParts>().AddSingleton<MyData>().AddSingleton<KeepingData>().AddSingleton<ErasureLetters>().AddSingleton<ConfirmingErasure>();
        services.AddSingleton<CodeCookie>().AddSingleton<CodeWriter>().AddSingleton<MailedCodes>().AddSingleton<AskingForCode>();
        services.AddSingleton<PageToken>().AddSingleton<ShopifyDoorway>().AddSingleton<SessionCookie>().AddSingleton<OneTimeLinks>();
        services.AddSingleton<HomeFacts>().AddSingleton<FlowFacts>().AddSingleton<SetupFacts>().AddSingleton<ShopifyFacts>().AddSingleton<PreviewTokens>().AddSingleton<WordsFacts>().AddSingleton<WordsDeeds>();
        services.AddSingleton<LogReader>().AddSingleton<CaseReader>().AddSingleton<CaseReports>().AddSingleton<PersonLog>().AddSingleton<MessageReader>().AddSingleton<CopyLinks>().AddSingleton<UpcomingReader>().AddSingleton<PeopleSearch>().AddSingleton<PersonReader>().AddSingleton<CreditReader>();
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
}
