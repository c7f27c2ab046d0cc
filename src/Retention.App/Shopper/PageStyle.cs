using System.Globalization;
using Retention.App.Letters;
using Retention.Shops;

namespace Retention.App.ForShoppers;

/// <summary>What of a shop's brand the stylesheet of its pages is made of. Its name is all that a browser asks for, so it can be kept for long.</summary>
/// <param name="Color">The colour.</param>
/// <param name="Font">What pages are set in.</param>
/// <param name="Radius">How round corners are, in CSS pixels.</param>
internal sealed record PageStyle(BrandColor Color, BrandFont Font, int Radius)
{
    /// <summary>That of a shop.</summary>
    public static PageStyle Of(string? color, BrandFont font, int? radius) => new(BrandColor.Read(color), font, Math.Clamp(radius ?? LetterBrand.UsualRadius, 0, Brand.MostRadius));

    /// <summary>Its name, like <c>24425c-serif-12</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Color.Hex[1..]}-{BrandFonts.WordOf(Font)}-{Radius}");

    /// <summary>Reads a name. What is missing or nonsense is as for a shop that set nothing; pages of an earlier version name the colour only.</summary>
    public static PageStyle Read(string name)
    {
        var parts = name.Split('-');
        return Of($"#{parts[0]}", BrandFonts.Find(parts.ElementAtOrDefault(1)) ?? BrandFont.System, PostedForm.ReadNumber(parts.ElementAtOrDefault(2), 0, Brand.MostRadius));
    }
}
