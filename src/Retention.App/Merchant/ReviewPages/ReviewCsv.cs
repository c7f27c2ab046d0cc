using System.Globalization;
using System.Text;
using Retention.App.Photos;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Merchant.ReviewPages;

/// <summary>Writes all reviews of a shop as comma-separated values (RFC 4180), page by page. The same file can be imported.</summary>
internal sealed class ReviewCsv(ReviewLists lists, PhotoLinks photos)
{
    private const int PerPage = 1_000;

    /// <summary>Writes them: those that wait, the published, the rejected, what is left of those that were taken back; of each the newest first.</summary>
    public async Task WriteAsync(string shop, Stream output, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("Id,Written,State,Reason,Stars,Title,Text,Name,Product,Item,Variant,Order,Verified,Rewarded,Gift,Decided by,Decided,Photos,Reply,Replied,Imported from");
        foreach (var state in Enum.GetValues<ReviewState>())
        {
            string? after = null;
            while (await lists.ListAsync(shop, new(state), after, PerPage, cancellation) is { Count: > 0 } page)
            {
                foreach (var review in page)
                    await writer.WriteLineAsync(string.Join(',', Fields(shop, review).Select(CsvField.Of)).AsMemory(), cancellation);
                after = Keys.ReviewPlace(page[^1].At, page[^1].Id);
            }
        }
    }

    private string?[] Fields(string shop, Review review) =>
    [
        review.Id, Moment(review.At), ReviewQuery.Of(review.State), review.Reason, review.Stars.ToString(CultureInfo.InvariantCulture), review.Title, review.Text, review.By, review.Product, review.Item, review.ItemId, review.OrderId,
        Word(review.IsVerified), Word(review.IsIncentivised), Word(review.IsGift), review.LastDecision is { } last ? last.By ?? "rules" : null, review.LastDecision is { At: var decided } ? Moment(decided) : null,
        // The addresses that everybody may open, as long as the review is published.
        string.Join(' ', review.Photos.Select(photo => photos.Of(shop, photo.Id).AbsoluteUri)), review.Reply?.Text, review.Reply is { } reply ? Moment(reply.ChangedAt ?? reply.At) : null, review.Source,
    ];

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Word(bool isSo) => isSo ? "yes" : "no";
}
