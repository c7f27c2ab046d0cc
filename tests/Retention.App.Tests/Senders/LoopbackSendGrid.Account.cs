using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Retention.App.Tests.Senders;

// Domain authentication and suppression lists (facts/messaging.md 1.10 and 1.11).
internal sealed partial class LoopbackSendGrid
{
    private const int User = 1446226;

    /// <summary>The domains that were asked for, by id, each with the rows that DNS has by now.</summary>
    public ConcurrentDictionary<int, (string Domain, HashSet<string> Found)> Domains { get; } = new();

    /// <summary>How a look into DNS is answered when it does not come to one: 500 for trouble there.</summary>
    public int ValidationStatus { get; set; } = 200;

    /// <summary>What stands on its lists.</summary>
    public ConcurrentQueue<(string List, string Email, DateTimeOffset At)> Listed { get; } = new();

    /// <summary>How often its lists were asked for.</summary>
    public int ListsRead { get; private set; }

    private async Task AddDomainAsync(HttpContext context)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body);
        if (!IsAuthorized(context) || (string?)body?["domain"] is not { Length: > 0 } domain)
        {
            await FaultsAsync(context, 400, ("domain is required", "domain"));
            return;
        }

        var id = 302_000 + Interlocked.Increment(ref _id);
        Domains[id] = (domain, []);
        await JsonAsync(context, 201, new JsonObject
        {
            ["id"] = id,
            ["user_id"] = User,
            ["subdomain"] = $"em{id}",
            ["domain"] = domain,
            ["automatic_security"] = true,
            ["valid"] = false,
            ["dns"] = new JsonObject
            {
                ["mail_cname"] = Row($"em{id}.{domain}", $"u{User}.wl.sendgrid.net"),
                ["dkim1"] = Row($"s1._domainkey.{domain}", $"s1.domainkey.u{User}.wl.sendgrid.net"),
                ["dkim2"] = Row($"s2._domainkey.{domain}", $"s2.domainkey.u{User}.wl.sendgrid.net"),
            },
        });

        static JsonObject Row(string host, string data) => new() { ["valid"] = false, ["type"] = "cname", ["host"] = host, ["data"] = data };
    }

    private async Task CheckDomainAsync(HttpContext context, int id)
    {
        if (ValidationStatus != 200 || !Domains.TryGetValue(id, out var domain))
        {
            await FaultsAsync(context, ValidationStatus == 200 ? 404 : ValidationStatus, ("internal error getting TXT", null));
            return;
        }

        string[] rows = ["mail_cname", "dkim1", "dkim2"];
        await JsonAsync(context, 200, new JsonObject
        {
            ["id"] = id,
            ["valid"] = rows.All(domain.Found.Contains),
            ["validation_results"] = new JsonObject(rows.Select(row => KeyValuePair.Create(row, (JsonNode?)new JsonObject
            {
                ["valid"] = domain.Found.Contains(row),
                ["reason"] = domain.Found.Contains(row) ? null : $"Expected CNAME for \"{row}\" but found none.",
            }))),
        });
    }

    private async Task ListAsync(HttpContext context, string list)
    {
        ListsRead++;
        long Number(string name) => long.Parse(context.Request.Query[name].ToString(), CultureInfo.InvariantCulture);
        var page = Listed.Where(one => one.List == list && one.At.ToUnixTimeSeconds() >= Number("start_time")).Skip((int)Number("offset")).Take((int)Number("limit"));
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(new JsonArray([.. page.Select(one => (JsonNode)new JsonObject { ["created"] = one.At.ToUnixTimeSeconds(), ["email"] = one.Email, ["reason"] = "550", ["status"] = "5.1.1" })]).ToJsonString());
    }
}
