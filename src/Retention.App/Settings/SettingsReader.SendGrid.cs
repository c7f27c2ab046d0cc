using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace Retention.App.Settings;

// What SendGrid tells us by, and what it may send without a domain of the shop's.
internal sealed partial class SettingsReader
{
    private AppSettings WithSendGrid(AppSettings settings)
    {
        var host = Text("SendGrid:ParseHost")?.ToLowerInvariant();
        if (host is not null && Uri.CheckHostName(host) != UriHostNameType.Dns)
            Fault("SendGrid__ParseHost", "is no host name. Write the subdomain whose mail SendGrid's Inbound Parse takes, like reply.retention.example");
        var known = _faults.Count;
        var parseKeys = PublicKeys("SendGrid:ParseKeys");
        if (host is not null && parseKeys.IsEmpty && _faults.Count == known)
            Fault("SendGrid__ParseKeys", "is not set, though SendGrid__ParseHost is. Without it no reply can be believed: attach a security policy with a signature to the parse setting and copy its public key");
        var accountKey = Text("SendGrid:AccountKey");
        if (accountKey?.StartsWith("SG.", StringComparison.Ordinal) == false)
            Fault("SendGrid__AccountKey", "does not begin with SG. as SendGrid's keys do. Copy the key whole");
        return settings with
        {
            SendGridAccountKey = accountKey,
            SendGridEventKeys = PublicKeys("SendGrid:EventKeys"),
            SendGridParseHost = host,
            SendGridParseKeys = parseKeys,
            SharedSenderPerDay = Count("SendGrid:SharedPerDay", settings.SharedSenderPerDay, most: 10_000),
        };
    }

    private ImmutableArray<string> PublicKeys(string name)
    {
        ImmutableArray<string> keys = [.. (Text(name) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (!keys.All(IsPublicKey))
            Fault(name.Replace(":", "__", StringComparison.Ordinal), "is no public key as SendGrid shows it (Base64, beginning with MFkw). Copy it whole; two are separated by a comma");
        return keys;
    }

    // P-256, the only curve with which SendGrid signs (facts/messaging.md 1.8).
    private static bool IsPublicKey(string text)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
            return key.KeySize == 256;
        }
        catch (Exception none) when (none is FormatException or CryptographicException)
        {
            return false;
        }
    }

    private int Count(string name, int otherwise, int most)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most)
            return value;
        Fault(name.Replace(":", "__", StringComparison.Ordinal), $"is \"{text}\". Write a number from 0 to {most}");
        return otherwise;
    }
}
