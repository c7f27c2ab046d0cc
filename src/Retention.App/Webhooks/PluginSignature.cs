using System.Globalization;
using System.Text;

namespace Retention.App.Webhooks;

/// <summary>How our WooCommerce plugin signs what it asks: HMAC-SHA256 with the connection's page key over moment, name and raw body.</summary>
internal static class PluginSignature
{
    /// <summary>The header of the signature, in Base64.</summary>
    public const string Header = "X-Retention-Signature";

    /// <summary>The header of the moment, in seconds since 1970 (UTC).</summary>
    public const string TimestampHeader = "X-Retention-Timestamp";

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(300);

    /// <summary>When it was signed (UTC); null where that is not told.</summary>
    public static DateTimeOffset? TimeOf(string? timestamp) =>
        timestamp is { Length: <= 12 } && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 32_503_680_000 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Whether that is near enough to now.</summary>
    public static bool IsFresh(DateTimeOffset signedAt, DateTimeOffset now) => (now - signedAt).Duration() <= Window;

    /// <summary>Whether the key made this signature.</summary>
    public static bool Verifies(ReadOnlySpan<byte> body, string? signature, string? timestamp, string name, string key) =>
        Signature.Verifies(Signed(body, timestamp, name), signature, [key]);

    /// <summary>The signature, as the plugin makes it.</summary>
    public static string Of(ReadOnlySpan<byte> body, string timestamp, string name, string key) => Signature.Of(Signed(body, timestamp, name), key);

    private static byte[] Signed(ReadOnlySpan<byte> body, string? timestamp, string name) => [.. Encoding.UTF8.GetBytes($"{timestamp}.{name}."), .. body];
}
