namespace Retention.App.Letters;

/// <summary>Reads addresses that others wrote.</summary>
internal static class Links
{
    /// <summary>A web address; null for everything else.</summary>
    public static Uri? Read(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
}
