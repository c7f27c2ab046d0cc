using System.Text.Json;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// Finds the JSON in an answer into which a shop printed more: a byte-order mark, PHP's notices before it or after it. Only objects and
/// arrays count.
/// </summary>
internal static class LenientJson
{
    // Notices hold brackets of their own, in code and in file names; after so many the answer is taken for a page.
    private const int MostTries = 50;

    // Whoever fills a large answer with brackets must not have it read over and over.
    private const int MostRead = 32 * 1024 * 1024;

    /// <summary>The object or array, and whether something else stood around it; null where there is none.</summary>
    public static (JsonElement Body, bool HasNotices)? Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        var (at, all) = (0, 0L);
        for (var tries = 0; tries < MostTries && all < MostRead && Next(bytes.Span, at) is { } start; tries++)
        {
            all += bytes.Length - start;
            at = start + 1;
            if (Parse(bytes[start..]) is not var (body, read))
                continue;
            var before = !IsBlank(bytes.Span[..start]);
            var after = !IsBlank(bytes.Span[(start + read)..]);
            // What stands in the middle of other words is a bracket of theirs, unless it goes on to the end.
            if (!before || !after)
                return (body, before || after);
            at = start + read; // Nor does anything inside it.
        }

        return null;
    }

    private static int? Next(ReadOnlySpan<byte> bytes, int from) => bytes[from..].IndexOfAny((byte)'{', (byte)'[') is >= 0 and var found ? from + found : null;

    private static bool IsBlank(ReadOnlySpan<byte> bytes) => bytes.Trim(" \t\r\n\0"u8).IsEmpty;

    private static (JsonElement Body, int Read)? Parse(ReadOnlyMemory<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes.Span, isFinalBlock: true, state: default);
        try
        {
            using var json = JsonDocument.ParseValue(ref reader);
            return (json.RootElement.Clone(), (int)reader.BytesConsumed);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
