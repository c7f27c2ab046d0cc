using System.Security.Cryptography;
using Retention.App.Settings;

namespace Retention.App.Storage;

/// <summary>The key under which the root key and the key ring are sealed (AES-256-GCM). It comes from a vault, never from storage.</summary>
internal sealed class MasterKey(ReadOnlyMemory<byte> key)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>The key that is set, or the trial's own, made once in the data directory and readable by its owner only.</summary>
    public static MasterKey From(AppSettings settings)
    {
        if (settings.MasterKey is { } set)
            return new(set.AsMemory());
        if (settings.InMemory)
            return new(RandomNumberGenerator.GetBytes(32));
        System.IO.Directory.CreateDirectory(settings.DataDirectory);
        var file = Path.Combine(settings.DataDirectory, "master.key");
        if (!File.Exists(file))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var stream = new FileStream(file, options);
            stream.Write(RandomNumberGenerator.GetBytes(32));
        }

        return new(File.ReadAllBytes(file));
    }

    /// <summary>Seals some bytes.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceSize + TagSize + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Span, TagSize);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize));
        return sealedBytes;
    }

    /// <summary>Opens what was sealed.</summary>
    /// <exception cref="CryptographicException">It was sealed with another key, or changed since.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < NonceSize + TagSize)
            throw new CryptographicException("Too short to have been sealed here.");
        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key.Span, TagSize);
        aes.Decrypt(sealedBytes[..NonceSize], sealedBytes[(NonceSize + TagSize)..], sealedBytes.Slice(NonceSize, TagSize), plain);
        return plain;
    }
}
