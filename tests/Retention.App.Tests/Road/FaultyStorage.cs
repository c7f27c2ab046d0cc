using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Retention.App.Tests.Road;

/// <summary>
/// Stands between the program and Azurite and fails now and then: it refuses, does what was asked and cuts the connection without a word, or
/// falls silent for longer than the program waits. A signature covers the path and not the port, so it stays valid on the way.
/// </summary>
internal sealed class FaultyStorage : IAsyncDisposable
{
    private static readonly string[] Services = ["Blob", "Queue", "Table"];
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Keep-Alive", "Transfer-Encoding", "Expect", "Host" };

    private readonly WebApplication _app;
    private readonly FaultyDice _dice;
    private readonly Dictionary<int, Uri> _targets = [];
    private readonly HttpMessageInvoker _azurite = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private int _requests;

    private FaultyStorage(WebApplication app, int seed) => (_app, _dice) = (app, new(seed));

    /// <summary>For the program: the same account by another way.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Which share of the requests fails.</summary>
    public double Rate { get; set; } = 0.05;

    /// <summary>How many requests came.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>How often it failed, in which way.</summary>
    public IReadOnlyDictionary<string, int> Faults => _dice.Thrown;

    public static async Task<FaultyStorage> StartAsync(string connection, int seed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var _ in Services)
                kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        var storage = new FaultyStorage(app, seed);
        app.Run(storage.ForwardAsync);
        await app.StartAsync();
        storage.Lead(connection, [.. app.Urls.Select(url => new Uri(url))]);
        return storage;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _azurite.Dispose();
    }

    private void Lead(string connection, Uri[] urls)
    {
        var parts = connection.Split(';', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (service, url) in Services.Zip(urls))
        {
            var place = Array.FindIndex(parts, part => part.StartsWith($"{service}Endpoint=", StringComparison.Ordinal));
            var target = new Uri(parts[place].Split('=', 2)[1]);
            _targets[url.Port] = target;
            parts[place] = $"{service}Endpoint={url.AbsoluteUri.TrimEnd('/')}{target.AbsolutePath}";
        }

        ConnectionString = string.Join(';', parts) + ";";
    }

    // Of a hundred faults forty refuse, fifty are silent about what was done, and ten are time-outs.
    private async Task ForwardAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var fault = _dice.Throw(Rate, ("500", 20), ("503", 20), ("done and cut", 50), ("time-out", 5), ("done and time-out", 5));
        switch (fault)
        {
            case "500" or "503":
                context.Response.StatusCode = int.Parse(fault);
                context.Response.Headers["x-ms-error-code"] = fault == "500" ? "InternalError" : "ServerBusy";
                return;
            case "time-out":
                await NobodyAnswersAsync(context);
                return;
        }

        using var request = await RequestAsync(context.Request, _targets[context.Connection.LocalPort]);
        // Whatever becomes of the caller: a request that is on its way is served.
        using var answer = await _azurite.SendAsync(request, CancellationToken.None);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (fault == "done and cut")
            context.Abort();
        else if (fault == "done and time-out")
            await NobodyAnswersAsync(context);
        else
            await AnswerAsync(context, answer, body);
    }

    private static async Task<HttpRequestMessage> RequestAsync(HttpRequest asked, Uri target)
    {
        using var body = new MemoryStream();
        await asked.Body.CopyToAsync(body, CancellationToken.None);
        var address = $"{target.GetLeftPart(UriPartial.Authority)}{asked.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget}";
        var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body.Length > 0 || asked.ContentLength is not null)
            request.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in asked.Headers.Where(header => !OfTheConnection.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        return request;
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer, byte[] body)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key)))
            context.Response.Headers[name] = values.ToArray();
        if (body.Length > 0)
            await context.Response.Body.WriteAsync(body);
    }

    private static async Task NobodyAnswersAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using (context.RequestAborted.Register(gone.SetResult))
            await gone.Task.WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }
}
