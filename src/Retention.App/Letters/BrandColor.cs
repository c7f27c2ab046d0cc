using System.Globalization;

namespace Retention.App.Letters;

/// <summary>A shop's colour, and what can be read on it.</summary>
/// <param name="Hex">The colour as <c>#rrggbb</c>.</param>
internal readonly record struct BrandColor(string Hex)
{
    private const string Black = "#000000";
    private const string White = "#ffffff";

    // The papers of letter.mjml, by day and in dark mode.
    private const string Paper = White;
    private const string DarkPaper = "#1d1f21";

    // Below this ratio a button without an edge would look like loose words.
    private const double JustVisible = 1.2;

    /// <summary>For shops without a colour: a blue that is calm beside any picture.</summary>
    public static readonly BrandColor Default = new("#24425c");

    /// <summary>Reads <c>#rrggbb</c>; anything else gives the default, because it would end up inside a style attribute.</summary>
    public static BrandColor Read(string? text) =>
        text is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit) ? new BrandColor(text.ToLowerInvariant()) : Default;

    /// <summary>Black or white, whichever is the easier to read on this colour.</summary>
    public string TextOnIt => Contrast(Hex, Black) >= Contrast(Hex, White) ? Black : White;

    /// <summary>The edge of a button on white paper: its own colour, or its text's where the colour would not be seen.</summary>
    public string Edge => EdgeOn(Paper);

    /// <summary>The edge of a button on dark paper.</summary>
    public string EdgeInDark => EdgeOn(DarkPaper);

    private string EdgeOn(string paper) => Contrast(Hex, paper) < JustVisible ? TextOnIt : Hex;

    /// <summary>The contrast ratio of two colours by WCAG 2.2, from 1 (alike) to 21 (black and white).</summary>
    public static double Contrast(string one, string other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        if (light < dark)
            (light, dark) = (dark, light);
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string hex) =>
        (0.2126 * Linear(hex.AsSpan(1, 2))) + (0.7152 * Linear(hex.AsSpan(3, 2))) + (0.0722 * Linear(hex.AsSpan(5, 2)));

    private static double Linear(ReadOnlySpan<char> channel)
    {
        var share = byte.Parse(channel, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
