using System.Buffers.Binary;

namespace Retention.App.Photos;

/// <summary>The header of a PNG: its size, and how its pixels are written.</summary>
/// <param name="Width">How wide, in pixels.</param>
/// <param name="Height">How high.</param>
/// <param name="Depth">How many bits a sample has.</param>
/// <param name="Colour">The number of the kind of colours: 0 grey, 2 colours, 3 by palette, 4 grey and 6 colours with transparency.</param>
/// <param name="IsInterlaced">Whether it is written in the seven turns of Adam7.</param>
/// <param name="Bytes">The header as it stood.</param>
internal sealed record PngHeader(int Width, int Height, int Depth, int Colour, bool IsInterlaced, byte[] Bytes)
{
    private const int Length = 13;

    // Where each turn of Adam7 begins, and how far its pixels stand apart.
    private static readonly (int X, int Y, int Right, int Down)[] Turns = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Whether its pixels are numbers of colours.</summary>
    public bool NeedsPalette => Colour == 3;

    /// <summary>How many bytes its pixels unpack to: each row with one byte before it.</summary>
    public long Unpacked => IsInterlaced
        ? Turns.Sum(turn => Rows((Width - turn.X + turn.Right - 1) / turn.Right, (Height - turn.Y + turn.Down - 1) / turn.Down))
        : Rows(Width, Height);

    /// <summary>Reads one; null where it says what PNG does not have. A size beyond all limits is one of its own.</summary>
    public static PngHeader? Read(ReadOnlySpan<byte> data)
    {
        if (data.Length != Length || data[10] != 0 || data[11] != 0 || data[12] > 1)
            return null;
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue || !IsKnown(data[8], data[9]))
            return null;
        return new((int)width, (int)height, data[8], data[9], data[12] == 1, data.ToArray());
    }

    /// <summary>Whether a palette so long may stand there.</summary>
    public bool MayHavePalette(int length) => Colour is 2 or 3 or 6 && length > 0 && length % 3 == 0 && length / 3 <= (Colour == 3 ? 1 << Depth : 256);

    /// <summary>Whether a list of clear colours so long may stand there.</summary>
    public bool MayHaveTransparency(int length, byte[]? palette) => Colour switch
    {
        0 => length == 2,
        2 => length == 6,
        3 => palette is not null && length > 0 && length <= palette.Length / 3,
        _ => false,
    };

    private static bool IsKnown(int depth, int colour) => colour switch
    {
        0 => depth is 1 or 2 or 4 or 8 or 16,
        3 => depth is 1 or 2 or 4 or 8,
        2 or 4 or 6 => depth is 8 or 16,
        _ => false,
    };

    private long Rows(long width, long height)
    {
        var samples = Colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        return width == 0 || height == 0 ? 0 : height * (1 + (((width * samples * Depth) + 7) / 8));
    }
}
