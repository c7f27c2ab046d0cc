using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Retention.App.Storage;

namespace Retention.App.Queues;

/// <summary>
/// The text of a queue message: <c>1|sealed</c>. Sealed, because it holds personal data and may lie in a poison queue for 14 days, and because
/// under the Functions host anybody may POST to /events and /steps. Not a JSON object, because the host copies the properties of one over its
/// own metadata (facts/azure.md 1.3).
/// A newer form counts up the number and keeps the seal of what follows, so that an older program can tell it from a forged one.
/// </summary>
internal sealed class Seal(RootKey root)
{
    private const string Prefix = "1|";
    private const string Purpose = "queues";

    /// <summary>Seals a message.</summary>
    public string Close<T>(T message, JsonTypeInfo<T> type) => Close(JsonSerializer.SerializeToUtf8Bytes(message, type));

    /// <summary>Seals the stored form of a message.</summary>
    public string Close(ReadOnlySpan<byte> json)
    {
        var sealedBytes = root.Seal(Purpose, json);
        return string.Create(Prefix.Length + Base64Url.GetEncodedLength(sealedBytes.Length), sealedBytes, static (text, bytes) =>
        {
            Prefix.CopyTo(text);
            Base64Url.EncodeToChars(bytes, text[Prefix.Length..]);
        });
    }

    /// <summary>Seals an event that is too large for a message.</summary>
    public byte[] CloseBytes(string json) => root.Seal(Purpose, Encoding.UTF8.GetBytes(json));

    /// <summary>Opens an event that was too large for a message.</summary>
    public ReadOnlyMemory<byte> OpenBytes(byte[] sealedBytes) => root.Open(Purpose, sealedBytes);

    /// <summary>Opens a message.</summary>
    /// <exception cref="BrokenSealException">Not made by this program.</exception>
    /// <exception cref="NewerVersionException">Made by a newer one.</exception>
    public T Open<T>(string text, JsonTypeInfo<T> type)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        if (bar is < 1 or > 3 || !int.TryParse(text.AsSpan(0, bar), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            throw new BrokenSealException();
        var plain = Plain(text.AsSpan(bar + 1));
        // Only now: whoever may call a newer form its own could have any text put back into our queue.
        StoredJson.Check(version);
        return JsonSerializer.Deserialize(plain, type) ?? throw new BrokenSealException();
    }

    private byte[] Plain(ReadOnlySpan<char> sealedText)
    {
        try
        {
            return root.Open(Purpose, Base64Url.DecodeFromChars(sealedText));
        }
        catch (Exception broken) when (broken is FormatException or CryptographicException)
        {
            throw new BrokenSealException();
        }
    }
}

/// <summary>A queue message that this program did not make.</summary>
internal sealed class BrokenSealException() : Exception("The message was not sealed by this program.");
