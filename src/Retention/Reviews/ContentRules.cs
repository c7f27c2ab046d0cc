using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Retention.Reviews;

/// <summary>
/// What in a review's words a person should see first. The rules look for what can be told by its form; they are short on purpose. They know nothing
/// of a name in full, of an address of a street, of irony, or of a word that is spelled to get around them: whoever shows reviews has to read them, too.
/// Pure.
/// </summary>
public static partial class ContentRules
{
    private const int LeastLetters = 20;
    private const int Shouting = 80; // Percent of the letters.

    /// <summary>The first thing that is suspicious; null when nothing is. A review without words never is.</summary>
    public static ReviewReason? Find(ReviewWords words)
    {
        var text = Plain(words.Whole);
        return Email().IsMatch(text) ? ReviewReason.Email
            : Link().IsMatch(text) ? ReviewReason.Link
            : BelongsToAPerson(text) ? ReviewReason.PersonalData
            : Telephone().IsMatch(text) ? ReviewReason.Telephone
            : Insults.AreIn(text) ? ReviewReason.Insult
            : IsShouted(text) ? ReviewReason.Capitals
            : null;
    }

    // Wide digits become plain ones, and what cannot be seen goes: both hide a number from a rule.
    private static string Plain(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format));

    private static bool BelongsToAPerson(string text) =>
        Handle().IsMatch(text) || Account().IsMatch(text) || Card().Matches(text).Any(found => IsCard([.. found.Value.Where(char.IsAsciiDigit).Select(digit => digit - '0')]));

    // The last digit of a card's number follows from the others (ISO/IEC 7812).
    private static bool IsCard(int[] digits) =>
        digits.Reverse().Select((digit, place) => place % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2).Sum() % 10 == 0;

    // Of letters that have both forms: a review in Japanese shouts by none.
    private static bool IsShouted(string text)
    {
        var letters = text.Where(letter => char.IsUpper(letter) || char.IsLower(letter)).ToArray();
        return letters.Length >= LeastLetters && letters.Count(char.IsUpper) * 100 > letters.Length * Shouting;
    }

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.[a-z]{2,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    // An ending that is a word too ("nice.it came late") counts only with a path behind it.
    [GeneratedRegex(@"https?:|www\.|\b[a-z0-9-]+\.(com|net|org|info|biz|shop|store|online|site|link|xyz|app|dev|io|eu|uk|de|fr|es|ch|nl|pl|ru|cn|jp|tv)\b|\b[a-z0-9-]+\.[a-z]{2,10}/[a-z0-9]|\bdot com\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    // With a country's code, with a leading zero and nine digits or more (a date has eight), or as numbers are written in North America.
    [GeneratedRegex(@"(\+|\b00)[0-9]([ ().\/-]{0,3}[0-9]){7,13}|\b\(?0[0-9]{1,5}([ ().\/-]{0,3}[0-9]){7,12}|\(?\b[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"(^|\s)@[a-z0-9_.]{3,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Handle();

    // An IBAN: country, two digits, and at least eleven more signs (ISO 13616).
    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2}( ?[A-Z0-9]){11,30}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Account();

    // Of thirteen to sixteen digits, as the payment networks give them out.
    [GeneratedRegex(@"\b[2-6]([ -]?[0-9]){12,15}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Card();
}
