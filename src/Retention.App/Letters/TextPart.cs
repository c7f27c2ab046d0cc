using Retention.Languages;

namespace Retention.App.Letters;

/// <summary>The values of letter.txt: the same letter, set for a page of letters that are all as wide.</summary>
internal static class TextPart
{
    // RFC 5322 asks for no more than 78 columns; older mail programs show what is longer with a ragged fold.
    private const int PageWidth = 78;

    /// <summary>Every placeholder of letter.txt with its value, already folded to the page.</summary>
    public static Dictionary<string, object?> Values(LetterContent content)
    {
        var words = Wordbooks.For(Clean.Language(content.Language)).Frame;
        var heading = Columns.Fold(Clean.Line(content.Heading), PageWidth);
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["shopName"] = Fold(content.Brand.ShopName),
            ["shopUrl"] = Clean.Address(content.Brand.ShopUrl),
            ["heading"] = string.Join('\n', heading),
            ["underline"] = new string('=', heading.Max(Columns.Width)),
            ["paragraphs"] = content.Paragraphs.Select(Fold).Where(paragraph => paragraph.Length > 0).ToList(),
            ["items"] = Items(content, words),
            ["button"] = content.Button is { } button && Clean.Address(button.Url) is { } url ? Link("text", Label(button.Text, words), url) : null,
            ["asides"] = content.Asides.Select(aside => Link("text", aside.Text, Clean.Address(aside.Url))).ToList(),
            ["replyNote"] = Fold(content.ReplyNote),
            ["whyYouGotThis"] = Fold(content.WhyYouGotThis),
            ["links"] = Links(content, words),
            ["address"] = content.Brand.Signature.Select(Fold).ToList(),
        };
    }

    private static string Fold(string? text) =>
        string.Join('\n', Clean.Lines(text).SelectMany(line => Columns.Fold(line, PageWidth)));

    /// <summary>Three columns: how many, what, and the price at the right edge; the columns are as wide as their longest entry.</summary>
    private static List<string> Items(LetterContent content, LetterWords words)
    {
        if (content.Items.Count == 0)
            return [];
        var rows = content.Items.Select(item => new Row(words.Count(item.Quantity), [Clean.Line(item.Title), Clean.Line(item.Variant)], Clean.Line(item.Price))).ToList();
        if (content.MoreItems > 0)
            rows.Add(new Row("", [words.More(content.MoreItems)], ""));
        var total = content.Total is null ? null : new Row("", [words.Total], Clean.Line(content.Total));

        IEnumerable<Row> all = total is null ? rows : rows.Append(total);
        var countWidth = all.Max(row => Columns.Width(row.Count));
        var priceWidth = all.Max(row => Columns.Width(row.Price));
        var roomForWords = Math.Max(20, PageWidth - countWidth - priceWidth - 4);
        var wordsWidth = Math.Min(roomForWords, all.Max(row => row.Words.Max(Columns.Width)));

        var lines = rows.SelectMany(row => Lines(row, countWidth, wordsWidth, priceWidth)).ToList();
        if (total is not null)
        {
            lines.Add(new string('-', countWidth + wordsWidth + priceWidth + 4));
            lines.AddRange(Lines(total, countWidth, wordsWidth, priceWidth));
        }
        return lines;
    }

    private static IEnumerable<string> Lines(Row row, int countWidth, int wordsWidth, int priceWidth)
    {
        var folded = row.Words.Where(words => words.Length > 0).SelectMany(words => Columns.Fold(words, wordsWidth)).DefaultIfEmpty("");
        return folded.Select((words, index) => index == 0
            ? $"{Columns.PadLeft(row.Count, countWidth)}  {Columns.PadRight(words, wordsWidth)}  {Columns.PadLeft(row.Price, priceWidth)}".TrimEnd(' ')
            : $"{new string(' ', countWidth)}  {words}");
    }

    private static List<Dictionary<string, object?>> Links(LetterContent content, LetterWords words)
    {
        IEnumerable<(string Name, Uri? Url)> links =
        [
            .. LetterFooter.Links(content, words).Select(link => (link.Text, (Uri?)link.Url)),
            .. content.Brand.Social.Select(link => (link.Name, (Uri?)link.Url)),
        ];
        return links.Where(link => Clean.Address(link.Url) is not null).Select(link => Link("name", Label(link.Name, words), Clean.Address(link.Url))).ToList();
    }

    // "Not arrived yet?" needs no colon.
    private static string Label(string text, LetterWords words) => text is [.., var last] && char.IsPunctuation(last) ? text : words.Label(text);

    private static Dictionary<string, object?> Link(string key, string name, string? url) =>
        new(StringComparer.Ordinal) { [key] = Fold(name), ["url"] = url };

    private sealed record Row(string Count, IReadOnlyList<string> Words, string Price);
}
