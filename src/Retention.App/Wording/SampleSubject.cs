using System.Globalization;
using Retention.App.Letters;
using Retention.Events;
using Retention.Languages;
using Retention.Shops;
using Retention.Templates;
using Retention.Tiers;

namespace Retention.App.Wording;

/// <summary>A made-up order, cart or item, so that words can be seen before there is a shopper. Always the same one.</summary>
internal static class SampleSubject
{
    /// <summary>What the letter would be about.</summary>
    /// <param name="about">What kind of thing.</param>
    /// <param name="shop">The shop: its currency, and the habits of its country.</param>
    /// <param name="language">The language of the letter.</param>
    /// <param name="now">Now (UTC); the order was placed two days ago.</param>
    public static LetterSubject Of(SubjectKind about, Shop shop, string language, DateTimeOffset now)
    {
        var (currency, words) = (CurrencyOf(shop), Wordbooks.For(language).Sample);
        OrderLine mug = new(words.Mug, words.Variant, Quantity: 2, new Money(4800, currency), Image: null);
        OrderLine towel = new(words.Towel, Variant: null, Quantity: 1, new Money(1900, currency), Image: null);
        var anybody = new LetterSubject("alex@example.com", words.FirstName) { Locale = shop.Locale, Country = shop.Country };
        return about switch
        {
            SubjectKind.Order => anybody with { Number = "#1001", PlacedAt = now.AddDays(-2), Lines = [mug, towel], Total = new Money(6700, currency), Tier = LevelOf(shop, words) },
            SubjectKind.Cart => anybody with { Url = "/cart", Lines = [mug, towel], Total = new Money(6700, currency) },
            SubjectKind.Item => anybody with { Url = "/products/stoneware-mug", Item = mug.Title, Lines = [mug with { Quantity = 1, Price = new Money(2400, currency) }] },
            SubjectKind.Credit => anybody with { Credit = new(new Money(1200, currency), DateOnly.FromDateTime(now.UtcDateTime).AddDays(30)) },
            _ => anybody,
        };
    }

    // The shop's own second level where it has levels, so that its own words are seen; a made-up one where it has none.
    private static Tier LevelOf(Shop shop, SampleWords words) =>
        shop.Settings.Tiers is { Levels: { IsEmpty: false } levels } ? levels[Math.Min(1, levels.Length - 1)] : new("sample", words.Level, 0) { Benefits = words.Benefits };

    // A shop's record names no currency: that of its country, else of its language's, is what a reader expects to see.
    private static Currency CurrencyOf(Shop shop)
    {
        var culture = Cultures.For(shop.Locale, shop.Country);
        try
        {
            return new(new RegionInfo(shop.Country ?? culture.Name).ISOCurrencySymbol);
        }
        catch (ArgumentException)
        {
            return new("USD"); // A country that this machine's culture data do not know.
        }
    }
}
