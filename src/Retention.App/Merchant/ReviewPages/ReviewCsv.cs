using System.Globalization;
using System.Text;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Merchant.ReviewPages;

/// <summary>Writes all reviews of a shop as comma-separated values (RFC 4180), page by page.</summary>
internal static class ReviewCsv
{
    private const int PerPage = 1_000;

    /// <summary>Writes them: those that wait, the published, the rejected, of each the newest first.</summary>
    public static async Task WriteAsync(ReviewLists lists, string shop, Stream output, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("Id,Written,State,Reason,Stars,Title,Text,Name,Product,Item,Variant,Order,Verified,Rewarded,Gift,Decided by,Decided");
        foreach (var state in Enum.GetValues<ReviewState>())
        {
            string? after = null;
            while (await lists.ListAsync(shop, new(state), after, PerPage, cancellation) is { Count: > 0 } page)
            {
                foreach (var review in page)
                    await writer.WriteLineAsync(string.Join(',', Fields(review).Select(CsvField.Of)).AsMemory(), cancellation);
                after = Keys.ReviewPlace(page[^1].At, page[^1].Id);
            }
        }
    }

    private static string?[] Fields(Review review) =>
    [
        review.Id, Moment(review.At), ReviewQuery.Of(review.State), review.Reason, review.Stars.ToString(CultureInfo.InvariantCulture), review.Title, review.Text, review.By, review.Product, review.Item, review.ItemId, review.OrderId,
        Word(review.IsVerified), Word(review.IsIncentivised), Word(review.IsGift), review.Decisions is [.., var last] ? last.By ?? "rules" : null, review.Decisions is [.., var decided] ? Moment(decided.At) : null,
    ];

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Word(bool isSo) => isSo ? "yes" : "no";
}
