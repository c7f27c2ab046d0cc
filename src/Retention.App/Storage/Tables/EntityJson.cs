using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>
/// A row as the service's JSON and back, by hand. A property that JSON cannot tell from another has its type beside it:
/// Int64 (as text), DateTime, Guid, Binary, and Double always, because 3.0 would come back as the Int32 3.
/// Source: learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations.
/// </summary>
internal static class EntityJson
{
    private const string TypeSuffix = "@odata.type";

    // The text goes to the service and to nobody's browser; escaping less keeps bodies below their limits.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON of a row that <see cref="EntityLimits"/> has passed; nulls and what the service sets are left out.</summary>
    public static byte[] Write(TableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString(TableEntity.PartitionKeyName, entity.PartitionKey);
            json.WriteString(TableEntity.RowKeyName, entity.RowKey);
            foreach (var (name, value) in EntityLimits.OwnProperties(entity)) Write(json, name, value);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The row that a JSON object of the service's answer holds.</summary>
    public static TableEntity Read(JsonElement json)
    {
        var entity = new TableEntity();
        foreach (var property in json.EnumerateObject())
        {
            var isMetadata = property.Name.Contains("odata.", StringComparison.Ordinal) && !string.Equals(property.Name, TableEntity.ETagName, StringComparison.Ordinal);
            if (isMetadata || property.Value.ValueKind == JsonValueKind.Null) continue;

            var type = json.TryGetProperty(property.Name + TypeSuffix, out var annotation) ? annotation.GetString() : null;
            entity.Add(property.Name, Value(property.Name, type, property.Value));
        }

        return entity;
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text: json.WriteString(name, text); break;
            case int number: json.WriteNumber(name, number); break;
            case bool yes: json.WriteBoolean(name, yes); break;
            case long number: Annotated(json, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
            case double number: WriteDouble(json, name, number); break;
            case DateTimeOffset time: Annotated(json, name, "Edm.DateTime", UtcText.Of(time)); break;
            case DateTime utc: Annotated(json, name, "Edm.DateTime", UtcText.Of(utc)); break;
            case Guid id: Annotated(json, name, "Edm.Guid", id.ToString("D")); break;
            case byte[] bytes: Annotated(json, name, "Edm.Binary", Convert.ToBase64String(bytes)); break;
            case BinaryData data: Annotated(json, name, "Edm.Binary", Convert.ToBase64String(data.ToMemory().Span)); break;
            default: throw new InvalidOperationException($"EntityLimits let a {value.GetType().Name} pass that EntityJson cannot write.");
        }
    }

    private static void Annotated(Utf8JsonWriter json, string name, string type, string text)
    {
        json.WriteString(name + TypeSuffix, type);
        json.WriteString(name, text);
    }

    private static void WriteDouble(Utf8JsonWriter json, string name, double number)
    {
        json.WriteString(name + TypeSuffix, "Edm.Double");
        if (double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteString(name, number.ToString(CultureInfo.InvariantCulture)); // "NaN", "Infinity", "-Infinity"
    }

    private static object Value(string name, string? type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("Edm.Int64", JsonValueKind.String) => long.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        ("Edm.Double", JsonValueKind.String) => double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture),
        ("Edm.Double", JsonValueKind.Number) => value.GetDouble(),
        ("Edm.DateTime", JsonValueKind.String) => UtcText.Read(value.GetString()!),
        ("Edm.Guid", JsonValueKind.String) => value.GetGuid(),
        ("Edm.Binary", JsonValueKind.String) => value.GetBytesFromBase64(),
        (null, JsonValueKind.String) when name is TableEntity.TimestampName => UtcText.Read(value.GetString()!),
        (_, JsonValueKind.Number) => value.TryGetInt32(out var number) ? (object)number : value.GetDouble(),
        (_, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        _ => value.ToString(),
    };
}
