using System.Globalization;
using System.Text.Json.Nodes;
using Retention.Reviews;

namespace Retention.App.Reviews;

/// <summary>
/// What search engines read of a product's reviews: schema.org's AggregateRating and Review. Those for which something was promised or given, be it the
/// item, stand in neither: Google wants each of them marked, and schema.org has no mark for it. So the count can be lower than on the page.
/// </summary>
internal static class StructuredReviews
{
    /// <summary>The properties of the product; null where it has no review to tell of.</summary>
    /// <param name="ratings">The product's ratings; null for none.</param>
    /// <param name="shown">The reviews that stand on the page. Whoever gave no name has no author to be named.</param>
    public static JsonObject? Of(ProductRatings? ratings, IEnumerable<ShownReview> shown)
    {
        if (ratings is not { Unrewarded: { Count: > 0 } all })
            return null;
        var told = new JsonObject
        {
            ["aggregateRating"] = new JsonObject
            {
                ["@type"] = "AggregateRating",
                ["ratingValue"] = (all.Hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture),
                ["reviewCount"] = all.Count,
                ["bestRating"] = 5,
                ["worstRating"] = 1,
            },
        };
        JsonNode[] reviews = [.. shown.Where(review => review is { IsIncentivised: false, IsGift: false, By: not null }).Select(Review)];
        if (reviews.Length > 0)
            told["review"] = new JsonArray(reviews);
        return told;
    }

    /// <summary>The same as a node of its own, which extends whatever the page says of the product under this id. No letter of it can end a script or begin Liquid.</summary>
    /// <param name="id">The product's id in the page's markup.</param>
    /// <param name="name">The product's name.</param>
    /// <param name="told">Its properties.</param>
    public static string Script(string id, string name, JsonObject told)
    {
        var product = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "Product", ["@id"] = id, ["name"] = name };
        foreach (var (property, value) in told)
            product[property] = value?.DeepClone();
        // The encoder writes every angle bracket and every ampersand as a number.
        return $"<script type=\"application/ld+json\">{product.ToJsonString()}</script>";
    }

    private static JsonObject Review(ShownReview review)
    {
        var told = new JsonObject
        {
            ["@type"] = "Review",
            ["author"] = new JsonObject { ["@type"] = "Person", ["name"] = review.By },
            ["datePublished"] = review.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["reviewRating"] = new JsonObject { ["@type"] = "Rating", ["ratingValue"] = review.Stars, ["bestRating"] = 5, ["worstRating"] = 1 },
        };
        if (review.Title.Length > 0)
            told["name"] = review.Title;
        if (review.Text.Length > 0)
            told["reviewBody"] = review.Text;
        return told;
    }
}
