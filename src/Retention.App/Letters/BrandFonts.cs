using Retention.Shops;

namespace Retention.App.Letters;

/// <summary>The families of fonts that a shop can choose from: what each kind of machine has of them, Japanese last.</summary>
internal static class BrandFonts
{
    private const string Sans = "'Hiragino Sans', 'Noto Sans JP', Meiryo, sans-serif";

    /// <summary>The families as CSS lists them, with single quotes: it may stand in an attribute.</summary>
    public static string Families(BrandFont font) => font switch
    {
        BrandFont.Serif => "Georgia, Cambria, 'Times New Roman', 'Hiragino Mincho ProN', 'Noto Serif JP', 'Yu Mincho', serif",
        BrandFont.Humanist => $"Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', {Sans}",
        BrandFont.Geometric => $"Avenir, Montserrat, Corbel, 'URW Gothic', 'Century Gothic', {Sans}",
        BrandFont.Rounded => $"ui-rounded, 'Arial Rounded MT Bold', Quicksand, Comfortaa, Nunito, 'Hiragino Maru Gothic ProN', {Sans}",
        // A newer program may know more.
        _ => $"-apple-system, BlinkMacSystemFont, 'Segoe UI', 'Helvetica Neue', Helvetica, Arial, {Sans}",
    };

    /// <summary>The fonts with what a merchant calls them, and the word that stands for each.</summary>
    public static IReadOnlyList<(BrandFont Font, string Word, string Name)> All { get; } =
    [
        (BrandFont.System, "system", "What the reader's machine uses"),
        (BrandFont.Serif, "serif", "With serifs, like a book"),
        (BrandFont.Humanist, "humanist", "Soft, without serifs"),
        (BrandFont.Geometric, "geometric", "Clear circles, without serifs"),
        (BrandFont.Rounded, "rounded", "With round ends"),
    ];

    /// <summary>The font with this word; null when there is none.</summary>
    public static BrandFont? Find(string? word) => All.Where(one => one.Word == word).Select(one => (BrandFont?)one.Font).FirstOrDefault();

    /// <summary>The word of a font; that of <see cref="BrandFont.System"/> for one of a newer program.</summary>
    public static string WordOf(BrandFont font) => All.FirstOrDefault(one => one.Font == font, All[0]).Word;
}
