using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Retention.App.Tests.Merchant;

/// <summary>Tokens as an admin makes them, written by hand: the program's own library must not be what vouches for itself.</summary>
internal static class PageTokens
{
    public const string ClientId = "0123456789abcdef";

    /// <summary>Shopify's ID token for a shop (facts/shopify.md 1.2).</summary>
    public static string Shopify(DateTimeOffset now, string domain = "demo.myshopify.com", string? secret = null, Action<JsonObject>? change = null)
    {
        var claims = new JsonObject
        {
            ["iss"] = $"https://{domain}/admin",
            ["dest"] = $"https://{domain}",
            ["aud"] = ClientId,
            ["sub"] = "42",
            ["exp"] = now.AddSeconds(60).ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["jti"] = "f8912129-1af6-4cad-9ca3-76b0f7621087",
            ["sid"] = "aaea182f2732d44c23057c0fea584021a4485b2bd25d3eb7fd349313ad24c685",
        };
        change?.Invoke(claims);
        return Signed(claims, secret ?? TestApp.ShopifySecrets[^1]);
    }

    /// <summary>The WordPress plugin's: the same form, for the connection, with its key.</summary>
    public static string WordPress(DateTimeOffset now, string connection, string key) => Signed(new()
    {
        ["iss"] = "http://127.0.0.1:18080/wp-admin",
        ["dest"] = "http://127.0.0.1:18080",
        ["aud"] = connection,
        ["sub"] = "7",
        ["exp"] = now.AddSeconds(60).ToUnixTimeSeconds(),
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["iat"] = now.ToUnixTimeSeconds(),
    }, key);

    public static string Signed(JsonObject claims, string secret, string algorithm = "HS256")
    {
        var words = $"{Base64UrlEncoder.Encode($"{{\"alg\":\"{algorithm}\",\"typ\":\"JWT\"}}")}.{Base64UrlEncoder.Encode(claims.ToJsonString())}";
        return $"{words}.{(algorithm == "none" ? "" : Base64UrlEncoder.Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(words))))}";
    }
}
