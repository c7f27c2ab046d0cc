using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Senders;

/// <summary>What SendGrid posts to us, signed as it signs (facts/messaging.md 1.6 to 1.9), with the key of vector SG-1.</summary>
internal static class SendGridPost
{
    public const string PublicKey = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAESw4fQmObktYcMEGS6gouwADlC2r7KV0TPkAEJjFUm/vewz33KhD8AAjNzpLpkNoxMwHQwgHN23m+c8jekfSnLQ==";

    /// <summary>Another key, as there are two while one is changed.</summary>
    public const string OtherPublicKey = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";

    private const string PrivateKey = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQggGovqRD3z+t7O+Ss7r7/0qSZ1p7FpGD3mLewRajLURShRANCAARLDh9CY5uS1hwwQZLqCi7AAOULavspXRM+QAQmMVSb+97DPfcqEPwACM3OkumQ2jEzAdDCAc3beb5zyN6R9Kct";

    /// <summary>An event about a letter, as SendGrid flattens it; each delivery of it has an id of its own.</summary>
    public static JsonObject Event(AcceptedLetter letter, string name, DateTimeOffset at, params (string Name, string Value)[] more)
    {
        var told = new JsonObject
        {
            ["email"] = letter.To,
            ["event"] = name,
            ["timestamp"] = at.ToUnixTimeSeconds(),
            ["sg_event_id"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)),
            ["sg_message_id"] = $"{letter.Id}.filterdrecv-5d6f7-abcde-1-65A1B2C3-1.0",
            ["smtp-id"] = $"<{letter.Id}@geopod-ismtpd-1>",
            ["category"] = new JsonArray("thank-you"),
        };
        foreach (var (key, value) in letter.CustomArgs)
            told[key] = value;
        foreach (var (key, value) in more)
            told[key] = value;
        return told;
    }

    /// <summary>A bounce that comes days later: it carries none of our ids.</summary>
    public static JsonObject LateBounce(string email, DateTimeOffset at) => new()
    {
        ["email"] = email,
        ["event"] = "bounce",
        ["type"] = "bounce",
        ["timestamp"] = at.ToUnixTimeSeconds(),
        ["sg_message_id"] = "",
        ["reason"] = "550 5.1.1 no such user",
        ["status"] = "5.1.1",
    };

    /// <summary>A batch, signed: its events are apart by line ends, which are signed with it.</summary>
    public static HttpRequestMessage Batch(DateTimeOffset now, params IEnumerable<JsonObject> events) =>
        Signed("/webhooks/sendgrid", Encoding.UTF8.GetBytes($"[{string.Join(",\r\n", events.Select(told => told.ToJsonString()))}]\r\n"), now, "application/json;charset=utf-8");

    /// <summary>Any bytes, signed.</summary>
    public static HttpRequestMessage Signed(string path, byte[] body, DateTimeOffset now, string type)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.TryAddWithoutValidation("User-Agent", "SendGrid Event API");
        request.Headers.Add(SendGridSignature.Header, SignatureOf(timestamp, body));
        request.Headers.Add(SendGridSignature.TimestampHeader, timestamp);
        return request;
    }

    private static string SignatureOf(string timestamp, byte[] body)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(PrivateKey), out _);
        return Convert.ToBase64String(key.SignData([.. Encoding.UTF8.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }
}
