using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;

namespace Retention.App.Storage;

/// <summary>
/// The key from which all lasting keys are derived: shoppers' links, names' hashes, queue seals. Made once, kept sealed in storage, so
/// that the master key can be changed (and this one sealed again) without breaking a single link or name.
/// </summary>
internal sealed class RootKey(ReadOnlyMemory<byte> key)
{
    private const string BlobName = "root";
    private readonly ConcurrentDictionary<string, byte[]> _derived = new(StringComparer.Ordinal);

    /// <summary>Reads the key, or makes it when storage is new.</summary>
    /// <exception cref="InvalidOperationException">It was sealed with another master key.</exception>
    public static async Task<RootKey> LoadAsync(AppStorage storage, MasterKey master, CancellationToken cancellation)
    {
        var blob = storage.KeyRing.GetBlobClient(BlobName);
        try
        {
            await blob.UploadAsync(BinaryData.FromBytes(master.Seal(RandomNumberGenerator.GetBytes(32))), overwrite: false, cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
        }

        return new(Open(await Download(blob, cancellation), master));
    }

    /// <summary>A code that only this program can make, for this purpose and these bytes (HMAC-SHA256).</summary>
    public byte[] Mac(string purpose, ReadOnlySpan<byte> bytes) =>
        HMACSHA256.HashData(_derived.GetOrAdd(purpose, static (name, root) => HKDF.DeriveKey(HashAlgorithmName.SHA256, root.ToArray(), 32, info: Encoding.UTF8.GetBytes(name)), key), bytes);

    private static async Task<byte[]> Download(BlobClient blob, CancellationToken cancellation) =>
        (await blob.DownloadContentAsync(cancellation)).Value.Content.ToArray();

    private static byte[] Open(byte[] sealedKey, MasterKey master)
    {
        try
        {
            return master.Open(sealedKey);
        }
        catch (CryptographicException wrong)
        {
            throw new InvalidOperationException("Keys__Master is not the key with which this storage was set up. Set it to the earlier value.", wrong);
        }
    }
}
