using System.Collections.Immutable;
using System.Globalization;
using Retention.Reviews;

namespace Retention.App.ForShoppers;

/// <summary>Brings together what was said of each item: in the letter's link, in a review that was sent, in a draft, in the form. Pure.</summary>
internal static class ReviewForm
{
    // A letter names at most twelve; whoever ordered more reviews the first.
    private const int MostItems = 20;

    /// <summary>What can be reviewed.</summary>
    public static ImmutableArray<ReviewedItem> Items(Visit visit) =>
        visit.Order is null || visit.About is not { } about ? [] : [.. about.Lines.Take(MostItems).Select((line, number) => new ReviewedItem(number, line.Title, line.Variant, line.VariantId) { ProductId = line.ProductId })];

    /// <summary>An item as it was left: a draft is newer than what was sent.</summary>
    public static ReviewedItem Left(ReviewedItem item, ReviewDraft? draft, ImmutableDictionary<string, Review> sent) =>
        draft?.Of(item.Key) is { } begun ? item with { Stars = begun.Stars, Title = begun.Title, Text = begun.Text, Photos = begun.Photos }
        : sent.TryGetValue(item.Key, out var review) ? item with { Stars = review.Stars, Title = review.Title, Text = review.Text, Photos = review.Photos }
        : item;

    /// <summary>An item as the form says: photos that it had stay unless they were taken off, and new ones come behind them.</summary>
    /// <param name="item">The item as it was left.</param>
    /// <param name="post">What was posted.</param>
    /// <param name="words">The words for what was not kept.</param>
    public static ReviewedItem Posted(ReviewedItem item, ReviewPost.Read post, ReviewWords words)
    {
        var (number, form) = (item.Number.ToString(CultureInfo.InvariantCulture), post.Form);
        var off = form.All("off").ToHashSet(StringComparer.Ordinal);
        var photos = item.Photos.Where(photo => !off.Contains(photo.Id)).Concat(post.Taken.Where(photo => photo.Item == item.Number).Select(photo => photo.Photo)).DistinctBy(photo => photo.Id, StringComparer.Ordinal).ToList();
        var many = post.Taken.Where(taken => taken.Item == item.Number && photos.IndexOf(taken.Photo) >= ReviewPhoto.MostOfItem).Select(taken => words.Refused(new(item.Number, taken.Name, PhotoRefusal.OneTooMany)));
        return item with
        {
            Stars = form.Number($"stars-{number}", least: 1, most: 5),
            Title = form.Line($"title-{number}"),
            Text = form.Text($"text-{number}"),
            Photos = [.. photos.Take(ReviewPhoto.MostOfItem)],
            Refused = [.. post.Refused.Where(one => one.Item == item.Number).Select(words.Refused), .. many],
        };
    }

    /// <summary>Whether an item says anything that was not sent before.</summary>
    public static bool IsNews(ReviewedItem item, ImmutableDictionary<string, Review> sent) => !item.IsEmpty
        && !(sent.TryGetValue(item.Key, out var review) && review.Stars == item.Stars && review.Title == item.Title && review.Text == item.Text && review.Photos.SequenceEqual(item.Photos));

    /// <summary>What has to be put right before it can be sent; null for nothing.</summary>
    public static Fault? FaultOf(ImmutableArray<ReviewedItem> items, ReviewWords words)
    {
        foreach (var item in items)
        {
            if (item.Title.Length > Reviewing.MostTitle || item.Text.Length > Reviewing.MostText)
                return new(item.Title.Length > Reviewing.MostTitle ? $"title-{item.Number}" : $"text-{item.Number}", words.TooLong(item.Item));
            if (!item.Refused.IsEmpty)
                return new($"photos-{item.Number}", item.Refused[0]);
            if (!item.IsEmpty && item.Stars is null)
                return new($"stars-{item.Number}", words.NoStarsFor(item.Item));
        }

        return items.All(item => item.IsEmpty) ? new("stars-0", words.NoStars) : null;
    }

    /// <summary>The draft of what the form says.</summary>
    public static ReviewDraft Draft(Visit visit, ImmutableArray<ReviewedItem> items) => new(visit.Link.About, visit.Now)
    {
        Items = [.. items.Where(item => !item.IsEmpty).Select(item => new DraftItem(item.Key, item.Stars, item.Title, item.Text) { Photos = item.Photos })],
    };
}
