using Retention.Reviews;

namespace Retention.App.Storage;

// Keys of reviews, all in the partition of their shop.
internal static partial class Keys
{
    /// <summary>Our id of a shopper's review of an item: written again, it is the same.</summary>
    public static string ReviewId(string shop, string shopper, string item) => Hash($"{shop}|review|{shopper}|{item}", length: 24);

    /// <summary>Our id of a review that was imported: by the id that its source gave it, or by what it says. Imported again, it is the same.</summary>
    public static string ImportedReviewId(string shop, string source, string what) => Hash($"{shop}|imported review|{source}|{what}", length: 24);

    /// <summary>Whether a text can be the id of a review: nothing else becomes part of a key.</summary>
    public static bool IsReviewId(string text) => IsMessageId(text);

    /// <summary>Our id of a photo of a review: it begins with the review's, so that one look at that tells whether it is shown.</summary>
    /// <param name="review">The review's id.</param>
    /// <param name="digits">What tells it from the review's other photos: twelve digits in hexadecimal.</param>
    public static string PhotoId(string review, string digits) => $"{review}{digits}";

    /// <summary>Whether a text can be the id of a photo: nothing else becomes part of a key.</summary>
    public static bool IsPhotoId(string text) => text.Length == 36 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The id of the review that a photo was sent for.</summary>
    public static string ReviewOf(string photo) => photo[..24];

    /// <summary>The name of the blob of a photo.</summary>
    public static string Photo(string shop, string shopper, string photo) => $"{Photos(shop, shopper)}{photo}";

    /// <summary>How the names of all photos of a shopper begin.</summary>
    public static string Photos(string shop, string shopper) => $"{shop}/{shopper}/";

    /// <summary>The row that says on which day a shopper's drafts and photos have to be looked at that nobody sent.</summary>
    public static string Leftover(DateOnly day, string shopper) => $"{LeftoversOf(day)}{shopper}";

    /// <summary>How all such rows of a day begin.</summary>
    public static string LeftoversOf(DateOnly day) => $"{Leftovers}{day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture)}|";

    /// <summary>How all such rows begin.</summary>
    public const string Leftovers = "leftover|";

    /// <summary>The row of a review.</summary>
    public static string IndexedReview(string review) => $"id|{review}";

    /// <summary>The row of a review among those that stand so, the newest at the top.</summary>
    public static string ListedReview(ReviewState state, DateTimeOffset at, string review) => $"{ListedReviews(state)}{Backwards(at)}|{review}";

    /// <summary>How the rows of all reviews that stand so begin.</summary>
    public static string ListedReviews(ReviewState state) => state switch { ReviewState.Pending => "pending|", ReviewState.Published => "published|", ReviewState.Withdrawn => "withdrawn|", _ => "rejected|" };

    /// <summary>The row of a published review among those of its product, the newest at the top.</summary>
    public static string ShownReview(string product, DateTimeOffset at, string review) => $"{ShownReviews(product)}{ReviewPlace(at, review)}";

    /// <summary>How the rows of all published reviews of a product begin.</summary>
    public static string ShownReviews(string product) => $"product|{Safe(product)}|";

    /// <summary>A review's place among others.</summary>
    public static string ReviewPlace(DateTimeOffset at, string review) => $"{Backwards(at)}|{review}";

    /// <summary>Whether a text can be such a place: nothing else becomes part of a key.</summary>
    public static bool IsReviewPlace(string? text) => text?.Split('|') is [{ Length: 19 } moment, var review] && moment.All(char.IsAsciiDigit) && IsReviewId(review);

    /// <summary>The row that says that a review is of this shopper.</summary>
    public static string ShopperReview(string shopper, string review) => $"{ShopperReviews(shopper)}{review}";

    /// <summary>How all such rows of a shopper begin.</summary>
    public static string ShopperReviews(string shopper) => $"shopper|{shopper}|";

    /// <summary>The row of what is known of all reviews of a product.</summary>
    public static string Ratings(string product) => $"{AllRatings}{Safe(product)}";

    /// <summary>How the rows of all products' ratings begin.</summary>
    public const string AllRatings = "ratings|";

    /// <summary>The row of what of it was written to the shop's product.</summary>
    public static string WrittenRatings(string product) => $"{AllWrittenRatings}{Safe(product)}";

    /// <summary>How all such rows begin.</summary>
    public const string AllWrittenRatings = "written|";

    /// <summary>The row that counts a shop's reviews by where they stand.</summary>
    public const string ReviewTotals = "totals";

    /// <summary>The row that says up to where earlier reviews of a shop were looked for.</summary>
    public const string EarlierReviews = "earlier";
}
