using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Letters;
using Retention.App.Merchant.Staff;
using Retention.App.Privacy;
using Retention.App.Queues;
using Retention.App.Rehearsing;
using Retention.App.Reports;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.App.Wording;
using Retention.Clicks;
using Retention.Events;
using Retention.Insights;
using Retention.Reputation;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Surveys;

namespace Retention.App.Tests.Storage;

/// <summary>
/// What earlier versions wrote is read for ever. The files of fixtures/stored/v1 were recorded once: they are never changed, only joined by those of newer versions.
/// </summary>
public sealed class StoredFormTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly Order Order = new()
    {
        Id = "820982911946154508",
        Number = "#1001",
        Stage = OrderStage.Paid,
        PlacedAt = At,
        UpdatedAt = At.AddMinutes(1),
        PaidAt = At,
        IsRefunded = true,
        IsTest = true,
        IsRisky = true,
        CustomerId = "7",
        Email = "ann@example.test",
        FirstName = "Ann",
        Locale = "de",
        Country = "DE",
        CheckoutToken = "t",
        CartToken = "c",
        Total = new Money(8999, new Currency("EUR")),
        Lines = [new("Becher", "blau", 2, new Money(8999, new Currency("EUR")), "https://shop.test/b.jpg")],
        LinesLeftOut = 3,
    };

    private static readonly Retention.Shoppers.Shopper Ann = new()
    {
        Id = "s",
        Names = [new(NameKind.Customer, "h1"), new(NameKind.Email, "h2")],
        Orders = [new KnownOrder { Id = "5", EmailKey = "h2" }.With(Order, [new(NameKind.Email, "h2")]) with { IsRemoved = true, Country = null }],
        ForgottenPaidOrders = 2,
        Journeys = [new() { Flow = "thank-you", FlowVersion = 1, Subject = "5", StartedAt = At, Step = 0, DueAt = At.AddHours(1), Waits = 1, NotBefore = At.AddHours(2), Claim = new("m", 1, At, At.AddSeconds(20), "first") { IsUnknown = true } }],
        Ended = [new("thank-you|4", At)],
        Heard = [new("thank-you", "thank-you|4", At)],
        Refusals = ["h3"],
        Events = ["e1", "e2"],
        ErasedAt = At,
        MergingInto = "x",
        MergedInto = "y",
        Merged = ["z"],
    };

    private static readonly ShopDetails Details = new(At)
    {
        Name = "Blue Mugs",
        Email = "owner@shop.test",
        CustomerEmail = "hello@shop.test",
        Url = "https://shop.test",
        Currency = "EUR",
        TimeZone = "Europe/Berlin",
        Country = "DE",
        Locale = "de",
        Locales = ["de", "en"],
        PostalAddress = "1 Kiln Lane\n10115 Berlin",
        PolicyUrl = "https://shop.test/policies/refund-policy",
        PlanName = "Basic",
        Stage = ShopStage.Development,
        HasStoreCredit = true,
    };

    public static TheoryData<string> Names => [.. Samples().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_version_1_wrote_is_read_as_it_was_meant(string name)
    {
        var (expected, read) = Samples()[name];
        var file = Path.Combine(AppContext.BaseDirectory, "fixtures", "stored", "v1", $"{name}.json");
        var again = read(File.ReadAllText(file));
        Holds(JsonNode.Parse(again)!, JsonNode.Parse(File.ReadAllText(file))!).ShouldBeTrue(again);
        JsonNode.DeepEquals(JsonNode.Parse(again), JsonNode.Parse(expected)).ShouldBeTrue(again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"reviewCreditsPerMonth":1,"creditDays":365,"usualGap":"60.00:00:00"}""")]
    public void A_shop_that_an_earlier_version_wrote_has_the_default_of_every_setting_that_was_added_since(string? settings)
    {
        var stored = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "stored", "v1", "shop.json")))!;
        if (settings is not null)
            stored["settings"] = JsonNode.Parse(settings);
        var read = JsonSerializer.Deserialize(stored, Stored.Default.Shop)!;
        JsonSerializer.Serialize(read, Stored.Default.Shop).ShouldBe(JsonSerializer.Serialize(read with { Settings = FlowSettings.Default }, Stored.Default.Shop));
        (read.Settings.ReturnDays, read.Settings.PurchaseCreditsPerMonth, read.Settings.CreditDays).ShouldBe((30, 10, 365));
    }

    [Fact]
    public void A_setting_that_was_stored_as_0_stays_0()
    {
        var read = JsonSerializer.Deserialize("""{"id":"s1","brand":{"name":"Blue Mugs","social":[]},"connectedAt":"2026-11-20T09:00:00+00:00","settings":{"returnDays":0,"creditDays":0}}""", Stored.Default.Shop)!;
        (read.Settings.ReturnDays, read.Settings.CreditDays).ShouldBe((0, 0));
    }

    // All that the earlier program wrote is still there; what was added since has its default.
    private static bool Holds(JsonNode? all, JsonNode? some) => (all, some) switch
    {
        (JsonObject many, JsonObject few) => few.All(field => Holds(many[field.Key], field.Value)),
        (JsonArray many, JsonArray few) => many.Count == few.Count && many.Zip(few).All(pair => Holds(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(all, some),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_door_writes_in_one_go_is_the_stored_form_of_the_message(string name)
    {
        // What a worker tells one shopper, and what lies in a blob, no door writes.
        if (!name.StartsWith("event-", StringComparison.Ordinal) || name is "event-large" or "event-told")
            return;
        var expected = Samples()[name].Expected;
        var message = JsonSerializer.Deserialize(expected, Stored.Default.EventMessage)!;
        var written = EventMessage.Write(message.Shop, message.Key, message.ReceivedAt, message.Open(message.Body!.Value), message.Topic);
        JsonNode.DeepEquals(JsonNode.Parse(written.Span), JsonNode.Parse(expected)).ShouldBeTrue(Encoding.UTF8.GetString(written.Span));
    }

    private static RehearsalReport Report() => new()
    {
        Shop = "Blue Mugs",
        Flow = "thank-you",
        Title = "Thank",
        Tried = ["wait=2h"],
        From = At,
        To = At.AddDays(1),
        History = new(At, At, 5, IsEnough: true),
        Candidates = 3,
        Messages = 1,
        People = 1,
        Steps = [new("thanks", "email", 1)],
        TimeZone = "UTC",
        Days = [new(new(2026, 11, 20), 1)],
        Hours = [1, 0],
        Cost = new("USD", 0.0013m, 1.3m, 0.0128m, "lists"),
        Silences = [new("refunded", "Refunded", 1)],
        Waiting = 1,
        Deferrals = [new("quiet-hours", "Night", 1)],
        MostInAWeek = 1,
        MostInAWeekOfAllFlows = 2,
        PerDay = 1.5m,
        Present = new(2, 1, 1, 0.5m, 0.0013m),
        Samples = [new() { At = At, Step = "thanks", Channel = "email", Subject = "Hello", Text = "Hello,", Html = "<html>" }],
    };

    // Each example as this program writes it, and how this program reads one and writes it again.
    private static SortedDictionary<string, (string Expected, Func<string, string> Read)> Samples()
    {
        var samples = new SortedDictionary<string, (string, Func<string, string>)>(StringComparer.Ordinal);
        void Add<T>(string name, T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
            samples[name] = (JsonSerializer.Serialize(value, type), json => JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type)!, type));
        void AddEvent(Happened happened)
        {
            var message = EventMessage.Of("s1", "k", At, happened, "topic");
            samples[$"event-{happened.GetType().Name}"] = (JsonSerializer.Serialize(message, Stored.Default.EventMessage), json =>
            {
                var read = JsonSerializer.Deserialize(json, Stored.Default.EventMessage)!;
                return JsonSerializer.Serialize(EventMessage.Of(read.Shop, read.Key, read.ReceivedAt, read.Open(read.Body!.Value), read.Topic) with { V = read.V }, Stored.Default.EventMessage);
            }
            );
        }

        Add("shopper", Ann, Stored.Default.Shopper);
        Add("order", Order, Stored.Default.Order);
        Add("shop", new Shop
        {
            Id = "s1",
            Brand = new("Blue Mugs") { Url = "https://shop.test", Logo = "https://shop.test/l.png", Color = "#112233", PostalAddress = "1 Kiln Lane", PolicyUrl = "https://shop.test/p", Social = [new("Elsewhere", "https://social.test")] },
            ReplyTo = "hello@shop.test",
            Locale = "de",
            ConnectedAt = At,
            UninstalledAt = At,
            Trouble = "code",
            KnowsAllOrders = true,
            FlowsOn = ["thank-you"],
        }, Stored.Default.Shop);
        Add("case", new App.Cases.Case
        {
            Id = "c0ffee",
            Shopper = "s",
            Kind = App.Cases.CaseKind.Score,
            OrderId = "5",
            Number = "#1001",
            Address = "h2",
            Said = [new("k", At, "problem", 3, "Zu spät.")],
            OpenedAt = At,
            State = App.Cases.CaseState.Closed,
            Letters = [new("m", "Es tut uns leid.", "Maria", At, 2, App.Cases.CaseLetterState.Refused) { Why = "no such address" }],
            ClosedAt = At.AddHours(2),
            ClosedBy = "Maria",
        }, Stored.Default.Case);
        Add("case-worked", new App.Cases.Case
        {
            Id = "c0ffee",
            Shopper = "s",
            Kind = App.Cases.CaseKind.Review,
            Said = [new("k", At, "reply", Score: null, "Kaputt.") { MailId = "<1@example.test>", Subject = "Becher" }],
            OpenedAt = At,
            BegunAt = At,
            FirstBegunAt = At.AddDays(-1),
            State = App.Cases.CaseState.Closed,
            Letters = [new("m", "", "", At, 1, App.Cases.CaseLetterState.Sent) { IsAutomatic = true }],
            Owner = "0123456789abcdef",
            Tags = ["glasur"],
            Notes = [new(At, "7", "Rief an.")],
            Tasks = [new(1, "Töpfer fragen", new DateOnly(2026, 11, 30)) { DoneAt = At, DoneBy = "7" }],
            Deeds = [new("d", Retention.Cases.CaseDeedKind.Refund, new Money(500, new Currency("EUR")), "7", At, App.Cases.CaseDeedState.Done) { OrderId = "5", Note = "Henkel", ClaimedAt = At, DecidedBy = "1", ShopId = "9", Why = "by hand" }],
            Outcome = Retention.Cases.CaseOutcome.Refunded,
            IsDrawnFirst = true,
            ClosedAt = At,
            ClosedBy = "7",
            SettledAt = At,
        }, Stored.Default.Case);
        Add("saved-answers", new App.Cases.SavedAnswers([new("Sorry", "Hallo {{first_name}}")]), Stored.Default.SavedAnswers);
        Add("connection", new StoredConnection("c", "s1", ["sealed-new", "sealed-old"], "sealed-key", "sealed-secret"), Stored.Default.StoredConnection);
        Add("connection-webhooks", new StoredConnection("c", "s1", [], "sealed-key", "sealed-secret") { PageKey = "sealed-page", Webhooks = [new("order.created", "sealed-new", 7), new("order.created", "sealed-old", 5), new("cart.updated", "sealed", null)] }, Stored.Default.StoredConnection);
        Add("connection-home", new StoredConnection("c", "s1", [], "sealed-key", "sealed-secret") { Home = "https://www.brand.test" }, Stored.Default.StoredConnection);
        Add("connection-renewing", new App.Storefronts.WooCommerce.ConnectionState(At) { IsUnfinished = true, IsRenewing = true }, Stored.Default.ConnectionState);
        Add("connection-state", new App.Storefronts.WooCommerce.ConnectionState(At)
        {
            Trouble = "time-out",
            What = "The shop did not answer in time.",
            Webhooks = 10,
            Missing = ["saved_item.updated"],
            IsUnfinished = true,
            PrintsNotices = true,
            Plugin = new("1.0.0", true) { WordPress = "6.9.4", WooCommerce = "10.5.0", Php = "8.2", IsCopy = true, Checkout = "block", Others = [new("mailpoet", "MailPoet", "newsletter", true, true, false)] },
        }, Stored.Default.ConnectionState);
        Add("approval", new StoredApproval("https://shop.test", "hash", At.AddMinutes(15)) { CalledAt = At.AddMinutes(1), ConsumerKey = "sealed-key", ConsumerSecret = "sealed-secret" }, Stored.Default.StoredApproval);
        Add("shop-senders-found", new Shop { Id = "s1", Brand = new("Blue Mugs"), ConnectedAt = At, SendersFound = ["MailPoet"] }, Stored.Default.Shop);
        var import = new App.Storefronts.ImportProgress("i1", new(App.Storefronts.HistorySource.OrderFile) { File = "s1/f", Length = 8192, HasAllOrders = true, Until = new(2026, 11, 20), Orders = 1, Seed = 2, Days = 3 }, At, At.AddMinutes(-1))
        {
            Page = 2,
            Cursor = "200",
            MovedAt = At.AddMinutes(1),
            Read = 400,
            Applied = 390,
            LeftToLive = 10,
            Done = 4096,
            Of = 8192,
            Faults = [new("No amount.", "Give one.") { Line = 7 }],
            FaultCount = 1,
            FinishedAt = At.AddHours(1),
            CancelledAt = At.AddHours(2),
            FailedAt = At.AddHours(3),
        };
        Add("import", import, Stored.Default.ImportProgress);
        Add("import-waiting", import with { WaitsSince = At, WaitsUntil = At.AddMinutes(10), WaitsFor = new("Closed.", "Nothing.") }, Stored.Default.ImportProgress);
        Add("orders-read", new App.Storefronts.OrdersRead(At)
        {
            From = At.AddMinutes(-10),
            Page = 2,
            NextAt = At.AddMinutes(15),
            Keys = ["k1", "k2"],
            FoundAt = At,
            Found = 3,
            Failures = 1,
            Trouble = "woocommerce_rest_cannot_view",
            Customer = 7,
            CustomersAt = At.AddHours(-1),
        }, Stored.Default.OrdersRead);
        Add("orders-read-by-marks", new App.Storefronts.OrdersRead(At) { From = At.AddMinutes(-10), After = "eyJsYXN0X2lkIjo3fQ==", CustomersUpTo = At.AddMinutes(-5), NextAt = At.AddMinutes(15) }, Stored.Default.OrdersRead);
        Add("import-from-shopify", new App.Storefronts.ImportProgress("i2", App.Storefronts.HistorySource.FromShopify(hasAllOrders: true), At, At)
        {
            Page = 3,
            Cursor = "orders|638992404000000000|1004|gid://shopify/BulkOperation/7|8192|400|0|1|6",
            MovedAt = At.AddMinutes(1),
            WaitsUntil = At.AddMinutes(2),
        }, Stored.Default.ImportProgress);
        Add("import-turn", new App.Storefronts.HistoryTurn("i1", 2), Stored.Default.HistoryTurn);
        Add("reach", new StoredReach(new(At, 2, [new("DE", Channel.Email, Purpose.Marketing, 1)]), new("r1", 3, At, "s", new(At, 1, []))), Stored.Default.StoredReach);
        Add("review", new Retention.Reviews.Review
        {
            Id = "c0ffee",
            Shopper = "s",
            OrderId = "5",
            Product = "7001",
            ItemId = "19",
            Item = "Blue Mug",
            Stars = 2,
            Title = "Chipped",
            Text = "It came with a chip.",
            By = "Ann S.",
            IsVerified = true,
            IsIncentivised = true,
            IsGift = true,
            At = At,
            State = Retention.Reviews.ReviewState.Rejected,
            Reason = "not-about-item",
            Decisions = [new(Retention.Reviews.ReviewState.Published, Reason: null, By: null, At), new(Retention.Reviews.ReviewState.Rejected, "not-about-item", "maria", At.AddDays(1))],
        }, Stored.Default.Review);
        Add("review-photos", new Retention.Reviews.Review { Id = "c0ffee", Shopper = "s", OrderId = "5", Product = "7001", Item = "Blue Mug", Stars = 4, At = At, Photos = [new("0123456789abcdef0123456789abcdef0123", 1200, 800)] }, Stored.Default.Review);
        Add("review-draft", new Retention.Reviews.ReviewDraft("5", At) { Items = [new("19", 4, "Good", "It holds") { Photos = [new("0123456789abcdef0123456789abcdef0123", 1200, 800)] }, new("Tea Towel", Stars: null, "", "")] }, Stored.Default.ReviewDraft);
        Add("review-answered", new Retention.Reviews.Review
        {
            Id = "c0ffee",
            Shopper = "h1",
            OrderId = "",
            Product = "7001",
            Item = "Blue Mug",
            Stars = 4,
            At = At,
            State = Retention.Reviews.ReviewState.Published,
            Source = "judge.me",
            Reply = new("Thank you!", "maria", At) { ChangedAt = At.AddDays(1) },
            Decisions = [new(Retention.Reviews.ReviewState.Published, Reason: null, "maria", At) { Act = "replied" }],
        }, Stored.Default.Review);
        Add("review-totals-reasons", new Retention.Reviews.ReviewTotals(1, 2, 3) { Withdrawn = 4, Imported = 1, RejectedFor = System.Collections.Immutable.ImmutableSortedDictionary<string, int>.Empty.Add("insult", 2) }, Stored.Default.ReviewTotals);
        Add("import-of-reviews", new App.Storefronts.ImportProgress("i3", new(App.Storefronts.HistorySource.ReviewFile) { File = "f", FileName = "reviews.csv", Length = 9, IsRewarded = true }, At, At), Stored.Default.ImportProgress);
        Add("review-ratings", new Retention.Reviews.ProductRatings("7001", "Blue Mug") { All = new(5, 4, 3, 2, 1), Unrewarded = new(1, 0, 0, 0, 2) }, Stored.Default.ProductRatings);
        Add("review-totals", new Retention.Reviews.ReviewTotals(1, 2, 3), Stored.Default.ReviewTotals);
        Add("review-written", new Retention.Reviews.WrittenRating("7001") { Told = new(45, 2), Asked = new(40, null), AskedAt = At, Title = "Blue Mug", Trouble = "t", Remedy = "r" }, Stored.Default.WrittenRating);
        Add("review-given", new ReviewGiven("5", At) { Items = [new("19", "Blue Mug", 2, "Chipped", "It came with a chip.") { ProductId = "7001" }], IsPromised = true }, Stored.Default.ReviewGiven);
        Add("survey-response", new Response { Id = "c0ffee", Survey = "nps", Version = 2, Shopper = "s", OrderId = "5", Number = "#1001", Language = "de", Loyalty = LoyaltyBand.Returning, Products = [new("18", "Becher")], At = At, LastAt = At.AddMinutes(1), IsComplete = true, Answers = [new("score", "9"), new("what-was-best", "Alles.")] }, Stored.Default.Response);
        Add("survey-invited", new Invited("nps", "s", LoyaltyBand.Loyal, At, At.AddDays(1)) { OrderId = "5" }, Stored.Default.Invited);
        Add("survey-draft", new App.Surveys.SurveyDraft("nps", 2, "recommend", [new("score", "9")]) { IsDone = true }, Stored.Default.SurveyDraft);
        Add("shop-surveys", new Shop { Id = "s1", Brand = new("Blue Mugs"), ConnectedAt = At, Surveys = [new("delivery", 3, "Delivery") { Asking = new(5) { EveryDays = 90, FromOrder = 2 }, IsOn = true }] }, Stored.Default.Shop);
        Add("reward", new Retention.Rewards.Reward
        {
            Id = "c0ffee",
            Worth = new Money(1000, new Currency("EUR")),
            Why = "by-hand",
            EarnedAt = At,
            Address = "h2",
            LastDay = new(2027, 11, 20),
            Note = "the broken mug",
            By = "maria",
            Coupons = [new(0, new Money(1000, new Currency("EUR")), Retention.Rewards.CouponState.Issued) { ShopId = "21", AskedAt = At, ToldAt = At.AddMinutes(1) }, new(1, new Money(300, new Currency("EUR")), Retention.Rewards.CouponState.Failed) { Trouble = "Off.", Remedy = "Switch on." }],
            Uses = [new("5", 0, new Money(700, new Currency("EUR")), At) { Stands = true, IsPaid = true }],
            Ended = Retention.Rewards.CreditKind.Revoked,
            Lapsed = 300,
            Beyond = 5,
            Entries = 6,
            IsErased = true,
        }, Stored.Default.Reward);
        Add("reward-account", new Retention.Rewards.Reward
        {
            Id = "beef",
            Worth = new Money(1000, new Currency("EUR")),
            Why = "review",
            EarnedAt = At,
            Address = "h2",
            Coupons =
            [
                new(0, new Money(1000, new Currency("EUR")), Retention.Rewards.CouponState.Removing) { Form = Retention.Rewards.CreditForm.Account, Holder = "7", ShopId = "gid://shopify/StoreCreditAccountCreditTransaction/1", AskedAt = At, TakingBack = new Money(300, new Currency("EUR")), LookedAt = At.AddMinutes(1) },
                new(1, new Money(300, new Currency("EUR")), Retention.Rewards.CouponState.Unknown) { Form = Retention.Rewards.CreditForm.OpenCode, Ticket = "gid://shopify/DiscountRedeemCodeBulkCreation/2" },
            ],
            Uses = [new("account", 0, new Money(700, new Currency("EUR")), At) { Stands = true, IsPaid = true }],
            Entries = 2,
        }, Stored.Default.Reward);
        Add("reward-earned", new Retention.Rewards.Reward
        {
            Id = "f00d",
            Worth = new Money(500, new Currency("EUR")),
            Why = "purchase",
            OrderId = "5",
            Kept = new Money(10_000, new Currency("EUR")),
            EarnedAt = At,
            Address = "h2",
            LastDay = new(2027, 11, 20),
            Ended = Retention.Rewards.CreditKind.Revoked,
            EndedFor = "fraud",
            Refunded = 200,
            Reversed = 100,
            Lapsed = 500,
            Entries = 3,
            RemindedOf = 30,
        }, Stored.Default.Reward);
        Add("credit-missed", new Retention.Rewards.CreditEntry("f00d|0", Retention.Rewards.CreditKind.Missed, new Money(300, new Currency("EUR")), At, "review") { Because = "month-limit" }, Stored.Default.CreditEntry);
        Add("owed", new Retention.Rewards.OwedCount(new(2026, 11, 20)) { Owed = [new Money(700, new Currency("EUR"))], Soon = [new Money(200, new Currency("EUR"))], Shoppers = 2, Last = "s" }, Stored.Default.OwedCount);
        Add("credit-entry", new Retention.Rewards.CreditEntry("c0ffee|2", Retention.Rewards.CreditKind.Spent, new Money(700, new Currency("EUR")), At, "order") { Coupon = 0, OrderId = "5" }, Stored.Default.CreditEntry);
        Add("referral", new Retention.Referrals.Referral
        {
            Id = "c0ffee",
            Advocate = "s",
            AdvocateAddress = "h1",
            Friend = "f",
            FriendAddress = "h2",
            InvitedAt = At,
            State = Retention.Referrals.ReferralState.Refused,
            Reason = "household",
            IsOneMailbox = true,
            Place = "p",
            OrderId = "5",
            BoughtAt = At.AddDays(1),
            DueAt = At.AddDays(31),
            DecidedAt = At.AddDays(2),
            By = "maria",
            IsAllowed = true,
            IsGiven = true,
        }, Stored.Default.Referral);
        Add("order-coupons", new Order { Id = "5", Number = "#1001", Stage = OrderStage.Cancelled, PlacedAt = At, UpdatedAt = At, Coupons = [new("thanks-7h2k-9qtm-4xw8", new Money(700, new Currency("EUR")))], GaveCouponsBack = true }, Stored.Default.Order);
        Add("followed", new FollowedLinks { WrittenOn = new(2026, 11, 20), All = [new("go", At, Follower.Browser), new("why", At.AddSeconds(2), Follower.Head), new("more", At.AddSeconds(3), Follower.Program)], CountedAt = At }, Stored.Default.FollowedLinks);
        Add("shop-standing", new Shop
        {
            Id = "s1",
            Brand = new("Blue Mugs"),
            ConnectedAt = At,
            DomainSince = At.AddDays(-3),
            Standing = new(StandingLevel.MarketingWaits, IncidentKind.Complaint, At, Incidents: 6, Letters: 2_500, Days: 7) { Domain = "news.shop.test", CountsFrom = At.AddDays(-9) },
        }, Stored.Default.Shop);
        Add("shopify-tokens", new App.Storefronts.Shopify.StoredShopifyTokens("demo.myshopify.com", "sealed-access", "sealed-refresh", ["read_orders", "write_customers"], At, At.AddHours(1), At.AddDays(90)) { IsFinal = true, Exchanges = 2 }, Stored.Default.StoredShopifyTokens);
        Add("anonymous-list", new AnonymousList
        {
            Entries = [new(new() { Id = "12", ProductId = "11", Title = "Becher", Variant = "blau", Price = new Money(900, new Currency("EUR")), Url = "https://shop.test/b", Image = "https://shop.test/b.jpg", At = At }, At, WantsStock: true)],
            Gone = [new("19", At.AddHours(1))],
            Email = "ann@example.test",
            ConfirmedAt = At.AddHours(2),
            Locale = "de",
            Wording = "Ja",
        }, Stored.Default.AnonymousList);
        Add("text-account", new StoredTextAccount("AC00000000000000000000000000000002", ["sealed-new", "sealed-old"], "MG00000000000000000000000000000002"), Stored.Default.StoredTextAccount);
        Add("shop-text-hold", new Shop { Id = "s1", Brand = new("Blue Mugs"), ConnectedAt = At, TextHold = new("30034", At.AddMinutes(5)) }, Stored.Default.Shop);
        Add("shop-told", new Shop { Id = "s1", Brand = new("Blue Mugs"), ConnectedAt = At, Details = Details, Scopes = new(["read_orders", "write_customers"], At), Subscription = new("Small", "active", At), Halt = new("phishing", At), IsTrusted = true }, Stored.Default.Shop);
        Add("shop-copy", new Shop { Id = "s1", Brand = new("Blue Mugs"), ConnectedAt = At, Copy = new("https://staging.shop.test", At) }, Stored.Default.Shop);
        Add("reports-of-sender", new ReportBatch(1, [new("Twilio", Channel.Text, ReportKind.Dropped, At) { Message = "m", Attempt = 1, Shop = "s1", Shopper = "s", Code = "30034", IsOfSender = true }]), Stored.Default.ReportBatch);
        Add("reach-turn", new ReachTurn("r1", 3), Stored.Default.ReachTurn);
        Add("own-words", new KeptWords(7, "staff", At, new("Hello {{first_name}}", "p", "h", "One\n\nTwo", "b", "r")), Stored.Default.KeptWords);
        Add("staff", new StoredMember("sealed", At) { ConfirmedAt = At.AddMinutes(1), Code = "hash", CodeUntil = At.AddMinutes(15), Tries = 2, Codes = 3, CodesAt = [At] }, Stored.Default.StoredMember);
        Add("privacy-request", new PrivacyRequest(RequestKind.Data, At, At.AddMinutes(1)) { DoneAt = At.AddMinutes(2), Erased = 3, IsCalledOff = true, Customer = "7", Shoppers = ["s"], Letter = OwnerLetter.Sent, FetchedAt = At.AddDays(1), AnsweredAt = At.AddDays(2) }, Stored.Default.PrivacyRequest);
        Add("step", new StepMessage(1, "s1", "s", "thank-you|5"), Stored.Default.StepMessage);
        Add("event-large", new EventMessage(1, "s1", "k", At, nameof(OrderReported), Body: null, "s1/k.json"), Stored.Default.EventMessage);
        Add("told", new EventMessage(1, "s1", "k|s", At, nameof(ItemReported), Body: null, "s1/k|s.json") { Shopper = "s", Place = "w|1|s" }, Stored.Default.EventMessage);
        Add("offered", new OfferedItem
        {
            Item = new() { Id = "19", ProductId = "18", Title = "Becher", Variant = "blau", Price = new Money(3500, new Currency("XXX")), LowestPrice = new Money(3000, new Currency("XXX")), Available = 2, Url = "https://shop.test/b", Image = "https://shop.test/b.jpg", At = At },
            Key = "k2",
            NewsKey = "k1",
            IsToldToAll = true,
            Prices = [new(new Money(4100, new Currency("XXX")), At)],
            Restock = new() { At = At, BegunAt = At, From = "w|1|s", IsSecondTurn = true, Place = "w|0|t", Left = 4, NextAt = At.AddHours(1) },
            ToldUpTo = "w|2|u",
        }, Stored.Default.OfferedItem);
        Add("quarantined", new QuarantinedDelivery(1, "shopify", "demo.myshopify.com", "orders/create", "why", At, new(StringComparer.Ordinal) { ["X-Shopify-Topic"] = "orders/create" }, "e30="), Stored.Default.QuarantinedDelivery);
        Add("entries", [new Entry(At, "thank-you", "5", 0, Outcome.NotSent) { About = "#1001", Reason = "refunded", Until = At, Template = "first", Message = "m", Attempt = 1 }], Stored.Default.ListEntry);
        var decision = new Entry(At, "thank-you", "5", 0, Outcome.NotSent) { About = "#1001", Reason = "refunded", Until = At, Template = "first", Message = "m", Attempt = 1 };
        Add("journal-decision", new JournalRow(1, "row", "s", decision, Event: null), Stored.Default.JournalRow);
        Add("journal-event", new JournalRow(1, "row", "s", Decision: null, Recorded.Of("k", new RefundReported("5"), [new(NameKind.Order, "h1"), new(NameKind.Phone, "h2")], At, At.AddSeconds(1))), Stored.Default.JournalRow);
        Add("reports", new ReportBatch(1, [new("SendGrid", Channel.Email, ReportKind.Bounced, At) { Message = "m", Case = "c", Attempt = 1, Shop = "s1", Shopper = "s", Address = "ann@example.test", ProviderId = "p", Code = "invalid-address" }]) { IsRepeated = true }, Stored.Default.ReportBatch);
        Add("shop-domain", new Shop
        {
            Id = "s1",
            Brand = new("Blue Mugs"),
            ConnectedAt = At,
            Sender = new("shop.test", "hello") { ProviderId = "7", AskedAt = At, CheckedAt = At.AddDays(1), IsValid = true, Rows = [new("dkim1", "cname", "s1._domainkey.shop.test", "s1.test") { IsValid = true, Fault = "none" }] },
            RepliesBecomeCases = true,
        }, Stored.Default.Shop);
        Add("sent-copy", new SentCopy(1, At, "Blue Mugs", "ann@example.test", "hello@shop.test", "Thank you", "<p>Thank you</p>", "Thank you"), Stored.Default.SentCopy);
        Add("tally", new HourTally { Hour = At, Counts = [new("thank-you", Outcome.Sent, Reason: null, 2), new("thank-you", Outcome.NotSent, "refunded", 1)], Sent = [-5, 7] }, Stored.Default.HourTally);
        Add("rehearsal-wish", new RehearsalWish(1, "w", At, 3, ["wait=2h"]), StoredRehearsals.Default.RehearsalWish);
        var line = new RehearsedLine("s", At, "thank-you", "thanks", "#1001", "refunded");
        Add("rehearsal", new StoredRehearsal(1, At, "w", 3, Report(), new() { Messages = [line with { Reason = null }], Silences = [line], Waiting = [line], Deferrals = [line] }), StoredRehearsals.Default.StoredRehearsal);
        foreach (var happened in new Happened[]
        {
            new OrderReported(Order), new OrderRemoved("5"), new RefundReported("5"), new RiskReported("5", IsRisky: true), new CustomerReported("7", "ann@example.test", "Ann", At),
            new ShopperErased("7", "ann@example.test", "5"), new ShopUninstalled(At), new ConnectionFailed(401, "woocommerce_rest_cannot_view"), new ShopCopied("https://staging.shop.test", At),
            new ReviewWithdrawn("5", "19", At) { Item = "Becher" },
            new CreditEnds("5", new(2026, 12, 20), Days: 30, At),
            new ReviewGiven("5", At) { Items = [new("19", "Becher", 4, "Gut", "Liegt gut in der Hand.")] }, new SurveyAnswered("5", 3, At) { Comment = "Zu spät." }, new SurveyFilled("5", new("delivery", 3, [new("when", "late")]) { Language = "de", IsComplete = true }, At),
            new ProblemRaised("5", At) { Topic = "return", Text = "Zu klein." }, new CaseClosed(OrderId: null, At) { UpTo = At.AddHours(-1) }, new CaseSettled("5", At) { Text = "Danke." },
            new SavedListReported(
                [new(new Item { Id = "12", ProductId = "11", Title = "Becher", Variant = "blau", Price = new Money(900, new Currency("EUR")), Available = 0, Url = "https://shop.test/b", Image = "https://shop.test/b.jpg", At = At }, At, WantsStock: true)],
                [new ItemForgotten("19", At.AddHours(1))])
            {
                CustomerId = "7",
                Email = "ann@example.test",
                Locale = "de",
                Consents = [new(Channel.Email, Purpose.Marketing, IsGranted: true, At, "saved items") { Wording = "Ja" }],
            },
            new ShopDetailsReported(Details), new ScopesChanged(["read_orders"], At), new PlanReported("Small", "active", At),
            new DataRequested("9999", "7", "ann@example.test", At) { Phone = "+4930123456", Orders = ["5"] }, new ShopErased(At), new ProductRemoved("18", At), new ImportSourceReady("gid://shopify/BulkOperation/1", "completed", "TIMEOUT"),
            new FriendInvited("0123456789ab", "ann@example.test", At) { Locale = "de", Place = "p" }, new ItemWished("12", At) { WantsStock = true, WantsPrice = true },
            new ChoicesMade(At) { Consents = [new(Channel.Email, Purpose: null, IsGranted: false, At, "preferences page") { Topic = "nps", Wording = "Surveys" }], PausedUntil = At.AddDays(30) },
        })
            AddEvent(happened);
        Add("event-choices", EventMessage.Of("s1", "k", At, new ChoicesMade(At) { ObjectsToProfiling = true, Spacing = 7, Locale = "fr", Chosen = [new("profiling", "true", "Do not work out my habits")] }, "topic"), Stored.Default.EventMessage);
        Add("tier-due", new TierDue(At), Stored.Default.TierDue);
        Add("shopper-tier", new Retention.Shoppers.Shopper { Id = "s", Tier = new("gold", new(2026, 11, 20), 2) { Before = "silver", LookOn = new(2027, 11, 20), Reached = ["gold~2026"] }, Orders = [new() { Id = "5", Kept = new Money(900, new Currency("EUR")), ReviewedItems = ["12"], WithdrawnItems = ["13"] }] }, Stored.Default.Shopper);
        Add("shop-tiers", new Shop
        {
            Id = "s1",
            Brand = new("Blue Mugs"),
            ConnectedAt = At,
            Settings = new()
            {
                Tiers = new()
                {
                    Version = 2,
                    Measure = Retention.Tiers.TierMeasure.Spend,
                    Currency = new Currency("EUR"),
                    Levels = [new("gold", "Gold", 50_000) { Benefits = "Free shipping.", Code = "GOLD", Credit = new Money(500, new Currency("EUR")) }],
                    TellsShop = true,
                    Early = [new("8814", "gold", new(2026, 12, 24))],
                    Gift = new(new("12", "Mug", new Money(900, new Currency("EUR"))), 10),
                },
            },
        }, Stored.Default.Shop);
        Add("shopper-wishes", Ann with { Profiling = new(At, Value: true), Spacing = new(At, Value: 30), ChosenLocale = new(At, "fr") }, Stored.Default.Shopper);
        return samples;
    }
}
