using System.Globalization;
using Retention.Languages;

namespace Retention.App.Letters;

/// <summary>The values of letter.mjml. Dictionaries only: Handlebars would let a template read any property of a record.</summary>
internal static class HtmlPart
{
    /// <summary>Every placeholder of letter.mjml with its value; null where the letter has nothing to show.</summary>
    public static Dictionary<string, object?> Values(LetterContent content)
    {
        var language = Clean.Language(content.Language);
        var fromTheRight = IsWrittenFromTheRight(language);
        var words = Wordbooks.For(language).Frame;
        var color = BrandColor.Read(content.Brand.PrimaryColor);
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["language"] = language,
            ["direction"] = fromTheRight ? "rtl" : "ltr",
            ["start"] = fromTheRight ? "right" : "left",
            ["end"] = fromTheRight ? "left" : "right",
            ["accent"] = color.Hex,
            ["onAccent"] = color.TextOnIt,
            ["edge"] = color.Edge,
            ["edgeInDark"] = color.EdgeInDark,
            ["font"] = BrandFonts.Families(content.Brand.Font),
            ["radius"] = content.Brand.Radius,
            ["subject"] = Clean.Line(content.Subject),
            ["preheader"] = Clean.Line(content.Preheader),
            ["shopName"] = Clean.Line(content.Brand.ShopName),
            ["shopUrl"] = Clean.Address(content.Brand.ShopUrl),
            ["logo"] = Clean.Address(content.Brand.Logo),
            ["heading"] = Clean.Line(content.Heading),
            ["paragraphs"] = content.Paragraphs.Select(text => Paragraph(Clean.Lines(text), text == content.Standout)).Where(paragraph => paragraph is not null).ToList(),
            ["hasItems"] = content.Items.Count > 0,
            ["items"] = content.Items.Select(item => Item(item, words)).ToList(),
            ["more"] = content.MoreItems > 0 ? words.More(content.MoreItems) : null,
            ["totalWord"] = words.Total,
            ["total"] = content.Total is null ? null : Clean.Line(content.Total),
            ["button"] = content.Button is { } button && Clean.Address(button.Url) is { } url ? Link("text", button.Text, url) : null,
            ["replyNote"] = Clean.Lines(content.ReplyNote),
            ["whyYouGotThis"] = Clean.Line(content.WhyYouGotThis),
            ["asides"] = content.Asides.Select(aside => Link("text", aside.Text, Clean.Address(aside.Url))).ToList(),
            ["footer"] = LetterFooter.Links(content, words).Select(link => Link("text", link.Text, Clean.Address(link.Url))).ToList(),
            ["social"] = content.Brand.Social.Where(link => Clean.Address(link.Url) is not null).Select(link => Link("name", link.Name, Clean.Address(link.Url))).ToList(),
            ["hidden"] = content.Pages?.Hidden is { } hidden ? Clean.Address(hidden) : null,
            ["address"] = content.Brand.Signature,
        };
    }

    private static Dictionary<string, object?>? Paragraph(IReadOnlyList<string> lines, bool standsOut) =>
        lines.Count == 0 ? null : new(StringComparer.Ordinal) { ["lines"] = lines, ["standsOut"] = standsOut };

    private static Dictionary<string, object?> Item(LetterItem item, LetterWords words) => new(StringComparer.Ordinal)
    {
        ["title"] = Clean.Line(item.Title),
        ["variant"] = Clean.Line(item.Variant),
        ["quantity"] = words.Quantity(item.Quantity),
        ["price"] = Clean.Line(item.Price),
        ["image"] = Clean.Address(item.Image),
    };

    private static Dictionary<string, object?> Link(string key, string name, string? url) =>
        new(StringComparer.Ordinal) { [key] = Clean.Line(name), ["url"] = url };

    private static bool IsWrittenFromTheRight(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft;
        }
        catch (CultureNotFoundException)
        {
            return false; // a language that nobody has heard of, so neither have its readers
        }
    }
}
