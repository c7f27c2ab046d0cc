using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Retention.App.Letters;
using Retention.App.Storefronts.OrderExport;
using Retention.Events;
using Retention.Reviews;

namespace Retention.App.Storefronts.ReviewFile;

/// <summary>Reads one line of a file of reviews. What can't be read becomes a fault with what to do.</summary>
internal sealed partial class ReviewCells(ReviewColumns columns, CsvRecord row, KnownProducts products, DateTimeOffset now, ICollection<ImportFault> faults)
{
    private const int MostTitle = 200;
    private const int MostText = 5_000;
    private const int MostName = 200;

    /// <summary>The line; null, with a fault, when it is no review of a product that is known.</summary>
    public ReviewLine? Read()
    {
        var (title, text, reply) = (Words(ReviewColumn.Title, MostTitle), Words(ReviewColumn.Text, MostText), Words(ReviewColumn.Reply, ReviewReply.MostText));
        if (Product() is not { } product || Stars() is not { } stars || Time(ReviewColumn.At) is not { } at || title is null || text is null || reply is null)
            return null;
        return new(row.Line, columns.Source.Key, product.Id, product.Title, stars, at)
        {
            Id = Text(ReviewColumn.Id),
            Title = Clean.Line(title),
            Text = text,
            Name = Text(ReviewColumn.Name) is { Length: <= MostName } name ? name : null,
            Email = Name.OfEmail(CsvText.Bare(Text(ReviewColumn.Email)))?.Value,
            IsVerified = IsYes(ReviewColumn.Verified) == true,
            WasShown = IsYes(ReviewColumn.Hidden) == true ? false : IsYes(ReviewColumn.State),
            IsRewarded = IsYes(ReviewColumn.Rewarded) == true,
            IsGift = IsYes(ReviewColumn.Gift) == true,
            Reply = reply.Length == 0 ? null : reply,
            ReplyAt = Text(ReviewColumn.ReplyAt) is { } answered ? CsvMoment.Read(answered, now) : null,
        };
    }

    private KnownProduct? Product()
    {
        var title = CsvText.Bare(Text(ReviewColumn.ProductTitle));
        if (Text(ReviewColumn.Product) is { } id)
        {
            // Some programs write Shopify's global id.
            var bare = id.StartsWith("gid://", StringComparison.Ordinal) ? id[(id.LastIndexOf('/') + 1)..] : id;
            return bare.Length is > 0 and <= 20 && bare.All(char.IsAsciiDigit)
                ? new(bare, title ?? products.OfId(bare)?.Title ?? Text(ReviewColumn.Handle) ?? bare)
                : Fault<KnownProduct>(ReviewColumn.Product, "It is not your shop's id of a product.", "It has digits alone, like 7012345678901. Correct it, or remove the line.");
        }

        var (handle, page) = (Text(ReviewColumn.Handle), Text(ReviewColumn.Url));
        if ((products.OfHandle(handle) ?? products.OfPage(page) ?? (handle is null && page is null ? products.OfTitle(title) : null)) is { } known)
            return known;
        var column = handle is not null ? ReviewColumn.Handle : page is not null ? ReviewColumn.Url : ReviewColumn.ProductTitle;
        return columns.Places.ContainsKey(column) && (handle ?? page ?? title) is not null
            ? Fault<KnownProduct>(column, "No product of your shop is known by it.", "Add a column \"product_id\" with your shop's id of the product, or import your shop's products first, on Set up.")
            : Missing("It does not tell which product it is about.", "Write your shop's id of the product into a column \"product_id\", or remove the line.");
    }

    private int? Stars() => Text(ReviewColumn.Stars) is { } text && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var stars) && stars is >= 1 and <= 5 && stars == decimal.Truncate(stars)
        ? (int)stars
        : Fault<int?>(ReviewColumn.Stars, "It is not a whole number of stars from 1 to 5.", "Write one, or remove the line.");

    private DateTimeOffset? Time(ReviewColumn column) => Text(column) is { } text && CsvMoment.Read(text, now) is { } at
        ? at
        : Fault<DateTimeOffset?>(column, "It is not a moment that has been.", "Write it like 2025-11-22 09:30:00, in UTC.");

    // As people wrote them: some programs keep them as pieces of a page. Null, with a fault, when they are too long.
    private string? Words(ReviewColumn column, int most)
    {
        var words = CsvText.Bare(Text(column)) ?? "";
        if (columns.Source.Key != ReviewSource.Here)
            words = WebUtility.HtmlDecode(Tag().Replace(Break().Replace(words, "\n"), ""));
        words = string.Join('\n', Clean.Lines(words)).Trim();
        return words.Length <= most ? words : Fault<string>(column, string.Create(CultureInfo.InvariantCulture, $"It is longer than {most:N0} letters."), "Nobody's words are cut here: shorten it, or remove the line.");
    }

    // What is neither yes nor no, a word of a program that we do not know, is no yes.
    private bool? IsYes(ReviewColumn column) => Text(column) is { } text
        ? ReviewColumnNames.Plain(text) is "yes" or "true" or "1" or "y" or "ok" or "published" or "approved" or "approve" or "active" or "verified" or "verifiedbuyer" or "verifiedpurchase" or "buyer"
        : null;

    private string? Text(ReviewColumn column) => columns.Text(row, column);

    private T? Fault<T>(ReviewColumn column, string what, string remedy)
    {
        faults.Add(new(what, remedy) { Line = row.Line, Column = columns.NameOf(column) });
        return default;
    }

    private KnownProduct? Missing(string what, string remedy)
    {
        faults.Add(new(what, remedy) { Line = row.Line });
        return null;
    }

    [GeneratedRegex(@"<br ?/?>|</p>|</div>|</li>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Break();

    // "<3" is none.
    [GeneratedRegex(@"</?[a-z][^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
