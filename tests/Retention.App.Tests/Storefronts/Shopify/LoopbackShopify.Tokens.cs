using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Retention.App.Tests.Merchant;

namespace Retention.App.Tests.Storefronts.Shopify;

// The token endpoint: exchange, refresh and rotation (facts/shopify.md 1.2).
internal sealed partial class LoopbackShopify
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, List<Pair>> _pairs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<JsonObject> _tokenCalls = new();
    private readonly ConcurrentQueue<ShopifyFailure> _tokenFailures = new();

    /// <summary>What was asked of the token endpoint, in that order, with the shop's domain as <c>shop</c>.</summary>
    public IReadOnlyList<JsonObject> TokenCalls => [.. _tokenCalls];

    /// <summary>The scopes that the merchant granted.</summary>
    public string Scopes { get; set; } = "read_orders,write_customers,write_discounts";

    /// <summary>What happens while it makes up its mind about tokens.</summary>
    public Func<Task> MeanwhileToken { get; set; } = () => Task.CompletedTask;

    /// <summary>What happens between its making up its mind and its answer.</summary>
    public Func<Task> MeanwhileTokenAnswer { get; set; } = () => Task.CompletedTask;

    /// <summary>Whether answers leave out how long the tokens last.</summary>
    public bool LeavesOutTimes { get; set; }

    /// <summary>The next calls of the token endpoint are answered so, one after the other.</summary>
    public void FailTokens(params ShopifyFailure[] failures)
    {
        foreach (var failure in failures)
            _tokenFailures.Enqueue(failure);
    }

    /// <summary>The shop removed the app: its tokens die at once.</summary>
    public void Uninstall(string shop) => _pairs.TryRemove(shop, out _);

    /// <summary>An access token dies before its time.</summary>
    public void Revoke(string shop, string access)
    {
        lock (_lock)
            _pairs[shop].Single(pair => pair.Access == access).AccessUntil = default;
    }

    /// <summary>A fresh ID token of a shop's admin.</summary>
    public string IdToken(string shop = "demo.myshopify.com", string user = "42") => PageTokens.Shopify(Time.GetUtcNow(), shop, change: claims => claims["sub"] = user);

    private bool Takes(string shop, string token)
    {
        lock (_lock)
        {
            var pair = _pairs.GetValueOrDefault(shop)?.Find(one => one.Access == token);
            if (pair is null || pair.AccessUntil <= Time.GetUtcNow())
                return false;
            Use(shop, pair);
            return true;
        }
    }

    // Whoever uses a successor, by either of its tokens, can't go back.
    private void Use(string shop, Pair pair) => _pairs[shop].ForEach(one => one.IsRetired |= one.Number < pair.Number);

    private async Task GiveTokensAsync(HttpContext context, string body)
    {
        var (shop, asked) = (context.Request.Host.Value ?? "", JsonNode.Parse(body)!.AsObject());
        var call = asked.DeepClone().AsObject();
        call["shop"] = shop;
        _tokenCalls.Enqueue(call);
        await MeanwhileToken();
        var failure = _tokenFailures.TryDequeue(out var next) ? next : null;
        if (failure is { IsExecuted: false, IsCut: true })
        {
            context.Abort();
            return;
        }

        var (status, answer) = failure is null or { IsExecuted: true } ? Given(shop, asked) : (failure.Status, failure.Body!);
        await MeanwhileTokenAnswer();
        foreach (var (name, value) in failure?.Headers ?? [])
            context.Response.Headers[name] = value;
        if (failure is { IsCut: true })
            context.Abort();
        else
            await WriteAsync(context, status, answer);
    }

    private (int Status, string Body) Given(string shop, JsonObject asked)
    {
        lock (_lock)
        {
            if ((string?)asked["client_id"] != PageTokens.ClientId || !TestApp.ShopifySecrets.Contains((string?)asked["client_secret"] ?? "", StringComparer.Ordinal))
                return (401, """{"error":"invalid_client"}""");
            return (string?)asked["grant_type"] switch
            {
                "urn:ietf:params:oauth:grant-type:token-exchange" => Exchanged(shop, asked),
                "refresh_token" => Refreshed(shop, (string?)asked["refresh_token"] ?? ""),
                _ => (400, """{"error":"unsupported_grant_type"}"""),
            };
        }
    }

    private (int Status, string Body) Exchanged(string shop, JsonObject asked)
    {
        if ((string?)asked["subject_token_type"] != "urn:ietf:params:oauth:token-type:id_token" || (string?)asked["requested_token_type"] != "urn:shopify:params:oauth:token-type:offline-access-token" || (string?)asked["expiring"] != "1")
            return (400, """{"error":"invalid_request"}""");
        if (!IsGenuine((string?)asked["subject_token"] ?? "", shop))
            return (400, """{"error":"invalid_subject_token"}""");
        _pairs.GetOrAdd(shop, _ => []).ForEach(pair => pair.IsRetired = true);
        return (200, New(shop));
    }

    private (int Status, string Body) Refreshed(string shop, string refresh)
    {
        var pair = _pairs.GetValueOrDefault(shop)?.Find(one => one.Refresh == refresh);
        if (pair is null or { IsRetired: true } || pair.RefreshUntil <= Time.GetUtcNow())
            return (401, """{"error":"This request requires an active refresh_token"}""");
        Use(shop, pair);
        return (200, New(shop));
    }

    private string New(string shop)
    {
        var (pairs, now) = (_pairs.GetOrAdd(shop, _ => []), Time.GetUtcNow());
        var pair = new Pair(pairs.Count + 1, $"shpat_{RandomNumberGenerator.GetHexString(32)}", $"shprt_{RandomNumberGenerator.GetHexString(32)}", now.AddHours(1), now.AddDays(90));
        pairs.Add(pair);
        var answer = new JsonObject { ["access_token"] = pair.Access, ["scope"] = Scopes, ["refresh_token"] = pair.Refresh };
        if (!LeavesOutTimes)
            (answer["expires_in"], answer["refresh_token_expires_in"]) = (3600, 7776000);
        return answer.ToJsonString();
    }

    private bool IsGenuine(string token, string shop)
    {
        if (token.Split('.') is not [var head, var claims, var signature] || !TestApp.ShopifySecrets.Any(secret => signature == Base64Url(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{head}.{claims}")))))
            return false;
        var read = JsonNode.Parse(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(claims))!;
        return (string?)read["dest"] == $"https://{shop}" && (string?)read["aud"] == PageTokens.ClientId && (long)read["exp"]! > Time.GetUtcNow().ToUnixTimeSeconds();
    }

    private static string Base64Url(byte[] bytes) => Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(bytes);

    private sealed class Pair(int number, string access, string refresh, DateTimeOffset accessUntil, DateTimeOffset refreshUntil)
    {
        public int Number => number;

        public string Access => access;

        public string Refresh => refresh;

        public DateTimeOffset AccessUntil { get; set; } = accessUntil;

        public DateTimeOffset RefreshUntil => refreshUntil;

        // Its successor was used.
        public bool IsRetired { get; set; }
    }
}
