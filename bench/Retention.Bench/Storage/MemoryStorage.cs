using System.Globalization;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Retention.Bench.Storage;

/// <summary>
/// A storage account in this process's memory, for what the real one can't be held against: it answers the packages' own requests before they
/// are signed and sent. Its tables are sorted by their keys, as the service's are; its queues only count; its blobs are a dictionary.
/// </summary>
internal sealed class MemoryStorage : HttpPipelinePolicy
{
    /// <summary>Azurite's well-known account: the requests to it never leave the process.</summary>
    public const string ConnectionString = "UseDevelopmentStorage=true";

    private const int BlobPort = 10000;
    private const int QueuePort = 10001;
    private readonly MemoryTables _tables = new();
    private readonly MemoryBlobs _blobs = new();
    private long _messagesPut;
    private long _requests;

    private static readonly byte[] Put = Encoding.UTF8.GetBytes(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><QueueMessagesList><QueueMessage><MessageId>5974b586-0df3-4e2d-ad0c-18e3892bfca2</MessageId>"
        + "<InsertionTime>Sun, 22 Nov 2026 04:00:00 GMT</InsertionTime><ExpirationTime>Fri, 31 Dec 9999 23:59:59 GMT</ExpirationTime>"
        + "<PopReceipt>AgAAAAMAAAAAAAAAKxL4ZY1Z3AE=</PopReceipt><TimeNextVisible>Sun, 22 Nov 2026 04:00:00 GMT</TimeNextVisible></QueueMessage></QueueMessagesList>");

    /// <summary>How many messages were put into queues.</summary>
    public long MessagesPut => Volatile.Read(ref _messagesPut);

    /// <summary>How many requests were answered.</summary>
    public long Requests => Volatile.Read(ref _requests);

    /// <summary>How many rows queries of tables gave.</summary>
    public long RowsRead => _tables.RowsRead;

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
        var port = message.Request.Uri.Port;
        message.Response = port switch
        {
            QueuePort => AnswerQueue(message.Request),
            BlobPort => _blobs.Answer(message.Request),
            _ => _tables.Answer(message.Request),
        };
        message.Response.ClientRequestId = message.Request.ClientRequestId;
    }

    // The body is written, as it would be into the connection, and forgotten.
    private MemoryAnswer AnswerQueue(Request request)
    {
        if (request.Method != RequestMethod.Post)
            return new(201, []); // Made, as at every start.
        request.Content!.WriteTo(Stream.Null, CancellationToken.None);
        Interlocked.Increment(ref _messagesPut);
        return new(201, Put, ("Content-Type", "application/xml"), ("Content-Length", Put.Length.ToString(CultureInfo.InvariantCulture)));
    }
}
