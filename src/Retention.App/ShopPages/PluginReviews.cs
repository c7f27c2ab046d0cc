using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Retention.App.ForShoppers;
using Retention.App.Reviews;
using Retention.Shops;

namespace Retention.App.ShopPages;

/// <summary>What the plugin asks of reviews.</summary>
/// <param name="Product">The storefront's id of the product; null where it is about the shop.</param>
/// <param name="Locale">The page's language, a BCP 47 tag; null when not told.</param>
/// <param name="Page">The address of the page that they stand on; null when not told.</param>
internal sealed record PluginAsksReviews(string? Product, string? Locale, Uri? Page)
{
    /// <summary>How many at most.</summary>
    public int Most { get; init; } = 5;

    /// <summary>The place behind which they begin; empty for the newest.</summary>
    public string Before { get; init; } = "";
}

/// <summary>A product's reviews, and how they are collected, for the plugin to put into a page of the shop: the same parts as in a theme of Shopify's.</summary>
internal sealed class PluginReviews(ReviewsView view, ReviewStore store, ProxyHtml html)
{
    // The plugin reads these names from the page's address.
    private const string BeforeName = "retention_before";
    private const string CollectedName = "retention_collected";
    private const string Anchor = "#retention-reviews";

    /// <summary>A product's reviews: the part of a page, how many there are, and what search engines read.</summary>
    public async Task<JsonObject> ShowAsync(Shop shop, PluginAsksReviews asked, CancellationToken cancellation)
    {
        var words = ShopperWords.For(asked.Locale, shop.Locale);
        var page = asked.Page?.AbsoluteUri ?? "";
        var seen = await view.ReadAsync(new(shop, words, asked.Product ?? "")
        {
            Before = asked.Before,
            Most = asked.Most,
            Older = before => $"{QueryHelpers.AddQueryString(page, BeforeName, before)}{Anchor}",
            Collected = $"{QueryHelpers.AddQueryString(page, CollectedName, "1")}{Anchor}",
        }, cancellation);
        return new() { ["title"] = words.AtShop.Reviews, ["html"] = await html.PartAsync<ReviewsPart>(seen.Model), ["count"] = seen.Model.Count, ["structured"] = seen.Structured };
    }

    /// <summary>How the shop's reviews are collected, as the part of a page.</summary>
    public async Task<JsonObject> ShowCollectedAsync(Shop shop, PluginAsksReviews asked, CancellationToken cancellation)
    {
        var words = ShopperWords.For(asked.Locale, shop.Locale);
        return new() { ["title"] = words.Collected.Title, ["html"] = await html.PartAsync<CollectedPart>(CollectedModel.Of(shop, await store.TotalsAsync(shop.Id, cancellation), words)) };
    }
}
