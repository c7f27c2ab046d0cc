using System.Globalization;

namespace Retention.App.Letters;

/// <summary>Finds by whose habits amounts and days are written.</summary>
internal static class Cultures
{
    private const string FallbackLocale = "en-US";

    /// <summary>The culture of a language.</summary>
    /// <param name="locale">A BCP 47 tag such as <c>en</c>, <c>de</c> or <c>fr-CA</c>; one that is unknown is read as <c>en-US</c>.</param>
    /// <param name="country">An ISO 3166 country code that says which country's habits, when the locale names none.</param>
    public static CultureInfo For(string locale, string? country)
    {
        var isLanguageOnly = !locale.Contains('-', StringComparison.Ordinal);
        return (isLanguageOnly && country is { Length: 2 } ? Specific($"{locale}-{country}") : null)
            ?? Specific(locale)
            ?? CultureInfo.GetCultureInfo(FallbackLocale);
    }

    private static CultureInfo? Specific(string locale)
    {
        try
        {
            // Asked for again by name, because a culture that is created may carry the habits of the machine's owner.
            var culture = CultureInfo.GetCultureInfo(CultureInfo.CreateSpecificCulture(locale).Name, predefinedOnly: true);
            return culture.Equals(CultureInfo.InvariantCulture) ? null : culture;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
