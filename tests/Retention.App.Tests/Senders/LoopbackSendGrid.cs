using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Retention.App.Tests.Senders;

/// <summary>
/// A server that answers as SendGrid's v3 API does (facts/messaging.md 1.2 to 1.4; its OpenAPI of the Email Logs), and does what a test tells
/// it to. It remembers what it took.
/// </summary>
internal sealed partial class LoopbackSendGrid : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<SendGridAnswer> _next = new();
    private readonly ConcurrentQueue<AcceptedLetter> _accepted = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private int _received;
    private int _id;

    private LoopbackSendGrid(WebApplication app, Uri url, TimeProvider time) => (_app, Url, _time) = (app, url, time);

    public Uri Url { get; }

    /// <summary>What it does when nothing else is scripted.</summary>
    public Func<SendGridAnswer> Otherwise { get; set; } = () => SendGridAnswer.Accepted;

    /// <summary>How the Email Logs answer: 200, 403 when the plan has none, or a fault.</summary>
    public Func<int> Logs { get; set; } = () => 200;

    /// <summary>Whether the Email Logs keep what we gave with a letter.</summary>
    public bool LogsKeepCustomArgs { get; set; } = true;

    /// <summary>How the question for the key's rights is answered.</summary>
    public int ScopesStatus { get; set; } = 200;

    public string[] Scopes { get; set; } = ["mail.send", "messages.read"];

    /// <summary>Every letter that it took, in that order.</summary>
    public IReadOnlyList<AcceptedLetter> Accepted => [.. _accepted];

    /// <summary>How many letters it was given, taken or not.</summary>
    public int Received => Volatile.Read(ref _received);

    /// <summary>The queries that its Email Logs were asked.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>What was wrong with requests that it refused because they were wrong.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>The ids of messages that it refused because it was told to.</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

    public static async Task<LoopbackSendGrid> StartAsync(TimeProvider? time = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        LoopbackSendGrid? server = null;
        app.MapPost("/v3/mail/send", context => server!.SendAsync(context));
        app.MapPost("/v3/logs", context => server!.SearchAsync(context));
        app.MapGet("/v3/logs/{id}", (HttpContext context, string id) => server!.DetailAsync(context, id));
        app.MapGet("/v3/scopes", context => server!.ScopesAsync(context));
        app.MapPost("/v3/whitelabel/domains", context => server!.AddDomainAsync(context));
        app.MapPost("/v3/whitelabel/domains/{id:int}/validate", (HttpContext context, int id) => server!.CheckDomainAsync(context, id));
        app.MapGet("/v3/suppression/{list}", (HttpContext context, string list) => server!.ListAsync(context, list));
        await app.StartAsync();
        return server = new(app, new Uri(app.Urls.Single()), time ?? TimeProvider.System);
    }

    /// <summary>The next requests are answered so, one after the other.</summary>
    public void Next(params SendGridAnswer[] answers)
    {
        foreach (var answer in answers)
            _next.Enqueue(answer);
    }

    /// <summary>Puts a letter of somebody else's into the log.</summary>
    public void Took(string to, string subject, IReadOnlyDictionary<string, string> customArgs) =>
        _accepted.Enqueue(new($"other{Interlocked.Increment(ref _id)}", _time.GetUtcNow(), to, subject, customArgs, []));

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task SendAsync(HttpContext context)
    {
        if (!IsAuthorized(context))
        {
            await FaultsAsync(context, 401, ("The provided authorization grant is invalid, expired, or revoked", null));
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Interlocked.Increment(ref _received);
        if (MailRules.Check(context.Request, body, out var mail) is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
                Faults.Enqueue($"{fault.Field}: {fault.Message}");
            await FaultsAsync(context, 400, [.. faults]);
            return;
        }

        var answer = _next.TryDequeue(out var scripted) ? scripted : Otherwise();
        if (answer.Takes > TimeSpan.Zero)
            await Eventually.BreathAsync(answer.Takes);
        var id = $"msg{Interlocked.Increment(ref _id)}";
        var letter = Accept(id, mail!);
        if (answer.Accepts)
            _accepted.Enqueue(letter);
        else if (answer.Status is 400 or 413)
            Refused.Enqueue(letter.Message);
        await AnswerAsync(context, answer, id, mail!);
    }

    private AcceptedLetter Accept(string id, JsonObject mail)
    {
        var envelope = mail["personalizations"]![0]!;
        var arguments = envelope["custom_args"]?.AsObject().ToDictionary(argument => argument.Key, argument => (string)argument.Value!, StringComparer.Ordinal) ?? [];
        return new(id, _time.GetUtcNow(), (string)envelope["to"]![0]!["email"]!, (string)mail["subject"]!, arguments, mail);
    }

    private static async Task AnswerAsync(HttpContext context, SendGridAnswer answer, string id, JsonObject mail)
    {
        switch (answer.Status)
        {
            case 0 when answer.Resets:
                context.Abort();
                break;
            case 0:
                var gone = new TaskCompletionSource();
                await using (context.RequestAborted.Register(gone.SetResult))
                    await gone.Task.WaitAsync(TimeSpan.FromMinutes(1)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case 202 when answer.IsGarbage:
                context.Response.StatusCode = 202;
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("<<< \0 }");
                context.Abort();
                break;
            case 202:
                context.Response.StatusCode = 202;
                context.Response.Headers["X-Message-Id"] = id;
                break;
            case 200:
                context.Response.StatusCode = 200;
                break;
            case 400:
                // SendGrid's own words quote what it does not like.
                await FaultsAsync(context, 400, ($"Does not contain a valid address: {mail["personalizations"]![0]!["to"]![0]!["email"]}", "personalizations.0.to.0.email"));
                break;
            case 413:
                await PageAsync(context, 413);
                break;
            case var status when answer.IsPage:
                await PageAsync(context, status);
                break;
            case 429:
                context.Response.Headers["X-RateLimit-Limit"] = "600";
                context.Response.Headers["X-RateLimit-Remaining"] = "0";
                if (answer.LimitEnds is { } ends)
                    context.Response.Headers["X-RateLimit-Reset"] = ends.ToString(CultureInfo.InvariantCulture);
                await FaultsAsync(context, 429, ("too many requests", null));
                break;
            case 401:
                await FaultsAsync(context, 401, ("Maximum credits exceeded", null));
                break;
            case 403:
                await FaultsAsync(context, 403, ("The from address does not match a verified Sender Identity.", "from"));
                break;
            default:
                await FaultsAsync(context, answer.Status, ("Internal server error", null));
                break;
        }
    }

    private static Task PageAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync($"<html><head><title>{status}</title></head><body><center>nginx</center></body></html>");
    }

    // Only what our sender asks is understood; anything else is a fault of its grammar, as SendGrid answers it.
    private async Task SearchAsync(HttpContext context)
    {
        if (!await MayAskAsync(context))
            return;
        var body = await JsonNode.ParseAsync(context.Request.Body);
        var query = (string?)body?["query"] ?? "";
        _asked.Enqueue(query);
        if (Query().Match(query) is not { Success: true } match || (int?)body!["limit"] is not (>= 1 and <= 1000))
        {
            await FaultsAsync(context, 400, ("invalid filter", "query"));
            return;
        }

        var to = Escaped().Replace(match.Groups["to"].Value, "${sign}");
        var since = DateTimeOffset.Parse(match.Groups["since"].Value, CultureInfo.InvariantCulture);
        var hits = _accepted.Where(letter => string.Equals(letter.To, to, StringComparison.OrdinalIgnoreCase) && letter.At > since).OrderByDescending(letter => letter.At).Take((int)body["limit"]!);
        await JsonAsync(context, 200, new JsonObject
        {
            ["messages"] = new JsonArray([.. hits.Select(letter => (JsonNode)new JsonObject
            {
                ["sg_message_id"] = $"{letter.Id}.recvd-1", ["to_email"] = letter.To, ["subject"] = letter.Subject, ["status"] = "delivered",
                ["sg_message_id_created_at"] = letter.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            })]),
        });
    }

    private async Task DetailAsync(HttpContext context, string id)
    {
        if (!await MayAskAsync(context))
            return;
        if (_accepted.FirstOrDefault(letter => $"{letter.Id}.recvd-1" == id) is not { } found)
        {
            await FaultsAsync(context, 404, ("not found", null));
            return;
        }

        var detail = new JsonObject { ["sg_message_id"] = id, ["to_email"] = found.To, ["subject"] = found.Subject };
        if (LogsKeepCustomArgs)
            detail["custom_args"] = new JsonObject(found.CustomArgs.Select(argument => KeyValuePair.Create(argument.Key, (JsonNode?)argument.Value)));
        await JsonAsync(context, 200, detail);
    }

    private Task ScopesAsync(HttpContext context) => ScopesStatus switch
    {
        200 when IsAuthorized(context) => JsonAsync(context, 200, new JsonObject { ["scopes"] = new JsonArray([.. Scopes.Select(scope => (JsonNode)scope)]) }),
        200 => FaultsAsync(context, 401, ("authorization required", null)),
        _ => FaultsAsync(context, ScopesStatus, ("no", null)),
    };

    private async Task<bool> MayAskAsync(HttpContext context)
    {
        var status = IsAuthorized(context) ? Logs() : 401;
        if (status == 200)
            return true;
        await FaultsAsync(context, status, ("access forbidden", null));
        return false;
    }

    private static bool IsAuthorized(HttpContext context) => context.Request.Headers.Authorization.ToString().StartsWith("Bearer SG.", StringComparison.Ordinal);

    private static Task FaultsAsync(HttpContext context, int status, params (string Message, string? Field)[] faults) =>
        JsonAsync(context, status, new JsonObject
        {
            ["errors"] = new JsonArray([.. faults.Select(fault => (JsonNode)new JsonObject { ["message"] = fault.Message, ["field"] = fault.Field, ["help"] = null })]),
        });

    private static async Task JsonAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString());
    }

    [GeneratedRegex("""^to_email = '(?<to>(?:[^'\\]|\\['\\])+)' AND sg_message_id_created_at > TIMESTAMP "(?<since>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Query();

    [GeneratedRegex(@"\\(?<sign>['\\])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();
}
