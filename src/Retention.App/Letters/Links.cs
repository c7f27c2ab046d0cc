namespace Retention.App.Letters;

/// <summary>Reads addresses that others wrote.</summary>
internal static class Links
{
    /// <summary>A web address; null for everything else.</summary>
    public static Uri? Read(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    /// <summary>A web address, also one that is told as a path within the shop; null for everything else, and for a path without a shop.</summary>
    public static Uri? Within(string? shop, string? text)
    {
        var front = Read(shop);
        if (text is not ['/', not '/', ..] || front is null)
            return Read(text);
        // A WordPress in a folder keeps its folder.
        return Uri.TryCreate(front.AbsoluteUri.TrimEnd('/') + text, UriKind.Absolute, out var url) && url.Host == front.Host ? url : null;
    }
}
