using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Cases;
using Retention.App.Crediting;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Rewards;

namespace Retention.App.Tests.PersonalData;

/// <summary>A Shopify shop in which one customer left something everywhere, by the real doors where there is one; and another customer who must keep what is hers.</summary>
internal sealed class LivedShop : IAsyncDisposable
{
    public const string Ann = "ann.traced@example.test";
    public const string Number = "+14155550143";
    public const long Customer = 6_940_095_564_801;
    public const string Bea = "bea.stays@example.test";

    public static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>All that names Ann: address, number as it is kept and as it is typed, name, street, and what she wrote.</summary>
    public static readonly string[] Words = [Ann, "14155550143", "(415) 555-0143", "Annabella", "12 Traced Lane", "Lovely traced mug", "traced handle is off", "Mailed to the traced"];

    private LivedShop(TestApp app, string shop) => (App, Shop) = (app, shop);

    public TestApp App { get; }

    public string Shop { get; }

    /// <summary>Searches all that is kept for what names Ann.</summary>
    public Task<IReadOnlyList<string>> TracesAsync() => new Traces(App, Words).FindAsync();

    public static async Task<LivedShop> LiveAsync(AzuriteFixture azurite, string? connection = null)
    {
        var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(1), works: false, connection: connection);
        var shop = (await app.AddShopifyAsync(one => one with { ReplyTo = "owner@shop.test", Country = "US", ConnectedAt = At.AddDays(-30) })).Shop.Id;
        var lived = new LivedShop(app, shop);
        await lived.ByDoorsAsync();
        await lived.ByPagesAsync();
        await lived.HeldAsync();
        return lived;
    }

    /// <summary>An order of Ann's as Shopify tells it.</summary>
    public static JsonObject Order(long id, string email = Ann, long? customer = Customer, string? phone = Number)
    {
        var order = Deliveries.ShopifyOrder(id, At, email, customer);
        order["phone"] = phone;
        foreach (var address in new[] { order["shipping_address"]!, order["billing_address"]! })
            (address["first_name"], address["address1"], address["phone"]) = ("Annabella", "12 Traced Lane", phone);
        return order;
    }

    /// <summary>The redact of Ann, as Shopify sends it.</summary>
    public static JsonObject Redact(long? id = Customer, string? email = Ann, string? phone = "(415) 555-0143", params long[] orders) => new()
    {
        ["shop_id"] = 954889,
        ["shop_domain"] = "demo.myshopify.com",
        ["customer"] = new JsonObject { ["id"] = id, ["email"] = email, ["phone"] = phone },
        ["orders_to_redact"] = new JsonArray([.. orders.Select(order => JsonValue.Create(order))]),
    };

    /// <summary>Delivers, and lets all that waits be done.</summary>
    public async Task TellAsync(string topic, JsonNode body, DateTimeOffset? triggeredAt = null)
    {
        var delivery = Deliveries.Shopify(topic, body);
        delivery.Headers.Add("X-Shopify-Triggered-At", (triggeredAt ?? App.Clock.Now).ToString("O"));
        await App.TellAsync(delivery);
        await ArriveAsync();
    }

    /// <summary>Handles all that waits in the queues.</summary>
    public async Task ArriveAsync()
    {
        while (await App.ReceiveAsync(App.Storage.EventQueue) + await App.ReceiveAsync(App.Storage.StepQueue) > 0)
        {
        }
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task ByDoorsAsync()
    {
        await TellAsync("customers/create", Deliveries.ShopifySample("customers/create").With("id", Customer).With("email", Ann).With("phone", Number).With("first_name", "Annabella").With("updated_at", At.ToString("O")));
        await TellAsync("checkouts/create", Deliveries.ShopifySample("checkouts/create").With("token", "tracedcheckout").With("cart_token", "tracedcart").With("email", Ann).With("phone", Number).With("completed_at", null).With("customer", null).With("created_at", At.ToString("O")).With("updated_at", At.ToString("O")));
        await TellAsync("customers_email_marketing_consent/update", new JsonObject { ["customer_id"] = Customer, ["email_address"] = Ann, ["email_marketing_consent"] = new JsonObject { ["state"] = "subscribed", ["opt_in_level"] = "single_opt_in", ["consent_updated_at"] = At.ToString("O") } });
        await TellAsync("customers_marketing_consent/update", new JsonObject { ["id"] = Customer, ["phone"] = Number, ["sms_marketing_consent"] = new JsonObject { ["state"] = "subscribed", ["opt_in_level"] = "single_opt_in", ["consent_updated_at"] = At.ToString("O") } });
        await TellAsync("orders/paid", Order(8_209_829_119_461));
        await TellAsync("orders/paid", Deliveries.ShopifyOrder(8_209_829_119_777, At, Bea, customer: 6_940_095_564_999));
        // A guest who gave nothing but the number, at a till say.
        await TellAsync("orders/paid", Order(8_209_829_119_462, email: null!, customer: null));
        App.Clock.Now = At.AddHours(3);
        await App.Get<Timetable>().TickAsync(CancellationToken.None);
        await ArriveAsync();
        (await App.LettersAsync()).ShouldContain(letter => letter.To == Ann);
    }

    private async Task ByPagesAsync()
    {
        var (now, id) = (App.Clock.Now, Customer.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await App.HandleAsync(Shop, new ItemSaved(new Item { Id = "19", ProductId = "18", Title = "Tea Pot", At = now }, now) { Email = Ann, CustomerId = id, FirstName = "Annabella" });
        await App.HandleAsync(Shop, new ReviewGiven("8209829119461", now) { Items = [new("19", "Blue Mug", 5, "Good", "Lovely traced mug")] });
        await App.HandleAsync(Shop, new SurveyAnswered("8209829119461", 3, now) { Comment = "The traced handle is off" });
        await App.HandleAsync(Shop, new ProblemRaised("8209829119461", now) { Text = "The traced handle is off", Email = Ann, FirstName = "Annabella" });
        await ArriveAsync();
        foreach (var open in await App.Get<CaseStore>().ListAsync(Shop, openOnly: true, 10, CancellationToken.None))
            await App.Get<CaseAnswering>().AnswerAsync(Shop, open.Id, "Mailed to the traced address: we send another.", "Maria", now, CancellationToken.None);
        await App.HandleAsync(Shop, new AddressSuppressed(Channel.Email, "bounce", now) { Email = Ann });
        await ArriveAsync();
        var shopper = (await App.ShoppersAsync(Shop)).Single(one => !one.Items.IsEmpty);
        var reward = new Reward { Id = "r1", Worth = new(1_000, new("EUR")), Why = "goodwill", EarnedAt = At, Address = shopper.Orders[0].EmailKey!, Note = "For the traced handle is off" };
        foreach (var row in CreditRows.Of(Shop, shopper.Id, Booking.Give(reward, At)))
            await App.Storage.Shoppers.UpsertEntityAsync(row);
        await App.Get<FollowedStore>().NoteAsync(Shop, shopper.Id, Keys.MessageId(Shop, "x", 0, "email"), DateOnly.FromDateTime(now.UtcDateTime), new("go", now, Clicks.Follower.Browser), CancellationToken.None);
    }

    // What was not understood, what failed too often, and a large event whose message was lost.
    private async Task HeldAsync()
    {
        var broken = Order(8_209_829_119_463);
        broken.Remove("id");
        await TellAsync("orders/create", broken);
        var poisoned = EventMessage.Of(Shop, "poisoned", App.Clock.Now, new ConsentReported(new(Channel.Text, Purpose.Marketing, IsGranted: true, At, "checkout")) { Phone = Number });
        await App.Storage.PoisonOf(App.Storage.EventQueue).SendMessageAsync(App.Get<Seal>().Close(poisoned, Stored.Default.EventMessage));
        var others = EventMessage.Of(Shop, "others", App.Clock.Now, new CustomerReported("6940095564999", Bea, "Bea", At));
        await App.Storage.PoisonOf(App.Storage.EventQueue).SendMessageAsync(App.Get<Seal>().Close(others, Stored.Default.EventMessage));
        await App.Storage.LargeEvents.PutAsync($"{Shop}/lost.json", BinaryData.FromBytes(App.Get<Seal>().CloseBytes(EventMessage.BodyOf(Reported.Order("1", Ann)).GetRawText())), CancellationToken.None);
        await App.Get<JournalCompaction>().CompactAsync(CancellationToken.None);
    }
}
