using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Retention.App.Settings;

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
    /// <exception cref="SettingsException">It was sealed with another master key.</exception>
    public static async Task<RootKey> LoadAsync(AppStorage storage, MasterKey master, CancellationToken cancellation)
    {
        var sealedKey = await storage.KeyRing.FindAsync(BlobName, cancellation);
        if (sealedKey is null)
        {
            // Of two programs that make it at once, one is first; both read what that one made.
            await storage.KeyRing.AddAsync(BlobName, BinaryData.FromBytes(master.Seal(RandomNumberGenerator.GetBytes(32))), cancellation);
            sealedKey = await storage.KeyRing.FindAsync(BlobName, cancellation);
        }

        return new(Open(sealedKey!.ToArray(), master));
    }

    /// <summary>A code that only this program can make, for this purpose and these bytes (HMAC-SHA256).</summary>
    public byte[] Mac(string purpose, ReadOnlySpan<byte> bytes) =>
        HMACSHA256.HashData(Derived(purpose), bytes);

    /// <summary>Seals bytes for this purpose.</summary>
    public byte[] Seal(string purpose, ReadOnlySpan<byte> plain) => Sealing.Seal(Derived(purpose), plain);

    /// <summary>Opens what was sealed for this purpose.</summary>
    /// <exception cref="CryptographicException">It was not sealed here, or changed since.</exception>
    public byte[] Open(string purpose, ReadOnlySpan<byte> sealedBytes) => Sealing.Open(Derived(purpose), sealedBytes);

    private byte[] Derived(string purpose) => _derived.GetOrAdd(purpose,
        static (name, root) => HKDF.DeriveKey(HashAlgorithmName.SHA256, root.ToArray(), 32, info: Encoding.UTF8.GetBytes(name)), key);

    private static byte[] Open(byte[] sealedKey, MasterKey master)
    {
        try
        {
            return master.Open(sealedKey);
        }
        catch (CryptographicException wrong)
        {
            throw new SettingsException(["Keys__Master is not the key with which this storage was set up. Set it to the earlier value."], wrong);
        }
    }
}
