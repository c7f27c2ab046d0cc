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

    // WCAG 2.2: 4.5 for words (1.4.3), a little more since pages have a ground beside their paper; 3 for what is pressed or ticked (1.4.11).
    private const double Readable = 5.2;
    private const double Visible = 3;
    private const int Steps = 50;

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

    /// <summary>The colour of words on white paper: the shop's own, darkened until it can be read (WCAG 2.2, 1.4.3).</summary>
    public string Words => Mended(Paper, Readable);

    /// <summary>The colour of words on dark paper: the shop's own, lightened until it can be read.</summary>
    public string WordsInDark => Mended(DarkPaper, Readable);

    /// <summary>The colour of what is ticked on white paper: the shop's own, darkened until it is seen (WCAG 2.2, 1.4.11).</summary>
    public string Mark => Mended(Paper, Visible);

    /// <summary>The colour of what is ticked on dark paper: the shop's own, lightened until it is seen.</summary>
    public string MarkInDark => Mended(DarkPaper, Visible);

    // Step by step towards black or white, whichever is further from the paper: the hue stays.
    private string Mended(string paper, double least)
    {
        var (end, color) = (Contrast(paper, Black) > Contrast(paper, White) ? Black : White, Hex);
        for (var step = 1; Contrast(color, paper) < least && step <= Steps; step++)
            color = Mixed(Hex, end, step / (double)Steps);
        return color;
    }

    private static string Mixed(string one, string other, double share)
    {
        string Channel(int at) => ((int)Math.Round((Number(one, at) * (1 - share)) + (Number(other, at) * share), MidpointRounding.AwayFromZero)).ToString("x2", CultureInfo.InvariantCulture);
        return $"#{Channel(1)}{Channel(3)}{Channel(5)}";
    }

    private static int Number(string hex, int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

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
