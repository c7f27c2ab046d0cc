using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Retention.Languages;
using Retention.Shops;
using Retention.Templates;

namespace Retention.App.Letters;

/// <summary>Puts what is known of a message into its words.</summary>
internal static class Words
{
    /// <summary>The words with their values.</summary>
    /// <exception cref="ArgumentException">They are no template for this scope: whoever keeps words checks them first.</exception>
    public static string Fill(string words, TemplateScope scope, TemplateFacts facts) => TemplateText.Parse(words, scope) switch
    {
        Parsing.Parsed(var template) => template.Render(facts),
        _ => throw new ArgumentException("These words were not checked before they were used.", nameof(words)),
    };

    /// <summary>The paragraphs of a text: a blank line stands between two.</summary>
    public static IEnumerable<string> Paragraphs(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            if (line.AsSpan().Trim() is { Length: > 0 })
            {
                lines.Add(line);
            }
            else if (lines.Count > 0)
            {
                yield return string.Join('\n', lines);
                lines.Clear();
            }
        }
    }

    /// <summary>What values stand for in a message.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="link">Where it leads; null for nowhere.</param>
    /// <param name="language">The language of the words: amounts and days are written as it does.</param>
    public static TemplateFacts Facts(Shop shop, LetterSubject subject, Uri? link, string language) => new()
    {
        Language = language,
        FirstName = subject.FirstName?.Trim() is { } name && IsName(name) ? name : null,
        ShopName = Clean.Line(shop.Brand.Name),
        OrderNumber = Clean.Line(subject.Number),
        OrderDate = subject.PlacedAt is { } placed ? Day(placed, shop, subject, language) : null,
        ItemTitle = subject is { IsDiscreet: true, Item: not null } ? Wordbooks.For(language).Frame.Item : Clean.Line(subject.Item),
        ItemPrice = subject is { Item: not null, Lines: [{ Price: { } price }, ..] } ? Amount(price, shop, subject, language) : null,
        Total = subject.Total is { } total ? Amount(total, shop, subject, language) : null,
        Count = subject.Lines.IsEmpty ? null : subject.Lines.Sum(line => line.Quantity) + subject.LinesLeftOut,
        Tier = Clean.Line(subject.Tier?.NameIn(language)),
        TierBenefits = Clean.Line(subject.Tier?.BenefitsIn(language)),
        Code = Clean.Line(shop.Settings.Code),
        Link = link?.AbsoluteUri,
    };

    /// <summary>An amount as the letter's language writes it in the shopper's country; null where the storefront did not say in which currency.</summary>
    public static string? Amount(Money money, Shop shop, LetterSubject subject, string language) =>
        money.Currency.Code == "XXX" ? null : MoneyText.Of(money, LocaleOf(language, subject.Locale, shop.Locale), subject.Country); // ISO's own code for "no currency".

    // The shopper's habits, or the shop's, where they speak the letter's language: fr-CA is not fr.
    private static string LocaleOf(string language, params ReadOnlySpan<string?> locales)
    {
        foreach (var locale in locales)
        {
            if (locale is not null && Wordbooks.LanguageOf(locale) == language && locale.StartsWith(language, StringComparison.OrdinalIgnoreCase))
                return locale.Replace('_', '-'); // As some storefronts write it.
        }

        return language;
    }

    // The day at the shop, in the letter's language by the habits of the shopper's country.
    private static string Day(DateTimeOffset at, Shop shop, LetterSubject subject, string language)
    {
        var zone = shop.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var known) ? known : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(at, zone).ToString("D", Cultures.For(LocaleOf(language, subject.Locale, shop.Locale), subject.Country ?? shop.Country));
    }

    // A letter carries the shop's good name to any address that a stranger types at the checkout: the field for the name must not carry words of his.
    private static bool IsName([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= 40 }
        && !text.Any(char.IsAsciiDigit)
        && !text.AsSpan().ContainsAny("/@:<>")
        && !text.Contains("www.", StringComparison.OrdinalIgnoreCase)
        && !text.Any(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format);
}
