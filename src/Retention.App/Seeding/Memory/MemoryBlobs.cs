using System.Globalization;

namespace Retention.App.Seeding.Memory;

/// <summary>Blobs by container and name, in the order of their names.</summary>
internal sealed class MemoryBlobs
{
    private readonly SortedDictionary<string, (byte[] Content, long Version)> _blobs = new(StringComparer.Ordinal);
    private readonly Lock _turn = new();
    private long _version;

    /// <summary>Puts a blob directly.</summary>
    public void Put(string container, string name, byte[] content)
    {
        lock (_turn)
            _blobs[$"{container}/{name}"] = (content, ++_version);
    }

    /// <summary>The blobs of a container whose names begin so.</summary>
    public IReadOnlyList<(string Name, byte[] Content)> Of(string container, string beginning = "")
    {
        lock (_turn)
            return [.. _blobs.Where(blob => blob.Key.StartsWith($"{container}/{beginning}", StringComparison.Ordinal)).Select(blob => (blob.Key[(container.Length + 1)..], blob.Value.Content))];
    }

    /// <summary>Answers one request.</summary>
    /// <exception cref="NotSupportedException">It is none that this program makes.</exception>
    public MemoryAnswer Answer(MemoryCall call)
    {
        if (call.Query.GetValueOrDefault("restype") == "container")
            return call.Method == "GET" ? List(call) : new(201, [], Marks(1));
        lock (_turn)
        {
            var found = _blobs.TryGetValue(call.Path, out var blob);
            return call.Method switch
            {
                "GET" => found ? new(200, blob.Content, [.. Marks(blob.Version), ("Content-Length", blob.Content.Length.ToString(CultureInfo.InvariantCulture)), ("Content-Type", "application/octet-stream"), ("x-ms-blob-type", "BlockBlob")]) : Missing,
                "PUT" when call.IsNew && found => MemoryAnswer.Refused(409, "BlobAlreadyExists"),
                "PUT" when call.IfMatch is { } wanted && (!found || wanted != Marks(blob.Version)[0].Value) => MemoryAnswer.Refused(412, "ConditionNotMet"),
                "PUT" => Write(call),
                "DELETE" => Delete(call.Path),
                _ => throw new NotSupportedException($"{call.Method} {call.Path}"),
            };
        }
    }

    private MemoryAnswer Write(MemoryCall call)
    {
        _blobs[call.Path] = (call.Body, ++_version);
        return new(201, [], Marks(_version));
    }

    // One that is not there counts as deleted: the client tells that case by what its own pipeline reads, which an answer from memory does not pass.
    private MemoryAnswer Delete(string path)
    {
        _blobs.Remove(path);
        return new(202, []);
    }

    private MemoryAnswer List(MemoryCall call)
    {
        var names = Of(call.Path, call.Query.GetValueOrDefault("prefix", "")).Select(blob =>
            $"<Blob><Name>{blob.Name}</Name><Properties><Last-Modified>Sun, 22 Nov 2026 04:00:00 GMT</Last-Modified><Etag>1</Etag><Content-Length>{blob.Content.Length.ToString(CultureInfo.InvariantCulture)}</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob>");
        return MemoryAnswer.Xml(200, $"<EnumerationResults ServiceEndpoint=\"http://127.0.0.1\" ContainerName=\"{call.Path}\"><Blobs>{string.Concat(names)}</Blobs><NextMarker /></EnumerationResults>");
    }

    private static MemoryAnswer Missing => MemoryAnswer.Refused(404, "BlobNotFound");

    private static (string Name, string Value)[] Marks(long version) => [("ETag", $"\"{version.ToString(CultureInfo.InvariantCulture)}\""), ("Last-Modified", "Sun, 22 Nov 2026 04:00:00 GMT")];
}
