using Microsoft.AspNetCore.Mvc;
using Retention.App.Merchant.Doors;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Merchant.ReviewPages;

/// <summary>What shoppers said of items: looked at, published, rejected for a reason, exported, and whether the shop shows it at all.</summary>
internal static class ReviewRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = MerchantArea.Root + "/reviews";

    private const int PerPage = 25;
    private const int MostTroubled = 5;

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/reviews", ShowAsync);
        inside.MapGet("/reviews/export", Export);
        inside.MapPost("/reviews/publish", PublishAllAsync);
        inside.MapPost("/reviews/{review}/publish", PublishAsync);
        inside.MapPost("/reviews/{review}/reject", RejectAsync);
        ReviewSettingsRoutes.Map(inside);
    }

    private static Task<IResult> ShowAsync(MerchantSession session, HttpContext context, ReviewStore store, ReviewLists lists, WrittenRatings written, CancellationToken cancellation) =>
        PageAsync(session, context, store, lists, written, fault: null, cancellation);

    private static IResult Export(MerchantSession session, ReviewLists lists, CancellationToken cancellation) =>
        Results.Stream(output => ReviewCsv.WriteAsync(lists, session.ShopId, output, cancellation), "text/csv; charset=utf-8", "reviews.csv");

    private static async Task<IResult> PublishAllAsync(MerchantSession session, Moderating moderating, CancellationToken cancellation)
    {
        await moderating.PublishUnsuspiciousAsync(session.ShopId, session.User, cancellation);
        return Told.Redirect(Path, "reviews-published");
    }

    private static async Task<IResult> PublishAsync([FromRoute(Name = "review")] string id, MerchantSession session, HttpContext context, Moderating moderating, CancellationToken cancellation) =>
        Keys.IsReviewId(id) && await moderating.DecideAsync(session.ShopId, id, new(ReviewState.Published, Reason: null), session.User, cancellation) ? Back(context, "review-published") : Results.NotFound();

    private static async Task<IResult> RejectAsync([FromRoute(Name = "review")] string id, MerchantSession session, HttpContext context, Moderating moderating, ReviewStore store, ReviewLists lists, WrittenRatings written, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (ReviewReason.ForStaff.FirstOrDefault(reason => reason.Key == form["reason"]) is not { } why)
            return await PageAsync(session, context, store, lists, written, "Not rejected: choose the reason.", cancellation);
        return Keys.IsReviewId(id) && await moderating.DecideAsync(session.ShopId, id, new(ReviewState.Rejected, why), session.User, cancellation) ? Back(context, "review-rejected") : Results.NotFound();
    }

    // To the page that was looked at.
    private static IResult Back(HttpContext context, string told) => Told.Redirect(ReviewQuery.Read(context.Request.Query).Address(), told);

    private static async Task<IResult> PageAsync(MerchantSession session, HttpContext context, ReviewStore store, ReviewLists lists, WrittenRatings written, string? fault, CancellationToken cancellation)
    {
        var query = ReviewQuery.Read(context.Request.Query);
        var page = await lists.ListAsync(session.ShopId, query.Filter, query.After, PerPage + 1, cancellation);
        var last = page.Count > PerPage ? page[PerPage - 1] : null;
        return new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<ReviewsPage>(new
        {
            Session = session,
            Query = query,
            Reviews = page.Take(PerPage).ToList(),
            Older = last is null ? null : Keys.ReviewPlace(last.At, last.Id),
            Totals = await store.TotalsAsync(session.ShopId, cancellation),
            Ratings = query.Product is { } product ? await store.RatingsAsync(session.ShopId, product, cancellation) : null,
            Troubled = session.Shop.Settings.WritesReviewFigures ? await written.TroubledAsync(session.ShopId, MostTroubled, cancellation) : [],
            Done = Told.Read(context),
            Fault = fault,
        })
        { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
    }
}
