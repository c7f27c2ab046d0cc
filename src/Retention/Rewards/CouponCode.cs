using System.Text;

namespace Retention.Rewards;

/// <summary>
/// The codes of our coupons: <c>thanks-7h2k-9qtm-4xw8</c>, in small letters, as shops keep them. Sixty bits that
/// nobody guesses, in Crockford's alphabet, where no two letters look alike.
/// </summary>
public static class CouponCode
{
    private const string Prefix = "thanks-";
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Letters = 12;
    private const int Group = 4;

    /// <summary>The code made of these bytes.</summary>
    /// <param name="secret">At least twelve bytes that nobody can foretell.</param>
    public static string Of(ReadOnlySpan<byte> secret)
    {
        var code = new StringBuilder(Prefix);
        for (var place = 0; place < Letters; place++)
        {
            if (place > 0 && place % Group == 0)
                code.Append('-');
            code.Append(Alphabet[secret[place] & 31]);
        }

        return code.ToString();
    }

    /// <summary>Whether a code of an order looks like one of ours, however it is written.</summary>
    public static bool IsOne(string code) =>
        code.Length == Prefix.Length + Letters + 2
        && code.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && code[Prefix.Length..].Split('-') is [{ Length: Group } one, { Length: Group } two, { Length: Group } three]
        && $"{one}{two}{three}".ToLowerInvariant().All(letter => Alphabet.Contains(letter, StringComparison.Ordinal));
}
