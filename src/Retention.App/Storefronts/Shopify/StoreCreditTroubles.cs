namespace Retention.App.Storefronts.Shopify;

/// <summary>Why Shopify puts no sum on an account, or takes none off: what its codes mean (StoreCreditAccountCreditUserErrorCode and -Debit-, 2026-10).</summary>
internal static class StoreCreditTroubles
{
    /// <summary>There is not so much on the account.</summary>
    public const string TooLittle = "INSUFFICIENT_FUNDS";

    private const string TakeBack = "Take the credit back here.";

    private static readonly Dictionary<string, (string What, string Remedy)> Known = new(StringComparer.Ordinal)
    {
        ["ACCOUNT_NOT_FOUND"] = ("The customer's account for store credit is gone from your shop.", TakeBack),
        ["OWNER_NOT_FOUND"] = ("The customer is gone from your shop, or was merged with another.", $"{TakeBack} If there is a new customer record, give it there."),
        ["CREDIT_LIMIT_EXCEEDED"] = ("The customer would have more store credit than Shopify allows.", "Try again when the customer has used some, or take the credit back here."),
        ["EXPIRES_AT_IN_PAST"] = ("The credit's last day is over.", TakeBack),
        ["MISMATCHING_CURRENCY"] = ("The credit is in another currency than the customer's account.", $"{TakeBack} Give it in your shop's currency."),
        ["UNSUPPORTED_CURRENCY"] = ("Your shop has no store credit in this currency.", $"{TakeBack} Give it in your shop's currency."),
        ["NEGATIVE_OR_ZERO_AMOUNT"] = ("The amount is nothing.", TakeBack),
        [TooLittle] = ("The customer has spent the credit meanwhile.", "Nothing is to be done: it is looked at again."),
    };

    /// <summary>What a refusal means.</summary>
    public static ShopTrouble Of(UserError error) => Known.TryGetValue(error.Code ?? "", out var known)
        ? new($"store-credit-{error.Code!.ToLowerInvariant().Replace('_', '-')}", known.What, known.Remedy) { Code = error.Code }
        : new("store-credit-refused", $"Shopify refused the store credit: {error.Message}", "Mend what it says, then try again.") { Code = error.Code };

    /// <summary>All codes that are known, with what they mean.</summary>
    public static IReadOnlyDictionary<string, (string What, string Remedy)> All => Known;
}
