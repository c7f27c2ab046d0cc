namespace Retention.App.Tests.Architecture;

/// <summary>
/// The arrows between the folders of src/Retention.App. What is not in the table is not allowed: whoever needs a new arrow writes it here,
/// where a reviewer sees it.
/// </summary>
public class FoldersTests
{
    private const string Everything = "*";

    /// <summary>
    /// Which folder may name which. "Road" are the files at the root; "Tables" is Storage/Tables. A single type stands as Folder/Type, on either
    /// side: on the left such a line adds to that of its folder.
    /// </summary>
    private static readonly Dictionary<string, string[]> MayName = new(StringComparer.Ordinal)
    {
        // What puts the program together.
        ["Road/Program"] = [Everything],
        ["Road/AppHost"] = [Everything],
        ["Commands"] = [Everything],
        ["Demo"] = [Everything],
        ["Simulation"] = [], // A shop that does not exist: it knows the events alone.
        ["Seeding"] = [Everything], // The program on a storage in memory, and what it made there.
        ["Rehearsing"] = ["Storage", "Tables", "Letters", "Queues/EventMessage", "Queues/StepMessage", "Queues/Inbox"], // The past, read back: it sends nothing.
        ["DataUse"] = [], // What is stored, by its names alone.
        ["Evidence"] = ["Storage", "Tables", "Explaining", "Letters/SentCopies", "Letters/SentCopy"], // What proves one person's consent.
        ["Explaining"] = ["Storage", "Tables"], // What was decided, in plain words.
        // The road, and all timed work.
        ["Road"] = ["Reports", "Cases", "Wording/OwnWords", "Wording/TestLetters", "Wording/TestOutcome", "Queues", "Storage", "Tables", "Senders", "Letters", "Settings", "Privacy", "Observability", "Reputation", "Crediting/HearingCredit", "Reviews/HearingReviews", "Referrals/HearingReferrals", "Reviews/EarlierReviews", "Surveys/HearingSurveys", "Surveys/SurveyTurns", "Storefronts/TellingShop", "Tiers/HearingTiers", "Tiers/TierWakes"],
        ["Road/TextPages"] = ["Shopper/ShopperLinks", "Shopper/LetterLink"], // The link that an answer to HELP carries.
        ["Road/LastLook"] = ["Storefronts/StorefrontLook"], // The shop itself, asked.
        ["Road/Timetable"] = ["Photos/Leftovers", "Shopper/ShopLogos", "Crediting/CountingOwed", "Webhooks/Quarantine", "Rehearsing/NightlyRehearsals", "Storefronts/ImportFiles", "Storefronts/OrdersReconciliation", "Storefronts/ConnectionChecks", "Storefronts/ShopifyTokens", "Storefronts/ShopifyDetails"],
        ["Road/HearingShop"] = ["Storefronts/ShopifyTokens", "Storefronts/ShopifyDetails", "Storefronts/TokenState", "Storefronts/ShopTrouble"], // A shop that left takes its tokens along.
        // What a shop already has: read a page at a time, and applied on the same road.
        ["Storefronts"] = ["Numbers", "Storage", "Tables", "Queues/EventMessage", "Queues/StepMessage", "Queues/Inbox", "Queues/Schedule", "Webhooks/WooCommerceTranslation", "Webhooks/ShopifyTranslation", "Webhooks/Translated", "Webhooks/Reading", "Road/EventArrived", "Road/ReachCounting", "Rehearsing/Rehearsals", "Settings", "Observability", "Letters/Clean", "Webhooks/PluginDoor", "Webhooks/WooCommerceDoor", "Webhooks/ShopifyDoor"],
        // Credit: its books beside the shopper, its coupons in the shop, and the letter that tells of it.
        ["Crediting"] = ["Storage", "Tables", "Settings", "Observability", "Queues/StepMessage", "Queues/EventMessage", "Queues/Schedule", "Queues/Inbox", "Storefronts", "Webhooks/WooCommerceDoor", "Road/LetterRoom", "Letters", "Senders", "Shopper/ShopperLinks", "Shopper/LetterLink", "Shopper/ShopperWords", "Shopper/TierWords", "Shopper/CreditWords", "Shopper/FrameWords"],
        // Friends whom shoppers invited: judged by what is known of both, paid in credit.
        ["Referrals"] = ["Storage", "Tables", "Settings", "Observability", "Queues/StepMessage", "Queues/EventMessage", "Queues/Schedule", "Queues/Inbox", "Crediting", "Storefronts/ShopCredits", "Storefronts/IShopCredit"],
        ["Merchant/ReferralRoutes"] = ["Referrals/ReferralDeeds"],
        ["Merchant/ReferralsPage"] = ["Referrals/ReferralDeeds"],
        ["Shopper/InvitingFriends"] = ["Referrals/ReferralLinks", "Referrals/ReferralOffers", "Referrals/ReferralOffer"],
        ["Shopper/FollowingInvitation"] = ["Referrals/ReferralLinks", "Referrals/ReferralOffers", "Referrals/ReferralOffer"],
        ["Shopper/GoingToShop"] = ["Webhooks/WooCommerceDoor"], // Where its account page is.
        ["Crediting/EarningStep"] = ["Reviews/ReviewStore", "Reviews/LoadedReview"], // How a review stands decides whether it has earned.
        ["Reviews/Moderating"] = ["Crediting/EarningWakes", "Crediting/EarningWake"],
        // Levels: when they change, and what they bring.
        ["Tiers"] = ["Storage", "Tables", "Observability", "Queues/StepMessage", "Queues/EventMessage", "Queues/Schedule", "Queues/Inbox", "Storefronts", "Crediting", "Reviews/ReviewStore", "Reviews/ReviewLists", "Reviews/LoadedReview", "Letters/MoneyText", "Shopper/TierSeen", "Shopper/LevelSeen", "Shopper/TierWords", "Shopper/ShopperWords"],
        ["Merchant/TierRoutes"] = ["Road/ReachCounting", "Tiers/TierWakes"],
        ["Shopper/ShowingRewards"] = ["Tiers/TierReading"],
        // Surveys: their files, what was answered, and whose turn it is.
        ["Surveys"] = ["Storage", "Tables", "Queues/EventMessage", "Crediting/EarningCredit", "Crediting/Earnt"],
        // Reviews: their index, beside the shoppers.
        ["Reviews"] = ["Storage", "Tables", "Observability", "Queues/EventMessage", "Queues/StepMessage", "Queues/Schedule", "Queues/Inbox"],
        // Photos of reviews: read, kept, and shown.
        ["Photos"] = ["Storage", "Tables", "Settings", "Reviews/ReviewStore", "Reviews/LoadedReview"],
        ["Shopper/Reviewing"] = ["Photos"],
        ["Shopper/PhotoTaking"] = ["Photos"],
        ["Shopper/RefusedPhoto"] = ["Photos/PhotoFault"],
        ["Shopper/English"] = ["Photos/PhotoFault"], // Each fault has a sentence in each language.
        ["Shopper/German"] = ["Photos/PhotoFault"],
        ["Shopper/French"] = ["Photos/PhotoFault"],
        ["Shopper/Spanish"] = ["Photos/PhotoFault"],
        ["Shopper/Japanese"] = ["Photos/PhotoFault"],
        ["Shopper/ReviewForm"] = ["Photos/PhotoFault"],
        ["Shopper/ReviewUpload"] = ["Photos/PhotoFault"],
        ["Shopper/FileTaken"] = ["Photos/PhotoFault"],
        ["Shopper/SentReviews"] = ["Reviews/ReviewStore", "Reviews/LoadedReview"],
        ["Road/EventFollowing"] = ["Photos/HearingPhotos"],
        ["Privacy/Erasure"] = ["Photos/PhotoStore"],
        ["Privacy/ExportGroups"] = ["Photos/KeptPhoto"],
        ["Privacy/PersonExport"] = ["Photos/PhotoStore", "Photos/PhotoLinks", "Photos/KeptPhoto"],
        ["Storefronts/RatingStep"] = ["Reviews"],
        ["Merchant/ReviewCsv"] = ["Photos/PhotoLinks"],
        ["Merchant/ReviewPageFacts"] = ["Photos/PhotoLinks"],
        ["Storefronts/ReviewLines"] = ["Reviews"], // A file of reviews goes into the index.
        ["Storefronts/Coupons"] = ["Webhooks/Reading"],
        ["Storefronts/ShopifyDetails"] = ["Webhooks/ShopifyPlans", "Letters/Links"],
        ["Storefronts/ShopifyInstalling"] = ["Privacy/PrivacyRequests"], // Who was stopped, and erased since, does not come back as a stranger.
        ["Storefronts/SimulatedHistory"] = ["Simulation"],
        ["Storefronts/Histories"] = ["Simulation/SimulationSettings"],
        // In: a door checks, translates, and puts one message. It reads no shopper and decides nothing.
        ["Webhooks"] =
        [
            "Queues/Inbox", "Queues/EventMessage", "Storage/AppStorage", "Storage/Blobs", "Storage/Keys", "Storage/Stored", "Storage/StoredEvents", "Storage/ShopStore", "Storage/Connection",
            "Settings", "Observability", "Reports", "Senders/SendGridArguments", "Replies/ReplyReceiving", "Replies/InboundMail", "Numbers",
        ],
        ["Webhooks/PluginDoor"] = ["Storage/PluginCalls", "Storage/ShopRecord", "Shopper/ContactAtShop", "Shopper/PreferencesLinks", "Shopper/NotAtShop", "Shopper/ContactAsked", "Shopper/LinkAsked", "Privacy/PersonExport", "Privacy/PersonErasing", "Privacy/PersonAsked", "Privacy/ExportPage", "Privacy/ExportItem", "Privacy/ExportLine", "ShopPages/PluginReviews", "ShopPages/PluginAsksReviews"], // Whoever asks waits for the answer.
        ["Webhooks/PluginAnswer"] = ["Shopper/NotAtShop"],
        ["Webhooks/PluginSaid"] = ["Shopper/ContactAsked", "Shopper/LinkAsked", "Privacy/PersonAsked", "ShopPages/PluginAsksReviews"],
        // Our pages in Shopify shops: whoever asks waits for the answer, and a customer's list is changed on the road before it.
        ["ShopPages"] = ["Storage", "Tables", "Settings", "Queues/Inbox", "Queues/EventMessage", "Road/EventArrived", "Webhooks/Intake", "Webhooks/ShopifyDoor", "Storefronts/OfferedVariants", "Storefronts/Offered", "Letters/MoneyText", "Reviews/ShownReviews", "Reviews/ShownReview", "Reviews/ShownPage", "Reviews/ReviewStore", "Reviews/StructuredReviews", "Photos/PhotoLinks", "Shopper"],
        ["Webhooks/TwilioStatus"] = ["Senders/TwilioFaults", "Senders/TwilioFault", "Senders/TwilioFaultKind"],
        ["Webhooks/TwilioStatusDoor"] = ["Storage/TextAccounts", "Storage/TextAccount", "Storage/TextedNumbers"],
        ["Webhooks/TwilioInboundDoor"] = ["Storage/TextAccounts", "Storage/TextAccount", "Road/TextReceived", "Road/ReceivedText"], // A STOP holds before it is answered.
        // What providers report: put into the queue, taken apart, and applied on the road.
        ["Reports"] = ["Storage", "Tables", "Settings", "Senders/SendGridArguments", "Senders/SendGridLists", "Senders/ListedPage", "Queues/Inbox", "Queues/EventMessage", "Queues/LargeEventGoneException", "Road/ReportArrived", "Observability"],
        // What shoppers reply by mail goes the road, as what they say on a page.
        ["Replies"] = ["Storage", "Tables", "Cases/CaseStore", "Cases/Case", "Queues/Inbox", "Queues/EventMessage", "Settings", "Observability"],
        ["Functions"] = ["Queues", "Storage/AppStorage", "Road/Timetable", "Observability"],
        ["Queues"] = ["Storage", "Tables", "Settings", "Observability"],
        ["Queues/Dispatch"] = ["Tiers/TierStep", "Tiers/TierWakes", "Cases/CaseWakes", "Cases/CaseAcknowledging", "Cases/CaseDeeds", "Privacy/DataRequests", "Privacy/ShopErasing", "Storefronts/TellingShop", "Storefronts/ConsentBack", "Road/EventArrived", "Road/StepIsDue", "Road/ItemWaves", "Road/ReachCounting", "Storefronts/HistoryImport", "Storefronts/OrdersReconciliation", "Road/AskingToConfirm", "Shopper/ConfirmationLetters", "Shopper/PreferencesLinks", "Shopper/AskingForList", "Shopper/ListLetters", "Road/AskingByText", "Road/ConfirmationTexts", "Rehearsing/RehearsalJob", "Reports", "Crediting/CreditStep", "Crediting/CreditWakes", "Crediting/EarningStep", "Crediting/EarningWakes", "Crediting/EarningWake", "Reviews/RatingWakes", "Storefronts/RatingStep", "Referrals/ReferralStep", "Referrals/ReferralWakes"],
        // Out: a letter is written, then sent.
        ["Letters"] = ["Replies/ReplyAddresses", "Storage", "Tables", "Road/Walk", "Shopper/ShopperLinks", "Shopper/LetterLink", "Senders/OutgoingLetter", "Senders/OutgoingText", "Senders/OutgoingMessage", "Numbers"],
        ["Numbers"] = [], // Telephone numbers of all countries.
        ["Senders"] = ["Letters", "Storage", "Tables", "Settings", "Observability"],
        // A shop's own words, their preview, and letters to its staff.
        ["Wording"] = ["Storage", "Tables", "Letters", "Senders", "Settings", "Observability", "Merchant/StaffStore", "Merchant/StaffMember"],
        // How mailboxes take a shop's letters.
        ["Reputation"] = ["Storage", "Tables", "Observability", "Reports/Report", "Reports/ReportKind"],
        // Pages.
        ["Merchant/SetupRoutes"] = ["Shopper/ShopLogos"],
        ["Merchant/ShopifyFacts"] = ["Road/LetterRoom"],
        ["Merchant"] =
        [
            "Storage", "Tables", "Senders", "Letters", "Wording", "Settings", "Observability", "Rehearsing", "Explaining", "Storefronts", "Privacy", "Cases", "Reputation", "Webhooks/ShopifyDoor", "Webhooks/Quarantine", "Webhooks/QuarantineEntry", "Webhooks/QuarantinedDelivery", "Webhooks/Replay",
            "Road/Cancelling", "Road/Cancelled", "Road/Holding", "Road/Stopping", "Road/TakingOff", "Road/TakenOff", "Road/ListingByHand", "Evidence", "Crediting", "Reviews", "Webhooks/WooCommerceDoor", // What a merchant does to one shopper or message goes the road's own way.
        ],
        ["Merchant/SurveyRoutes"] = ["Surveys"], // What shoppers wrote in surveys is read there, and on no other page.
        ["Merchant/SurveysPage"] = ["Surveys/StandardSurveys"],
        ["Merchant/SurveyPreview"] = ["Shopper"], // The very page that shoppers see.
        ["Shopper/Answering"] = ["Surveys/SurveyStore", "Surveys/SurveyDrafts", "Surveys/SurveyDraft"],
        // What a shopper says goes the road, as what a door says; a code goes by letter.
        ["Shopper/AskingForCode"] = ["Explaining/Plain"], // An address as only its owner would know it again.
        ["Shopper/DataParts"] = ["Cases/Case", "Cases/CaseStore", "Reviews/ImportedReviews"], // How much is kept of somebody.
        ["Shopper/ListLetters"] = ["Queues/Schedule"], // What has to wait is woken again.
        ["Shopper/ShopLogos"] = ["Storefronts/ShopConnections", "Storefronts/ShopAddress", "Storefronts/ShopTrouble"], // A merchant typed the address: it is called as a shop is.
        ["Shopper/Settling"] = ["Cases/Case", "Cases/CaseOpening"], // What a case keeps, and what a "no" is called there.
        ["Shopper"] = ["Storefronts/TellingShop", "Storage", "Tables", "Settings", "Observability", "Letters", "Queues/Inbox", "Queues/EventMessage", "Road/EventArrived", "Road/Suppressing", "Road/AskingToConfirm", "Road/AskedOnce", "Road/LetterRoom", "Crediting/HearingCredit", "Crediting/ReviewPromise", "Queues/StepMessage", "Senders", "DataUse", "Privacy"],
        ["Cases"] = ["Road/LetterRoom", "Replies/ReplyAddresses", "Reports/Report", "Reports/ReportKind", "Storage", "Tables", "Settings", "Observability", "Letters", "Queues/Inbox", "Queues/EventMessage", "Shopper/ShopperLinks", "Shopper/LetterLink", "Senders", "Queues/StepMessage", "Queues/Schedule", "Storefronts", "Crediting/GivingCredit", "Crediting/Given"],
        ["Privacy/Redacting"] = ["Queues/EventMessage", "Queues/Inbox"], // In a large shop a person is looked for by several messages.
        ["Privacy/DataRequests"] = ["Queues/EventMessage", "Queues/Inbox", "Queues/LargeEventGoneException"],
        ["Privacy/ShopErasing"] = ["Queues/EventMessage", "Queues/Inbox"],
        ["Privacy/HeldErasing"] = ["Queues/Poison", "Queues/Inbox", "Senders/Outbox"],
        ["Privacy/OwnerLetters"] = ["Letters", "Senders", "Settings", "Webhooks/ShopifyDoor"], // The one letter that goes to a shop's owner.
        ["Privacy/PersonFinding"] = ["Numbers"],
        ["Webhooks/ShopifyDoor"] = ["Storefronts/ShopifyApi"],
        ["Privacy/PersonErasing"] = ["Road/EventArrived", "Queues/EventMessage"], // Whoever asks for it waits for it.
        ["Privacy"] = ["Evidence", "Explaining", "Storage", "Tables", "Cases", "Observability", "Webhooks/SendGridDoor", "Webhooks/Quarantine", "Webhooks/QuarantineEntry", "Webhooks/QuarantinedDelivery", "Crediting/CreditErasure", "Surveys/ResponseStore", "Reviews/ReviewStore", "Reviews/ImportedReviews"], // A redact searches what is held.
        // What providers report of messages, in our words.
        // What all stand on.
        ["Storage"] = ["Tables", "Settings", "Observability"],
        ["Storage/Stored"] = ["Privacy/PrivacyRequest", "Privacy/RequestKind", "Privacy/OwnerLetter", "Cases/SavedAnswers", "Cases/SavedAnswer", "Cases/CaseNote", "Cases/CaseTask", "Cases/CaseDeed", "Cases/CaseDeedState", "Cases/Case", "Cases/CaseKind", "Cases/CaseLetter", "Cases/CaseLetterState", "Cases/CaseState", "Cases/CaseWords", "Surveys/SurveyDraft", "Queues/EventMessage", "Queues/StepMessage", "Reports", "Storefronts", "Road/ReachTurn", "Senders/OutboxLetter", "Letters/SentCopy", "Webhooks/QuarantinedDelivery", "Wording/KeptWords", "Merchant/StoredMember"], // The stored forms of all.
        ["Tables"] = [],
        ["Observability"] = ["Storage/AppStorage", "Tables"],
        ["Settings"] = [],
    };

    [Fact]
    public void A_folder_names_only_those_that_the_table_allows()
    {
        var app = typeof(AppHost).Assembly;
        Violations(new References(app).Of(app.GetTypes())).ShouldBeEmpty();
    }

    [Fact]
    public void A_sender_that_names_a_door_is_caught_with_its_file_and_both_folders() =>
        Planted(typeof(global::Retention.App.Senders.PlantedSender)).ShouldBe(["Planted.cs: Senders names Webhooks (ShopifyDoor)"]);

    [Fact]
    public void A_door_that_names_a_shopper_s_row_is_caught_even_where_only_a_parameter_tells() =>
        Planted(typeof(global::Retention.App.Webhooks.PlantedDoor)).ShouldBe(["Planted.cs: Webhooks names Storage (ShopperStore)"]);

    [Fact]
    public void A_folder_that_the_table_does_not_have_is_caught() =>
        Violations([new(typeof(Unheard.PlantedFolder), typeof(AppHost), Member: null, "Planted.cs")]).ShouldBe(["Planted.cs: Unheard names Road (AppHost)"]);

    [Fact]
    public void Every_folder_has_its_line_in_the_table() =>
        Directory.GetDirectories(Path.Combine(Source.Root, "src", "Retention.App")).Select(folder => Path.GetFileName(folder))
            .Where(folder => folder is not ("bin" or "obj" or "Properties") && !MayName.ContainsKey(folder)).ShouldBeEmpty();

    private static string[] Planted(Type type) => Violations(new References(type.Assembly).Of([type]));

    private static string[] Violations(IEnumerable<Reference> references)
    {
        var violations =
            from reference in references
            let type = References.Outermost(reference.To)
            let here = Folder(reference.From)
            let there = Folder(type)
            where here is not null && there is not null && here != there && !IsAllowed(here, reference.From, there, type)
            select $"{Path.GetFileName(reference.File)}: {here} names {there} ({type.Name})";
        return [.. violations.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static bool IsAllowed(string from, Type fromType, string to, Type toType) =>
        MayName.GetValueOrDefault(from, []).Concat(MayName.GetValueOrDefault($"{from}/{fromType.Name}", []))
            .Any(allowed => allowed == Everything || allowed == to || allowed == $"{to}/{toType.Name}");

    // Null for what the compiler makes, and for what is not ours.
    private static string? Folder(Type type) => type.Namespace?.Split('.') switch
    {
        null => type.Name == "Program" ? "Road" : null,
        ["Azure", "Data", "Tables", ..] => "Tables",
        ["Retention", "App"] => "Road",
        ["Retention", "App", "ForShoppers", ..] => "Shopper",
        ["Retention", "App", var folder, ..] => folder,
        _ => null,
    };
}
