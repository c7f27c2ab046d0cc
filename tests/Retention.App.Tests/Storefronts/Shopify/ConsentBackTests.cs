using System.Net;
using System.Text.Json.Nodes;
using Retention.App.ForShoppers;
using Retention.App.Storage;
using Retention.App.Tests.Crediting;
using Retention.App.Tests.Road;
using Retention.Events;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>What a customer says to us, in the shop's own record: once, with its time, and never in a circle.</summary>
[Collection("Azurite")]
public sealed class ConsentBackTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Who_unsubscribes_with_us_is_unsubscribed_in_the_shop_at_once_with_the_time_at_which_it_was_said()
    {
        await using var shop = await StartAsync();
        var said = shop.App.Clock.Now;
        await UnsubscribeAsync(shop);
        await shop.Desk.WorkAsync();
        var told = shop.Shopify.CallsOf("ConsentTellEmail").ShouldHaveSingleItem().Variables["input"]!;
        ((string?)told["customerId"], (string?)told["emailMarketingConsent"]!["marketingState"]).ShouldBe(("gid://shopify/Customer/7", "UNSUBSCRIBED"));
        DateTimeOffset.Parse((string)told["emailMarketingConsent"]!["consentUpdatedAt"]!, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(said);
        (await StoryAsync(shop)).ShouldContain("Told the shop's customer record: no to advertising by e-mail");
    }

    [Fact]
    public async Task The_echo_of_our_own_word_writes_nothing_however_often_it_comes()
    {
        await using var shop = await StartAsync();
        await UnsubscribeAsync(shop);
        await shop.Desk.WorkAsync();
        for (var time = 0; time < 3; time++)
        {
            (await LoopbackShopify.DeliverAsync(shop.App, "customers_email_marketing_consent/update", Echo(shop))).ShouldBe(HttpStatusCode.OK);
            await shop.Desk.WorkAsync(TimeSpan.FromMinutes(2));
        }

        await UnsubscribeAsync(shop); // Pressed again.
        await shop.Desk.WorkAsync(TimeSpan.FromDays(2));
        shop.Shopify.CallsOf("ConsentTellEmail").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task After_a_lost_answer_the_record_is_read_before_it_is_told_again(bool happened, int told)
    {
        await using var shop = await StartAsync();
        shop.Shopify.Fail("ConsentTellEmail", happened ? ShopifyFailure.LostAnswer : ShopifyFailure.Http(502));
        await UnsubscribeAsync(shop);
        await shop.Desk.WorkAsync(TimeSpan.FromMinutes(1));
        shop.Shopify.CallsOf("ConsentTellEmail").Count.ShouldBe(1); // The wake-up that was planned before found it being told.
        await shop.Desk.WorkAsync(TimeSpan.FromMinutes(11));
        (shop.Shopify.CallsOf("ConsentTellEmail").Count, Record(shop).State).ShouldBe((told, "UNSUBSCRIBED"));
        (await StoryAsync(shop)).ShouldContain("Told the shop's customer record");
    }

    [Fact]
    public async Task A_newer_word_in_the_shop_is_taken_over_instead()
    {
        await using var shop = await StartAsync();
        await UnsubscribeAsync(shop);
        (Record(shop).State, Record(shop).OptIn, Record(shop).At) = ("SUBSCRIBED", "CONFIRMED_OPT_IN", shop.App.Clock.Now.AddSeconds(30));
        await shop.Desk.WorkAsync();
        shop.Shopify.CallsOf("ConsentTellEmail").ShouldBeEmpty();
        var words = (await shop.App.ShoppersAsync(shop.Shop.Id)).Single().Consents;
        words.ShouldContain(word => word.IsGranted && word.Source == "customer record" && word.At == Record(shop).At);
        await shop.Desk.WorkAsync(TimeSpan.FromMinutes(2));
        shop.Shopify.CallsOf("ConsentTellEmail").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_word_of_the_shops_own_is_not_told_back()
    {
        await using var shop = await StartAsync();
        (Record(shop).State, Record(shop).At) = ("UNSUBSCRIBED", shop.App.Clock.Now);
        await LoopbackShopify.DeliverAsync(shop.App, "customers_email_marketing_consent/update", Echo(shop));
        await shop.Desk.WorkAsync(TimeSpan.FromMinutes(2));
        shop.Shopify.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_confirmed_yes_is_told_with_how_it_was_given_and_a_refused_text_by_its_own_way()
    {
        await using var shop = await StartAsync();
        (Record(shop).State, Record(shop).OptIn) = ("UNSUBSCRIBED", null);
        await SayAsync(shop, new(Channel.Email, Purpose.Marketing, IsGranted: true, shop.App.Clock.Now, "confirmation letter") { IsConfirmed = true });
        await SayAsync(shop, new(Channel.Text, Purpose: null, IsGranted: false, shop.App.Clock.Now, "text message"));
        var email = shop.Shopify.CallsOf("ConsentTellEmail").ShouldHaveSingleItem().Variables["input"]!["emailMarketingConsent"]!;
        ((string?)email["marketingState"], (string?)email["marketingOptInLevel"]).ShouldBe(("SUBSCRIBED", "CONFIRMED_OPT_IN"));
        ((string?)shop.Shopify.CallsOf("ConsentTellTexts").ShouldHaveSingleItem().Variables["input"]!["smsMarketingConsent"]!["marketingState"]).ShouldBe("UNSUBSCRIBED");
    }

    [Fact]
    public async Task A_complaint_is_told_as_a_refusal_and_a_bounce_is_not()
    {
        await using var shop = await StartAsync();
        await shop.App.HandleAsync(shop.Shop.Id, new AddressSuppressed(Channel.Email, "bounce", shop.App.Clock.Now) { Email = ShopifyCreditShop.Email });
        await shop.Desk.WorkAsync(TimeSpan.FromMinutes(1));
        shop.Shopify.Calls.ShouldBeEmpty();
        await using var complained = await StartAsync();
        await complained.App.HandleAsync(complained.Shop.Id, new AddressSuppressed(Channel.Email, "complaint", complained.App.Clock.Now) { Email = ShopifyCreditShop.Email });
        await complained.Desk.WorkAsync();
        complained.Shopify.CallsOf("ConsentTellEmail").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_guest_is_looked_up_by_address_and_where_there_is_no_customer_nothing_is_told()
    {
        await using var shop = await StartAsync(customer: null);
        shop.Shopify.On("CustomerByEmail", (_, _) => new JsonObject { ["customerByIdentifier"] = null });
        await UnsubscribeAsync(shop);
        await shop.Desk.WorkAsync(TimeSpan.FromMinutes(2));
        (shop.Shopify.CallsOf("CustomerByEmail").Count, shop.Shopify.CallsOf("ConsentTellEmail").Count).ShouldBe((1, 0));
        await using var found = await StartAsync(customer: null);
        found.Shopify.On("CustomerByEmail", (asked, _) => new JsonObject { ["customerByIdentifier"] = (string?)asked["email"] == ShopifyCreditShop.Email ? new JsonObject { ["id"] = "gid://shopify/Customer/7" } : null });
        await UnsubscribeAsync(found);
        await found.Desk.WorkAsync();
        found.Shopify.CallsOf("ConsentTellEmail").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_Shopify_refuses_is_final_and_told_to_the_merchant_and_another_address_is_left_alone()
    {
        await using var shop = await StartAsync();
        Record(shop).Refusal = "INVALID";
        await UnsubscribeAsync(shop);
        await shop.Desk.WorkAsync(TimeSpan.FromDays(2));
        shop.Shopify.CallsOf("ConsentTellEmail").Count.ShouldBe(1);
        (await StoryAsync(shop)).ShouldContain("which said \"refused INVALID\"");
        await using var moved = await StartAsync();
        Record(moved).Email = "ann@elsewhere.test";
        await UnsubscribeAsync(moved);
        await moved.Desk.WorkAsync();
        moved.Shopify.CallsOf("ConsentTellEmail").ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_dies_between_the_page_and_the_queue_is_helped_a_minute_later()
    {
        await using var shop = await StartAsync();
        await UnsubscribeAsync(shop);
        await shop.App.Storage.StepQueue.ClearMessagesAsync();
        await shop.Desk.WorkAsync();
        shop.Shopify.CallsOf("ConsentTellEmail").ShouldBeEmpty();
        await shop.Desk.WorkAsync(TimeSpan.FromMinutes(1));
        shop.Shopify.CallsOf("ConsentTellEmail").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Where_the_merchant_wants_it_the_record_bears_the_band_of_the_last_answer_and_loses_it_with_the_person()
    {
        await using var shop = await StartAsync(wantsTags: true);
        await AnswerAsync(shop, score: 10, minute: 10);
        Record(shop).Tags.ShouldBe(["vip", "Retention: promoter"]);
        await shop.App.HandleAsync(shop.Shop.Id, Reported.Order("2", ShopifyCreditShop.Email, "7"));
        await AnswerAsync(shop, score: 3, minute: 20, order: "2");
        Record(shop).Tags.ShouldBe(["vip", "Retention: detractor"]);
        await shop.App.HandleAsync(shop.Shop.Id, new ShopperErased("7", ShopifyCreditShop.Email, OrderId: null));
        await shop.Desk.WorkAsync();
        Record(shop).Tags.ShouldBe(["vip"]);
        (await TestApp.RowsAsync(shop.App.Storage.Shoppers)).ShouldNotContain(row => row.RowKey.StartsWith("told", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_record_is_tagged_where_the_merchant_did_not_ask_for_it_or_the_shopper_refused_all()
    {
        await using var shop = await StartAsync();
        await AnswerAsync(shop, score: 10, minute: 10);
        Record(shop).Tags.ShouldBe(["vip"]);
        await using var refusing = await StartAsync(wantsTags: true);
        await AnswerAsync(refusing, score: 10, minute: 10);
        await UnsubscribeAsync(refusing);
        await refusing.Desk.WorkAsync();
        Record(refusing).Tags.ShouldBe(["vip"]);
    }

    private const string Phone = "+4915112345678";

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<ShopifyCreditShop, CustomerAtShop> Records = [];

    private static CustomerAtShop Record(ShopifyCreditShop shop) => Records.GetValue(shop, _ => throw new InvalidOperationException("Started elsewhere."));

    private async Task<ShopifyCreditShop> StartAsync(string? customer = "7", bool wantsTags = false)
    {
        var shop = await ShopifyCreditShop.StartAsync(azurite, customer, known => known with { Settings = known.Settings with { TagsCustomers = wantsTags } });
        await shop.App.HandleAsync(shop.Shop.Id, Reported.Order("1", ShopifyCreditShop.Email, customer, phone: Phone, at: Reported.At.AddSeconds(1)), "with phone");
        await shop.Desk.WorkAsync();
        Records.Add(shop, new CustomerAtShop(shop.Shopify));
        return shop;
    }

    private static async Task UnsubscribeAsync(ShopifyCreditShop shop)
    {
        var address = (await shop.App.ShoppersAsync(shop.Shop.Id)).Single().Orders[0].EmailKey!;
        await shop.App.Get<Unsubscribing>().StopAsync(new(shop.Shop.Id, shop.Ann, address), CancellationToken.None);
    }

    private static async Task SayAsync(ShopifyCreditShop shop, Consent consent)
    {
        await shop.App.HandleAsync(shop.Shop.Id, new ConsentReported(consent) { CustomerId = "7", Email = consent.Channel == Channel.Email ? ShopifyCreditShop.Email : null, Phone = consent.Channel == Channel.Text ? Phone : null }, $"{consent.Channel}");
        await shop.Desk.WorkAsync();
    }

    private static async Task AnswerAsync(ShopifyCreditShop shop, int score, int minute, string order = "1")
    {
        await shop.App.HandleAsync(shop.Shop.Id, new SurveyAnswered(order, score, Reported.At.AddMinutes(minute)), $"{score}");
        await shop.Desk.WorkAsync();
    }

    // As Shopify tells of its record: its times end at the second.
    private static JsonObject Echo(ShopifyCreditShop shop) => new()
    {
        ["customer_id"] = 7,
        ["email_address"] = ShopifyCreditShop.Email,
        ["email_marketing_consent"] = new JsonObject { ["state"] = Record(shop).State.ToLowerInvariant(), ["opt_in_level"] = Record(shop).OptIn?.ToLowerInvariant(), ["consent_updated_at"] = Record(shop).At!.Value.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture) },
    };

    private static async Task<string> StoryAsync(ShopifyCreditShop shop)
    {
        var shopper = (await shop.App.Get<Identity>().FollowAsync(shop.Shop.Id, shop.Ann, CancellationToken.None)).Shopper;
        return string.Join('\n', (await App.Explaining.Story.ReadAsync(shop.Shop.Id, shopper, shop.App.Get<ShopperStore>(), CancellationToken.None)).Lines.Select(line => line.Text));
    }

    /// <summary>The record of customer 7 at the loopback Shopify.</summary>
    private sealed class CustomerAtShop
    {
        public CustomerAtShop(LoopbackShopify shopify)
        {
            shopify.On("ConsentRead", (_, _) => new JsonObject { ["customer"] = Json() });
            shopify.On("ConsentTellEmail", (asked, _) => new JsonObject { ["customerEmailMarketingConsentUpdate"] = Outcome(asked["input"]!["emailMarketingConsent"]!) });
            shopify.On("ConsentTellTexts", (asked, _) => new JsonObject { ["customerSmsMarketingConsentUpdate"] = new JsonObject { ["userErrors"] = new JsonArray() } });
            shopify.On("CustomerTagsAdd", (asked, _) => new JsonObject { ["tagsAdd"] = Tagged(() => Tags.Add((string)asked["tags"]![0]!)) });
            shopify.On("CustomerTagsRemove", (asked, _) => new JsonObject { ["tagsRemove"] = Tagged(() => Tags.Remove((string)asked["tags"]![0]!)) });
        }

        public string Email { get; set; } = ShopifyCreditShop.Email;

        public string State { get; set; } = "SUBSCRIBED";

        public string? OptIn { get; set; } = "SINGLE_OPT_IN";

        public DateTimeOffset? At { get; set; } = Reported.At.AddDays(-30);

        public string? Refusal { get; set; }

        public List<string> Tags { get; } = ["vip"];

        private static JsonObject Tagged(Action change)
        {
            change();
            return new() { ["userErrors"] = new JsonArray() };
        }

        private JsonObject Outcome(JsonNode told)
        {
            if (Refusal is { } code)
                return new() { ["userErrors"] = new JsonArray(new JsonObject { ["code"] = code, ["field"] = new JsonArray("input"), ["message"] = "No." }) };
            (State, OptIn, At) = ((string)told["marketingState"]!, (string?)told["marketingOptInLevel"], DateTimeOffset.Parse((string)told["consentUpdatedAt"]!, System.Globalization.CultureInfo.InvariantCulture));
            return new() { ["userErrors"] = new JsonArray() };
        }

        private JsonObject Json() => new()
        {
            ["id"] = "gid://shopify/Customer/7",
            ["defaultEmailAddress"] = new JsonObject { ["emailAddress"] = Email, ["marketingState"] = State, ["marketingOptInLevel"] = OptIn, ["marketingUpdatedAt"] = At?.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture) },
            ["defaultPhoneNumber"] = new JsonObject { ["phoneNumber"] = Phone, ["smsMarketingConsent"] = new JsonObject { ["state"] = "SUBSCRIBED", ["optInLevel"] = "SINGLE_OPT_IN", ["updatedAt"] = null } },
        };
    }
}
