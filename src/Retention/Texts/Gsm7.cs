using System.Buffers;

namespace Retention.Texts;

/// <summary>The alphabet of GSM 03.38, in which a text has more room than in any other: 160 characters instead of 70.</summary>
public static class Gsm7
{
    private static readonly SearchValues<char> Basic = SearchValues.Create("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");

    // Each of these is written with an escape before it, and so takes two places.
    private static readonly SearchValues<char> Extended = SearchValues.Create("\f^{}\\[~]|€");

    /// <summary>How many places the character takes, 1 or 2; 0 when the alphabet does not have it.</summary>
    public static int Places(char letter) => Basic.Contains(letter) ? 1 : Extended.Contains(letter) ? 2 : 0;

    /// <summary>Whether the alphabet has every character of the text.</summary>
    public static bool Has(string text)
    {
        foreach (var letter in text)
        {
            if (Places(letter) == 0)
                return false;
        }

        return true;
    }
}
