using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Retention.App.Photos;

namespace Retention.App.Tests.Photos;

/// <summary>Photos as Chromium wrote them (fixtures/photos), and what telephones and others put into such files.</summary>
internal static class SamplePhotos
{
    /// <summary>Stands in everything that says where, when and with what a photo was taken.</summary>
    public const string Secret = "PLANTED 52.5163N 13.3777E";

    public static readonly string[] Names = ["mug.jpg", "mug.png", "clear.png", "lossy.webp", "clear.webp", "lossless.webp"];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fixtures", "photos", name));

    public static byte[] Jpeg => Read("mug.jpg");

    public static byte[] Png => Read("mug.png");

    /// <summary>A TIFF block as a camera writes it: which way up, the camera's name, and a directory of places.</summary>
    public static byte[] Tiff(int orientation)
    {
        var secret = Encoding.ASCII.GetBytes(Secret + '\0');
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, .. Little(3), .. Entry(0x0110, 2, secret.Length, 50), .. Entry(0x0112, 3, 1, orientation), .. Entry(0x8825, 4, 1, 50 + secret.Length), 0, 0, 0, 0];
        return [.. tiff, .. secret, .. Little(1), .. Entry(0x001D, 2, secret.Length, 50), 0, 0, 0, 0];
    }

    /// <summary>A JPEG with all that telephones, editors and others put beside the picture.</summary>
    public static byte[] TalkativeJpeg(int orientation = 1) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Tiff(orientation)]), .. Segment(0xE1, Encoding.ASCII.GetBytes($"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{Secret}</x:xmpmeta>")),
        .. Segment(0xED, Encoding.ASCII.GetBytes($"Photoshop 3.0\0{Secret}")), .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)), .. Segment(0xE2, [.. "MPF\0"u8, .. Encoding.ASCII.GetBytes(Secret)]),
        .. Jpeg[2..], .. Encoding.ASCII.GetBytes($"PK\u0003\u0004<script>{Secret}</script>"),
    ];

    /// <summary>A PNG with texts, a place, and frames that move.</summary>
    public static byte[] TalkativePng(int orientation = 1)
    {
        byte[] header = [.. Png[..33]];
        return
        [
            .. header, .. Chunk("tEXt", Encoding.ASCII.GetBytes($"Comment\0{Secret}")), .. Chunk("eXIf", Tiff(orientation)), .. Chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]),
            .. Chunk("iTXt", Encoding.ASCII.GetBytes($"XML:com.adobe.xmp\0\0\0\0\0{Secret}")), .. Png[33..], .. Encoding.ASCII.GetBytes(Secret),
        ];
    }

    /// <summary>A WebP with a place and XMP.</summary>
    public static byte[] TalkativeWebP(int orientation = 1)
    {
        byte[] file = [.. Read("clear.webp"), .. WebPChunk("EXIF", Tiff(orientation)), .. WebPChunk("XMP ", Encoding.ASCII.GetBytes(Secret)), .. WebPChunk("junk", Encoding.ASCII.GetBytes(Secret))];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return [.. file, .. Encoding.ASCII.GetBytes(Secret)];
    }

    /// <summary>A PNG whose header promises this size, and whose pixels unpack to so many zeros.</summary>
    public static byte[] Bomb(int width, int height, long unpacked, int depth = 8, int colour = 0)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var left = unpacked; left > 0; left -= zeros.Length)
                zlib.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
        }

        return [.. PngReader.Signature, .. Chunk("IHDR", [.. Big(width), .. Big(height), (byte)depth, (byte)colour, 0, 0, 0]), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    public static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] covered = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. Big(data.Length), .. covered, .. Big((int)Checksums.Crc32(covered))];
    }

    public static byte[] WebPChunk(string type, byte[] data) => [.. Encoding.ASCII.GetBytes(type), .. BitConverter.GetBytes(data.Length), .. data, .. new byte[data.Length % 2]];

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(short number) => BitConverter.GetBytes(number);

    private static byte[] Entry(ushort tag, short type, int count, int value) => [(byte)tag, (byte)(tag >> 8), .. Little(type), .. BitConverter.GetBytes(count), .. BitConverter.GetBytes(value)];
}
