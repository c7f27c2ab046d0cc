using System.Security.Cryptography;

namespace Retention.App.Merchant;

/// <summary>A file that pages load from here: under a name that changes with what is in it, so that browsers may keep it for ever.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Content">What is in it.</param>
internal sealed record Asset(string Path, string Type, byte[] Content);

/// <summary>The stylesheet and scripts of the pages. There is nothing from elsewhere but Shopify's App Bridge, and that in its admin only.</summary>
internal static class PageFiles
{
    /// <summary>The one stylesheet.</summary>
    public static readonly Asset Css = Load("app.css", "text/css");

    /// <summary>htmx 4: it sends what links and forms would send, by <c>fetch</c>, so that an admin's token can come along.</summary>
    public static readonly Asset Htmx = Load("htmx.js", "text/javascript");

    /// <summary>Ours: asks WordPress's admin for tokens, and copies what is to be copied.</summary>
    public static readonly Asset Script = Load("app.js", "text/javascript");

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        foreach (var asset in new[] { Css, Htmx, Script })
        {
            app.MapGet(asset.Path, (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Results.Bytes(asset.Content, asset.Type);
            });
        }
    }

    private static Asset Load(string name, string type)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream($"Merchant.{name}")!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.ToArray();
        return new($"/assets/{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}/{name}", $"{type}; charset=utf-8", bytes);
    }
}
