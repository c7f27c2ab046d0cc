using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Photos;

/// <summary>
/// Shows photos of reviews to browsers: to everybody those whose review is published, and to the shop's people and the author theirs. What is sent was built by
/// <see cref="PhotoReader"/>, and still goes out as if it were hostile: of a type that its own bytes say, never guessed at, in a sandbox where nothing runs.
/// </summary>
internal sealed class PhotoDoor(PhotoLinks links, PhotoStore photos, ReviewStore reviews, ShopStore shops, TimeProvider time)
{
    /// <summary>For how long browsers, and caches on the way, keep a photo that everybody may see: so long may one be seen that was taken back.</summary>
    public static readonly TimeSpan Cached = TimeSpan.FromMinutes(5);

    /// <summary>Maps it.</summary>
    public static void Map(WebApplication app) => app.MapMethods("/photos/{shop}/{name}", [HttpMethods.Get, HttpMethods.Head],
        (string shop, string name, PhotoDoor door, CancellationToken cancellation) => door.ShowAsync(shop, name, cancellation));

    /// <summary>Shows one; for a link that opens nothing, or nothing any more, 404.</summary>
    public async Task<IResult> ShowAsync(string shop, string name, CancellationToken cancellation)
    {
        if (links.Read(shop, name) is not { } link)
            return Results.NotFound();
        var owner = link.Owner is var (shopper, until) ? (until > time.GetUtcNow() ? shopper : null) : await OwnerAsync(link, cancellation);
        if (owner is null || await photos.FindAsync(shop, owner, link.Photo, cancellation) is not { } bytes)
            return Results.NotFound();
        return new PhotoAnswer(bytes, isPublic: link.Owner is null);
    }

    // Whose published review it is of; null where it is of none, or the shop shows none.
    private async Task<string?> OwnerAsync(PhotoLink link, CancellationToken cancellation) =>
        (await shops.FindAsync(link.Shop, cancellation))?.Shop is { UninstalledAt: null, Settings.ShowReviews: not ReviewShowing.Off }
        && (await reviews.FindAsync(link.Shop, Keys.ReviewOf(link.Photo), cancellation))?.Review is { State: ReviewState.Published } review
        && review.Photos.Any(photo => photo.Id == link.Photo)
            ? review.Shopper
            : null;
}
