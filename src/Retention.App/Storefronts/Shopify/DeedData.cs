using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Retention.App.Storefronts.Shopify;

// What the operations of refunds and replacements say, as Shopify's schema names it.
internal sealed record RefundableAsked(string Id);

internal sealed record RefundableData(RefundableOrderSaid? Order);

internal sealed record RefundableOrderSaid(string Id, ShopifyNode? Customer, SuggestedRefundSaid? SuggestedRefund, ImmutableArray<RefundSaid>? Refunds, Listed<SoldLine>? LineItems);

internal sealed record SuggestedRefundSaid(BagSaid? MaximumRefundableSet, ImmutableArray<SuggestedTransactionSaid>? SuggestedTransactions);

internal sealed record SuggestedTransactionSaid(string? Gateway, ShopifyNode? ParentTransaction, BagSaid? MaximumRefundableSet);

internal sealed record BagSaid(MoneySaid? PresentmentMoney);

internal sealed record MoneySaid(string? Amount, string? CurrencyCode)
{
    /// <summary>The amount; null where it is none.</summary>
    public Money? Read() => Currency.Read(CurrencyCode) is { } currency ? Money.Read(Amount, currency) : null;
}

internal sealed record RefundSaid(string Id, string? Note);

internal sealed record SoldLine(int Quantity, ShopifyNode? Variant, BagSaid? OriginalUnitPriceSet);

internal sealed record RefundAsking(RefundInput Refund, string Key);

internal sealed record RefundInput(string OrderId, string Currency, string Note, bool Notify, ImmutableArray<RefundTransactionInput> Transactions);

internal sealed record RefundTransactionInput(string OrderId, string Amount, string Gateway, string Kind, string? ParentId);

internal sealed record RefundAnswer(RefundMade? RefundCreate);

internal sealed record RefundMade(ShopifyNode? Refund, ImmutableArray<UserError>? UserErrors);

internal sealed record DraftAsking(DraftInput Draft);

internal sealed record DraftInput(ImmutableArray<DraftLine> LineItems, DraftDiscount AppliedDiscount, string Note, ImmutableArray<string> Tags, string? CustomerId, bool? UseCustomerDefaultAddress);

internal sealed record DraftLine(string VariantId, int Quantity);

internal sealed record DraftDiscount(string Title, string Description, double Value, string ValueType);

internal sealed record DraftAnswer(DraftMade? DraftOrderCreate);

internal sealed record DraftMade(ShopifyNode? DraftOrder, ImmutableArray<UserError>? UserErrors);

internal sealed record DraftSearch(string Query);

internal sealed record DraftFound(Listed<DraftSaid>? DraftOrders);

internal sealed record DraftSaid(string Id, ImmutableArray<string>? Tags);

/// <summary>The operations of refunds and replacements.</summary>
internal static class DeedOperations
{
    /// <summary>What of an order can be given back, and what was.</summary>
    public static AdminOperation<RefundableAsked, RefundableData> Look { get; } = new("RefundableOrder", DeedJson.Default.RefundableAsked, DeedJson.Default.RefundableData);

    /// <summary>Gives money of an order back. Shopify takes the same key once (2026-10, idempotent).</summary>
    public static AdminOperation<RefundAsking, RefundAnswer> Refund { get; } = new("RefundCreate", DeedJson.Default.RefundAsking, DeedJson.Default.RefundAnswer);

    /// <summary>Drafts an order of zero.</summary>
    public static AdminOperation<DraftAsking, DraftAnswer> Replace { get; } = new("ReplacementCreate", DeedJson.Default.DraftAsking, DeedJson.Default.DraftAnswer);

    /// <summary>Looks for such a draft.</summary>
    public static AdminOperation<DraftSearch, DraftFound> Find { get; } = new("ReplacementFind", DeedJson.Default.DraftSearch, DeedJson.Default.DraftFound);
}

/// <summary>Their JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RefundableAsked))]
[JsonSerializable(typeof(RefundableData))]
[JsonSerializable(typeof(RefundAsking))]
[JsonSerializable(typeof(RefundAnswer))]
[JsonSerializable(typeof(DraftAsking))]
[JsonSerializable(typeof(DraftAnswer))]
[JsonSerializable(typeof(DraftSearch))]
[JsonSerializable(typeof(DraftFound))]
internal sealed partial class DeedJson : JsonSerializerContext;
