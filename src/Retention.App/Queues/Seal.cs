using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Retention.App.Storage;

namespace Retention.App.Queues;

/// <summary>
/// The text of a queue message: <c>1|code|json</c>. Not a JSON object, because the Functions host copies the properties of one over its own
/// metadata (facts/azure.md 1.3). With a code that only we can make, because under the Functions host anybody may POST to /events and /steps.
/// </summary>
internal sealed class Seal(RootKey root)
{
    private const string Prefix = "1|";
    private const int CodeLength = 32;

    /// <summary>Seals a message. Its text is ASCII: JSON escapes the rest.</summary>
    public string Close<T>(T message, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.Serialize(message, type);
        return $"{Prefix}{Code(json)}|{json}";
    }

    /// <summary>Opens a message.</summary>
    /// <exception cref="BrokenSealException">Not made by this program.</exception>
    /// <exception cref="NewerVersionException">Made by a newer one.</exception>
    public T Open<T>(string text, JsonTypeInfo<T> type)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length < Prefix.Length + CodeLength + 2)
        {
            // A newer form begins with a higher number.
            if (text.IndexOf('|', StringComparison.Ordinal) is > 0 and < 4 and var bar && int.TryParse(text.AsSpan(0, bar), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                StoredJson.Check(version);
            throw new BrokenSealException();
        }

        var code = text.AsSpan(Prefix.Length, CodeLength);
        var json = text[(Prefix.Length + CodeLength + 1)..];
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code.ToString()), Encoding.ASCII.GetBytes(Code(json))))
            throw new BrokenSealException();
        return JsonSerializer.Deserialize(json, type) ?? throw new BrokenSealException();
    }

    private string Code(string json) => Convert.ToHexStringLower(root.Mac("queues", Encoding.UTF8.GetBytes(json)))[..CodeLength];
}

/// <summary>A queue message that this program did not make.</summary>
internal sealed class BrokenSealException() : Exception("The message was not sealed by this program.");
