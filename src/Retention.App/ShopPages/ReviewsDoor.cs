using System.Text.RegularExpressions;
using Retention.App.Reviews;

namespace Retention.App.ShopPages;

/// <summary>A product's reviews in the shop itself, the published ones alone: <c>/apps/retain/reviews?product=…</c>; and how they are collected: <c>/apps/retain/collected</c>.</summary>
internal sealed partial class ReviewsDoor(ReviewsView view, ReviewStore store, ProxyHtml html)
{
    /// <summary>Shows a page of them. In a block on the product's page they are told to search engines, too.</summary>
    public async Task<IResult> ShowAsync(ProxyVisit visit, CancellationToken cancellation)
    {
        if (visit.Id("product") is not { } product)
            return Results.NotFound();
        var seen = await view.ReadAsync(new(visit.Shop, visit.Words, product)
        {
            Before = visit.Call.Of("before"),
            Older = before => $"{visit.Call.Path}/reviews{QueryString.Create([KeyValuePair.Create<string, string?>("product", product), KeyValuePair.Create<string, string?>("before", before), KeyValuePair.Create("locale", visit.Locale)])}",
            Collected = visit.Page("collected"),
        }, cancellation);
        // A theme names its product by its page (facts/shopify.md: the filter structured_data); what is none of the shop's paths is not repeated.
        var script = seen.Structured is { } told && visit.As == ProxyForm.Part && IsPage().IsMatch(visit.Call.Of("page")) ? StructuredReviews.Script($"{visit.Call.Of("page")}#product", seen.Title, told) : "";
        return await html.AnswerAsync<ReviewsPart>(visit, visit.Words.AtShop.Reviews, seen.Model, script);
    }

    /// <summary>Says how they are collected.</summary>
    public async Task<IResult> ShowCollectedAsync(ProxyVisit visit, CancellationToken cancellation) =>
        await html.AnswerAsync<CollectedPart>(visit, visit.Words.Collected.Title, CollectedModel.Of(visit.Shop, await store.TotalsAsync(visit.Shop.Id, cancellation), visit.Words));

    [GeneratedRegex(@"^/[A-Za-z0-9][A-Za-z0-9%/_.~\-]{0,300}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex IsPage();
}
