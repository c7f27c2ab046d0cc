namespace Retention.App.Photos;

/// <summary>What reading a file as a photo gave: a closed type of two cases.</summary>
internal abstract record PhotoRead
{
    private PhotoRead()
    {
    }

    /// <summary>A photo, built anew: nothing but the picture is left of the file.</summary>
    /// <param name="Kind">Its form.</param>
    /// <param name="Width">How wide it is as it is shown, in pixels.</param>
    /// <param name="Height">How high it is as it is shown, in pixels.</param>
    /// <param name="Bytes">The new file; never longer than the one that was read.</param>
    internal sealed record Photo(PhotoKind Kind, int Width, int Height, byte[] Bytes) : PhotoRead;

    /// <summary>It is not taken.</summary>
    /// <param name="Fault">Why.</param>
    internal sealed record Refused(PhotoFault Fault) : PhotoRead;
}
