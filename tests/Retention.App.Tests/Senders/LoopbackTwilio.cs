using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Retention.App.Tests.Senders;

/// <summary>How the loopback Twilio behaves for one request.</summary>
/// <param name="Status">The status; 0 for no answer at all.</param>
/// <param name="Code">Twilio's own code; null for an answer in HTML, as gateways give.</param>
internal sealed record TwilioAnswer(int Status, int? Code = null)
{
    public static readonly TwilioAnswer Created = new(201) { Accepts = true };

    /// <summary>Whether the text is on its way, whatever the answer says.</summary>
    public bool Accepts { get; init; }

    /// <summary>Whether the connection is cut; otherwise, without a status, nobody answers.</summary>
    public bool Resets { get; init; }
}

/// <summary>A text that the loopback Twilio took.</summary>
internal sealed record AcceptedText(string Sid, string Account, DateTimeOffset At, IReadOnlyDictionary<string, string> Form)
{
    public string To => Form["To"];

    public string Body => Form["Body"];
}

/// <summary>A server that answers as Twilio's API of 2010-04-01 does (facts/messaging.md 2.1 to 2.3), and does what a test tells it to.</summary>
internal sealed class LoopbackTwilio : IAsyncDisposable
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string Service = "MG00000000000000000000000000000001";
    public const string Token = "0123456789abcdef0123456789abcdef";

    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<TwilioAnswer> _next = new();
    private readonly ConcurrentQueue<AcceptedText> _accepted = new();
    private int _received;

    private LoopbackTwilio(WebApplication app, Uri url, TimeProvider time) => (_app, Url, _time) = (app, url, time);

    public Uri Url { get; }

    /// <summary>Which name and password each account takes.</summary>
    public ConcurrentDictionary<string, string> Accounts { get; } = new(StringComparer.Ordinal) { [Account] = $"{Account}:{Token}" };

    /// <summary>What the account is said to be.</summary>
    public string AccountState { get; set; } = "active";

    /// <summary>How the list of messages answers.</summary>
    public int ListStatus { get; set; } = 200;

    /// <summary>What it does when nothing else is scripted.</summary>
    public Func<TwilioAnswer> Otherwise { get; set; } = () => TwilioAnswer.Created;

    /// <summary>What happens elsewhere while it makes up its mind about a text to this number.</summary>
    public Func<string, string, Task> Meanwhile { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Every text that it took, in that order.</summary>
    public IReadOnlyList<AcceptedText> Accepted => [.. _accepted];

    /// <summary>How many texts it was given, taken or not.</summary>
    public int Received => Volatile.Read(ref _received);

    public static async Task<LoopbackTwilio> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        LoopbackTwilio? server = null;
        app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", (string account, HttpContext context) => server!.SendAsync(account, context));
        app.MapGet("/2010-04-01/Accounts/{account}/Messages.json", (string account, HttpContext context) => server!.ListAsync(account, context));
        app.MapGet("/2010-04-01/Accounts/{account}.json", (string account, HttpContext context) => server!.AccountAsync(account, context));
        await app.StartAsync();
        return server = new(app, new Uri(app.Urls.Single()), time);
    }

    /// <summary>The next requests are answered so, one after the other.</summary>
    public void Next(params TwilioAnswer[] answers)
    {
        foreach (var answer in answers)
            _next.Enqueue(answer);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task SendAsync(string account, HttpContext context)
    {
        var number = Interlocked.Increment(ref _received);
        if (!IsAuthorized(account, context))
        {
            await FaultAsync(context, new(401, 20003));
            return;
        }

        if (!context.Request.HasFormContentType)
        {
            await FaultAsync(context, new(400, 21602));
            return;
        }

        var form = (await context.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var answer = _next.TryDequeue(out var scripted) ? scripted : Otherwise();
        if (!form.GetValueOrDefault("To", "").StartsWith('+'))
            answer = new(400, 21211);
        else if (form.GetValueOrDefault("Body", "").Length is 0 or > 1600)
            answer = new(400, 21617);
        else if (!int.TryParse(form.GetValueOrDefault("ValidityPeriod"), CultureInfo.InvariantCulture, out var validity) || validity is < 1 or > 36_000)
            answer = new(400, 21606);
        var sid = string.Create(CultureInfo.InvariantCulture, $"SM{number:x32}");
        if (answer.Accepts)
            _accepted.Enqueue(new(sid, account, _time.GetUtcNow(), form));
        await Meanwhile(account, form.GetValueOrDefault("To", ""));
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
            case 201:
                await JsonAsync(context, 201, Message(_accepted.First(text => text.Sid == sid)));
                break;
            default:
                await FaultAsync(context, answer);
                break;
        }
    }

    private async Task ListAsync(string account, HttpContext context)
    {
        if (ListStatus != 200 || !IsAuthorized(account, context))
        {
            await FaultAsync(context, new(ListStatus == 200 ? 401 : ListStatus, 20003));
            return;
        }

        var hits = _accepted.Where(text => text.Account == account && text.To == context.Request.Query["To"]).Reverse().Take(int.Parse(context.Request.Query["PageSize"]!, CultureInfo.InvariantCulture));
        await JsonAsync(context, 200, new JsonObject { ["messages"] = new JsonArray([.. hits.Select(text => (JsonNode)Message(text))]), ["next_page_uri"] = null });
    }

    private Task AccountAsync(string account, HttpContext context) =>
        IsAuthorized(account, context) ? JsonAsync(context, 200, new JsonObject { ["sid"] = account, ["status"] = AccountState }) : FaultAsync(context, new(401, 20003));

    private bool IsAuthorized(string account, HttpContext context) =>
        Accounts.TryGetValue(account, out var known) && context.Request.Headers.Authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(known))}";

    // As with a messaging service: the sender is not chosen yet, the parts are not counted, and all numbers are text.
    private static JsonObject Message(AcceptedText text) => new()
    {
        ["sid"] = text.Sid,
        ["account_sid"] = text.Account,
        ["messaging_service_sid"] = text.Form["MessagingServiceSid"],
        ["from"] = null,
        ["to"] = text.To,
        ["body"] = text.Body,
        ["status"] = "accepted",
        ["num_segments"] = "0",
        ["price"] = null,
        ["error_code"] = null,
        ["date_created"] = text.At.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture),
        ["date_sent"] = null,
    };

    private static async Task FaultAsync(HttpContext context, TwilioAnswer answer)
    {
        if (answer.Code is { } code)
        {
            // Twilio's own words quote the number.
            await JsonAsync(context, answer.Status, new JsonObject { ["code"] = code, ["message"] = "Invalid 'To' Phone Number: +12125550123", ["more_info"] = $"https://www.twilio.com/docs/errors/{code}", ["status"] = answer.Status });
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync("<html><body><h1>Service Unavailable</h1></body></html>");
    }

    private static async Task JsonAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString());
    }
}
