namespace Retention.Reviews;

/// <summary>A photo of a review: where its picture is kept, and how large it is.</summary>
/// <param name="Id">Our id of it: that of its review, and twelve digits in hexadecimal.</param>
/// <param name="Width">How wide it is as it is shown, in pixels.</param>
/// <param name="Height">How high it is as it is shown, in pixels.</param>
public sealed record ReviewPhoto(string Id, int Width, int Height)
{
    /// <summary>How many photos a review of one item has at most.</summary>
    public const int MostOfItem = 5;
}
