namespace Retention.App.Photos;

/// <summary>Why a file is not taken as a photo. Each has a sentence with a remedy in the shopper's language.</summary>
public enum PhotoFault
{
    /// <summary>It holds nothing.</summary>
    Empty,

    /// <summary>It has more bytes than <see cref="PhotoLimits.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>It is neither JPEG, PNG nor WebP, whatever it is called.</summary>
    NotAPhoto,

    /// <summary>It is HEIC, as iPhones keep photos; most browsers can't show it.</summary>
    Heic,

    /// <summary>It moves.</summary>
    Animated,

    /// <summary>It begins as a photo does, and is cut off, changed, or of a kind that browsers don't show.</summary>
    Damaged,

    /// <summary>A side has fewer pixels than <see cref="PhotoLimits.LeastSide"/>.</summary>
    TooSmall,

    /// <summary>It has more pixels than a browser should be given.</summary>
    TooManyPixels,
}
