using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace Retention.App.Storage;

/// <summary>
/// Writes and reads small blobs in one request each. The package's own uploads are not used: they load System.IO.Hashing, which the package
/// feed does not carry (docs/decisions/0001). So a blob is put by the one request that it is, through the package's own signed pipeline.
/// </summary>
internal static class Blobs
{
    /// <summary>Writes a blob, over one that is there.</summary>
    public static async Task PutAsync(this BlobContainerClient container, string name, BinaryData content, CancellationToken cancellation) =>
        await SendAsync(container, name, content, condition: null, cancellation);

    /// <summary>Writes a blob unless there is one. False when there was.</summary>
    public static Task<bool> AddAsync(this BlobContainerClient container, string name, BinaryData content, CancellationToken cancellation) =>
        SendAsync(container, name, content, ("If-None-Match", "*"), cancellation);

    /// <summary>Writes a blob over the one that was read. False when somebody else wrote it since.</summary>
    public static Task<bool> ReplaceAsync(this BlobContainerClient container, string name, BinaryData content, ETag read, CancellationToken cancellation) =>
        SendAsync(container, name, content, ("If-Match", read.ToString("H")), cancellation);

    /// <summary>Reads a blob; null when there is none.</summary>
    public static async Task<BinaryData?> FindAsync(this BlobContainerClient container, string name, CancellationToken cancellation) =>
        (await ReadAsync(container, name, cancellation))?.Content;

    /// <summary>Reads a blob and the mark that <see cref="ReplaceAsync"/> has to match; null when there is none.</summary>
    public static async Task<(BinaryData Content, ETag ETag)?> ReadAsync(this BlobContainerClient container, string name, CancellationToken cancellation)
    {
        try
        {
            var read = (await container.GetBlobClient(name).DownloadContentAsync(cancellation)).Value;
            return (read.Content, read.Details.ETag);
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
    }

    private static async Task<bool> SendAsync(BlobContainerClient container, string name, BinaryData content, (string Header, string Value)? condition, CancellationToken cancellation)
    {
        var pipeline = Opened.PipelineOf(container.GetParentBlobServiceClient());
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Put;
        message.Request.Uri.Reset(container.GetBlobClient(name).Uri);
        message.Request.Headers.Add("x-ms-version", "2021-12-02");
        message.Request.Headers.Add("x-ms-blob-type", "BlockBlob");
        message.Request.Headers.Add("Content-Type", "application/octet-stream");
        if (condition is var (header, value))
            message.Request.Headers.Add(header, value);
        message.Request.Content = RequestContent.Create(content);
        await pipeline.SendAsync(message, cancellation);
        return message.Response.Status switch
        {
            201 => true,
            409 or 412 when condition is not null => false,
            _ => throw new RequestFailedException(message.Response),
        };
    }

    // The pipeline of a client is open to those who derive from it.
    private sealed class Opened : BlobServiceClient
    {
        public static HttpPipeline PipelineOf(BlobServiceClient client) => GetHttpPipeline(client);
    }
}
