using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Caching.Memory;
using Retention.Events;

namespace Retention.App.Storefronts.Shopify;

/// <summary>What a shop says of a variant that somebody wants to save: a closed type of three cases.</summary>
internal abstract record Offered
{
    private Offered()
    {
    }

    /// <summary>It is sold there.</summary>
    /// <param name="Item">As it is now.</param>
    public sealed record There(Item Item) : Offered;

    /// <summary>It is not sold in the online shop, or not any more.</summary>
    public sealed record NotThere : Offered;

    /// <summary>The shop can't be asked.</summary>
    public sealed record NotNow : Offered;
}

/// <summary>
/// Asks the shop for a variant that a visitor saves. The browser tells its id only: title, price, picture and page in letters must not be what somebody posted. A
/// question costs some 5 of a shop's 100 points a second (counted from the schema's costs, not measured at Shopify); what was asked a moment ago is remembered.
/// </summary>
internal sealed class OfferedVariants(ShopifyShops shops, IMemoryCache cache, TimeProvider time)
{
    private const int MostTitle = 200;
    private const int MostUrl = 500;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private static readonly AdminOperation<SavedVariantVariables, SavedVariantData> Operation = new("SavedVariant", SavedVariantJson.Default.SavedVariantVariables, SavedVariantJson.Default.SavedVariantData);

    /// <summary>The variant as the shop offers it.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="variant">The storefront's id of the variant: digits.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Offered> FindAsync(string shop, string variant, CancellationToken cancellation)
    {
        var key = (nameof(OfferedVariants), shop, variant);
        if (cache.TryGetValue(key, out Offered.There? known))
            return known!;
        if (await shops.OpenAsync(shop, cancellation) is not { } open
            || await open.AskAsync(Operation, new($"gid://shopify/ProductVariant/{variant}"), cancellation) is not Answer<SavedVariantData>.Said { Value: { Shop: { } settings } data })
            return new Offered.NotNow();
        // Only what there is: of ids that somebody made up there is no end.
        return Read(variant, data.ProductVariant, settings.CurrencyCode, time.GetUtcNow()) is Offered.There there
            ? cache.Set(key, there, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Fresh })
            : new Offered.NotThere();
    }

    private static Offered Read(string id, SavedVariantData.Variant? variant, string? currency, DateTimeOffset now)
    {
        // Published in the online store: only then it has a page there.
        if (variant is not { Product: { Status: "ACTIVE", OnlineStoreUrl: { Length: <= MostUrl } page } product })
            return new Offered.NotThere();
        var image = variant.Media?.Nodes.FirstOrDefault()?.Preview?.Image?.Url ?? product.FeaturedMedia?.Preview?.Image?.Url;
        return new Offered.There(new()
        {
            Id = id,
            ProductId = product.LegacyResourceId,
            Title = Cut(product.Title),
            Variant = variant.Title is { } title && title != "Default Title" ? Cut(title) : null,
            Price = Currency.Read(currency) is { } named ? Money.Read(variant.Price, named) : null,
            // Where stock is not counted, or is sold beyond what is there, the number says nothing.
            Available = !variant.AvailableForSale ? 0 : variant.InventoryQuantity is > 0 and var count ? count : null,
            Url = $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}variant={id}",
            Image = image is { Length: <= MostUrl } ? image : null,
            At = now,
        });
    }

    // A letter that is two characters long is not cut in two.
    private static string Cut(string text) => text.Length <= MostTitle ? text : text[..(char.IsHighSurrogate(text[MostTitle - 1]) ? MostTitle - 1 : MostTitle)];
}

/// <summary>Which variant.</summary>
/// <param name="Id">Its global id.</param>
internal sealed record SavedVariantVariables(string Id);

/// <summary>What the shop tells of it.</summary>
/// <param name="ProductVariant">The variant; null when there is none.</param>
/// <param name="Shop">The shop.</param>
internal sealed record SavedVariantData(SavedVariantData.Variant? ProductVariant, SavedVariantData.OfShop? Shop)
{
    /// <summary>A variant.</summary>
    internal sealed record Variant(string? Title, string? Price, bool AvailableForSale, int? InventoryQuantity, Pictures? Media, OfProduct? Product);

    /// <summary>Its product.</summary>
    internal sealed record OfProduct(string? LegacyResourceId, string Title, string? Status, string? OnlineStoreUrl, Picture? FeaturedMedia);

    /// <summary>Its pictures.</summary>
    internal sealed record Pictures(ImmutableArray<Picture> Nodes);

    /// <summary>A picture.</summary>
    internal sealed record Picture(OfPreview? Preview);

    /// <summary>How it looks.</summary>
    internal sealed record OfPreview(OfImage? Image);

    /// <summary>Where it is.</summary>
    internal sealed record OfImage(string? Url);

    /// <summary>The shop's currency, an ISO 4217 code.</summary>
    internal sealed record OfShop(string? CurrencyCode);
}

/// <summary>The JSON of that question.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SavedVariantVariables))]
[JsonSerializable(typeof(SavedVariantData))]
internal sealed partial class SavedVariantJson : JsonSerializerContext;
