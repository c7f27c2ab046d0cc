using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Retention.App.Photos;

/// <summary>
/// Whether packed bytes are the pixels that a header promises, no more and no fewer. They are unpacked piece by piece, and never past that: a bomb goes off
/// into a few kilobytes.
/// </summary>
internal static class PngPixels
{
    private const int Piece = 64 * 1024;

    /// <summary>Looks.</summary>
    /// <param name="packed">All pixels as the file has them (zlib, RFC 1950).</param>
    /// <param name="promised">How many bytes they unpack to.</param>
    public static bool Are(ReadOnlyMemory<byte> packed, long promised)
    {
        if (packed.Length < 6)
            return false;
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            var (count, sum) = (0L, Checksums.NoAdler32);
            using var unpacked = new ZLibStream(Open(packed), CompressionMode.Decompress);
            while (unpacked.Read(piece, 0, Piece) is > 0 and var read)
            {
                count += read;
                if (count > promised)
                    return false;
                sum = Checksums.Adler32(sum, piece.AsSpan(0, read));
            }

            // The sum ends the pixels: so nothing stands behind them either.
            return count == promised && BinaryPrimitives.ReadUInt32BigEndian(packed.Span[^4..]) == sum;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array) ? new(array.Array!, array.Offset, array.Count, writable: false) : new(bytes.ToArray(), writable: false);
}
