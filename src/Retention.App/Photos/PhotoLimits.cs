namespace Retention.App.Photos;

/// <summary>How large a photo may be.</summary>
internal static class PhotoLimits
{
    /// <summary>How many bytes a file may have: telephones write from 2 to 6 MB.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>How many pixels a side has at least: less is an icon.</summary>
    public const int LeastSide = 50;

    /// <summary>How many pixels a side has at most.</summary>
    public const int MostSide = 12_000;

    /// <summary>How many pixels a photo has at most: a browser that shows it holds four bytes for each.</summary>
    public const int MostPixels = 50_000_000;

    /// <summary>How many bytes a picture that is packed without loss may unpack to.</summary>
    public const long MostUnpacked = 256L * 1024 * 1024;

    /// <summary>What is wrong with a picture of this size; null for nothing.</summary>
    public static PhotoFault? FaultOf(int width, int height) =>
        width < LeastSide || height < LeastSide ? PhotoFault.TooSmall
        : width > MostSide || height > MostSide || (long)width * height > MostPixels ? PhotoFault.TooManyPixels
        : null;
}
