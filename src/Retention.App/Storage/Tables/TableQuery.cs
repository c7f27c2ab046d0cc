using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>Query strings, and how a page says where the next one begins: both continuation headers as they came, with a space between.</summary>
internal static class TableQuery
{
    /// <summary>The query string of what is given, percent-encoded, with its question mark; empty when nothing is.</summary>
    public static string Of(params ReadOnlySpan<(string Name, string? Value)> settings)
    {
        var query = new StringBuilder();
        foreach (var (name, value) in settings)
        {
            if (value is not null) query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return query.ToString();
    }

    /// <summary>The query string for the page that a continuation leads to.</summary>
    public static string Continued(string query, string? continuation, int? size)
    {
        var space = continuation?.IndexOf(' ', StringComparison.Ordinal) ?? -1;
        var more = Of(
            ("$top", size?.ToString(CultureInfo.InvariantCulture)),
            ("NextPartitionKey", space < 0 ? continuation : continuation![..space]),
            ("NextRowKey", space < 0 || space == continuation!.Length - 1 ? null : continuation[(space + 1)..]));
        return query.Length == 0 || more.Length == 0 ? query + more : $"{query}&{more[1..]}";
    }

    /// <summary>Where the next page begins; null when there is none.</summary>
    public static string? ContinuationOf(Response response)
    {
        var partition = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var first) ? first : null;
        var row = response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var second) ? second : null;
        return partition is null && row is null ? null : $"{partition} {row}";
    }
}
