namespace Retention.App.ForShoppers;

/// <summary>The words of the pages that letters lead to, in one language. A further language is a folder beside English, and a line in <see cref="For"/>.</summary>
public sealed record ShopperWords
{
    /// <summary>The language as a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>What stands on every page, and what is said when a page can't be shown.</summary>
    public required FrameWords Frame { get; init; }

    /// <summary>The page for reviews.</summary>
    public required ReviewWords Review { get; init; }

    /// <summary>The page of the survey.</summary>
    public required AnswerWords Answer { get; init; }

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

    /// <summary>The letter and the page that ask to confirm a consent; those in English where a language has none of its own yet.</summary>
    public ConfirmWords Confirm { get => field ?? English.Confirm; init; }

    /// <summary>The words for a BCP 47 tag; English when we have none.</summary>
    public static ShopperWords For(string? locale) => locale?.Split('-')[0] switch
    {
        _ => English.Words,
    };
}
