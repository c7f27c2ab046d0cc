using System.Buffers;
using System.Buffers.Binary;

namespace Retention.App.Photos;

/// <summary>
/// Reads WebP and writes it anew (RFC 9649): the picture, its transparency, and which way up it is. Whatever else the file holds is dropped; one that moves
/// has no picture of its own, and is refused.
/// </summary>
internal static class WebPReader
{
    private const int MostChunks = 1_000;

    private static readonly PhotoRead Damaged = new PhotoRead.Refused(PhotoFault.Damaged);

    /// <summary>Reads a file that begins as WebP does.</summary>
    public static PhotoRead Read(ReadOnlySpan<byte> file)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (length > file.Length - 8 || length < 4)
            return Damaged;
        var rest = file.Slice(12, (int)length - 4); // Whatever stands behind is no part of it.
        WebPPicture? picture = null;
        (int Width, int Height)? canvas = null;
        ReadOnlySpan<byte> pixels = [];
        ReadOnlySpan<byte> alpha = [];
        var orientation = Orientation.AsItLies;
        for (var chunks = 0; !rest.IsEmpty; chunks++)
        {
            // A chunk of odd length has a byte behind it.
            if (rest.Length < 8 || chunks == MostChunks || BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]) is var size && (long)size + (size & 1) > rest.Length - 8)
                return Damaged;
            var name = rest[..4];
            var data = rest.Slice(8, (int)size);
            rest = rest[(8 + (int)size + ((int)size & 1))..];
            if (name.SequenceEqual("ANIM"u8) || name.SequenceEqual("ANMF"u8))
                return new PhotoRead.Refused(PhotoFault.Animated);
            if (name.SequenceEqual("VP8X"u8) && data.Length == 10)
                canvas = (1 + Number24(data[4..]), 1 + Number24(data[7..]));
            else if (name.SequenceEqual("ALPH"u8) && picture is null)
                alpha = data;
            else if (name.SequenceEqual("EXIF"u8))
                orientation = Orientation.Read(data.StartsWith("Exif\0\0"u8) ? data[6..] : data);
            else if (picture is null && WebPPicture.Read(name, data) is { } read)
            {
                picture = read;
                pixels = data;
            }
            else if (name.StartsWith("VP8"u8))
                return Damaged;
        }

        if (picture is null || (canvas is var (width, height) && (width != picture.Width || height != picture.Height)))
            return Damaged;
        return PhotoLimits.FaultOf(picture.Width, picture.Height) is { } fault ? new PhotoRead.Refused(fault) : Made(picture, pixels, picture.IsLossless || canvas is null ? [] : alpha, canvas is null ? Orientation.AsItLies : orientation);
    }

    private static PhotoRead.Photo Made(WebPPicture picture, ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> alpha, int orientation)
    {
        var made = new ArrayBufferWriter<byte>(pixels.Length + alpha.Length + 200);
        made.Write("RIFF\0\0\0\0WEBP"u8);
        var isTurned = orientation != Orientation.AsItLies;
        if (isTurned || !alpha.IsEmpty)
            Write(made, "VP8X"u8, [(byte)((isTurned ? 0x08 : 0) | (!alpha.IsEmpty || picture.HasAlpha ? 0x10 : 0)), 0, 0, 0, .. Bytes24(picture.Width - 1), .. Bytes24(picture.Height - 1)]);
        if (!alpha.IsEmpty)
            Write(made, "ALPH"u8, alpha);
        Write(made, picture.IsLossless ? "VP8L"u8 : "VP8 "u8, pixels);
        if (isTurned)
            Write(made, "EXIF"u8, Orientation.Write(orientation));
        var bytes = made.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        var (width, height) = Orientation.Shown(orientation, picture.Width, picture.Height);
        return new(PhotoKind.WebP, width, height, bytes);
    }

    // A chunk of odd length has a zero behind it.
    private static void Write(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        to.Write(name);
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(4), data.Length);
        to.Advance(4);
        to.Write(data);
        if (data.Length % 2 == 1)
            to.Write<byte>([0]);
    }

    private static int Number24(ReadOnlySpan<byte> at) => at[0] | (at[1] << 8) | (at[2] << 16);

    private static byte[] Bytes24(int number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16)];
}
