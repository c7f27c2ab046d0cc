using System.Globalization;
using Retention.Decisions;
using Retention.Events;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// Whether Shopify itself has written to whoever left a checkout, or is about to: then we are silent, as nobody wants two reminders (facts/shopify.md 6).
/// </summary>
internal static class ShopifyCheckoutMail
{
    /// <summary>Asks for it. Where Shopify knows of no such checkout, it has not written.</summary>
    public static async Task<LiveAnswer> AskAsync(ShopifyShop open, Cart cart, CancellationToken cancellation)
    {
        // An abandoned checkout has no token, and webhooks tell no id of it. That its number is its id is unconfirmed (facts/shopify.md 2.2): so it is
        // believed only where the address names our token.
        if (cart.CheckoutToken is not { } token)
            return LiveAnswer.NotBought;
        if (ShopifyPast.Number(cart.Number?.TrimStart('#')) is { } number && await AskAsync(open, ShopifyPast.Gid("AbandonedCheckout", number), token, cancellation) is { } told)
            return told;
        return await FindAsync(open, cart, token, cancellation) switch
        {
            Answer<CheckoutSeen?>.Said { Value: { } checkout } => await AskAsync(open, checkout.Id, token, cancellation) ?? LiveAnswer.NotBought,
            Answer<CheckoutSeen?>.Not { Why.IsPassing: true } => LiveAnswer.CannotTell,
            _ => LiveAnswer.NotBought,
        };
    }

    // Null where it is about another checkout, or about none.
    private static async Task<LiveAnswer?> AskAsync(ShopifyShop open, string checkout, string token, CancellationToken cancellation) => await open.AskAsync(HistoryOperations.CheckoutMail, new(checkout), cancellation) switch
    {
        Answer<CheckoutMailData>.Said { Value.AbandonmentByAbandonedCheckoutId: { AbandonedCheckoutPayload: { } seen } about } when ShopifyPastCarts.Token(seen.AbandonedCheckoutUrl) == token =>
            seen.CompletedAt is not null || about.CustomerHasNoOrderSinceAbandonment == false ? LiveAnswer.Bought
            : about.EmailState is "SENT" or "SCHEDULED" ? LiveAnswer.Reminded
            : LiveAnswer.NotBought,
        Answer<CheckoutMailData>.Not { Why.IsPassing: true } => LiveAnswer.CannotTell,
        _ => null,
    };

    private static async Task<Answer<CheckoutSeen?>> FindAsync(ShopifyShop open, Cart cart, string token, CancellationToken cancellation)
    {
        static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var query = $"created_at:>='{Text(cart.CreatedAt - Looking.Around)}' created_at:<='{Text(cart.UpdatedAt + Looking.Around)}'";
        return (await open.AskAsync(HistoryOperations.CheckoutsSince, new(query), cancellation)).With(data => data.AbandonedCheckouts?.Items.FirstOrDefault(one => ShopifyPastCarts.Token(one.AbandonedCheckoutUrl) == token));
    }
}
