using System.Security.Cryptography;
using System.Text;

namespace Retention.App.Webhooks;

/// <summary>Shopify's and WooCommerce's signature: Base64 of HMAC-SHA256 over the raw bytes of the body.</summary>
internal static class Signature
{
    private const int Length = 32;

    /// <summary>Whether this could be a signature at all.</summary>
    public static bool MayBe(string? signature)
    {
        Span<byte> given = stackalloc byte[48];
        return signature is not null && Convert.TryFromBase64String(signature, given, out var length) && length == Length;
    }

    /// <summary>Whether one of the secrets made this signature of these bytes. Every secret is tried, and each compared in constant time.</summary>
    public static bool Verifies(ReadOnlySpan<byte> body, string? signature, IEnumerable<string> secrets)
    {
        Span<byte> given = stackalloc byte[48];
        if (signature is null || !Convert.TryFromBase64String(signature, given, out var length) || length != Length)
            return false;
        Span<byte> made = stackalloc byte[Length];
        var verifies = false;
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, made);
            verifies |= CryptographicOperations.FixedTimeEquals(made, given[..Length]);
        }

        return verifies;
    }

    /// <summary>The signature of these bytes, as a platform makes it.</summary>
    public static string Of(ReadOnlySpan<byte> body, string secret) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
