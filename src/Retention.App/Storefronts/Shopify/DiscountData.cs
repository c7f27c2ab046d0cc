using System.Collections.Immutable;

namespace Retention.App.Storefronts.Shopify;

// What the operations of discount codes say, as Shopify's schema names it.
internal sealed record DiscountCreating(DiscountInput Discount);

internal sealed record DiscountInput(string Title, string Code, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, int UsageLimit, bool AppliesOncePerCustomer, DiscountBuyers Context, DiscountGift CustomerGets, DiscountCombining CombinesWith);

internal sealed record DiscountBuyers(string? All, DiscountCustomers? Customers = null);

internal sealed record DiscountCustomers(ImmutableArray<string> Add);

internal sealed record DiscountGift(DiscountWorth Value, DiscountItems Items);

internal sealed record DiscountWorth(DiscountAmount DiscountAmount);

internal sealed record DiscountAmount(string Amount, bool AppliesOnEachItem);

internal sealed record DiscountItems(bool? All, DiscountProducts? Products = null);

internal sealed record DiscountProducts(ImmutableArray<string> ProductsToAdd);

internal sealed record DiscountCombining(bool OrderDiscounts, bool ProductDiscounts, bool ShippingDiscounts);

internal sealed record DiscountCreated(DiscountMutation? DiscountCodeBasicCreate);

internal sealed record DiscountMutation(DiscountNode? CodeDiscountNode, ImmutableArray<UserError>? UserErrors);

internal sealed record DiscountNode(string Id, DiscountSaid? CodeDiscount);

internal sealed record DiscountSaid(Listed<RedeemCode>? Codes);

internal sealed record RedeemCode(string Id, string Code);

internal sealed record CodesAdding(string Discount, ImmutableArray<CodeInput> Codes);

internal sealed record CodeInput(string Code);

internal sealed record CodesAdded(CodesAddition? DiscountRedeemCodeBulkAdd);

internal sealed record CodesAddition(ShopifyNode? BulkCreation, ImmutableArray<UserError>? UserErrors);

internal sealed record ShopifyNode(string Id);

internal sealed record CodesTicket(string Id);

internal sealed record CodesProgress(CodesWork? DiscountRedeemCodeBulkCreation);

internal sealed record CodesWork(bool Done, ShopifyNode? DiscountCode, Listed<CodeOutcome>? Codes);

internal sealed record CodeOutcome(string Code, ShopifyNode? DiscountRedeemCode, ImmutableArray<UserError>? Errors);

internal sealed record CodeSearch(string Code, string Search);

internal sealed record CodeFound(DiscountNode? CodeDiscountNodeByCode);

internal sealed record CodesDeleting(string Discount, ImmutableArray<string> Codes);

internal sealed record CodesDeleted(CodesDeletion? DiscountCodeRedeemCodeBulkDelete);

internal sealed record CodesDeletion(ShopifyNode? Job, ImmutableArray<UserError>? UserErrors);
