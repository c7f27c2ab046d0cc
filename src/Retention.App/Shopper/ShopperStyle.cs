using System.Globalization;
using Retention.App.Letters;

namespace Retention.App.ForShoppers;

/// <summary>The stylesheet of the pages, in a shop's brand.</summary>
internal static class ShopperStyle
{
    private static readonly Lazy<string> Rules = new(() =>
    {
        using var stream = typeof(ShopperStyle).Assembly.GetManifestResourceStream("Shopper.shopper.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>The rules with the brand in them; what is written on its colour or in it, and its edge, can be seen by day and in the dark.</summary>
    public static string Of(PageStyle style) =>
        $":root {{ --accent: {style.Color.Hex}; --on-accent: {style.Color.TextOnIt}; --edge: {style.Color.Edge}; --link: {style.Color.Words}; --mark: {style.Color.Mark}; --font: {BrandFonts.Families(style.Font)}; --radius: {style.Radius.ToString(CultureInfo.InvariantCulture)}px; }}\n"
        + $"@media (prefers-color-scheme: dark) {{ :root {{ --edge: {style.Color.EdgeInDark}; --link: {style.Color.WordsInDark}; --mark: {style.Color.MarkInDark}; }} }}\n{Rules.Value}";
}
