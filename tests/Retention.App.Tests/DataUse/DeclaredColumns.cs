using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Retention.App.Tests.DataUse;

/// <summary>
/// Looks at every row that any test's program writes, by the request that writes it: a column that stands in no declaration fails that test when its
/// program ends. So a field is caught wherever it is written, whatever wrote it.
/// </summary>
/// <param name="next">What else looks at the requests; null for nothing.</param>
internal sealed partial class DeclaredColumns(HttpPipelinePolicy? next) : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<string, bool> _undeclared = new(StringComparer.Ordinal);

    /// <summary>What was written and is declared nowhere.</summary>
    public IEnumerable<string> Undeclared => _undeclared.Keys;

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Look(message.Request);
        return next is null ? ProcessNextAsync(message, pipeline) : next.ProcessAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Look(message.Request);
        if (next is null)
            ProcessNext(message, pipeline);
        else
            next.Process(message, pipeline);
    }

    private void Look(Request request)
    {
        if (request.Content is null || request.Method == RequestMethod.Get || request.Method == RequestMethod.Delete)
            return;
        var path = Uri.UnescapeDataString(request.Uri.ToUri().AbsolutePath);
        if (path.EndsWith("$batch", StringComparison.Ordinal))
        {
            foreach (Match part in Part().Matches(Text(request)))
                Look(Uri.UnescapeDataString(part.Groups["path"].Value), part.Groups["json"].Value);
        }
        else if (request.Method == RequestMethod.Post || path.Contains("(PartitionKey=", StringComparison.Ordinal)) // A blob is put, and its bytes may begin like JSON.
        {
            Look(path, Text(request));
        }
    }

    private void Look(string path, string json)
    {
        // Queues and blobs are no rows: a row is one JSON object with the keys of a row in it or in its path.
        if (!json.StartsWith('{') || Row().Match(path) is not { Success: true } row)
            return;
        using var read = JsonDocument.Parse(json);
        var key = row.Groups["key"].Success ? row.Groups["key"].Value : read.RootElement.TryGetProperty("RowKey", out var told) ? told.GetString() : null;
        if (key is null)
            return;
        foreach (var undeclared in DataUse.Undeclared.In(row.Groups["table"].Value, key.Replace("''", "'", StringComparison.Ordinal), read.RootElement.EnumerateObject().Select(property => property.Name)))
            _undeclared.TryAdd(undeclared, true);
    }

    private static string Text(Request request)
    {
        using var body = new MemoryStream();
        request.Content!.WriteTo(body, CancellationToken.None);
        return Encoding.UTF8.GetString(body.ToArray());
    }

    [GeneratedRegex(@"(?<table>[a-z]+)(\(PartitionKey='.*',RowKey='(?<key>.*)'\))?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"(POST|PUT|PATCH) https?://[^/ ]+/(?<path>\S+) HTTP/1\.1\r\n.*?\r\n\r\n(?<json>\{.*?)\r\n--", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 5000)]
    private static partial Regex Part();
}
