namespace Retention.App.Storefronts.Shopify;

/// <summary>Why Shopify makes no code: what those of its codes mean that a merchant can do something about (DiscountErrorCode, 2026-10).</summary>
internal static class DiscountTroubles
{
    /// <summary>The code is there already.</summary>
    public const string Taken = "TAKEN";

    /// <summary>What a refusal means.</summary>
    public static ShopTrouble Of(UserError error) => error.Code switch
    {
        Taken or "DUPLICATE" => CreditTroubles.CodeOfAnother with { Code = error.Code },
        "INTERNAL_ERROR" => new("discount-internal-error", "Shopify broke down while it made the code.", "It is tried again by itself.") { Code = error.Code, IsPassing = true },
        "EXCEEDED_MAX" or "TOO_MANY_ARGUMENTS" => new("discount-too-many", "Your shop has as many discount codes as Shopify allows.", "Delete discounts in the shop that have ended, then try again.") { Code = error.Code },
        _ => new("discount-refused", $"Shopify refused the discount code: {error.Message}", "Mend what it says, then try again.") { Code = error.Code },
    };
}
