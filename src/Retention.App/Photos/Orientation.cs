using System.Buffers.Binary;

namespace Retention.App.Photos;

/// <summary>
/// Which way up a photo is shown: one number, from 1 (as it lies) to 8. Telephones write pixels as the sensor lies and say here how to turn them; to turn
/// the pixels themselves a decoder would be needed, which the package feed does not carry. So this one number is kept, in a TIFF block of our own that holds
/// nothing else, and where, when and with what the photo was taken is gone (EXIF 2.32, 4.6.4; TIFF 6.0).
/// </summary>
internal static class Orientation
{
    /// <summary>As it lies.</summary>
    public const int AsItLies = 1;

    private const ushort Tag = 0x0112;
    private const ushort Short = 3;
    private const int Entry = 12;

    /// <summary>Reads it out of a TIFF block; 1 where none is told, or the block is broken.</summary>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
            return AsItLies;
        var isLittle = tiff[0] == 'I';
        var first = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        // The count before the entries, and the next directory's place behind them.
        if (first < 8 || first > tiff.Length - 6)
            return AsItLies;
        var directory = tiff[(int)first..];
        var count = Number(directory, isLittle);
        if (directory.Length < 2 + (count * Entry) + 4)
            return AsItLies;
        for (var number = 0; number < count; number++)
        {
            var entry = directory.Slice(2 + (number * Entry), Entry);
            if (Number(entry, isLittle) == Tag && Number(entry[2..], isLittle) == Short)
                return Number(entry[8..], isLittle) is >= 1 and <= 8 and var told ? told : AsItLies;
        }

        return AsItLies;
    }

    /// <summary>A TIFF block that says this and nothing else: the shortest there is.</summary>
    public static byte[] Write(int orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, (byte)Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    /// <summary>The size as it is shown: from 5 on the photo lies on its side.</summary>
    public static (int Width, int Height) Shown(int orientation, int width, int height) => orientation >= 5 ? (height, width) : (width, height);

    private static ushort Number(ReadOnlySpan<byte> at, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
