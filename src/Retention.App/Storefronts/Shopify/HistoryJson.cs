using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retention.App.Storefronts.Shopify;

/// <summary>A list.</summary>
internal sealed record Nodes<T>([property: JsonPropertyName("nodes")] ImmutableArray<T> Items)
{
    /// <summary>Whether there is more, and from where.</summary>
    public PageInfo? PageInfo { get; init; }
}

/// <summary>Whether a list goes on.</summary>
internal sealed record PageInfo(bool HasNextPage, string? EndCursor);

/// <summary>An order; null where it is gone, or may not be seen.</summary>
internal sealed record OrderNowData(JsonElement Order);

/// <summary>Orders; null where they may not be seen.</summary>
internal sealed record OrdersData(Nodes<JsonElement>? Orders);

/// <summary>Customers; null where they may not be seen.</summary>
internal sealed record CustomersData(Nodes<JsonElement>? Customers);

/// <summary>Checkouts; null where they may not be seen.</summary>
internal sealed record CheckoutsData(Nodes<CheckoutSeen>? AbandonedCheckouts);

/// <summary>A checkout that was left.</summary>
internal sealed record CheckoutSeen(string Id, string? AbandonedCheckoutUrl, DateTimeOffset? CompletedAt);

/// <summary>What Shopify did about a checkout; null where it knows of none.</summary>
internal sealed record CheckoutMailData(AbandonmentSeen? AbandonmentByAbandonedCheckoutId);

/// <summary>What Shopify did about a checkout that was left.</summary>
/// <param name="EmailState">NOT_SENT, SCHEDULED or SENT; null where nothing is said.</param>
/// <param name="CustomerHasNoOrderSinceAbandonment">Whether the customer has not ordered since.</param>
/// <param name="AbandonedCheckoutPayload">The checkout; null where it is about none.</param>
internal sealed record AbandonmentSeen(string? EmailState, bool? CustomerHasNoOrderSinceAbandonment, CheckoutSeen? AbandonedCheckoutPayload);

/// <summary>The JSON of these operations. Numbers of 64 bits are texts in GraphQL.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(NoVariables))]
[JsonSerializable(typeof(IdVariables))]
[JsonSerializable(typeof(QueryVariables))]
[JsonSerializable(typeof(ChangedVariables))]
[JsonSerializable(typeof(AfterVariables))]
[JsonSerializable(typeof(StartBulkVariables))]
[JsonSerializable(typeof(HistoryCountsData))]
[JsonSerializable(typeof(StartBulkData))]
[JsonSerializable(typeof(BulkStateData))]
[JsonSerializable(typeof(RecentBulksData))]
[JsonSerializable(typeof(OrderNowData))]
[JsonSerializable(typeof(OrdersData))]
[JsonSerializable(typeof(CustomersData))]
[JsonSerializable(typeof(CheckoutsData))]
[JsonSerializable(typeof(CheckoutMailData))]
internal sealed partial class HistoryJson : JsonSerializerContext;
