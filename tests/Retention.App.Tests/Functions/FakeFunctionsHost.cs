using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Retention.App.Tests.Functions;

/// <summary>
/// Plays the Azure Functions host as facts/azure.md 1.2 to 1.6 found it: it reads host.json and the function.json files of the published
/// folder, starts the executable without arguments, and calls it. One call at a time, when the test says so.
/// </summary>
internal sealed class FakeFunctionsHost : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _connection;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly JsonObject _hostJson;
    private readonly int _port = TestApp.FreePort();
    // functionTimeout, in short: an answer with an empty body hangs until then.
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private Executable? _handler;

    public FakeFunctionsHost(string folder, string connection, IReadOnlyDictionary<string, string?> settings)
    {
        (_folder, _connection, _settings) = (folder, connection, settings);
        _hostJson = (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "host.json")))!;
        Functions = Directory.GetDirectories(folder).Where(one => File.Exists(Path.Combine(one, "function.json")))
            .ToDictionary(one => Path.GetFileName(one)!, one => JsonNode.Parse(File.ReadAllText(Path.Combine(one, "function.json")))!["bindings"]![0]!.AsObject(), StringComparer.Ordinal);
    }

    /// <summary>The functions by their folders' names, each with its trigger.</summary>
    public IReadOnlyDictionary<string, JsonObject> Functions { get; }

    /// <summary>The custom handler.</summary>
    public Executable Handler => _handler ?? throw new InvalidOperationException("Not started.");

    /// <summary>Starts the executable, and waits until it answers anything at /.</summary>
    public async Task StartAsync()
    {
        var file = Path.Combine(_folder, (string)_hostJson["customHandler"]!["description"]!["defaultExecutablePath"]!);
        var environment = new Dictionary<string, string?>(_settings, StringComparer.Ordinal)
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = _port.ToString(CultureInfo.InvariantCulture),
            ["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = Guid.NewGuid().ToString(),
            ["FUNCTIONS_APP_ROOT_PATH"] = _folder,
            // The handler inherits the host's own environment.
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:1",
            ["PORT"] = "1",
        };
        _handler = Executable.Start(environment, [], file, _folder);
        await Eventually.HoldsAsync("an answer at /", async () =>
        {
            if (_handler.HasExited)
                throw new InvalidOperationException($"The handler ended with {_handler.ExitCode}:\n{_handler.Out}\n{_handler.Errors}");
            try
            {
                using var response = await _http.GetAsync(At("/"));
                return true; // Any answer is one.
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    /// <summary>Proxies a request, raw, as the catch-all HTTP function does.</summary>
    public async Task<HttpResponseMessage> ProxyAsync(HttpRequestMessage request)
    {
        ((string)Functions["web"]["route"]!).ShouldBe("{*path}");
        ((bool)_hostJson["customHandler"]!["enableProxyingHttpRequest"]!).ShouldBeTrue();
        request.RequestUri = At(request.RequestUri!.OriginalString);
        return await _http.SendAsync(request);
    }

    /// <summary>Calls the timer's function.</summary>
    public Task<bool> TickAsync() => InvokeAsync("sweep", new JsonObject
    {
        ["Data"] = new JsonObject
        {
            ["timer"] = new JsonObject
            {
                ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
                ["ScheduleStatus"] = new JsonObject { ["Last"] = "2026-11-22T10:00:00+00:00", ["Next"] = "2026-11-22T10:01:00+00:00", ["LastUpdated"] = "2026-11-22T10:00:00+00:00" },
                ["IsPastDue"] = false,
            },
        },
        ["Metadata"] = new JsonObject { ["sys"] = Sys("sweep") },
    });

    /// <summary>Receives one message of the function's queue and calls the function. Null when there is none.</summary>
    /// <returns>Whether the call succeeded.</returns>
    public async Task<bool?> ReceiveAsync(string function)
    {
        var queue = Queue((string)Functions[function]["queueName"]!);
        if ((await queue.ReceiveMessageAsync(TimeSpan.FromMinutes(10))).Value is not { } message)
            return null;
        var most = (int)_hostJson["extensions"]!["queues"]!["maxDequeueCount"]!;
        if (message.DequeueCount <= most && await InvokeAsync(function, Envelope(function, message)))
        {
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            return true;
        }

        if (message.DequeueCount < most)
        {
            // host.json says how long a failed message rests; the test does not wait for it.
            await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.MessageText, TimeSpan.Zero);
            return false;
        }

        await Queue($"{queue.Name}-poison").CreateIfNotExistsAsync();
        await Queue($"{queue.Name}-poison").SendMessageAsync(message.MessageText);
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        return false;
    }

    /// <summary>Sweeps and receives until nothing is left.</summary>
    public async Task IdleAsync()
    {
        for (var isBusy = true; isBusy;)
        {
            isBusy = false;
            (await TickAsync()).ShouldBeTrue();
            foreach (var function in Functions.Where(one => (string?)one.Value["type"] == "queueTrigger").Select(one => one.Key))
            {
                while (await ReceiveAsync(function) is not null)
                    isBusy = true;
            }
        }
    }

    /// <summary>Calls a function; succeeds only as the host counts it.</summary>
    public async Task<bool> InvokeAsync(string function, JsonNode envelope)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At($"/{function}")) { Content = new StringContent(envelope.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1044.400.0");
        request.Headers.UserAgent.ParseAdd("Azure-Functions-Host/4.1044.400.0");
        try
        {
            using var response = await _http.SendAsync(request);
            if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "application/json")
                return false;
            var text = await response.Content.ReadAsStringAsync();
            if (text.Length == 0 || text == "null")
                throw new InvalidOperationException($"{function} answered {(int)response.StatusCode} with an empty body: the host hangs until functionTimeout and kills the process.");
            return JsonNode.Parse(text) is JsonObject;
        }
        catch (HttpRequestException)
        {
            return false; // Refused or reset.
        }
    }

    public QueueClient Queue(string name) => new(_connection, name, new QueueClientOptions
    {
        MessageEncoding = (string)_hostJson["extensions"]!["queues"]!["messageEncoding"]! == "none" ? QueueMessageEncoding.None : QueueMessageEncoding.Base64,
    });

    public async ValueTask DisposeAsync()
    {
        if (_handler is not null)
            await _handler.DisposeAsync(); // SIGKILL: the host knows no other way.
        _http.Dispose();
    }

    // Strings and numbers become JSON inside a JSON string; the properties of a message that is an object overwrite the metadata.
    private static JsonObject Envelope(string function, QueueMessage message)
    {
        var metadata = new JsonObject
        {
            ["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture),
            ["ExpirationTime"] = message.ExpiresOn?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            ["Id"] = JsonSerializer.Serialize(message.MessageId),
            ["InsertionTime"] = message.InsertedOn?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            ["NextVisibleTime"] = message.NextVisibleOn?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            ["PopReceipt"] = JsonSerializer.Serialize(message.PopReceipt),
            ["sys"] = Sys(function),
        };
        try
        {
            if (JsonNode.Parse(message.MessageText) is JsonObject promoted)
            {
                foreach (var (name, value) in promoted)
                    metadata[name] = value?.ToJsonString();
            }
        }
        catch (JsonException)
        {
            // No JSON, as ours: nothing is promoted.
        }

        return new JsonObject { ["Data"] = new JsonObject { ["msg"] = JsonSerializer.Serialize(message.MessageText) }, ["Metadata"] = metadata };
    }

    private static JsonObject Sys(string function) => new() { ["MethodName"] = function, ["UtcNow"] = "2026-11-22T10:00:00.1756352Z", ["RandGuid"] = Guid.NewGuid().ToString() };

    private Uri At(string path) => new($"http://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}{path}");
}
