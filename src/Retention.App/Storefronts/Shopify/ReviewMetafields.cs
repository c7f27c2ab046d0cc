using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Retention.Reviews;

namespace Retention.App.Storefronts.Shopify;

/// <summary>A product's rating as it stands in the shop.</summary>
/// <param name="Rating">What stands there; where it is no rating of ours by its form, it is one that nobody gives.</param>
/// <param name="RatingDigest">What a change of the average has to bear; null where none stands.</param>
/// <param name="CountDigest">What a change of the count has to bear; null where none stands.</param>
internal sealed record FoundRating(ShownRating Rating, string? RatingDigest, string? CountDigest);

/// <summary>
/// The product metafields <c>reviews.rating</c> and <c>reviews.rating_count</c>, which every app may write (facts/shopify.md 3.4): so they are read before they
/// are written, and written only over what was read.
/// </summary>
internal static class ReviewMetafields
{
    private const string Namespace = "reviews";
    private const string RatingKey = "rating";
    private const string CountKey = "rating_count";
    private const string RatingType = "rating";
    private const string CountType = "number_integer";
    private const string Least = "1.0";
    private const string Most = "5.0";

    // What is there and is none of ours: no average and no count is below nothing.
    private const int Foreign = -1;

    private static readonly AdminOperation<RatingsAsked, RatingsFound> Ask = new("RatingsOfProduct", ReviewMetafieldsJson.Default.RatingsAsked, ReviewMetafieldsJson.Default.RatingsFound);
    private static readonly AdminOperation<RatingsToWrite, RatingsWritten> Write = new("RatingsWrite", ReviewMetafieldsJson.Default.RatingsToWrite, ReviewMetafieldsJson.Default.RatingsWritten);
    private static readonly AdminOperation<RatingsToDelete, RatingsDeleted> Delete = new("RatingsDelete", ReviewMetafieldsJson.Default.RatingsToDelete, ReviewMetafieldsJson.Default.RatingsDeleted);

    /// <summary>Whether a product can be one of Shopify's: a name, where no id was told, is none.</summary>
    public static bool IsProduct(string product) => product.Length is > 0 and <= 20 && product.All(char.IsAsciiDigit);

    /// <summary>What stands in the shop; null where the product is gone.</summary>
    public static async Task<Answer<FoundRating?>> ReadAsync(ShopifyShop shop, string product, CancellationToken cancellation) =>
        (await shop.AskAsync(Ask, new(Gid(product)), cancellation)).With(found => found.Product is { } rated
            ? new FoundRating(new(TenthsOf(rated.Rating), CountOf(rated.Count)), rated.Rating?.CompareDigest, rated.Count?.CompareDigest)
            : null);

    /// <summary>Writes both over what was found, or takes both away where there is nothing to show; why not, where Shopify refuses it.</summary>
    public static async Task<Answer<ImmutableArray<UserError>>> WriteAsync(ShopifyShop shop, string product, ShownRating rating, FoundRating over, CancellationToken cancellation)
    {
        var owner = Gid(product);
        // Shopify takes no digest with what is to go: between the look and this, somebody else's value could go, too.
        if (rating is not { Text: { } average, Count: { } count })
            return (await shop.AskAsync(Delete, new([new(owner, Namespace, RatingKey), new(owner, Namespace, CountKey)]), cancellation)).With(done => done.MetafieldsDelete?.UserErrors ?? []);
        var value = JsonSerializer.Serialize(new(average, Least, Most), ReviewMetafieldsJson.Default.RatingValue);
        var both = ImmutableArray.Create(
            new RatingToWrite(owner, Namespace, RatingKey, RatingType, value, over.RatingDigest),
            new RatingToWrite(owner, Namespace, CountKey, CountType, count.ToString(CultureInfo.InvariantCulture), over.CountDigest));
        return (await shop.AskAsync(Write, new(both), cancellation)).With(done => done.MetafieldsSet?.UserErrors ?? []);
    }

    private static string Gid(string product) => $"gid://shopify/Product/{product}";

    private static int? TenthsOf(RatingField? field) => field is null ? null : field.Type == RatingType && Read(field.Value) is { } tenths ? tenths : Foreign;

    private static int? CountOf(RatingField? field) =>
        field is null ? null : field.Type == CountType && int.TryParse(field.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : Foreign;

    // Of our own scale, in whole tenths: 4.75, or 4.8 of 10, was written by somebody else.
    private static int? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ReviewMetafieldsJson.Default.RatingValue) is { } rating && Number(rating.ScaleMin) == 1 && Number(rating.ScaleMax) == 5
                && Number(rating.Value) is { } value and >= 1 and <= 5 && value * 10 == decimal.Truncate(value * 10) ? (int)(value * 10) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
