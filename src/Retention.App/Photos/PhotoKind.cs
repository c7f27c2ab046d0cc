namespace Retention.App.Photos;

/// <summary>In which form a photo is kept: told by its own bytes, never by a name or a header that came with it.</summary>
internal enum PhotoKind
{
    /// <summary>JPEG (ITU-T T.81).</summary>
    Jpeg,

    /// <summary>PNG (W3C, third edition).</summary>
    Png,

    /// <summary>WebP (RFC 9649).</summary>
    WebP,
}
