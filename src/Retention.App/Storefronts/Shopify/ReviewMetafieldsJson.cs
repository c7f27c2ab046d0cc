using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Retention.App.Storefronts.Shopify;

/// <summary>Which product is asked for.</summary>
/// <param name="Id">Its global id.</param>
internal sealed record RatingsAsked(string Id);

/// <summary>What was found of a product.</summary>
/// <param name="Product">The product; null where it is gone.</param>
internal sealed record RatingsFound(RatedProduct? Product);

/// <summary>A product's two fields.</summary>
/// <param name="Rating">The average; null where none stands.</param>
/// <param name="Count">Of how many reviews; null where none stands.</param>
internal sealed record RatedProduct(RatingField? Rating, RatingField? Count);

/// <summary>A field of a product.</summary>
/// <param name="Value">Its value, as text.</param>
/// <param name="Type">Its kind: a definition of another app's may have another.</param>
/// <param name="CompareDigest">What a change has to bear, so that it changes this value and no other.</param>
internal sealed record RatingField(string Value, string Type, string CompareDigest);

/// <summary>A rating as Shopify keeps it.</summary>
/// <param name="Value">The average, as a decimal number in text.</param>
/// <param name="ScaleMin">The least there is.</param>
/// <param name="ScaleMax">The most there is.</param>
internal sealed record RatingValue(
    [property: JsonPropertyName("value")] string Value, [property: JsonPropertyName("scale_min")] string ScaleMin, [property: JsonPropertyName("scale_max")] string ScaleMax);

/// <summary>The fields to write: at most 25, all or none (facts/shopify.md 3.4).</summary>
/// <param name="Metafields">Each.</param>
internal sealed record RatingsToWrite(ImmutableArray<RatingToWrite> Metafields);

/// <summary>A field to write.</summary>
/// <param name="OwnerId">The product's global id.</param>
/// <param name="Namespace">The field's namespace.</param>
/// <param name="Key">The field's key.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Value">Its value.</param>
/// <param name="CompareDigest">What stands there has to bear this; null where nothing may stand there. It is sent as null, too.</param>
internal sealed record RatingToWrite(string OwnerId, string Namespace, string Key, string Type, string Value, string? CompareDigest);

/// <summary>The fields to take away.</summary>
/// <param name="Metafields">Each.</param>
internal sealed record RatingsToDelete(ImmutableArray<RatingToDelete> Metafields);

/// <summary>A field to take away.</summary>
/// <param name="OwnerId">The product's global id.</param>
/// <param name="Namespace">The field's namespace.</param>
/// <param name="Key">The field's key.</param>
internal sealed record RatingToDelete(string OwnerId, string Namespace, string Key);

/// <summary>What became of a change.</summary>
/// <param name="UserErrors">Why it was not done; none where it was.</param>
internal sealed record RatingsDone(ImmutableArray<UserError> UserErrors);

/// <summary>What became of writing.</summary>
/// <param name="MetafieldsSet">The answer; null where Shopify did not give it.</param>
internal sealed record RatingsWritten(RatingsDone? MetafieldsSet);

/// <summary>What became of taking away.</summary>
/// <param name="MetafieldsDelete">The answer; null where Shopify did not give it.</param>
internal sealed record RatingsDeleted(RatingsDone? MetafieldsDelete);

/// <summary>The JSON of ratings at Shopify. What is null is written: a digest of null means something.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RatingsAsked))]
[JsonSerializable(typeof(RatingsFound))]
[JsonSerializable(typeof(RatingsToWrite))]
[JsonSerializable(typeof(RatingsWritten))]
[JsonSerializable(typeof(RatingsToDelete))]
[JsonSerializable(typeof(RatingsDeleted))]
[JsonSerializable(typeof(RatingValue))]
internal sealed partial class ReviewMetafieldsJson : JsonSerializerContext;
