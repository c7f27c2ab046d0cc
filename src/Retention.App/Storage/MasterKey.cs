using System.Security.Cryptography;
using Retention.App.Settings;

namespace Retention.App.Storage;

/// <summary>The key under which the root key and the key ring are sealed . It comes from a vault, never from storage.</summary>
internal sealed class MasterKey(ReadOnlyMemory<byte> key)
{
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
            // Written whole before it has its name: a program that starts at the same moment never reads half of it.
            var half = $"{file}.{Guid.NewGuid():N}";
            using (var stream = new FileStream(half, options))
                stream.Write(RandomNumberGenerator.GetBytes(32));
            try
            {
                File.Move(half, file, overwrite: false);
            }
            catch (IOException)
            {
                File.Delete(half); // The other one was first.
            }
        }

        return new(File.ReadAllBytes(file));
    }

    /// <summary>Seals some bytes.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain) => Sealing.Seal(key.Span, plain);

    /// <summary>Opens what was sealed.</summary>
    /// <exception cref="CryptographicException">It was sealed with another key, or changed since.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes) => Sealing.Open(key.Span, sealedBytes);
}
