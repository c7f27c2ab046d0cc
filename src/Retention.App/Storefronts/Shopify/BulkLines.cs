using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Text.Json;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.Shopify;

/// <summary>A thing of a bulk operation's file, with what belongs to it.</summary>
/// <param name="Root">The thing.</param>
/// <param name="Parts">What stands behind it with its id as <c>__parentId</c>: an order's lines, a product's variants.</param>
internal sealed record BulkGroup(JsonElement Root, List<JsonElement> Parts);

/// <summary>Some of a bulk operation's file.</summary>
/// <param name="Groups">The things.</param>
/// <param name="Next">The byte at which the thing after them begins.</param>
/// <param name="IsEnd">Whether the file ends there.</param>
/// <param name="Unread">How many lines could not be read, or stood behind another thing than theirs.</param>
internal sealed record BulkPart(ImmutableArray<BulkGroup> Groups, long Next, bool IsEnd, int Unread);

/// <summary>
/// Reads a bulk operation's file of JSON lines as it comes. Things are taken whole: the last one may go on with bytes that are not there yet, and is
/// read again with the next page, from its first byte on.
/// </summary>
internal static class BulkLines
{
    /// <summary>How many things are read at once.</summary>
    public const int Most = 200;

    // So that many large things do not make one long page.
    private const long MostBytes = 2 * 1024 * 1024;

    // A line without an end must not fill the memory: whoever sends such a one has broken off, as far as we are concerned.
    private const long LongestLine = 4 * 1024 * 1024;

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">The file, from the byte on.</param>
    /// <param name="from">That byte: a line begins there.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="IOException">The stream broke off.</exception>
    public static async Task<BulkPart> ReadAsync(Stream stream, long from, CancellationToken cancellation)
    {
        var page = new Page(from);
        var pipe = PipeReader.Create(stream);
        while (true)
        {
            var read = await pipe.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (!page.IsFull && rest.PositionOf((byte)'\n') is { } end)
            {
                page.Take(rest.Slice(0, end), length: rest.Slice(0, end).Length + 1, isWhole: true);
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (!page.IsFull && rest.Length > LongestLine)
                return page.BrokenOff();
            if (!page.IsFull && read.IsCompleted && !rest.IsEmpty)
                page.Take(rest, rest.Length, isWhole: false);
            pipe.AdvanceTo(page.IsFull || read.IsCompleted ? read.Buffer.End : rest.Start, read.Buffer.End);
            if (page.IsFull || read.IsCompleted)
                return page.Done();
        }
    }

    // The page as it grows, line by line.
    private sealed class Page(long from)
    {
        private readonly ImmutableArray<BulkGroup>.Builder _groups = ImmutableArray.CreateBuilder<BulkGroup>();
        private long _at = from; // Where the next line begins.
        private long _last = from; // Where the last thing begins.
        private long _length;
        private int _unread;
        private bool _isCut;

        public bool IsFull { get; private set; }

        public void Take(ReadOnlySequence<byte> line, long length, bool isWhole)
        {
            if (Read(line) is not { } json)
            {
                // Without an end it was cut off; else it is none of ours.
                _isCut = !isWhole;
                _unread += isWhole && line.Length > 1 ? 1 : 0;
            }
            else if (json.Text("__parentId") is not { } parent)
            {
                IsFull = _groups.Count >= Most || _length >= MostBytes;
                if (IsFull)
                    return;
                _groups.Add(new(json, []));
                _last = _at;
            }
            else if (_groups.Count > 0 && _groups[^1].Root.Text("id") == parent)
                _groups[^1].Parts.Add(json);
            else
                _unread++;

            _at += length;
            _length += length;
        }

        public BulkPart BrokenOff()
        {
            _isCut = true;
            return Done();
        }

        public BulkPart Done()
        {
            if (IsFull)
                return new(_groups.DrainToImmutable(), _at, IsEnd: false, _unread);
            if (!_isCut)
                return new(_groups.DrainToImmutable(), _at, IsEnd: true, _unread);
            // The thing before a line that was cut off may have more parts.
            if (_groups.Count > 0)
                _groups.RemoveAt(_groups.Count - 1);
            return new(_groups.DrainToImmutable(), _last, IsEnd: false, _unread);
        }

        private static JsonElement? Read(ReadOnlySequence<byte> line)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
