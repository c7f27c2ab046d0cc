using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Retention.App.Webhooks;

/// <summary>
/// SendGrid's signature: ECDSA on P-256 with SHA-256 over the timestamp's text and the raw bytes of the body, DER in Base64 (facts/messaging.md 1.8).
/// The key that is checked with is public, so nothing is learnt from how long a check takes.
/// </summary>
internal static class SendGridSignature
{
    /// <summary>The header with the signature.</summary>
    public const string Header = "X-Twilio-Email-Event-Webhook-Signature";

    /// <summary>The header with the moment of signing, in seconds since 1970.</summary>
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    // A DER signature on P-256 has 72 bytes at most.
    private const int Longest = 72;

    // SendGrid repeats a post for 24 hours, and does not say whether a repeated one is signed anew (unconfirmed, facts/messaging.md 1.8): with two
    // hours beside it no genuine post is refused, and one that was recorded can't be played for ever. Played within that time it changes nothing.
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(26);

    /// <summary>Whether these headers could be a signature that still counts: otherwise the body is not worth the reading.</summary>
    public static bool MayBe(string? signature, string? timestamp, DateTimeOffset now)
    {
        Span<byte> given = stackalloc byte[Longest + 3];
        return signature is not null && Convert.TryFromBase64String(signature, given, out _)
            && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= (now - Oldest).ToUnixTimeSeconds();
    }

    /// <summary>Whether the owner of one of these keys signed these bytes. What is no signature or no key is a refusal.</summary>
    /// <param name="body">Every byte of the body.</param>
    /// <param name="signature">The header's value.</param>
    /// <param name="timestamp">The timestamp's header.</param>
    /// <param name="keys">The public keys: SubjectPublicKeyInfo in Base64. While one is changed there are two.</param>
    public static bool Verifies(ReadOnlySpan<byte> body, string? signature, string? timestamp, IEnumerable<string> keys)
    {
        Span<byte> given = stackalloc byte[Longest + 3];
        if (signature is null || timestamp is null || !Convert.TryFromBase64String(signature, given, out var length))
            return false;
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        foreach (var key in keys)
        {
            if (Import(key) is not { } known)
                continue;
            using (known)
            {
                if (known.VerifyData(signed, given[..length], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))
                    return true;
            }
        }

        return false;
    }

    private static ECDsa? Import(string text)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
            return key;
        }
        catch (Exception none) when (none is FormatException or CryptographicException or ArgumentException)
        {
            key.Dispose();
            return null;
        }
    }
}
