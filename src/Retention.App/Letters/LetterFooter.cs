using Retention.Languages;

namespace Retention.App.Letters;

/// <summary>The links under a letter, the same in both of its parts.</summary>
internal static class LetterFooter
{
    /// <summary>The links, in order: what this letter is, then what can be done about it.</summary>
    public static IReadOnlyList<LetterButton> Links(LetterContent content, LetterWords words) =>
    [
        .. content.Pages is { } pages ? [new(words.Why, pages.Why), new(words.Preferences, pages.Preferences)] : Array.Empty<LetterButton>(),
        new(words.Unsubscribe, content.UnsubscribeUrl),
        .. content.Pages is { } more ? [new(words.Contact, more.Contact)] : Array.Empty<LetterButton>(),
        .. content.Brand.PolicyUrl is { } policy && Clean.Address(policy) is not null ? [new(words.Policy, policy)] : Array.Empty<LetterButton>(),
    ];
}
