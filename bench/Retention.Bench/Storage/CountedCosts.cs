using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Retention.Bench.Storage;

/// <summary>Counts the requests to storage, by what they are, and the rows that queries give.</summary>
internal sealed class CountedCosts : HttpPipelinePolicy
{
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);

    /// <summary>All requests.</summary>
    public int Requests => _kinds.Values.Sum();

    /// <summary>All rows that queries gave.</summary>
    public int Rows { get; private set; }

    /// <summary>The requests, by what they are.</summary>
    public string Kinds => string.Join(", ", _kinds.Select(kind => $"{kind.Value.ToString(CultureInfo.InvariantCulture)} {kind.Key}"));

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        lock (_kinds)
        {
            _kinds.Clear();
            Rows = 0;
        }
    }

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        Count(message);
    }

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        Count(message);
    }

    private void Count(HttpMessage message)
    {
        var path = Uri.UnescapeDataString(message.Request.Uri.ToUri().AbsolutePath).Split('/', 3)[^1];
        var isQuery = path.EndsWith("()", StringComparison.Ordinal);
        var kind = isQuery ? $"queries of {path[..^2]}"
            : path == "$batch" ? "transactions"
            : path.EndsWith("/messages", StringComparison.Ordinal) ? "puts"
            : $"{message.Request.Method} {path.Split('(')[0]}";
        lock (_kinds)
        {
            _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
            if (isQuery)
                Rows += RowsOf(message.Response.Content);
        }
    }

    private static int RowsOf(BinaryData content)
    {
        using var json = JsonDocument.Parse(content);
        return json.RootElement.GetProperty("value").GetArrayLength();
    }
}
