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
        // A newer form begins with a higher number, and is sealed in the same way: what is left alone for a newer program goes back into the
        // queue, so that a stranger's "2|" must not pass for one.
        if (text.Split('|', 3) is not [var form, { Length: CodeLength } code, var json]
            || !int.TryParse(form, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(Code(json))))
        {
            throw new BrokenSealException();
        }

        StoredJson.Check(version);
        return JsonSerializer.Deserialize(json, type) ?? throw new BrokenSealException();
    }

    private string Code(string json) => Convert.ToHexStringLower(root.Mac("queues", Encoding.UTF8.GetBytes(json)))[..CodeLength];
}

/// <summary>A queue message that this program did not make.</summary>
internal sealed class BrokenSealException() : Exception("The message was not sealed by this program.");
