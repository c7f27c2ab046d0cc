namespace Retention.App.ShopPages;

/// <summary>The style and the script of our pages in shops: the same files that the theme extension brings, for a shop whose theme has no block of ours.</summary>
internal sealed class ProxyFiles
{
    private readonly byte[] _style = Read("retention.css");
    private readonly byte[] _script = Read("retention.js");

    /// <summary>The file; null where there is none of this name.</summary>
    public IResult? Find(string name) => name switch
    {
        "retention.css" => new File(_style, "text/css; charset=utf-8"),
        "retention.js" => new File(_script, "text/javascript; charset=utf-8"),
        _ => null,
    };

    private static byte[] Read(string name)
    {
        using var file = typeof(ProxyFiles).Assembly.GetManifestResourceStream($"ShopPages.{name}") ?? throw new InvalidOperationException($"The program has no {name}.");
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        return memory.ToArray();
    }

    private sealed class File(byte[] content, string type) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            (httpContext.Response.ContentType, httpContext.Response.Headers.CacheControl) = (type, "public, max-age=3600");
            return httpContext.Response.Body.WriteAsync(content).AsTask();
        }
    }
}
