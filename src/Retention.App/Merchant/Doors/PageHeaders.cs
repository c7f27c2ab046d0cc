namespace Retention.App.Merchant.Doors;

/// <summary>What every page is sent with: nothing from elsewhere, no script, in nobody's frame but our own.</summary>
internal sealed class PageHeaders(RequestDelegate next)
{
    /// <summary>Adds the headers, unless the page brought its own. A platform's delivery gets none: it is no browser.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/webhooks", StringComparison.Ordinal))
            return next(context);
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.TryAdd("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'");
            headers.TryAdd("Referrer-Policy", "no-referrer"); // A shopper's link is a key.
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Cache-Control", "no-store");
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
