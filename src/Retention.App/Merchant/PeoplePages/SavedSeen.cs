namespace Retention.App.Merchant.PeoplePages;

/// <summary>An item that a shopper saved for later, as the merchant sees it: what was collected in the shop is shown here (facts/shopify.md 1.5, 5.1.5).</summary>
/// <param name="Title">Its name.</param>
/// <param name="Variant">Size, colour; null when there is none.</param>
/// <param name="SavedAt">When it was saved (UTC).</param>
/// <param name="WantsStock">Whether the shopper asked to hear when it can be bought again.</param>
public sealed record SavedSeen(string Title, string? Variant, DateTimeOffset SavedAt, bool WantsStock);
