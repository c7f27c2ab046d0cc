using System.Security.Cryptography;
using System.Text;
using Retention.App.Photos;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.ForShoppers;

/// <summary>What became of a file: a photo that is kept, or why it is none.</summary>
/// <param name="Photo">The photo; null where it was not taken.</param>
/// <param name="Bytes">How many bytes it has as it is kept.</param>
/// <param name="Fault">Why it was not taken.</param>
internal sealed record FileTaken(ReviewPhoto? Photo, int Bytes, PhotoFault? Fault = null);

/// <summary>Takes a shopper's files as photos of items, and gives away what is no longer wanted.</summary>
internal sealed class PhotoTaking(PhotoStore photos, Leftovers leftovers, RootKey root)
{
    private const int Digits = 6; // In bytes.

    /// <summary>Reads a file, and keeps it as a photo where it is one.</summary>
    /// <param name="visit">Whose.</param>
    /// <param name="item">The key of the item that it shows.</param>
    /// <param name="once">The form's own value: the same file of the same form is the same photo.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<FileTaken> TakeAsync(Visit visit, string item, string once, Stream content, CancellationToken cancellation)
    {
        var bytes = new byte[PhotoLimits.MostBytes + 1];
        var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        switch (PhotoReader.Read(bytes.AsSpan(0, length)))
        {
            case PhotoRead.Photo photo:
                var review = Keys.ReviewId(visit.Shop.Id, visit.Shopper.Id, item);
                var words = Encoding.UTF8.GetBytes($"{review}|{once}|{Convert.ToHexStringLower(SHA256.HashData(photo.Bytes))}");
                var id = Keys.PhotoId(review, Convert.ToHexStringLower(root.Mac($"photos|{visit.Shop.Id}", words)[..Digits]));
                await leftovers.MarkAsync(visit.Shop.Id, visit.Shopper.Id, visit.Now, cancellation);
                await photos.PutAsync(visit.Shop.Id, visit.Shopper.Id, id, photo.Bytes, cancellation);
                return new(new(id, photo.Width, photo.Height), photo.Bytes.Length);
            case PhotoRead.Refused(var fault):
                return new(Photo: null, Bytes: 0, fault);
            case var other:
                throw new InvalidOperationException($"Say what {other.GetType().Name} means.");
        }
    }

    /// <summary>
    /// The photos of an item as they are to be sent: those that were kept before the shopper was merged with another are kept anew, since a photo's name begins with
    /// its review's. One that is gone is left out.
    /// </summary>
    public async Task<IReadOnlyList<ReviewPhoto>> OwnAsync(Visit visit, string item, IEnumerable<ReviewPhoto> of, CancellationToken cancellation)
    {
        var (review, own) = (Keys.ReviewId(visit.Shop.Id, visit.Shopper.Id, item), new List<ReviewPhoto>());
        foreach (var photo in of)
        {
            if (Keys.ReviewOf(photo.Id) == review)
                own.Add(photo);
            else if (await photos.FindAsync(visit.Shop.Id, visit.Shopper.Id, photo.Id, cancellation) is { } bytes)
            {
                var moved = photo with { Id = Keys.PhotoId(review, photo.Id[review.Length..]) };
                await leftovers.MarkAsync(visit.Shop.Id, visit.Shopper.Id, visit.Now, cancellation);
                await photos.PutAsync(visit.Shop.Id, visit.Shopper.Id, moved.Id, bytes, cancellation);
                own.Add(moved);
            }
        }

        return own;
    }

    /// <summary>Forgets photos that stand in no review that was sent.</summary>
    public Task ForgetAsync(Visit visit, IEnumerable<ReviewPhoto> gone, CancellationToken cancellation) =>
        photos.RemoveAsync(visit.Shop.Id, visit.Shopper.Id, gone.Select(photo => photo.Id), cancellation);
}
