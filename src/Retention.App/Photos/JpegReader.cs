using System.Buffers;
using System.Buffers.Binary;

namespace Retention.App.Photos;

/// <summary>
/// Reads JPEG and writes it anew (ITU-T T.81): tables, frame and scans are kept, each of exactly the length that its contents have. Application segments and
/// comments are dropped, but for what decides colour and position, which is written again in a form of our own: that the file follows JFIF, Adobe's one number, and
/// which way up it is. A colour profile is dropped, too: it is a file of its own that may hold anything. Photos in a wider range of colours look a little duller.
/// </summary>
internal static class JpegReader
{
    // Each scan makes a decoder go over the whole picture; encoders write a dozen.
    private const int MostScans = 100;
    private const int MostSegments = 2_000;

    private static readonly PhotoRead Damaged = new PhotoRead.Refused(PhotoFault.Damaged);

    /// <summary>Reads a file that begins as JPEG does.</summary>
    public static PhotoRead Read(ReadOnlySpan<byte> file)
    {
        var body = new ArrayBufferWriter<byte>(file.Length);
        var about = new JpegAbout();
        var (at, scans) = (2, 0);
        for (var segments = 0; segments < MostSegments; segments++)
        {
            if (MarkerAt(file, ref at) is not { } marker)
                return Damaged;
            if (marker == 0xD9)
                return scans > 0 ? Made(about, body.WrittenSpan) : Damaged;
            // Markers without a length stand nowhere between segments.
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8) || file.Length - at < 2)
                return Damaged;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2 || length > file.Length - at)
                return Damaged;
            var segment = file.Slice(at + 2, length - 2);
            at += length;
            if (marker is (>= 0xE0 and <= 0xEF) or 0xFE)
                about.Hear(marker, segment);
            else if (!about.Takes(marker, segment))
                return Damaged;
            else
                Write(body, marker, segment);
            if (marker != 0xDA)
                continue;
            var end = EndOfScan(file, at);
            if (end < 0 || ++scans > MostScans)
                return Damaged;
            body.Write(file[at..end]);
            at = end;
        }

        return Damaged;
    }

    // Any number of FF may stand before a marker.
    private static byte? MarkerAt(ReadOnlySpan<byte> file, ref int at)
    {
        if (at >= file.Length || file[at] != 0xFF)
            return null;
        while (at < file.Length && file[at] == 0xFF)
            at++;
        return at < file.Length ? file[at++] : null;
    }

    // Where the next marker begins; -1 where the file ends before. FF 00 is the byte FF, and restarts belong to the scan.
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (file[at..].IndexOf((byte)0xFF) is >= 0 and var found && at + found + 1 < file.Length)
        {
            at += found;
            if (file[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
                return at;
            at += 2;
        }

        return -1;
    }

    private static void Write(ArrayBufferWriter<byte> to, byte marker, ReadOnlySpan<byte> segment)
    {
        to.Write<byte>([0xFF, marker, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2)]);
        to.Write(segment);
    }

    private static PhotoRead Made(JpegAbout about, ReadOnlySpan<byte> body)
    {
        if (PhotoLimits.FaultOf(about.Width, about.Height) is { } fault)
            return new PhotoRead.Refused(fault);
        var made = new ArrayBufferWriter<byte>(body.Length + 100);
        made.Write<byte>([0xFF, 0xD8]);
        if (about.IsJfif)
            Write(made, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        if (about.Orientation != Orientation.AsItLies)
            Write(made, 0xE1, [.. "Exif\0\0"u8, .. Orientation.Write(about.Orientation)]);
        if (about.AdobeTransform is { } transform)
            Write(made, 0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]);
        made.Write(body);
        made.Write<byte>([0xFF, 0xD9]);
        var (width, height) = Orientation.Shown(about.Orientation, about.Width, about.Height);
        return new PhotoRead.Photo(PhotoKind.Jpeg, width, height, made.WrittenSpan.ToArray());
    }
}
