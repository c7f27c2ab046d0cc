namespace Retention.App.ForShoppers;

/// <summary>What a file shows itself to be by its first bytes; what a server or a name says of it is not asked.</summary>
internal static class LogoPicture
{
    /// <summary>The media type of a picture that every browser and no script engine reads; null for anything else, SVG too, which may hold scripts.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> content) => content switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        _ => null,
    };
}
