using System.Text;

namespace Retention.App.Numbers;

/// <summary>
/// Telephone numbers as people write them, in the one form that the whole world reads (E.164: a plus and digits). Consent, suppressions and texts
/// stand under that form. Of storefronts' numbers most have no country's code: then the country that was told with them says which.
/// </summary>
internal static class PhoneNumbers
{
    private const int Longest = 40;

    /// <summary>The number in E.164 form; null when it can't be one, or nothing says in which country.</summary>
    /// <param name="written">As it was written.</param>
    /// <param name="country">Where it is dialled without a country's code: two-letter ISO code; null when not known.</param>
    public static string? Normalise(string? written, string? country)
    {
        if (Digits(written) is not var (digits, isInternational))
            return null;
        if (isInternational)
            return International(digits);
        if (country is null || !NumberPlan.ByCountry.TryGetValue(country, out var plan))
            return digits.StartsWith("00", StringComparison.Ordinal) ? International(digits[2..]) : null; // So it is dialled in most of the world.
        if (plan.Abroad(digits) is { } abroad)
            return International(abroad);
        // Some write the country's code without the plus.
        if (digits.StartsWith(plan.Code, StringComparison.Ordinal) && digits[plan.Code.Length..] is { Length: > 0 } rest
            && (plan.IsTooLong(digits) || !plan.Has(digits)) && plan.Has(plan.WithoutPrefix(rest)))
            return $"+{plan.Code}{plan.WithoutPrefix(rest)}";
        return E164(plan.Code, plan.WithoutPrefix(digits));
    }

    private static string? International(string digits) =>
        CodeOf(digits) is { } code ? E164(code, NumberPlan.ByCode[code][0].WithoutPrefix(digits[code.Length..])) : null;

    private static string? E164(string code, string national) => NumberPlan.ByCode[code].Any(plan => plan.Has(national)) ? $"+{code}{national}" : null;

    // No code begins with another.
    private static string? CodeOf(string digits) =>
        Enumerable.Range(1, 3).Where(length => length < digits.Length).Select(length => digits[..length]).FirstOrDefault(NumberPlan.ByCode.ContainsKey);

    // Null for what has letters in it, but for an extension at its end, which no text reaches.
    private static (string Digits, bool IsInternational)? Digits(string? written)
    {
        if (written is null || written.Length > Longest)
            return null;
        var text = written.Normalize(NormalizationForm.FormKC).Trim(); // Digits of full width are digits.
        if (text.IndexOfAny(['x', 'X', 'e', 'E', '#', ';', ',']) is > 5 and var extension)
            text = text[..extension];
        var isInternational = text.StartsWith('+');
        var digits = new StringBuilder(text.Length);
        foreach (var letter in isInternational ? text.AsSpan(1) : text)
        {
            if (char.IsAsciiDigit(letter))
                digits.Append(letter);
            else if (char.IsLetter(letter) || letter is '+' or '@')
                return null;
        }

        return digits.Length is >= 4 and <= 17 ? (digits.ToString(), isInternational) : null;
    }
}
