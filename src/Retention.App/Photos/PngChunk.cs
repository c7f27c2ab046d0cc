using System.Buffers;
using System.Buffers.Binary;

namespace Retention.App.Photos;

/// <summary>The chunks of PNG that are read, by their four letters as a number.</summary>
internal static class PngChunk
{
    /// <summary>IHDR: the size, and how pixels are written.</summary>
    public const uint Header = 0x49484452;

    /// <summary>PLTE: the colours of a picture that numbers them.</summary>
    public const uint Palette = 0x504C5445;

    /// <summary>tRNS: which colours are clear.</summary>
    public const uint Transparency = 0x74524E53;

    /// <summary>IDAT: the pixels, packed.</summary>
    public const uint Pixels = 0x49444154;

    /// <summary>IEND: the end.</summary>
    public const uint End = 0x49454E44;

    /// <summary>eXIf: what the camera says, of which we read one number.</summary>
    public const uint Exif = 0x65584966;

    /// <summary>Whether no decoder may skip it: its first letter is a capital.</summary>
    public static bool IsNeeded(uint type) => (type & 0x20000000) == 0;

    /// <summary>Writes one, with its checksum.</summary>
    public static void Write(ArrayBufferWriter<byte> to, uint type, ReadOnlySpan<byte> data)
    {
        var chunk = to.GetSpan(data.Length + 12)[..(data.Length + 12)];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[4..], type);
        data.CopyTo(chunk[8..]);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[(8 + data.Length)..], Checksums.Crc32(chunk.Slice(4, data.Length + 4)));
        to.Advance(chunk.Length);
    }
}
