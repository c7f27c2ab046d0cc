using System.Collections.Immutable;
using Retention.Languages;

namespace Retention.App.ForShoppers;

/// <summary>The words of the pages that letters lead to, in one language. A further language is a folder beside English, and a line in <see cref="List"/>.</summary>
public sealed record ShopperWords
{
    /// <summary>The language as a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>How a day is written, as .NET's custom date formats say it.</summary>
    public required string DayFormat { get; init; }

    /// <summary>What stands on every page, and what is said when a page can't be shown.</summary>
    public required FrameWords Frame { get; init; }

    /// <summary>The page for reviews.</summary>
    public required ReviewWords Review { get; init; }

    /// <summary>The page of the survey.</summary>
    public required AnswerWords Answer { get; init; }

    /// <summary>The page that asks whether a closed case is settled.</summary>
    public required SettledWords Settled { get; init; }

    /// <summary>The page for what has not arrived.</summary>
    public required ArrivedWords Arrived { get; init; }

    /// <summary>The page for messages to the shop.</summary>
    public required ContactWords Contact { get; init; }

    /// <summary>The page on which a shopper chooses what to hear.</summary>
    public required PreferencesWords Preferences { get; init; }

    /// <summary>The page that says why a letter came.</summary>
    public required WhyWords Why { get; init; }

    /// <summary>The page of saved items.</summary>
    public required SavedWords Saved { get; init; }

    /// <summary>The page that asks for a code.</summary>
    public required CodeWords Code { get; init; }

    /// <summary>The page that stops letters.</summary>
    public required StopWords Stop { get; init; }

    /// <summary>The letter and the page that ask to confirm a consent.</summary>
    public required ConfirmWords Confirm { get; init; }

    /// <summary>The letter that tells of credit.</summary>
    public required CreditWords Credit { get; init; }

    /// <summary>The page of what a shopper has at the shop.</summary>
    public required RewardsWords Rewards { get; init; }

    /// <summary>Our pages in the shop itself.</summary>
    public required AtShopWords AtShop { get; init; }

    /// <summary>All languages.</summary>
    public static ImmutableArray<ShopperWords> List => [English.Words, German.Words, French.Words, Spanish.Words, Japanese.Words];

    /// <summary>The words for the first of these BCP 47 tags that we have words for; English when there is none.</summary>
    public static ShopperWords For(params ReadOnlySpan<string?> locales)
    {
        var language = Wordbooks.LanguageOf(locales);
        return List.FirstOrDefault(words => words.Language == language) ?? English.Words;
    }
}
