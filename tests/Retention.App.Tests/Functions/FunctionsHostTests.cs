using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Tests.Senders;

namespace Retention.App.Tests.Functions;

/// <summary>The published program as the custom handler of the Azure Functions host.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class FunctionsHostTests(AzuriteFixture azurite, PublishedFolder published) : IClassFixture<PublishedFolder>, IAsyncLifetime
{
    private readonly string _account = azurite.NewAccount();
    private LoopbackSendGrid _sendGrid = null!;
    private Dictionary<string, string?> _settings = null!;
    private FakeFunctionsHost _host = null!;
    private AppStorage _storage = null!;

    public async Task InitializeAsync()
    {
        _sendGrid = await LoopbackSendGrid.StartAsync();
        _settings = new(StringComparer.Ordinal)
        {
            ["Storage__ConnectionString"] = _account,
            ["Keys__Master"] = Convert.ToBase64String(new byte[32]),
            ["Shopify__ClientSecrets__0"] = TestApp.ShopifySecrets[^1],
            ["SendGrid__ApiKey"] = "SG.test",
            ["SendGrid__BaseUrl"] = _sendGrid.Url.AbsoluteUri,
            ["SendGrid__FromAddress"] = "hello@mugs.example",
        };
        _storage = AppStorage.Open(new AppSettings { IsDevelopment = true, StorageConnection = _account, DataDirectory = "", PublicUrl = new Uri("http://127.0.0.1") });
        (await Executable.RunAsync(_settings, "shops", "add", "--platform", "shopify", "--domain", "demo.myshopify.com", "--postal-address", "1 Kiln Lane")).ExitCode.ShouldBe(0);
        await TestApp.MakePlainAsync(_account, "shopify", "demo.myshopify.com");
        _host = new FakeFunctionsHost(published.Path, _account, _settings);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _sendGrid.DisposeAsync();
    }

    [Fact]
    public async Task A_delivery_through_the_proxied_door_becomes_a_letter()
    {
        await _host.StartAsync();
        (await DeliverAsync(1)).ShouldBe(HttpStatusCode.OK);
        await _host.IdleAsync();
        _sendGrid.Accepted.ShouldHaveSingleItem().To.ShouldBe("shopper1@example.test");
    }

    [Fact]
    public async Task Every_function_has_an_endpoint_that_answers_as_the_host_demands()
    {
        await _host.StartAsync();
        _host.Functions.Keys.Order(StringComparer.Ordinal).ShouldBe(["events", "steps", "sweep", "web"]);
        using var swept = await _host.ProxyAsync(Post("/sweep", "{}"));
        swept.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await swept.Content.ReadAsStringAsync()).ShouldBe("{}");
        foreach (var name in _host.Functions.Where(one => (string?)one.Value["type"] == "queueTrigger").Select(one => one.Key))
        {
            using var wrongMethod = await _host.ProxyAsync(new HttpRequestMessage(HttpMethod.Get, new Uri($"/{name}", UriKind.Relative)));
            wrongMethod.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed); // Only POST is mapped, so there is one.
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"Data":{"msg":42},"Metadata":{}}""")]
    [InlineData("""{"Data":{"msg":"\"unfinished"}}""")]
    [InlineData("""{"Data":{"msg":"\ud800"}}""")]
    [InlineData("""{"Data":{"msg":"\"1|00000000000000000000000000000000|{}\""},"Metadata":{"DequeueCount":"1"}}""")]
    [InlineData("""{"Data":{"msg":"\"2|a newer form, says the forger\""},"Metadata":{"DequeueCount":"1"}}""")]
    [InlineData("""{"Data":{"msg":"\"2|00000000000000000000000000000000|{}\""},"Metadata":{"DequeueCount":"1"}}""")]
    public async Task A_forged_call_is_404_and_changes_nothing(string body)
    {
        await _host.StartAsync();
        foreach (var function in new[] { "/events", "/steps" })
        {
            using var response = await _host.ProxyAsync(Post(function, body));
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await CountAsync("events")).ShouldBe(0);
        (await CountAsync("steps")).ShouldBe(0);
        (await TestApp.RowsAsync(_storage.Shoppers)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_that_fails_five_times_is_put_aside_and_can_be_replayed()
    {
        await _host.StartAsync();
        (await DeliverAsync(1)).ShouldBe(HttpStatusCode.OK);
        await _host.ReceiveAsync("events");
        var state = (await TestApp.RowsAsync(_storage.Shoppers)).Single(row => row.RowKey == "state");
        var json = state.GetString("Json0")!;
        state["Json0"] = "{ cut off";
        await _storage.Shoppers.UpdateEntityAsync(state, Azure.ETag.All, TableUpdateMode.Replace);

        (await _host.TickAsync()).ShouldBeTrue();
        for (var time = 0; time < 5; time++)
            (await _host.ReceiveAsync("steps")).ShouldBe(false);
        (await _host.ReceiveAsync("steps")).ShouldBeNull();
        _host.Handler.Errors.ShouldContain("Function steps failed");

        var list = await Executable.RunAsync(_settings, "poison", "list");
        list.Out.ShouldContain("thank-you");
        list.Out.ShouldNotContain("@");
        state["Json0"] = json;
        await _storage.Shoppers.UpdateEntityAsync(state, Azure.ETag.All, TableUpdateMode.Replace);
        (await Executable.RunAsync(_settings, "poison", "replay")).Out.ShouldContain("1 put back.");
        await _host.IdleAsync();
        _sendGrid.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_run_it_loses_nothing()
    {
        await _host.StartAsync();
        for (var number = 0; number < 20; number++)
            (await DeliverAsync(number)).ShouldBe(HttpStatusCode.OK);
        for (var done = 0; done < 7; done++)
            await _host.ReceiveAsync("events");
        var call = _host.ReceiveAsync("events");
        await _host.Handler.KillAsync();
        await call;
        await _host.StartAsync();
        await _host.IdleAsync();
        _sendGrid.Accepted.Select(letter => letter.To).Distinct(StringComparer.Ordinal).Count().ShouldBe(20);
        _sendGrid.Accepted.Count.ShouldBe(20);
    }

    [Theory]
    [InlineData("Keys__Master", "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/master)", "Keys__Master is a Key Vault reference")]
    [InlineData("Storage__AccountName", "storage1", "Storage__ConnectionString and Storage__AccountName are both set")]
    [InlineData("SendGrid__FromAddress", null, "SendGrid__FromAddress is not set")]
    public async Task A_wrong_or_missing_setting_ends_it_with_a_code_that_is_not_0_and_names_the_setting(string setting, string? value, string message)
    {
        var environment = new Dictionary<string, string?>(_settings, StringComparer.Ordinal) { [setting] = value, ["FUNCTIONS_CUSTOMHANDLER_PORT"] = TestApp.FreePort().ToString(CultureInfo.InvariantCulture) };
        await using var handler = Executable.Start(environment, [], Path.Combine(published.Path, "retention"));
        await handler.EndAsync();
        handler.ExitCode.ShouldBe(1);
        handler.Errors.ShouldContain(message);
    }

    private async Task<HttpStatusCode> DeliverAsync(int number)
    {
        var order = Deliveries.ShopifyOrder(820982911946154508 + number, DateTimeOffset.UtcNow.AddMinutes(-70), $"shopper{number}@example.test");
        using var response = await _host.ProxyAsync(Deliveries.Shopify("orders/paid", order));
        return response.StatusCode;
    }

    private static HttpRequestMessage Post(string path, string body) => new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private async Task<int> CountAsync(string queue) => (await _host.Queue(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;
}
