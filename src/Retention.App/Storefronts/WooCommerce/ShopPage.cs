using System.Collections.Immutable;
using System.Text.Json;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>One page of a list that a shop gave.</summary>
/// <param name="Items">What stands on it.</param>
/// <param name="Total">How many there are in all; null where the shop did not say.</param>
/// <param name="Pages">How many pages there are in all; null where the shop did not say.</param>
internal sealed record ShopPage(ImmutableArray<JsonElement> Items, int? Total, int? Pages);

/// <summary>The JSON that a shop answered, with what its headers say of the whole list.</summary>
/// <param name="Body">An object or an array.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Pages">How many pages there are in all.</param>
/// <param name="HasNotices">Whether something that is no JSON stood around it, as PHP's notices do.</param>
internal sealed record ShopReply(JsonElement Body, int? Total, int? Pages, bool HasNotices);
