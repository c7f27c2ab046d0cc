using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Azure.Core;

namespace Retention.Bench.Storage;

/// <summary>Blobs: made, written, read and listed, which is what a start of the program asks for.</summary>
internal sealed class MemoryBlobs
{
    private readonly ConcurrentDictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);

    /// <summary>Answers one request.</summary>
    public MemoryAnswer Answer(Request request)
    {
        var uri = request.Uri.ToUri();
        var path = Uri.UnescapeDataString(uri.AbsolutePath);
        if (uri.Query.Contains("restype=container", StringComparison.Ordinal))
            return request.Method == RequestMethod.Get ? List(path) : new(201, [], Marks());
        if (request.Method == RequestMethod.Put)
        {
            using var body = new MemoryStream();
            request.Content!.WriteTo(body, CancellationToken.None);
            _blobs[path] = body.ToArray();
            return new(201, [], Marks());
        }

        return _blobs.TryGetValue(path, out var found)
            ? new(200, found, [.. Marks(), ("Content-Length", Text(found.Length)), ("Content-Type", "application/octet-stream"), ("x-ms-blob-type", "BlockBlob")])
            : new(404, [], ("x-ms-error-code", "BlobNotFound"));
    }

    private MemoryAnswer List(string container)
    {
        var blobs = _blobs.Keys.Where(path => path.StartsWith($"{container}/ring/", StringComparison.Ordinal)).Select(path =>
            $"<Blob><Name>{path[(container.Length + 1)..]}</Name><Properties><Last-Modified>{Marks()[1].Value}</Last-Modified><Etag>1</Etag><Content-Length>1</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob>");
        return new(200, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults ServiceEndpoint=\"http://127.0.0.1\" ContainerName=\"keys\"><Blobs>{string.Concat(blobs)}</Blobs><NextMarker /></EnumerationResults>"), ("Content-Type", "application/xml"));
    }

    private static (string Name, string Value)[] Marks() => [("ETag", "\"1\""), ("Last-Modified", "Sun, 22 Nov 2026 04:00:00 GMT")];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
