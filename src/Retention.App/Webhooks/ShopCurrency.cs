namespace Retention.App.Webhooks;

/// <summary>The currency of prices that a delivery tells without one, as both platforms do of products.</summary>
internal static class ShopCurrency
{
    /// <summary>
    /// ISO 4217's code for "no currency". The amount is in the shop's own, which the worker knows and a door does not: it has to be named anew
    /// (by <see cref="Money.Amount"/>) before it is compared or shown.
    /// </summary>
    public static readonly Currency Unnamed = new("XXX");
}
