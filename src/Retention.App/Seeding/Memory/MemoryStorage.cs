using Azure.Core;
using Azure.Core.Pipeline;

namespace Retention.App.Seeding.Memory;

/// <summary>
/// A storage account in this process's memory: it answers the clients' own requests before they are signed and sent. The program runs on it as it
/// does on the service, a hundred times as fast, so that months are played in seconds.
/// </summary>
internal sealed class MemoryStorage : HttpPipelinePolicy
{
    /// <summary>The well-known account; requests to it never leave the process.</summary>
    public const string ConnectionString = "UseDevelopmentStorage=true";

    private const int BlobPort = 10000;
    private const int QueuePort = 10001;

    /// <summary>Its tables.</summary>
    public MemoryTables Tables { get; } = new();

    /// <summary>Its blobs.</summary>
    public MemoryBlobs Blobs { get; } = new();

    /// <summary>Its queues.</summary>
    public MemoryQueues Queues { get; } = new();

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
        var call = MemoryCall.Of(message.Request);
        message.Response = message.Request.Uri.Port switch
        {
            BlobPort => Blobs.Answer(call),
            QueuePort => Queues.Answer(call),
            _ => Tables.Answer(call),
        };
        message.Response.ClientRequestId = message.Request.ClientRequestId;
    }
}
