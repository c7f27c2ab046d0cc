using Retention.App.Letters;

namespace Retention.App.ForShoppers;

/// <summary>The stylesheet of the pages, in a shop's colour.</summary>
internal static class ShopperStyle
{
    private static readonly Lazy<string> Rules = new(() =>
    {
        using var stream = typeof(ShopperStyle).Assembly.GetManifestResourceStream("Shopper.shopper.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>The rules with the colour in them; what is written on it, and its edge, can be seen by day and in the dark.</summary>
    public static string Of(BrandColor color) =>
        $":root {{ --accent: {color.Hex}; --on-accent: {color.TextOnIt}; --edge: {color.Edge}; }}\n@media (prefers-color-scheme: dark) {{ :root {{ --edge: {color.EdgeInDark}; }} }}\n{Rules.Value}";
}
