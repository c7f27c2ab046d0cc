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

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/reviews", ShowAsync);
        inside.MapGet("/reviews/export", Export);
        inside.MapPost("/reviews/publish", PublishAllAsync);
        inside.MapPost("/reviews/{review}/publish", PublishAsync);
        inside.MapPost("/reviews/{review}/reject", RejectAsync);
        inside.MapPost("/reviews/{review}/answer", AnswerAsync);
        inside.MapPost("/reviews/{review}/unanswer", UnanswerAsync);
        ReviewImportRoutes.Map(inside);
        ReviewSettingsRoutes.Map(inside);
    }

    private static Task<IResult> ShowAsync(MerchantSession session, HttpContext context, ReviewPageFacts facts, CancellationToken cancellation) =>
        PageAsync(session, context, facts, fault: null, cancellation);

    private static IResult Export(MerchantSession session, ReviewCsv csv, CancellationToken cancellation) =>
        Results.Stream(output => csv.WriteAsync(session.ShopId, output, cancellation), "text/csv; charset=utf-8", "reviews.csv");

    private static async Task<IResult> PublishAllAsync(MerchantSession session, Moderating moderating, CancellationToken cancellation)
    {
        await moderating.PublishUnsuspiciousAsync(session.ShopId, session.User, cancellation);
        return Told.Redirect(Path, "reviews-published");
    }

    private static async Task<IResult> PublishAsync([FromRoute(Name = "review")] string id, MerchantSession session, HttpContext context, Moderating moderating, CancellationToken cancellation) =>
        Keys.IsReviewId(id) && await moderating.DecideAsync(session.ShopId, id, new(ReviewState.Published, Reason: null), session.User, cancellation) ? Back(context, "review-published") : Results.NotFound();

    private static async Task<IResult> RejectAsync([FromRoute(Name = "review")] string id, MerchantSession session, HttpContext context, Moderating moderating, ReviewPageFacts facts, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (ReviewReason.ForStaff.FirstOrDefault(reason => reason.Key == form["reason"]) is not { } why)
            return await PageAsync(session, context, facts, "Not rejected: choose the reason.", cancellation);
        return Keys.IsReviewId(id) && await moderating.DecideAsync(session.ShopId, id, new(ReviewState.Rejected, why), session.User, cancellation) ? Back(context, "review-rejected") : Results.NotFound();
    }

    private static async Task<IResult> AnswerAsync([FromRoute(Name = "review")] string id, MerchantSession session, HttpContext context, Moderating moderating, ReviewPageFacts facts, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var text = string.Join('\n', Letters.Clean.Lines(form["answer"])).Trim();
        if (text.Length is 0 or > ReviewReply.MostText)
            return await PageAsync(session, context, facts, text.Length == 0 ? "Not answered: write your answer." : "Not answered: 2,000 letters at most.", cancellation);
        return Keys.IsReviewId(id) && await moderating.AnswerAsync(session.ShopId, id, text, session.User, cancellation) ? Back(context, "review-answered") : Results.NotFound();
    }

    private static async Task<IResult> UnanswerAsync([FromRoute(Name = "review")] string id, MerchantSession session, HttpContext context, Moderating moderating, CancellationToken cancellation) =>
        Keys.IsReviewId(id) && await moderating.AnswerAsync(session.ShopId, id, text: null, session.User, cancellation) ? Back(context, "review-unanswered") : Results.NotFound();

    // To the page that was looked at.
    private static IResult Back(HttpContext context, string told) => Told.Redirect(ReviewQuery.Read(context.Request.Query).Address(), told);

    private static async Task<IResult> PageAsync(MerchantSession session, HttpContext context, ReviewPageFacts facts, string? fault, CancellationToken cancellation) =>
        new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<ReviewsPage>(await facts.ReadAsync(session, ReviewQuery.Read(context.Request.Query), Told.Read(context), fault, cancellation)) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
}
