using System.Collections.Immutable;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Merchant.Doors;

/// <summary>What a token says: which shop, and who of its staff.</summary>
/// <param name="Shop">Our id of the shop.</param>
/// <param name="User">The platform's id of the member of staff.</param>
/// <param name="Way">Whose token it is.</param>
internal sealed record TokenRead(string Shop, string User, Way Way)
{
    /// <summary>The shop's permanent domain at Shopify; null where it is none of Shopify's.</summary>
    public string? Domain { get; init; }
}

/// <summary>
/// Checks the tokens with which a shop's admin vouches for who looks: Shopify's ID token (facts/shopify.md 1.2: HS256 with the client secret, ten
/// seconds of leeway, audience our client id, one minute long), and the WordPress plugin's of the same form, whose audience is the connection
/// and whose key is the connection's own.
/// </summary>
internal sealed class PageToken(AppSettings settings, ShopStore shops, TimeProvider time)
{
    private const int Longest = 4_000;
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(10);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = Longest };

    /// <summary>Reads a token; null when it is not genuine, not for us, too old, or not yet valid.</summary>
    public async Task<TokenRead?> ReadAsync(string? token, CancellationToken cancellation)
    {
        if (token is not { Length: > 20 and <= Longest } || !Handler.CanReadToken(token))
            return null;
        // Whose key it is has to be known before it can be checked; nothing else is believed until then.
        var audience = Audience(token);
        if (audience is null)
            return null;
        if (audience == settings.ShopifyClientId)
            return await OfShopifyAsync(token, audience);
        return await shops.FindConnectionAsync(audience, again: false, cancellation) is { PageKey: { } key } connection ? await OfWordPressAsync(token, audience, key, connection.Shop) : null;
    }

    private async Task<TokenRead?> OfShopifyAsync(string token, string audience)
    {
        if (await CheckedAsync(token, audience, settings.ShopifySecrets) is not { } read || HostOf(read, "dest") is not { } domain)
            return null;
        // The shop's admin issues it, and for that shop alone.
        return domain == HostOf(read, "iss") && ShopifyDoor.IsDomain().IsMatch(domain) ? new(Keys.Shop(ShopifyDoor.Platform, domain), read.Subject ?? "", Way.Shopify) { Domain = domain } : null;
    }

    private async Task<TokenRead?> OfWordPressAsync(string token, string audience, string key, string shop) =>
        await CheckedAsync(token, audience, [key]) is { } read ? new(shop, read.Subject ?? "", Way.WordPress) : null;

    private async Task<JsonWebToken?> CheckedAsync(string token, string audience, ImmutableArray<string> keys)
    {
        if (keys.IsEmpty)
            return null;
        var result = await Handler.ValidateTokenAsync(token, new()
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidAudience = audience,
            ValidateIssuer = false, // Held against the shop by whoever asks.
            IssuerSigningKeys = keys.Select(key => new SymmetricSecurityKey(Padded(key))),
            TryAllIssuerSigningKeys = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => until is { } end && IsNow(from, end),
        });
        return result.IsValid ? (JsonWebToken)result.SecurityToken : null;
    }

    private bool IsNow(DateTime? from, DateTime until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now < until + Leeway && !(now < from - Leeway);
    }

    private static string? Audience(string token)
    {
        try
        {
            return Handler.ReadJsonWebToken(token).Audiences.SingleOrDefault();
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or SecurityTokenException)
        {
            return null; // Not a token, or one for several.
        }
    }

    private static string? HostOf(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var text) && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? url.Host : null;

    // The library wants 32 bytes of key. HMAC fills a shorter one up with zeroes by itself (RFC 2104), so the signature is the same.
    private static byte[] Padded(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        return bytes.Length >= 32 ? bytes : [.. bytes, .. new byte[32 - bytes.Length]];
    }
}
