using System.Buffers;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>A table's name as the service's JSON.</summary>
internal static class TableJson
{
    private const string TableName = "TableName";

    public static byte[] Write(string name)
    {
        var buffer = new ArrayBufferWriter<byte>(96);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString(TableName, name);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static string Read(JsonElement json) => json.GetProperty(TableName).GetString()!;
}
