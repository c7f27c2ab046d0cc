using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace Retention.App.Seeding.Memory;

/// <summary>A row of a table.</summary>
/// <param name="Partition">Its partition.</param>
/// <param name="Key">Its key.</param>
/// <param name="Sent">The JSON that was sent for it.</param>
/// <param name="Version">Counts up with every change of any row.</param>
internal sealed record MemoryRow(string Partition, string Key, byte[] Sent, long Version)
{
    /// <summary>Rows sort by partition and key, as the service's do.</summary>
    public static readonly IComparer<MemoryRow> Order = Comparer<MemoryRow>.Create(static (one, other) =>
        string.CompareOrdinal(one.Partition, other.Partition) is not 0 and var partition ? partition : string.CompareOrdinal(one.Key, other.Key));

    /// <summary>The place of a row.</summary>
    public static MemoryRow At(string partition, string key) => new(partition, key, [], 0);

    /// <summary>Its version as the service writes it.</summary>
    public string ETag => $"W/\"{Version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Its JSON as it is read.</summary>
    public string Json => $"{Encoding.UTF8.GetString(Sent.AsSpan()[..^1])},\"odata.etag\":\"W/\\\"{Version.ToString(CultureInfo.InvariantCulture)}\\\"\"}}";

    /// <summary>The row.</summary>
    public TableEntity Entity
    {
        get
        {
            using var json = JsonDocument.Parse(Sent);
            return EntityJson.Read(json.RootElement);
        }
    }
}
