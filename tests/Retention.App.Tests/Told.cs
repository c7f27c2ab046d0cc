using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.App.Tests;

/// <summary>Orders made after recorded ones, and short questions to the program about what it made of them.</summary>
internal static class Told
{
    /// <summary>A WooCommerce order like the recorded one of the classic checkout, paid by card.</summary>
    public static JsonObject WooOrder(long id, DateTimeOffset at, string status = "processing", string email = "ann@example.test", long customer = 0, DateTimeOffset? paid = null, DateTimeOffset? modified = null)
    {
        var order = Deliveries.RecordedBody("05-classic-checkout--036");
        order["id"] = id;
        order["number"] = $"{id}";
        order["status"] = status;
        order["customer_id"] = customer;
        order["billing"]!["email"] = email;
        order["date_created_gmt"] = Gmt(at);
        order["date_modified_gmt"] = Gmt(modified ?? paid ?? at);
        order["date_paid_gmt"] = status is "processing" or "completed" or "refunded" || paid is not null ? Gmt(paid ?? at) : null;
        return order;
    }

    /// <summary>A cart of our plugin's, version 1, left by somebody who agreed to be reminded.</summary>
    public static JsonObject WooCart(string id, DateTimeOffset at, string email, long customer = 0) => new()
    {
        ["v"] = 1,
        ["id"] = id.PadLeft(64, '0'),
        ["created_at"] = $"{Gmt(at.AddMinutes(-10))}Z",
        ["updated_at"] = $"{Gmt(at)}Z",
        ["currency"] = "USD",
        ["total"] = "19.90",
        ["customer_id"] = customer,
        ["email"] = email,
        ["country"] = "US",
        ["locale"] = "en_US",
        ["is_emptied"] = false,
        ["recovery_url"] = "https://shop.test/?retention_restore=0123456789abcdef",
        ["items"] = new JsonArray(new JsonObject { ["product_id"] = 11, ["variation_id"] = 0, ["name"] = "Blue Mug", ["quantity"] = 1, ["line_total"] = "19.90" }),
        ["consents"] = new JsonArray(new JsonObject { ["channel"] = "email", ["granted"] = true, ["words"] = "Yes, write to me.", ["at"] = $"{Gmt(at)}Z", ["url"] = "https://shop.test/checkout/" }),
    };

    /// <summary>A moment as WooCommerce writes it in its *_gmt fields.</summary>
    public static string Gmt(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss");

    /// <summary>Changes a body, and is the body.</summary>
    public static JsonObject With(this JsonObject body, string field, JsonNode? value)
    {
        body[field] = value;
        return body;
    }

    /// <summary>Delivers, and insists on 200.</summary>
    public static async Task TellAsync(this TestApp app, params HttpRequestMessage[] deliveries)
    {
        foreach (var delivery in deliveries)
            (await app.DeliverAsync(delivery)).ShouldBe(System.Net.HttpStatusCode.OK);
    }

    /// <summary>Moves the clock, and waits until all is done that is due by then.</summary>
    public static async Task RestAtAsync(this TestApp app, DateTimeOffset at)
    {
        app.Clock.Now = at;
        await app.IdleAsync();
    }

    /// <summary>The reasons of a shop's silences about this order, the oldest first.</summary>
    public static async Task<IReadOnlyList<string>> SilencesAsync(this TestApp app, string shop, string? order = null) =>
    [
        .. (await app.JournalAsync(shop)).Select(line => line.Entry)
            .Where(entry => entry.Outcome == Outcome.NotSent && (order is null || entry.Subject == order)).Select(entry => entry.Reason!),
    ];

    /// <summary>All shoppers of a shop who are not mere pointers.</summary>
    public static async Task<IReadOnlyList<Retention.Shoppers.Shopper>> ShoppersAsync(this TestApp app, string shop) =>
    [
        .. (await TestApp.RowsAsync(app.Storage.Shoppers)).Where(row => row.RowKey == Keys.State && row.PartitionKey.StartsWith(shop + "|", StringComparison.Ordinal))
            .Select(row => row.Read(Stored.Default.Shopper)).Where(shopper => shopper.MergedInto is null),
    ];

    /// <summary>Everything that lies in a queue and can be seen, opened.</summary>
    public static async Task<IReadOnlyList<EventMessage>> QueuedEventsAsync(this TestApp app) =>
    [
        .. (await app.Storage.EventQueue.PeekMessagesAsync(32)).Value.Select(message => app.Get<Seal>().Open(message.MessageText, Stored.Default.EventMessage)),
    ];

    /// <summary>How many messages a queue holds, hidden ones too.</summary>
    public static async Task<int> CountAsync(this QueueClient queue) => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    /// <summary>The names of a container's blobs.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(this Azure.Storage.Blobs.BlobContainerClient container)
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync())
            names.Add(blob.Name);
        return names;
    }

    /// <summary>Whether nothing at all was stored of any delivery.</summary>
    public static async Task ShouldHoldNothingAsync(this TestApp app)
    {
        (await app.Storage.EventQueue.CountAsync()).ShouldBe(0);
        (await app.Storage.StepQueue.CountAsync()).ShouldBe(0);
        (await app.Storage.Quarantine.NamesAsync()).ShouldBeEmpty();
        (await app.Storage.LargeEvents.NamesAsync()).ShouldBeEmpty();
        foreach (var table in new[] { app.Storage.Shoppers, app.Storage.Names, app.Storage.Plan, app.Storage.Alarms, app.Storage.Journal, app.Storage.Items })
            (await TestApp.RowsAsync(table)).ShouldBeEmpty(table.Name);
    }
}
