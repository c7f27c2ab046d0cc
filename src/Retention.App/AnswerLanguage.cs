using Retention.App.Storage;
using Retention.Languages;
using Retention.Shops;

namespace Retention.App;

/// <summary>In which language a text is answered at once: the one that it is written in; where its words do not tell, the one that its writer chose, that of the writer's last cart or order, else the shop's.</summary>
internal sealed class AnswerLanguage(TextedNumbers numbers, Identity identity, ShopperStore shoppers)
{
    /// <summary>The words of the language.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="from">The number that wrote.</param>
    /// <param name="written">The language that its text is written in; null when the words do not tell.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<TextWords> WordsAsync(Shop shop, string from, string? written, CancellationToken cancellation) => (await BookAsync(shop, from, written, cancellation)).Texts;

    /// <summary>As the other, with all words of the language.</summary>
    public async Task<Wordbook> BookAsync(Shop shop, string from, string? written, CancellationToken cancellation) =>
        Wordbooks.For(written ?? Wordbooks.LanguageOf(await LocaleAsync(shop.Id, from, cancellation), shop.Locale));

    private async Task<string?> LocaleAsync(string shop, string from, CancellationToken cancellation)
    {
        if (await numbers.OwnerAsync(shop, from, cancellation) is not { } owner)
            return null;
        var shopper = (await identity.FollowAsync(shop, owner, cancellation)).Shopper;
        if (shopper.ChosenLocale is { Tag.Length: > 0 } chosen)
            return chosen.Tag;
        var (cart, order) = (shopper.Carts.LastOrDefault(), shopper.Orders.LastOrDefault());
        if (cart is not null && !(order?.PlacedAt > cart.UpdatedAt))
            return (await shoppers.FindAsync(shop, shopper, Keys.Cart(cart.Id), cancellation))?.Read(Stored.Default.Cart).Locale;
        return order is null ? null : (await shoppers.FindAsync(shop, shopper, Keys.Order(order.Id), cancellation))?.Read(Stored.Default.Order).Locale;
    }
}
