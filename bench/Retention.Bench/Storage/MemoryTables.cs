using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Core;

namespace Retention.Bench.Storage;

/// <summary>Tables of sorted partitions: a query costs what it reads, however much lies beside it. Knows the requests of the schedule.</summary>
internal sealed partial class MemoryTables
{
    private const int MostOfPage = 1000;
    private readonly Dictionary<(string Table, string Partition), SortedSet<Row>> _partitions = [];
    private readonly Lock _turn = new();
    private long _version;

    /// <summary>How many rows queries gave.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Answers one request.</summary>
    public MemoryAnswer Answer(Request request)
    {
        var uri = request.Uri.ToUri();
        var path = Uri.UnescapeDataString(uri.AbsolutePath);
        if (path.EndsWith("/Tables", StringComparison.Ordinal))
            return new(204, []);
        lock (_turn)
        {
            if (path.EndsWith("/$batch", StringComparison.Ordinal))
                return AnswerTransaction(Body(request));
            if (RowPath().Match(path) is { Success: true } row)
                return AnswerRow(request, row.Groups["table"].Value, row.Groups["partition"].Value, row.Groups["row"].Value);
            if (path.EndsWith("()", StringComparison.Ordinal))
                return AnswerQuery(path[(path.LastIndexOf('/') + 1)..^2], uri);
        }

        throw new NotSupportedException($"{request.Method} {path}");
    }

    private MemoryAnswer AnswerRow(Request request, string table, string partition, string key)
    {
        if (request.Method == RequestMethod.Delete)
            return Delete(table, partition, key) ? new(204, []) : NotFound();
        var rows = Partition(table, partition);
        if (request.Method == RequestMethod.Get)
            return rows.TryGetValue(Row.At(key), out var found) ? new(200, found.Json) : NotFound();
        rows.Remove(Row.At(key));
        rows.Add(new(key, Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetString(Body(request).AsSpan()[..^1])},\"odata.etag\":\"W/\\\"{(++_version).ToString(CultureInfo.InvariantCulture)}\\\"\"}}")));
        return new(204, []);
    }

    private MemoryAnswer AnswerQuery(string table, Uri uri)
    {
        var query = uri.Query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);
        var filter = KeyFilter().Match(query["$filter"]);
        if (!filter.Success)
            throw new NotSupportedException(query["$filter"]);
        var most = query.TryGetValue("$top", out var top) ? int.Parse(top, CultureInfo.InvariantCulture) : MostOfPage;
        var first = query.TryGetValue("NextRowKey", out var next) ? next : filter.Groups["first"].Value;
        var last = filter.Groups["last"] is { Success: true } given ? given.Value : "\uFFFF";
        var json = new StringBuilder("{\"value\":[");
        var count = 0;
        foreach (var row in Partition(table, filter.Groups["partition"].Value).GetViewBetween(Row.At(first), Row.At(last)))
        {
            if (row.Key == last)
                break;
            if (count == most)
                return new(200, Encoding.UTF8.GetBytes(json.Append("]}").ToString()), ("x-ms-continuation-NextPartitionKey", filter.Groups["partition"].Value), ("x-ms-continuation-NextRowKey", row.Key));
            json.Append(count++ == 0 ? "" : ",").Append(Encoding.UTF8.GetString(row.Json));
            RowsRead++;
        }

        return new(200, Encoding.UTF8.GetBytes(json.Append("]}").ToString()));
    }

    // The schedule's transactions only delete.
    private MemoryAnswer AnswerTransaction(byte[] body)
    {
        var answers = new StringBuilder();
        foreach (Match change in Deletion().Matches(Encoding.UTF8.GetString(body)))
        {
            var row = RowPath().Match(Uri.UnescapeDataString(change.Groups["path"].Value));
            if (!Delete(row.Groups["table"].Value, row.Groups["partition"].Value, row.Groups["row"].Value))
                throw new InvalidOperationException($"There is no row {row.Value}.");
            answers.Append("--changeset\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n\r\n");
        }

        return new(202, Encoding.UTF8.GetBytes(answers.Append("--changeset--\r\n").ToString()));
    }

    private bool Delete(string table, string partition, string key) => Partition(table, partition).Remove(Row.At(key));

    private SortedSet<Row> Partition(string table, string partition)
    {
        if (!_partitions.TryGetValue((table, partition), out var rows))
            _partitions[(table, partition)] = rows = new(Row.ByKey);
        return rows;
    }

    private static MemoryAnswer NotFound() => new(404, [], ("x-ms-error-code", "ResourceNotFound"));

    private static byte[] Body(Request request)
    {
        using var body = new MemoryStream();
        request.Content!.WriteTo(body, CancellationToken.None);
        return body.ToArray();
    }

    [GeneratedRegex(@"(?<table>[A-Za-z0-9]+)\(PartitionKey='(?<partition>[^']*)',RowKey='(?<row>[^']*)'\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowPath();

    [GeneratedRegex(@"^PartitionKey eq '(?<partition>[^']*)'( and RowKey ge '(?<first>[^']*)')?( and RowKey lt '(?<last>[^']*)')?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyFilter();

    [GeneratedRegex("^DELETE (?<path>[^ ]+) HTTP/1.1", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Deletion();

    private sealed record Row(string Key, byte[] Json)
    {
        public static readonly IComparer<Row> ByKey = Comparer<Row>.Create(static (one, other) => string.CompareOrdinal(one.Key, other.Key));

        public static Row At(string key) => new(key, []);
    }
}
