using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Webhooks;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Tests.Plugin;

/// <summary>A WooCommerce shop whose plugin calls, as the real one signs. The road is walked by hand.</summary>
internal sealed class PluginShop : IAsyncDisposable
{
    public const string Ann = "ann@example.test";
    public static readonly DateTimeOffset At = Reported.At;

    private PluginShop(TestApp app, ShopRecord record, string key) => (App, Shop, Connection, Key) = (app, record.Shop.Id, record.Connection!, key);

    public TestApp App { get; }

    public string Shop { get; }

    public string Connection { get; }

    public string Key { get; }

    public static async Task<PluginShop> StartAsync(AzuriteFixture azurite, Func<Shop, Shop>? change = null)
    {
        var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(5), works: false);
        var record = await app.AddWooCommerceAsync(shop => (change ?? (one => one))(shop with { FlowsOn = [.. AllFlows.Switches.Select(flow => flow.Family)] }));
        return new(app, record, (await app.Get<ShopStore>().FindConnectionAsync(record.Connection!, again: false, CancellationToken.None))!.PageKey!);
    }

    /// <summary>Calls, and is answered; each call is signed at another second, as those of people are.</summary>
    public async Task<(HttpStatusCode Status, JsonObject Answer)> CallAsync(string name, JsonObject body)
    {
        App.Clock.Now += TimeSpan.FromSeconds(1);
        return await SendAsync(Signed(name, Encoding.UTF8.GetBytes(body.ToJsonString())));
    }

    /// <summary>A call, signed now unless said otherwise.</summary>
    public HttpRequestMessage Signed(string name, byte[] body, DateTimeOffset? at = null, string? key = null, string? signedName = null, byte[]? signedBody = null)
    {
        var timestamp = $"{(at ?? App.Clock.Now).ToUnixTimeSeconds()}";
        var request = new HttpRequestMessage(HttpMethod.Post, $"/storefront/woocommerce/{Connection}/{name}") { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Retention-Timestamp", timestamp);
        request.Headers.Add("X-Retention-Signature", PluginSignature.Of(signedBody ?? body, timestamp, signedName ?? name, key ?? Key));
        return request;
    }

    public async Task<(HttpStatusCode Status, JsonObject Answer)> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await App.Http.SendAsync(request);
            return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
        }
    }

    /// <summary>Does what lies in the queues, until nothing does.</summary>
    public async Task ArriveAsync()
    {
        while (await App.ReceiveAsync(App.Storage.EventQueue, 32) + await App.ReceiveAsync(App.Storage.StepQueue, 32) > 0)
        {
        }
    }

    public static JsonObject Contact(string email = Ann, string message = "The handle is off.", string? visitor = "v1") =>
        new() { ["name"] = "Ann", ["email"] = email, ["topic"] = "return", ["message"] = message, ["locale"] = "de_DE", ["visitor"] = visitor };

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
