namespace Retention.App.ForShoppers;

/// <summary>Leads on after a post, so that a reload repeats nothing (303).</summary>
/// <param name="page">The page, relative to the one that was posted to.</param>
internal sealed class SeeOther(string page) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = page;
        return Task.CompletedTask;
    }
}
