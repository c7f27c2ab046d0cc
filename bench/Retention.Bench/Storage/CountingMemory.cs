using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Retention.App.Seeding.Memory;

namespace Retention.Bench.Storage;

/// <summary>
/// The program's storage in memory, counted, for what a real account can't be held against. Its queues only count: what is put is written, as it
/// would be into the connection, and forgotten.
/// </summary>
internal sealed class CountingMemory : HttpPipelinePolicy
{
    private const int BlobPort = 10000;
    private const int QueuePort = 10001;
    private readonly MemoryTables _tables = new();
    private readonly MemoryBlobs _blobs = new();
    private long _messagesPut;
    private long _requests;
    private long _rowsRead;

    /// <summary>How many messages were put into queues.</summary>
    public long MessagesPut => Volatile.Read(ref _messagesPut);

    /// <summary>How many requests were answered.</summary>
    public long Requests => Volatile.Read(ref _requests);

    /// <summary>How many rows queries of tables gave.</summary>
    public long RowsRead => Volatile.Read(ref _rowsRead);

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => Answer(message);

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Answer(message);
        return ValueTask.CompletedTask;
    }

    private void Answer(HttpMessage message)
    {
        Interlocked.Increment(ref _requests);
        message.Response = message.Request.Uri.Port switch
        {
            QueuePort => AnswerQueue(message.Request),
            BlobPort => _blobs.Answer(MemoryCall.Of(message.Request)),
            _ => AnswerTable(MemoryCall.Of(message.Request)),
        };
        message.Response.ClientRequestId = message.Request.ClientRequestId;
    }

    private MemoryAnswer AnswerTable(MemoryCall call)
    {
        var answer = _tables.Answer(call);
        if (call.Path.EndsWith("()", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(answer.Content);
            Interlocked.Add(ref _rowsRead, json.RootElement.GetProperty("value").GetArrayLength());
        }

        return answer;
    }

    private MemoryAnswer AnswerQueue(Request request)
    {
        if (request.Method != RequestMethod.Post)
            return new(201, []); // Made, as at every start.
        request.Content!.WriteTo(Stream.Null, CancellationToken.None);
        Interlocked.Increment(ref _messagesPut);
        return MemoryQueues.Taken;
    }
}
