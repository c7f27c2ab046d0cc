using System.Text;

namespace Retention.Reviews;

/// <summary>The name under which a review is shown: the first name, and of what follows one letter. Pure.</summary>
public static class DisplayName
{
    private const int Longest = 30;

    /// <summary>The name; null where none can be made of it, for a page to write "Customer" in its language.</summary>
    /// <param name="name">The given name as the shop knows it, which may hold a second one or a family name; null when not known.</param>
    public static string? Of(string? name)
    {
        if (name?.Split([' ', '\t', '\n', '\u3000'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is not [var first, .. var others] || first.Length > Longest || !first.All(IsOfAName))
            return null;
        // A letter may be of two halves.
        return others is [.., var last] && Rune.TryGetRuneAt(last, 0, out var initial) && Rune.IsLetter(initial) ? $"{first} {initial}." : first;
    }

    // A digit, an @ or a slash is of an address, not of a name.
    private static bool IsOfAName(char sign) => char.IsLetter(sign) || char.IsSurrogate(sign) || sign is '-' or '\'' or '’' or '.' || char.GetUnicodeCategory(sign) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
