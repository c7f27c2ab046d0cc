using System.Buffers.Binary;

namespace Retention.App.Photos;

/// <summary>What the picture of a WebP says of itself.</summary>
/// <param name="Width">How wide, in pixels.</param>
/// <param name="Height">How high.</param>
/// <param name="IsLossless">Whether it is packed without loss (VP8L), else as a frame of a film (VP8).</param>
/// <param name="HasAlpha">Whether it says itself that some of it is clear.</param>
internal sealed record WebPPicture(int Width, int Height, bool IsLossless, bool HasAlpha)
{
    // Ten bytes of header (RFC 6386, 9.1); five where nothing is lost (RFC 9649, 3.4).
    private const int LossyHeader = 10;
    private const int LosslessHeader = 5;

    /// <summary>Reads its header; null where it is none.</summary>
    /// <param name="chunk">The chunk's four letters.</param>
    /// <param name="data">The chunk.</param>
    public static WebPPicture? Read(ReadOnlySpan<byte> chunk, ReadOnlySpan<byte> data) =>
        chunk.SequenceEqual("VP8 "u8) ? Lossy(data) : chunk.SequenceEqual("VP8L"u8) ? Lossless(data) : null;

    // A key frame that is shown, whose first part lies within the chunk.
    private static WebPPicture? Lossy(ReadOnlySpan<byte> data)
    {
        if (data.Length <= LossyHeader || data[3..6] is not [0x9D, 0x01, 0x2A])
            return null;
        var tag = data[0] | (data[1] << 8) | (data[2] << 16);
        return (tag & 1) == 0 && ((tag >> 4) & 1) == 1 && (tag >> 5) <= data.Length - LossyHeader
            ? new(BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF, IsLossless: false, HasAlpha: false)
            : null;
    }

    private static WebPPicture? Lossless(ReadOnlySpan<byte> data)
    {
        if (data.Length <= LosslessHeader || data[0] != 0x2F)
            return null;
        var header = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return header >> 29 == 0 ? new((int)(header & 0x3FFF) + 1, (int)((header >> 14) & 0x3FFF) + 1, IsLossless: true, ((header >> 28) & 1) == 1) : null;
    }
}
