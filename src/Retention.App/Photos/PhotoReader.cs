namespace Retention.App.Photos;

/// <summary>
/// Reads a file that somebody sent as a photo. What it is, its bytes say. A photo is built anew out of the parts that a decoder needs: whatever else the
/// file held (places, devices, comments, previews, other files behind or inside it) is not copied. Pure: bytes in, bytes out; it never throws, whatever the bytes.
/// </summary>
internal static class PhotoReader
{
    private const int BrandAt = 8;

    /// <summary>Reads it.</summary>
    public static PhotoRead Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return new PhotoRead.Refused(PhotoFault.Empty);
        if (bytes.Length > PhotoLimits.MostBytes)
            return new PhotoRead.Refused(PhotoFault.TooLarge);
        return KindOf(bytes) switch
        {
            PhotoKind.Jpeg => JpegReader.Read(bytes),
            PhotoKind.Png => PngReader.Read(bytes),
            PhotoKind.WebP => WebPReader.Read(bytes),
            _ => new PhotoRead.Refused(IsHeic(bytes) ? PhotoFault.Heic : PhotoFault.NotAPhoto),
        };
    }

    /// <summary>Which form bytes begin like; null for none that is taken.</summary>
    public static PhotoKind? KindOf(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xD8, 0xFF, ..] ? PhotoKind.Jpeg
        : bytes.StartsWith(PngReader.Signature) ? PhotoKind.Png
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? PhotoKind.WebP
        : null;

    // The brands of pictures in HEVC (ISO/IEC 23008-12).
    private static bool IsHeic(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < BrandAt + 4 || !bytes[4..].StartsWith("ftyp"u8))
            return false;
        var brand = bytes.Slice(BrandAt, 4);
        return brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) || brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8);
    }
}
