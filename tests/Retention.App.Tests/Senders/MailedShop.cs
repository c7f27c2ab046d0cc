using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Tests.Senders;

/// <summary>A shop whose letters go by the loopback SendGrid, which reports what became of them.</summary>
internal sealed class MailedShop : IAsyncDisposable
{
    public const long OrderId = 820982911946154508;
    public static readonly DateTimeOffset Paid = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Due = Paid.AddHours(1);

    private MailedShop(TestApp app, LoopbackSendGrid sendGrid, string shop) => (App, SendGrid, Shop) = (app, sendGrid, shop);

    public TestApp App { get; }

    public LoopbackSendGrid SendGrid { get; }

    public string Shop { get; }

    public static async Task<MailedShop> StartAsync(AzuriteFixture azurite, Func<AppSettings, AppSettings>? change = null, Func<Shop, Shop>? shop = null)
    {
        var clock = new SharedClock();
        var sendGrid = await LoopbackSendGrid.StartAsync(clock);
        var app = await TestApp.StartAsync(azurite, Paid.AddMinutes(1), settings =>
        {
            settings = settings with
            {
                SendGridKey = "SG.test",
                SendGridUrl = sendGrid.Url,
                SendGridFrom = "hello@mugs.example",
                SendGridEventKeys = [SendGridPost.OtherPublicKey, SendGridPost.PublicKey],
                SendDeadline = TimeSpan.FromSeconds(1),
            };
            return change?.Invoke(settings) ?? settings;
        });
        clock.Of = app.Clock;
        return new(app, sendGrid, (await app.AddShopifyAsync(shop)).Shop.Id);
    }

    /// <summary>An order, and the moment at which its letter is due.</summary>
    public async Task OrderAsync(long id = OrderId, string email = "ann@example.test", string domain = "demo.myshopify.com")
    {
        (await App.DeliverAsync(Deliveries.Shopify("orders/paid", Deliveries.ShopifyOrder(id, Paid, email), domain))).ShouldBe(HttpStatusCode.OK);
        await App.IdleAsync();
        if (App.Clock.Now < Due)
            await AtAsync(Due);
    }

    /// <summary>Half a minute later SendGrid posts these events in one batch, and all that follows is done.</summary>
    public async Task ReportAsync(params IEnumerable<JsonObject> events)
    {
        App.Clock.Now = App.Clock.Now.AddSeconds(30);
        (await App.DeliverAsync(SendGridPost.Batch(App.Clock.Now, events))).ShouldBe(HttpStatusCode.OK);
        await App.IdleAsync();
    }

    public async Task AtAsync(DateTimeOffset now)
    {
        App.Clock.Now = now;
        await App.IdleAsync();
    }

    public async Task<Outcome[]> OutcomesAsync() => [.. (await App.JournalAsync(Shop)).Select(line => line.Entry.Outcome)];

    public async Task<string[]> StatesAsync() => [.. (await MessagesAsync()).Select(row => row.GetString("State")!)];

    public async Task<IReadOnlyList<TableEntity>> MessagesAsync() => [.. (await TestApp.RowsAsync(App.Storage.Shoppers)).Where(row => row.RowKey.StartsWith("message|", StringComparison.Ordinal))];

    /// <summary>Why the address is on the shop's list; null when it is not.</summary>
    public async Task<string?> SuppressedAsync(string email = "ann@example.test", string? shop = null)
    {
        var hash = App.Get<NameDirectory>().Hash(shop ?? Shop, Retention.Events.Name.OfEmail(email)!).Hash;
        return (await App.Get<SuppressionList>().FindAsync(shop ?? Shop, Channel.Email, hash, CancellationToken.None))?.Suppression.Cause;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await SendGrid.DisposeAsync();
    }

    // The provider's clock is the program's, which is not there before the provider is.
    private sealed class SharedClock : TimeProvider
    {
        public TimeProvider? Of { get; set; }

        public override DateTimeOffset GetUtcNow() => Of?.GetUtcNow() ?? default;
    }
}
