using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Settings;

namespace Retention.App.Storefronts.Shopify;

/// <summary>What Shopify gave: a pair of tokens. It prints neither.</summary>
/// <param name="Access">The access token.</param>
/// <param name="Refresh">The refresh token; null where there was none.</param>
/// <param name="Scopes">The scopes that they are for.</param>
/// <param name="Lasts">How long the access token is good.</param>
/// <param name="RefreshLasts">How long it can be refreshed.</param>
internal sealed record GivenTokens(string Access, string? Refresh, ImmutableArray<string> Scopes, TimeSpan Lasts, TimeSpan RefreshLasts)
{
    /// <inheritdoc/>
    public override string ToString() => "tokens";
}

/// <summary>
/// Gets tokens from Shopify (facts/shopify.md 1.2), always by the newest secret, the first of <c>Shopify__ClientSecrets</c>: tokens stay pinned to
/// the secret that made them until they are refreshed, so a secret that is to be revoked must not make new ones.
/// </summary>
internal sealed class ShopifyTokenCall(ShopifyConnection connection, AppSettings settings)
{
    // What Shopify's documents say; used where an answer leaves it out, which must never mean that a token lasts for ever.
    private static readonly TimeSpan AccessLasts = TimeSpan.FromHours(1);
    private static readonly TimeSpan RefreshLasts = TimeSpan.FromDays(90);

    /// <summary>Exchanges the ID token of a merchant's page for an expiring offline token.</summary>
    public Task<Answer<GivenTokens>> ExchangeAsync(string domain, string idToken, CancellationToken cancellation) => AskAsync(domain, new JsonObject
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:token-exchange",
        ["subject_token"] = idToken,
        ["subject_token_type"] = "urn:ietf:params:oauth:token-type:id_token",
        ["requested_token_type"] = "urn:shopify:params:oauth:token-type:offline-access-token",
        ["expiring"] = "1",
    }, cancellation);

    /// <summary>Refreshes. The refresh token given before stays usable until its successor is first used, so this may be asked again after a lost answer.</summary>
    public Task<Answer<GivenTokens>> RefreshAsync(string domain, string refreshToken, CancellationToken cancellation) => AskAsync(domain, new JsonObject
    {
        ["grant_type"] = "refresh_token",
        ["refresh_token"] = refreshToken,
    }, cancellation);

    private async Task<Answer<GivenTokens>> AskAsync(string domain, JsonObject body, CancellationToken cancellation)
    {
        if (settings.ShopifyClientId is not { } client || settings.ShopifySecrets.IsDefaultOrEmpty)
            return new Answer<GivenTokens>.Not(ShopifyTroubles.Of(ShopifyTroubles.ClientRefused, "This program has no client id and secret of Shopify's."));
        (body["client_id"], body["client_secret"]) = (client, settings.ShopifySecrets[0]);
        var answer = await connection.PostAsync(domain, ShopifyApi.AccessToken, JsonSerializer.SerializeToUtf8Bytes(body, ShopifyJson.Default.JsonObject), token: null, changes: false, cancellation);
        return answer switch
        {
            Answer<ShopifyReply>.Said { Value: { Status: 200 } reply } => Read(reply.Body) is { } given ? new Answer<GivenTokens>.Said(given) : new Answer<GivenTokens>.Not(ShopifyTroubles.Of(ShopifyTroubles.Odd) with { Status = 200 }),
            Answer<ShopifyReply>.Said said => new Answer<GivenTokens>.Not(Refused(said.Value)),
            Answer<ShopifyReply>.Not not => new Answer<GivenTokens>.Not(not.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static GivenTokens? Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || Text(body, "access_token") is not { Length: > 0 } access)
            return null;
        ImmutableArray<string> scopes = [.. (Text(body, "scope") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return new(access, Text(body, "refresh_token"), scopes, Seconds(body, "expires_in") ?? AccessLasts, Seconds(body, "refresh_token_expires_in") ?? RefreshLasts);
    }

    private static ShopTrouble Refused(ShopifyReply reply)
    {
        var trouble = ShopifyStatuses.Trouble(reply, changes: false);
        return trouble.Code switch
        {
            "invalid_subject_token" => trouble with { Key = ShopifyTroubles.StaleIdToken, What = ShopifyTroubles.All[ShopifyTroubles.StaleIdToken].What, Remedy = ShopifyTroubles.All[ShopifyTroubles.StaleIdToken].Remedy },
            // OAuth's word for a wrong secret (RFC 6749, 5.2; unconfirmed for Shopify): it is ours, so no shop is disconnected by it.
            "invalid_client" => ShopifyTroubles.Of(ShopifyTroubles.ClientRefused) with { Status = reply.Status, Code = trouble.Code },
            _ => trouble,
        };
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static TimeSpan? Seconds(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is > 0 and < 10_000_000_000 ? TimeSpan.FromSeconds(seconds) : null;
}
