using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Evidence;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;

namespace Retention.App.Merchant.PeoplePages;

/// <summary>Search for a shopper, the shopper's timeline, and what a merchant may do about it: pause, resume, stop.</summary>
internal static class PeopleRoutes
{
    /// <summary>Where the search is.</summary>
    public const string Path = MerchantArea.Root + "/shoppers";

    /// <summary>Where a shopper is.</summary>
    public static string Of(string shopper) => $"{Path}/{shopper}";

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/shoppers", SearchAsync);
        inside.MapGet("/shoppers/{shopper}", ShowAsync);
        inside.MapGet("/shoppers/{shopper}/evidence", ProveAsync);
        inside.MapPost("/shoppers/{shopper}/pause", (string shopper, MerchantSession session, Holding holding, CancellationToken cancellation) =>
            DoAsync(shopper, "shopper-paused", () => holding.PauseAsync(session.ShopId, shopper, cancellation)));
        inside.MapPost("/shoppers/{shopper}/resume", (string shopper, MerchantSession session, Holding holding, CancellationToken cancellation) =>
            DoAsync(shopper, "shopper-resumed", () => holding.ResumeAsync(session.ShopId, shopper, cancellation)));
        inside.MapPost("/shoppers/{shopper}/stop", (string shopper, MerchantSession session, Stopping stopping, CancellationToken cancellation) =>
            DoAsync(shopper, "shopper-stopped", () => stopping.StopAsync(session.ShopId, shopper, cancellation)));
        CreditRoutes.Map(inside);
    }

    // Whoever is the only one found is shown at once.
    private static async Task<IResult> SearchAsync(MerchantSession session, HttpContext context, PeopleSearch search, TimeProvider time, CancellationToken cancellation)
    {
        var asked = context.Request.Query["q"].ToString().Trim();
        var found = asked.Length is 0 or > 254 ? [] : await search.FindAsync(session.ShopId, asked, time.GetUtcNow(), cancellation);
        return found.Count == 1 ? Results.LocalRedirect(Of(found[0].Shopper)) : new RazorComponentResult<SearchPage>(new { Session = session, Asked = asked, Found = found });
    }

    private static Task<IResult> ShowAsync(string shopper, int? page, MerchantSession session, HttpContext context, PersonReader reader, CreditReader credit, CancellationToken cancellation) =>
        PageAsync(session, shopper, page ?? 1, Told.Read(context), CreditFault.None, reader, credit, cancellation);

    /// <summary>A shopper's page.</summary>
    internal static async Task<IResult> PageAsync(MerchantSession session, string shopper, int page, string? done, CreditFault fault, PersonReader reader, CreditReader credit, CancellationToken cancellation) =>
        await reader.ReadAsync(session.Shop, shopper, Math.Clamp(page, 1, PersonReader.MostPages), cancellation) is { } seen
            ? new RazorComponentResult<PersonPage>(new { Session = session, Seen = seen, Credit = await credit.ReadAsync(session, seen.Shopper, cancellation), Done = done, CreditFault = fault }) { StatusCode = fault.Words is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest }
            : Results.NotFound();

    private static async Task<IResult> ProveAsync(string shopper, MerchantSession session, EvidencePack evidence, CancellationToken cancellation) =>
        Keys.IsShopperId(shopper) && await evidence.FindAsync(session.Shop, shopper, cancellation) is { } proof
            ? Results.File(Encoding.UTF8.GetBytes(EvidenceText.Html(proof)), "text/html; charset=utf-8", $"consent-{proof.Shopper[..6]}.html")
            : Results.NotFound();

    private static async Task<IResult> DoAsync(string shopper, string told, Func<Task<bool>> deed) =>
        Keys.IsShopperId(shopper) && await deed() ? Told.Redirect(Of(shopper), told) : Results.NotFound();
}
