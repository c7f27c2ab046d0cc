using System.Buffers;
using System.Buffers.Binary;

namespace Retention.App.Photos;

/// <summary>
/// Reads PNG and writes it anew (W3C PNG, third edition): header, palette, transparency and pixels, with checksums of our own. All other chunks are dropped, the
/// frames of a moving one among them, but for which way up it is. The pixels are unpacked once, into nothing, as far as the header promises and no byte further.
/// </summary>
internal static class PngReader
{
    /// <summary>How each file begins.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private const int MostChunks = 50_000;

    private static readonly PhotoRead Damaged = new PhotoRead.Refused(PhotoFault.Damaged);

    /// <summary>Reads a file that begins as PNG does.</summary>
    public static PhotoRead Read(ReadOnlySpan<byte> file)
    {
        var (at, orientation, hasEnded) = (Signature.Length, Orientation.AsItLies, false);
        PngHeader? header = null;
        byte[]? palette = null, transparency = null;
        var pixels = new ArrayBufferWriter<byte>(file.Length);
        for (var chunks = 0; chunks < MostChunks; chunks++)
        {
            if (ChunkAt(file, ref at) is not var (type, from, length))
                return Damaged;
            var data = file.Slice(from, length);
            if (chunks == 0)
            {
                header = type == PngChunk.Header ? PngHeader.Read(data) : null;
                if (header is null)
                    return Damaged;
                if (PhotoLimits.FaultOf(header.Width, header.Height) is { } fault)
                    return new PhotoRead.Refused(fault);
            }
            else if (type == PngChunk.Pixels && !hasEnded)
                pixels.Write(data);
            else if (type == PngChunk.Palette && palette is null && pixels.WrittenCount == 0 && header!.MayHavePalette(length))
                palette = data.ToArray();
            else if (type == PngChunk.Transparency && transparency is null && pixels.WrittenCount == 0 && header!.MayHaveTransparency(length, palette))
                transparency = data.ToArray();
            else if (type == PngChunk.End)
                return Made(header!, palette, transparency, pixels.WrittenMemory, orientation);
            else if (PngChunk.IsNeeded(type))
                return Damaged; // Or one that no decoder of ours knows.
            else if (type == PngChunk.Exif)
                orientation = Orientation.Read(data);
            hasEnded |= pixels.WrittenCount > 0 && type != PngChunk.Pixels;
        }

        return Damaged;
    }

    // A chunk has its length, its type, its data and its checksum.
    private static (uint Type, int From, int Length)? ChunkAt(ReadOnlySpan<byte> file, ref int at)
    {
        if (file.Length - at < 12 || BinaryPrimitives.ReadUInt32BigEndian(file[at..]) is var length && length > file.Length - at - 12)
            return null;
        var covered = file.Slice(at + 4, (int)length + 4);
        if (Checksums.Crc32(covered) != BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]))
            return null;
        var from = at + 8;
        at = from + (int)length + 4;
        return (BinaryPrimitives.ReadUInt32BigEndian(covered), from, (int)length);
    }

    private static PhotoRead Made(PngHeader header, byte[]? palette, byte[]? transparency, ReadOnlyMemory<byte> pixels, int orientation)
    {
        if (header.Unpacked > PhotoLimits.MostUnpacked)
            return new PhotoRead.Refused(PhotoFault.TooManyPixels);
        if ((header.NeedsPalette && palette is null) || !PngPixels.Are(pixels, header.Unpacked))
            return Damaged;
        var made = new ArrayBufferWriter<byte>(pixels.Length + 2_000);
        made.Write(Signature);
        PngChunk.Write(made, PngChunk.Header, header.Bytes);
        if (orientation != Orientation.AsItLies)
            PngChunk.Write(made, PngChunk.Exif, Orientation.Write(orientation));
        // A palette of a picture without one is a mere hint.
        if (palette is not null && header.NeedsPalette)
            PngChunk.Write(made, PngChunk.Palette, palette);
        if (transparency is not null)
            PngChunk.Write(made, PngChunk.Transparency, transparency);
        PngChunk.Write(made, PngChunk.Pixels, pixels.Span);
        PngChunk.Write(made, PngChunk.End, []);
        var (width, height) = Orientation.Shown(orientation, header.Width, header.Height);
        return new PhotoRead.Photo(PhotoKind.Png, width, height, made.WrittenSpan.ToArray());
    }
}
