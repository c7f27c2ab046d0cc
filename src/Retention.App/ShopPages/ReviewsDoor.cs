using System.Globalization;
using Retention.App.Reviews;
using Retention.App.Storage;

namespace Retention.App.ShopPages;

/// <summary>A product's reviews in the shop itself, the published ones alone: <c>/apps/retain/reviews?product=…</c>.</summary>
internal sealed class ReviewsDoor(ShownReviews reviews, ProxyHtml html)
{
    private const int OnPage = 10;

    /// <summary>Shows a page of them.</summary>
    public async Task<IResult> ShowAsync(ProxyVisit visit, CancellationToken cancellation)
    {
        if (visit.Id("product") is not { } product)
            return Results.NotFound();
        var page = await reviews.ReadAsync(visit.Shop, product, OnPage, Keys.IsReviewPlace(visit.Call.Of("before")) ? visit.Call.Of("before") : null, cancellation);
        var all = await reviews.SummaryAsync(visit.Shop, product, cancellation);
        var words = visit.Words;
        return await html.AnswerAsync<ReviewsPart>(visit, words.AtShop.Reviews, new ReviewsModel(words, [.. page.Reviews.Select(review => Of(visit, review))])
        {
            Count = all.Count,
            Average = (all.Hundredths / 100m).ToString("0.0", CultureInfo.GetCultureInfo(words.Language)),
            Stars = (all.Hundredths + 50) / 100,
            Older = page.Older is { } before ? $"{visit.Call.Path}/reviews{QueryString.Create([KeyValuePair.Create<string, string?>("product", product), KeyValuePair.Create<string, string?>("before", before), KeyValuePair.Create("locale", visit.Locale)])}" : null,
        });
    }

    private static ReviewHere Of(ProxyVisit visit, ShownReview review) => new(
        review.Stars, review.Title, review.Text, review.By ?? visit.Words.AtShop.Customer, visit.Day(review.At), review.IsVerified, review.IsIncentivised || review.IsGift);
}
