using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Retention.App.Seeding.Memory;

/// <summary>Tables of sorted rows: inserts, replaces and deletes, alone or in transactions, points and queries. What this program asks for, and nothing else.</summary>
internal sealed partial class MemoryTables
{
    private const int MostOfPage = 1000;
    private readonly Dictionary<string, SortedSet<MemoryRow>> _tables = new(StringComparer.Ordinal);
    private readonly Lock _turn = new();
    private long _version;

    /// <summary>The rows of a table whose partitions begin so, in order.</summary>
    public IReadOnlyList<MemoryRow> Of(string table, string beginning = "")
    {
        lock (_turn)
            return [.. Rows(table).GetViewBetween(MemoryRow.At(beginning, ""), MemoryRow.At($"{beginning}\uFFFF", "")).Where(row => row.Partition.StartsWith(beginning, StringComparison.Ordinal))];
    }

    /// <summary>The key of the first row of a partition; null when it is empty.</summary>
    public string? FirstOf(string table, string partition)
    {
        lock (_turn)
            return Rows(table).GetViewBetween(MemoryRow.At(partition, ""), MemoryRow.At(partition, "\uFFFF")).FirstOrDefault()?.Key;
    }

    /// <summary>Puts a row directly.</summary>
    public void Put(string table, byte[] json)
    {
        lock (_turn)
            Change(table, new("PUT", PlaceOf(json), IfMatch: null, json));
    }

    /// <summary>Answers one request.</summary>
    /// <exception cref="NotSupportedException">It is none that this program makes.</exception>
    public MemoryAnswer Answer(MemoryCall call)
    {
        lock (_turn)
        {
            if (call.Path == "Tables")
                return new(204, []);
            if (call.Path == "$batch")
                return Transaction(Encoding.UTF8.GetString(call.Body));
            if (call.Path.EndsWith("()", StringComparison.Ordinal))
                return Query(call.Path[..^2], call.Query);
            var (table, change) = Read(call.Method, call.Path, call.IfMatch, call.Body);
            if (call.Method == "GET")
                return Rows(table).TryGetValue(change.Place, out var found) ? new(200, Encoding.UTF8.GetBytes(found.Json), ("ETag", found.ETag)) : MemoryAnswer.Refused(404, "ResourceNotFound");
            return Objection(table, change) is var (status, code) ? MemoryAnswer.Refused(status, code) : new(204, [], ("ETag", Change(table, change)));
        }
    }

    // All or nothing: the changes are of different rows, so each is judged by what was there before.
    private MemoryAnswer Transaction(string body)
    {
        var changes = Parts(body).ToList();
        var answer = new StringBuilder();
        foreach (var (index, (table, change)) in changes.Index())
        {
            if (Objection(table, change) is not var (status, code))
                continue;
            var error = $"{{\"odata.error\":{{\"code\":\"{code}\",\"message\":{{\"lang\":\"en-US\",\"value\":\"{index.ToString(CultureInfo.InvariantCulture)}:{code}\"}}}}}}";
            return new(202, Encoding.UTF8.GetBytes($"--set\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} Refused\r\n\r\n{error}\r\n--set--\r\n"));
        }

        foreach (var (table, change) in changes)
            answer.Append(CultureInfo.InvariantCulture, $"--set\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\nETag: {Change(table, change)}\r\n\r\n");
        return new(202, Encoding.UTF8.GetBytes(answer.Append("--set--\r\n").ToString()));
    }

    private static IEnumerable<(string Table, RowChange Change)> Parts(string body)
    {
        var lines = body.Split("\r\n");
        for (var at = 0; at < lines.Length; at++)
        {
            if (RequestLine().Match(lines[at]) is not { Success: true } request)
                continue;
            var ifMatch = default(string);
            for (at++; lines[at].Length > 0; at++)
                ifMatch = lines[at].StartsWith("If-Match: ", StringComparison.Ordinal) ? lines[at]["If-Match: ".Length..] : ifMatch;
            yield return Read(request.Groups["method"].Value, Uri.UnescapeDataString(request.Groups["path"].Value), ifMatch, Encoding.UTF8.GetBytes(lines[++at]));
        }
    }

    private static (string Table, RowChange Change) Read(string method, string path, string? ifMatch, byte[] body)
    {
        if (method == "POST")
            return (path, new(method, PlaceOf(body), ifMatch, body));
        var row = RowPath().Match(path);
        if (!row.Success || method is not ("GET" or "PUT" or "DELETE"))
            throw new NotSupportedException($"{method} {path}");
        string Value(string group) => row.Groups[group].Value.Replace("''", "'", StringComparison.Ordinal);
        return (Value("table"), new(method, MemoryRow.At(Value("partition"), Value("row")), ifMatch, body));
    }

    private static MemoryRow PlaceOf(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return MemoryRow.At(json.RootElement.GetProperty("PartitionKey").GetString()!, json.RootElement.GetProperty("RowKey").GetString()!);
    }

    private (int Status, string Code)? Objection(string table, RowChange change)
    {
        var isThere = Rows(table).TryGetValue(change.Place, out var found);
        return change switch
        {
            { Method: "POST" } => isThere ? (409, "EntityAlreadyExists") : null,
            { IfMatch: null } => null,
            _ when !isThere => (404, "ResourceNotFound"),
            _ => change.IfMatch == "*" || change.IfMatch == found!.ETag ? null : (412, "UpdateConditionNotSatisfied"),
        };
    }

    private string Change(string table, RowChange change)
    {
        var rows = Rows(table);
        rows.Remove(change.Place);
        if (change.Method == "DELETE")
            return "";
        var row = change.Place with { Sent = change.Body, Version = ++_version };
        rows.Add(row);
        return row.ETag;
    }

    private MemoryAnswer Query(string table, IReadOnlyDictionary<string, string> query)
    {
        var filter = MemoryFilter.Read(query.GetValueOrDefault("$filter", ""));
        var most = query.TryGetValue("$top", out var top) ? int.Parse(top, CultureInfo.InvariantCulture) : MostOfPage;
        var first = query.TryGetValue("NextPartitionKey", out var partition) ? MemoryRow.At(partition, query.GetValueOrDefault("NextRowKey", "")) : filter.First;
        var (json, count) = (new StringBuilder("{\"value\":["), 0);
        if (MemoryRow.Order.Compare(first, filter.Last) <= 0)
        {
            foreach (var row in Rows(table).GetViewBetween(first, filter.Last).Where(filter.Holds))
            {
                if (count == most)
                    return new(200, Encoding.UTF8.GetBytes(json.Append("]}").ToString()), ("x-ms-continuation-NextPartitionKey", row.Partition), ("x-ms-continuation-NextRowKey", row.Key));
                json.Append(count++ == 0 ? "" : ",").Append(row.Json);
            }
        }

        return new(200, Encoding.UTF8.GetBytes(json.Append("]}").ToString()));
    }

    private SortedSet<MemoryRow> Rows(string table)
    {
        if (!_tables.TryGetValue(table, out var rows))
            _tables[table] = rows = new(MemoryRow.Order);
        return rows;
    }

    [GeneratedRegex(@"^(?<table>[A-Za-z0-9]+)\(PartitionKey='(?<partition>([^']|'')*)',RowKey='(?<row>([^']|'')*)'\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowPath();

    [GeneratedRegex("^(?<method>POST|PUT|PATCH|DELETE) https?://[^/]+/[^/]+/(?<path>[^ ]+) HTTP/1.1$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RequestLine();

    private sealed record RowChange(string Method, MemoryRow Place, string? IfMatch, byte[] Body);
}
