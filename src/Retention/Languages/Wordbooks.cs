using System.Collections.Immutable;

namespace Retention.Languages;

/// <summary>The languages in which shops can write: a new one adds its folder and its line here (docs/words.md).</summary>
public static class Wordbooks
{
    /// <summary>The language of whoever has none that we know.</summary>
    public const string Fallback = "en";

    /// <summary>All of them, in the order in which a merchant sees them.</summary>
    public static ImmutableArray<Wordbook> List { get; } = [English.English.Book, German.German.Book, French.French.Book, Spanish.Spanish.Book, Japanese.Japanese.Book];

    /// <summary>The wordbook of a language, a BCP 47 tag with or without a country; English when we have none.</summary>
    public static Wordbook For(string? locale) => Find(locale) ?? List[0];

    /// <summary>The language of the first of these locales that we have words in; English when there is none.</summary>
    /// <param name="locales">BCP 47 tags such as <c>de-AT</c>, the dearest first; null for one that is not known.</param>
    public static string LanguageOf(params ReadOnlySpan<string?> locales)
    {
        foreach (var locale in locales)
        {
            if (Find(locale) is { } book)
                return book.Language;
        }

        return Fallback;
    }

    // Some storefronts write de_DE.
    private static Wordbook? Find(string? locale) =>
        locale?.Split('-', '_')[0] is { Length: > 0 } language ? List.FirstOrDefault(book => string.Equals(book.Language, language, StringComparison.OrdinalIgnoreCase)) : null;
}
