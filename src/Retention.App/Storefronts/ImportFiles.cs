using System.Globalization;
using Retention.App.Storage;

namespace Retention.App.Storefronts;

/// <summary>What became of putting a file aside: a closed type of two cases.</summary>
internal abstract record FileKept
{
    private FileKept()
    {
    }

    /// <summary>It is kept until its import ends.</summary>
    /// <param name="Length">How many bytes it has.</param>
    internal sealed record Kept(long Length) : FileKept;

    /// <summary>It is larger than <see cref="ImportFiles.Limit"/>; nothing of it is kept.</summary>
    internal sealed record TooLarge : FileKept;
}

/// <summary>
/// Files that merchants gave to be imported, until that is done. They hold personal data, so they lie sealed, in pieces: a piece can be opened by
/// itself, and an upload never stands in memory whole.
/// </summary>
internal sealed class ImportFiles(AppStorage storage, RootKey root)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int Limit = 100 * 1024 * 1024;

    /// <summary>How long a file is kept whose import never ended.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private const int Piece = 256 * 1024;
    private const string Purpose = "imports";

    /// <summary>Puts a file aside, over one of the same name.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="file">The file's name: letters and digits.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<FileKept> KeepAsync(string shop, string file, Stream content, CancellationToken cancellation)
    {
        var bytes = new byte[Piece];
        var length = 0L;
        for (var number = 0; ; number++)
        {
            var read = await content.ReadAtLeastAsync(bytes, Piece, throwOnEndOfStream: false, cancellation);
            if (number >= Limit / Piece && read > 0)
            {
                await RemoveAsync(shop, file, cancellation);
                return new FileKept.TooLarge();
            }

            if (read > 0 || number == 0)
                await storage.ImportFiles.PutAsync(NameOf(shop, file, number), BinaryData.FromBytes(root.Seal(Purpose, bytes.AsSpan(0, read))), cancellation);
            length += read;
            if (read < Piece)
                return new FileKept.Kept(length);
        }
    }

    /// <summary>Opens a file.</summary>
    public ImportFile Open(string shop, string file) => new(Piece, async (number, cancellation) =>
        await storage.ImportFiles.FindAsync(NameOf(shop, file, number), cancellation) is { } piece ? root.Open(Purpose, piece.ToMemory().Span) : null);

    /// <summary>Forgets a file.</summary>
    public async Task RemoveAsync(string shop, string file, CancellationToken cancellation)
    {
        await foreach (var blob in storage.ImportFiles.GetBlobsAsync(prefix: $"{shop}/{file}/", cancellationToken: cancellation))
            await storage.ImportFiles.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellation);
    }

    /// <summary>Forgets files whose import never ended.</summary>
    public async Task CleanAsync(CancellationToken cancellation)
    {
        var last = DateTimeOffset.UtcNow - Kept; // The storage's own clock marks the blobs.
        await foreach (var blob in storage.ImportFiles.GetBlobsAsync(cancellationToken: cancellation))
        {
            if (blob.Properties.LastModified < last)
                await storage.ImportFiles.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellation);
        }
    }

    private static string NameOf(string shop, string file, int number) => string.Create(CultureInfo.InvariantCulture, $"{shop}/{file}/{number:D6}");
}

/// <summary>A file that was put aside, read piece by piece; the last piece is remembered. Used from one thread.</summary>
/// <param name="piece">How long each piece is but the last, in bytes.</param>
/// <param name="read">Reads a piece by its number; null after the last.</param>
internal sealed class ImportFile(int piece, Func<int, CancellationToken, Task<byte[]?>> read)
{
    private (int Number, byte[]? Bytes)? _last;

    /// <summary>The bytes from a place to the end of its piece; none at the end of the file. Null when there is no such file.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(long offset, CancellationToken cancellation)
    {
        var number = (int)(offset / piece);
        if (_last is not { } last || last.Number != number)
            _last = last = (number, await read(number, cancellation));
        if (last.Bytes is null)
            return number == 0 ? (ReadOnlyMemory<byte>?)null : ReadOnlyMemory<byte>.Empty;
        return last.Bytes.AsMemory(Math.Min((int)(offset % piece), last.Bytes.Length));
    }
}
