using System.Globalization;
using Retention.Events;

namespace Retention.App;

/// <summary>Names the currency of prices that a storefront told without one, as both platforms do of products.</summary>
internal static class ItemPrice
{
    // ISO 4217's code for "no currency" (see Webhooks/ShopCurrency.cs).
    private static readonly Currency Unnamed = new("XXX");

    /// <summary>
    /// The same with the currency in which this shopper saved the item. A save is told with its currency, and a shop has one of its own, in which
    /// it tells of its products: so the save's is it. A door must therefore tell a save in the shop's own currency, also where the shopper saw
    /// another (Shopify Markets): else the amounts of two currencies would be compared.
    /// </summary>
    public static Happened Named(Happened happened, Retention.Shoppers.Shopper shopper) =>
        happened is ItemReported(var item) told && shopper.Item(item.Id)?.PriceWhenSaved is { Currency: var currency }
            ? told with { Item = item with { Price = In(currency, item.Price), LowestPrice = In(currency, item.LowestPrice) } }
            : happened;

    // Where the digits don't fit it stays as it was told, and is compared with nothing: of dinars the third digit was rounded away, and there is
    // no half yen.
    private static Money? In(Currency currency, Money? price)
    {
        if (price is not { } told || told.Currency != Unnamed || currency.Digits > Unnamed.Digits)
            return price;
        var named = Money.Read(told.Amount.ToString(CultureInfo.InvariantCulture), currency);
        return named?.Amount == told.Amount ? named : price;
    }
}
