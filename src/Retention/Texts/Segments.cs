using System.Globalization;

namespace Retention.Texts;

/// <summary>
/// How many messages a text takes on its way: each part is charged. Of 1,120 bits, a text in parts loses 48 to the numbers that join them again
/// (GSM 03.40). Carriers may split exotic characters otherwise: the bill counts what they did (facts/messaging.md 2.9).
/// </summary>
/// <param name="IsGsm7">Whether all of it is in the alphabet of GSM 03.38; one character that is not turns the whole text to UCS-2.</param>
/// <param name="Units">How many places it takes: septets, or units of UTF-16.</param>
/// <param name="Parts">How many parts; one for an empty text.</param>
public sealed record Segments(bool IsGsm7, int Units, int Parts)
{
    private const int MostOfOneGsm7 = 160;
    private const int MostOfPartGsm7 = 153;
    private const int MostOfOneUcs2 = 70;
    private const int MostOfPartUcs2 = 67;

    /// <summary>The parts of a text, as it goes: with its links and what stands at its end.</summary>
    public static Segments Of(string text) => Gsm7.Has(text)
        ? Of(isGsm7: true, text.Select(Gsm7.Places), MostOfOneGsm7, MostOfPartGsm7)
        : Of(isGsm7: false, Elements(text), MostOfOneUcs2, MostOfPartUcs2);

    private static Segments Of(bool isGsm7, IEnumerable<int> pieces, int mostOfOne, int mostOfPart)
    {
        var (units, parts, inPart) = (0, 1, 0);
        foreach (var piece in pieces)
        {
            units += piece;
            // What belongs together is not torn apart, but for what no part could hold.
            if (inPart > 0 && inPart + Math.Min(piece, mostOfPart) > mostOfPart)
                (parts, inPart) = (parts + 1, 0);
            inPart += piece;
            for (; inPart > mostOfPart; inPart -= mostOfPart)
                parts++;
        }

        return new(isGsm7, units, units <= mostOfOne ? 1 : parts);
    }

    // What a reader takes for one character: an emoji of several, a letter with its accents.
    private static IEnumerable<int> Elements(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            yield return length;
            at += length;
        }
    }
}
