using System.Security.Cryptography;
using Retention.App.Storefronts;

namespace Retention.App.Commands;

/// <summary>A file that a command was given: it is put aside under a name that follows from its content, so that the same file goes on where it stopped.</summary>
internal static class GivenFile
{
    /// <summary>Puts it aside; null, with what is wrong said, when it can't be read or is too large.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="said">What the command calls it.</param>
    /// <param name="smaller">What to do about one that is too large.</param>
    /// <param name="files">Where files are kept.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<(string Name, long Length)?> KeepAsync(string shop, string path, string said, string smaller, ImportFiles files, CancellationToken cancellation)
    {
        try
        {
            await using var content = File.OpenRead(path);
            var name = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation))[..24];
            content.Position = 0;
            if (await files.KeepAsync(shop, name, content, cancellation) is FileKept.Kept(var length))
                return (name, length);
            await OneShop.FaultAsync($"{said} is larger than {ImportFiles.Limit / 1024 / 1024} MB. {smaller}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await OneShop.FaultAsync($"{said} can't be read: {fault.Message}");
        }

        return null;
    }
}
