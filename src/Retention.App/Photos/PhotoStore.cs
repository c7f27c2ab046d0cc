using Retention.App.Storage;

namespace Retention.App.Photos;

/// <summary>A photo that is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Bytes">How many bytes it has as it is kept.</param>
/// <param name="KeptAt">Since when, by the storage's own clock (UTC).</param>
internal sealed record KeptPhoto(string Id, long Bytes, DateTimeOffset KeptAt);

/// <summary>
/// Photos of reviews, a blob each, under the shop and the shopper whose they are: so an erasure finds them all, whatever went wrong before. A draft's and a waiting
/// review's are nobody's business, so all lie sealed.
/// </summary>
internal sealed class PhotoStore(AppStorage storage, RootKey root, Identity identity)
{
    // The first byte of what is sealed says in which form it is.
    private const byte Version = 1;
    private const string Purpose = "photos";

    /// <summary>Keeps one; the same one again changes nothing.</summary>
    public Task PutAsync(string shop, string shopper, string photo, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        storage.Photos.PutAsync(Keys.Photo(shop, shopper, photo), BinaryData.FromBytes(root.Seal(Purpose, [Version, .. bytes.Span])), cancellation);

    /// <summary>Reads one, also where it lies with somebody who was merged into the shopper since, or the shopper into somebody. Null when there is none.</summary>
    /// <exception cref="NewerVersionException">A newer program wrote it.</exception>
    public async Task<byte[]?> FindAsync(string shop, string shopper, string photo, CancellationToken cancellation)
    {
        if (await ReadAsync(shop, shopper, photo, cancellation) is { } found)
            return found;
        var known = (await identity.FollowAsync(shop, shopper, cancellation)).Shopper;
        foreach (var other in known.Merged.Add(known.Id).Where(other => other != shopper))
        {
            if (await ReadAsync(shop, other, photo, cancellation) is { } theirs)
                return theirs;
        }

        return null;
    }

    /// <summary>All photos that lie with a shopper.</summary>
    public async Task<IReadOnlyList<KeptPhoto>> ListAsync(string shop, string shopper, CancellationToken cancellation)
    {
        var (all, beginning) = (new List<KeptPhoto>(), Keys.Photos(shop, shopper));
        await foreach (var blob in storage.Photos.GetBlobsAsync(prefix: beginning, cancellationToken: cancellation))
            all.Add(new(blob.Name[beginning.Length..], blob.Properties.ContentLength ?? 0, blob.Properties.LastModified ?? DateTimeOffset.MinValue));
        return all;
    }

    /// <summary>Forgets some. One that is gone already is an answer, no error.</summary>
    public async Task RemoveAsync(string shop, string shopper, IEnumerable<string> photos, CancellationToken cancellation)
    {
        foreach (var photo in photos)
            await storage.Photos.GetBlobClient(Keys.Photo(shop, shopper, photo)).DeleteIfExistsAsync(cancellationToken: cancellation);
    }

    /// <summary>Forgets all that lie with a shopper.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> EraseAsync(string shop, string shopper, CancellationToken cancellation)
    {
        var all = await ListAsync(shop, shopper, cancellation);
        await RemoveAsync(shop, shopper, all.Select(photo => photo.Id), cancellation);
        return all.Count;
    }

    private async Task<byte[]?> ReadAsync(string shop, string shopper, string photo, CancellationToken cancellation)
    {
        if (await storage.Photos.FindAsync(Keys.Photo(shop, shopper, photo), cancellation) is not { } sealedPhoto)
            return null;
        var opened = root.Open(Purpose, sealedPhoto.ToMemory().Span);
        StoredJson.Check(opened[0]);
        return opened[1..];
    }
}
