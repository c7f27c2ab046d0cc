using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Retention.App.Webhooks;

/// <summary>
/// Twilio's signature (facts/messaging.md 2.8, checked against npm twilio 6.2.0): Base64 of HMAC-SHA1, with the account's auth token, over the
/// address as Twilio called it and every field of the form. Of any other body the address carries the SHA-256.
/// </summary>
internal static class TwilioSignature
{
    /// <summary>The header that brings it.</summary>
    public const string Header = "X-Twilio-Signature";

    /// <summary>The part of the query with the body's hash.</summary>
    public const string BodyHash = "bodySHA256";

    private const int Length = 20;

    /// <summary>Whether one of the tokens made this signature of a form, or of an address without one.</summary>
    /// <param name="url">The address, with its query byte for byte, without a fragment.</param>
    /// <param name="form">The fields of the body; none for a GET, and for a body that is no form.</param>
    /// <param name="signature">What the header says.</param>
    /// <param name="tokens">The account's tokens; each is tried, and compared in constant time.</param>
    public static bool Verifies(string url, IEnumerable<KeyValuePair<string, StringValues>> form, string? signature, IEnumerable<string> tokens)
    {
        Span<byte> given = stackalloc byte[32];
        if (signature is null || !Convert.TryFromBase64String(signature, given, out var length) || length != Length)
            return false;
        var fields = Fields(form);
        Span<byte> made = stackalloc byte[Length];
        var verifies = false;
        foreach (var token in tokens)
        {
            foreach (var address in Addresses(url))
            {
                Sign(token, address + fields, made);
                verifies |= CryptographicOperations.FixedTimeEquals(made, given[..Length]);
            }
        }

        return verifies;
    }

    /// <summary>Whether the body is the one whose hash the signed address carries.</summary>
    /// <param name="body">The raw bytes.</param>
    /// <param name="hash">The hash, hexadecimal.</param>
    public static bool HasHash(ReadOnlySpan<byte> body, string hash)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        return hash.Length == SHA256.HashSizeInBytes * 2 && Convert.FromHexString(hash, given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(body), given);
    }

    /// <summary>The signature as Twilio makes it.</summary>
    public static string Of(string url, IEnumerable<KeyValuePair<string, StringValues>> form, string token)
    {
        Span<byte> made = stackalloc byte[Length];
        Sign(token, url + Fields(form), made);
        return Convert.ToBase64String(made);
    }

#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1 and nothing else; as a keyed hash it is not known to be broken.
    private static void Sign(string token, string text, Span<byte> made) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text), made);
#pragma warning restore CA5350

    // Each name with each of its different values, in the order of their characters, nothing between them.
    private static string Fields(IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var text = new StringBuilder();
        foreach (var (name, values) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            foreach (var value in values.Select(value => value ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                text.Append(name).Append(value);
        }

        return text.ToString();
    }

    // Twilio signs with the port or without: both are taken.
    private static IEnumerable<string> Addresses(string url)
    {
        yield return url;
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOfAny(['/', '?'], start) is > 0 and var found ? found : url.Length;
        var host = url[start..end];
        var port = host.LastIndexOf(':');
        if (port > host.LastIndexOf(']'))
            yield return $"{url[..start]}{host[..port]}{url[end..]}";
        else
            yield return $"{url[..start]}{host}:{(url.StartsWith("https:", StringComparison.Ordinal) ? "443" : "80")}{url[end..]}";
    }
}
