using System.Collections.Immutable;
using System.Globalization;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Events;
using Retention.Reviews;

namespace Retention.App.Storefronts.ReviewFile;

/// <summary>
/// Takes reviews of a file into the shop's index, or only looks which are new. They earn no credit, start no flow and are nobody's event: the index alone
/// learns of them. What was imported before, or is here already, stays as it is; what somebody wrote who was erased stays behind.
/// </summary>
internal sealed class ReviewLines(ReviewAdding adding, ImportedReviews imported, ShopStore shops)
{
    private const string By = "import";

    /// <summary>Takes them over; for a dry run it only looks.</summary>
    /// <returns>What became of each, in the order of the file, and the lines that stay behind.</returns>
    public async Task<ReviewsTaken> TakeAsync(string shop, ImportProgress import, ImmutableArray<ReviewLine> lines, CancellationToken cancellation)
    {
        if ((await shops.FindAsync(shop, cancellation))?.Shop is not { } known)
            return new([], []);
        var all = lines.Select(line => (line.Line, Review: Made(shop, line, import, known.Settings.ShowReviews))).ToList();
        var erased = await imported.ErasedAsync(shop, all.Select(one => one.Review.Shopper), cancellation);
        var reviews = all.Where(one => !erased.Contains(one.Review.Shopper)).ToList();
        var added = import.Source.IsDryRun
            ? await adding.NewAsync(shop, reviews.Select(one => one.Review.Id), cancellation)
            : await adding.AddAsync(shop, [.. reviews.Select(one => one.Review)], cancellation);
        // Somebody may have been erased in between, who then found nothing here to erase.
        if (!import.Source.IsDryRun)
            await imported.EraseAsync(shop, await imported.ErasedAsync(shop, reviews.Where(one => added.Contains(one.Review.Id)).Select(one => one.Review.Shopper), cancellation), cancellation);
        // Twice in one file it is one.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new(
            [.. reviews.Select(one => new ImportLine(one.Line, added.Contains(one.Review.Id) && seen.Add(one.Review.Id) ? ImportLine.New : ImportLine.Known))],
            [.. all.Where(one => erased.Contains(one.Review.Shopper)).Select(one => new ImportFault("Its author had everything erased.", "It stays behind: there is nothing to do.") { Line = one.Line })]);
    }

    private Review Made(string shop, ReviewLine line, ImportProgress import, ReviewShowing showing)
    {
        var review = new Review
        {
            Id = IdOf(shop, line),
            // By the hash of the address the review is found when its owner is erased; nobody is made known by it.
            Shopper = Name.OfEmail(line.Email) is { } email ? imported.AuthorOf(shop, email) : "",
            OrderId = "",
            Product = line.Product,
            Item = line.Item,
            Stars = line.Stars,
            Title = line.Title,
            Text = line.Text,
            By = DisplayName.Of(line.Name),
            IsVerified = line.IsVerified,
            IsIncentivised = line.IsRewarded || import.Source.IsRewarded,
            IsGift = line.IsGift,
            At = line.At,
            Source = line.Source,
            Reply = line.Reply is { } reply ? new(reply, By, line.ReplyAt ?? line.At) : null,
        };
        return review.Decided(Moderation.JudgeImported(review.Words, showing, line.WasShown), by: null, import.StartedAt);
    }

    // Our own export knows its reviews by our id, so that a shop's own file brings back nothing twice.
    private static string IdOf(string shop, ReviewLine line) => line switch
    {
        { Source: ReviewSource.Here, Id: { } ours } when Keys.IsReviewId(ours) => ours,
        { Id: { } id } => Keys.ImportedReviewId(shop, line.Source, $"id {id}"),
        _ => Keys.ImportedReviewId(shop, line.Source, string.Create(CultureInfo.InvariantCulture, $"{line.Product}|{line.Name}|{line.Email}|{line.At.UtcTicks}|{line.Stars}|{line.Title}|{line.Text}")),
    };
}

/// <summary>What became of some lines of a file of reviews.</summary>
/// <param name="Lines">Those that are here now, or were before.</param>
/// <param name="Behind">Those that stay behind, and why.</param>
internal sealed record ReviewsTaken(IReadOnlyCollection<ImportLine> Lines, ImmutableArray<ImportFault> Behind);
