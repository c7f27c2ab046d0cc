using System.Buffers.Binary;

namespace Retention.App.Photos;

/// <summary>What a JPEG's segments say of the picture, heard one after the other.</summary>
internal sealed class JpegAbout
{
    // JFIF itself has 14 bytes before its preview; Adobe's segment has twelve.
    private const int JfifLength = 14;
    private const int AdobeLength = 12;

    private byte[] _components = [];

    /// <summary>How wide the frame is, in pixels; 0 before it is known.</summary>
    public int Width { get; private set; }

    /// <summary>How high it is.</summary>
    public int Height { get; private set; }

    /// <summary>Whether the file follows JFIF, which says what its colours are.</summary>
    public bool IsJfif { get; private set; }

    /// <summary>How Adobe's programs wrote the colours; null where they did not.</summary>
    public byte? AdobeTransform { get; private set; }

    /// <summary>Which way up it is shown.</summary>
    public int Orientation { get; private set; } = Photos.Orientation.AsItLies;

    /// <summary>Hears an application segment or a comment: none of these is copied.</summary>
    public void Hear(byte marker, ReadOnlySpan<byte> segment)
    {
        if (marker == 0xE0 && segment.Length >= JfifLength && segment.StartsWith("JFIF\0"u8))
            IsJfif = true;
        else if (marker == 0xEE && segment.Length >= AdobeLength && segment.StartsWith("Adobe"u8) && segment[11] <= 2)
            AdobeTransform = segment[11];
        else if (marker == 0xE1 && Orientation == Photos.Orientation.AsItLies && segment.StartsWith("Exif\0"u8) && segment.Length > 6)
            Orientation = Photos.Orientation.Read(segment[6..]);
    }

    /// <summary>Whether a segment is one that decoding needs, and is as long as what it says.</summary>
    public bool Takes(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        // Baseline, extended and progressive: the others no browser shows.
        0xC0 or 0xC1 or 0xC2 => TakesFrame(segment),
        0xC4 => AreHuffmanTables(segment),
        0xDB => AreQuantizationTables(segment),
        0xDD => segment.Length == 2,
        0xDA => IsScan(segment),
        _ => false,
    };

    private bool TakesFrame(ReadOnlySpan<byte> segment)
    {
        if (Width > 0 || segment.Length < 6 || segment[0] != 8 || segment[5] is not (1 or 3 or 4) || segment.Length != 6 + (3 * segment[5]))
            return false;
        _components = new byte[segment[5]];
        for (var number = 0; number < _components.Length; number++)
        {
            var component = segment.Slice(6 + (3 * number), 3);
            if ((component[1] >> 4) is < 1 or > 4 || (component[1] & 15) is < 1 or > 4 || component[2] > 3)
                return false;
            _components[number] = component[0];
        }

        (Height, Width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));
        return Width > 0 && Height > 0;
    }

    private bool IsScan(ReadOnlySpan<byte> segment)
    {
        if (_components.Length == 0 || segment.IsEmpty || segment[0] is < 1 or > 4 || segment.Length != 4 + (2 * segment[0]))
            return false;
        for (var number = 0; number < segment[0]; number++)
        {
            if (!_components.Contains(segment[1 + (2 * number)]))
                return false;
        }

        return true;
    }

    private static bool AreHuffmanTables(ReadOnlySpan<byte> rest)
    {
        while (rest.Length >= 17 && (rest[0] >> 4) <= 1 && (rest[0] & 15) <= 3)
        {
            var values = 0;
            foreach (var count in rest.Slice(1, 16))
                values += count;
            if (values > 256 || rest.Length < 17 + values)
                return false;
            rest = rest[(17 + values)..];
            if (rest.IsEmpty)
                return true;
        }

        return false;
    }

    private static bool AreQuantizationTables(ReadOnlySpan<byte> rest)
    {
        while (!rest.IsEmpty && (rest[0] >> 4) <= 1 && (rest[0] & 15) <= 3)
        {
            var length = 1 + (64 * ((rest[0] >> 4) + 1));
            if (rest.Length < length)
                return false;
            rest = rest[length..];
            if (rest.IsEmpty)
                return true;
        }

        return false;
    }
}
